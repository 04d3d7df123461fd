// Reproduces kubernetes-sigs/aws-ebs-csi-driver examples/kubernetes/static-provisioning/manifests: an EBS volume that
// exists already, in one zone.
import { App, Chart, Size } from 'cdk8s';
import { StatefulApp, StaticVolume, Storage, VolumeAffinity, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'ebs-static');
  const volume = new StaticVolume(chart, 'volume', {
    name: 'test-pv',
    capacity: Size.gibibytes(5),
    storage: Storage.csi({
      driver: 'ebs.csi.aws.com',
      volumeHandle: 'vol-03c604538dd7d2f41',
      fsType: 'ext4',
      nodeAffinity: VolumeAffinity.zones('us-east-2c'),
    }),
  });
  // The claim has the class '' of the volume: otherwise it would get the default StorageClass.
  const claim = volume.claim('claim', { claimName: 'ebs-claim', name: 'persistent-storage' });
  const pod = new StatefulApp(chart, 'app', {
    image: 'public.ecr.aws/amazonlinux/amazonlinux',
    command: ['/bin/sh'],
    args: ['-c', 'while true; do echo $(date -u) >> /data/out.txt; sleep 5; done'],
    workload: Workload.pod({ name: 'app' }),
  });
  pod.mount('/data', claim);
}
