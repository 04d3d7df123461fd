import type { Manifest } from '../../inventory/manifest';

/** The kinds that constructs make, by API group. */
const COVERED: Readonly<Record<string, readonly string[]>> = {
  '': ['ConfigMap', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service'],
  apps: ['DaemonSet', 'Deployment', 'StatefulSet'],
  batch: ['CronJob', 'Job'],
  'storage.k8s.io': ['StorageClass', 'VolumeAttributesClass'],
  'snapshot.storage.k8s.io': ['VolumeSnapshot', 'VolumeSnapshotClass', 'VolumeSnapshotContent'],
  'groupsnapshot.storage.k8s.io': ['VolumeGroupSnapshot', 'VolumeGroupSnapshotClass', 'VolumeGroupSnapshotContent'],
};

/** Whether there is a construct for the kind of an object. */
export function isCovered({ group, kind }: Manifest): boolean {
  return COVERED[group]?.includes(kind) === true;
}
