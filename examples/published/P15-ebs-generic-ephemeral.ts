// Reproduces kubernetes-sigs/aws-ebs-csi-driver examples/kubernetes/ephemeral-volume/manifests: a disk that is made with
// its pod and deleted with it.
import { App, Chart, Size } from 'cdk8s';
import { EphemeralStore, ReclaimPolicy, StatefulApp, StorageClass, VolumeBindingMode, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'ebs-ephemeral');
  const disks = new StorageClass(chart, 'class', {
    name: 'ebs-ephemeral-demo',
    provisioner: 'ebs.csi.aws.com',
    allowVolumeExpansion: true,
    reclaimPolicy: ReclaimPolicy.DELETE,
    volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
  });
  const pod = new StatefulApp(chart, 'app', {
    image: 'public.ecr.aws/amazonlinux/amazonlinux',
    command: ['/bin/sh'],
    args: ['-c', 'while true; do echo $(date -u) >> /data/out.txt; sleep 5; done'],
    workload: Workload.pod({ name: 'app' }),
  });
  const disk = EphemeralStore.claim({
    name: 'persistent-storage',
    capacity: Size.gibibytes(1),
    storageClass: disks,
  });
  pod.mount('/data', disk);
}
