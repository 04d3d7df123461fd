// Reproduces kubernetes-csi/csi-driver-host-path examples/csi-storageclass.yaml, csi-pvc.yaml, csi-snapshotclass.yaml,
// csi-snapshot-v1.yaml and csi-restore.yaml: a snapshot of a claim, and a new claim filled from it.
import { App, Chart, Size } from 'cdk8s';
import {
  DataSource,
  PersistentStore,
  ReclaimPolicy,
  SnapshotClass,
  SnapshotDeletionPolicy,
  Storage,
  StorageClass,
  StoreSnapshot,
  VolumeBindingMode,
} from 'cdk8s-stateful';

const DRIVER = 'hostpath.csi.k8s.io';

export function build(app: App): void {
  const chart = new Chart(app, 'hostpath');
  const storageClass = new StorageClass(chart, 'class', {
    name: 'csi-hostpath-sc',
    provisioner: DRIVER,
    reclaimPolicy: ReclaimPolicy.DELETE,
    volumeBindingMode: VolumeBindingMode.IMMEDIATE,
    allowVolumeExpansion: true,
  });
  const storage = Storage.dynamic({ storageClass });
  const capacity = Size.gibibytes(1);
  const store = new PersistentStore(chart, 'store', { claimName: 'csi-pvc', capacity, storage });

  const snapshotClass = new SnapshotClass(chart, 'snapshot-class', {
    name: 'csi-hostpath-snapclass',
    driver: DRIVER,
    deletionPolicy: SnapshotDeletionPolicy.DELETE,
  });
  const snapshot = new StoreSnapshot(chart, 'snapshot', { name: 'new-snapshot-demo', store, snapshotClass });

  new PersistentStore(chart, 'restored', {
    claimName: 'hpvc-restore',
    capacity,
    storage,
    dataSource: DataSource.snapshot(snapshot),
  });
}
