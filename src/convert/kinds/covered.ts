import type { Manifest } from '../../inventory/manifest';

/** The kinds with a construct, by API group and version. */
const COVERED: Readonly<Record<string, readonly string[]>> = {
  v1: ['ConfigMap', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service'],
  'apps/v1': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'batch/v1': ['CronJob', 'Job'],
  'storage.k8s.io/v1': ['StorageClass', 'VolumeAttributesClass'],
  'snapshot.storage.k8s.io/v1': ['VolumeSnapshot', 'VolumeSnapshotClass', 'VolumeSnapshotContent'],
  'groupsnapshot.storage.k8s.io/v1': ['VolumeGroupSnapshot', 'VolumeGroupSnapshotClass', 'VolumeGroupSnapshotContent'],
};

/** Whether there is a construct for the kind and version of an object. */
export function isCovered({ apiVersion, kind }: Manifest): boolean {
  return Object.hasOwn(COVERED, apiVersion) && COVERED[apiVersion]?.includes(kind) === true;
}
