// Reproduces kubernetes-csi/csi-driver-nfs deploy/example/storageclass-nfs.yaml and deployment.yaml: a directory of an
// NFS server, shared by all pods of a Deployment.
import { App, Chart, Size } from 'cdk8s';
import {
  AccessMode,
  PersistentStore,
  ReclaimPolicy,
  StatefulApp,
  Storage,
  StorageClass,
  VolumeBindingMode,
  Workload,
} from 'cdk8s-stateful';

const SCRIPT = 'set -euo pipefail; while true; do echo $(hostname) $(date) >> /mnt/nfs/outfile; sleep 1; done';

export function build(app: App): void {
  const chart = new Chart(app, 'nfs', { namespace: 'default' });
  const nfs = new StorageClass(chart, 'class', {
    name: 'nfs-csi',
    provisioner: 'nfs.csi.k8s.io',
    parameters: { server: 'nfs-server.default.svc.cluster.local', share: '/' },
    reclaimPolicy: ReclaimPolicy.DELETE,
    volumeBindingMode: VolumeBindingMode.IMMEDIATE,
    allowVolumeExpansion: true,
    mountOptions: ['nfsvers=4.1'],
  });
  const shared = new PersistentStore(chart, 'shared', {
    claimName: 'pvc-deployment-nfs',
    name: 'nfs',
    accessModes: [AccessMode.READ_WRITE_MANY], // in this example, multiple Pods consume the same claim
    capacity: Size.gibibytes(10),
    storage: Storage.dynamic({ storageClass: nfs }),
  });
  const writer = new StatefulApp(chart, 'deployment-nfs', {
    image: 'mcr.microsoft.com/oss/nginx/nginx:1.19.5',
    command: ['/bin/bash', '-c', SCRIPT],
    pod: { nodeSelector: { 'kubernetes.io/os': 'linux' } },
    workload: Workload.deployment({
      name: 'deployment-nfs',
      replicas: 1,
      selector: { name: 'deployment-nfs' },
      podMetadata: { name: 'deployment-nfs' },
    }),
  });
  writer.mount('/mnt/nfs', shared, { readOnly: false });
}
