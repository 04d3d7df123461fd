import { Chart, Size } from 'cdk8s';
import {
  AwsEbs,
  PersistentStore,
  ReclaimPolicy,
  ReplicaStore,
  ServiceType,
  SessionAffinity,
  SnapshotClass,
  SnapshotDeletionPolicy,
  StorageClass,
  StoreSnapshot,
  VolumeBindingMode,
  Workload,
} from 'cdk8s-stateful';
import { Environment } from './environment';

const REPLICAS = 3;

/** Names the snapshots; a new name takes new ones, before the release that it is called after. */
const SNAPSHOT = 'before-release-2';

/**
 * Three replicas, each with an encrypted disk of its own that outlives its claim. A reader stays with one replica, and so
 * with one story.
 */
export const production: Environment = {
  name: 'production',
  namespace: 'story',
  workload: Workload.statefulSet({ name: 'story', replicas: REPLICAS }),
  service: {
    name: 'story-public',
    port: 80,
    type: ServiceType.LOAD_BALANCER,
    sessionAffinity: SessionAffinity.CLIENT_IP,
  },
  store: (chart) => {
    const disks = AwsEbs.storageClass(chart, 'gp3', {
      type: 'gp3',
      encrypted: true,
      reclaimPolicy: ReclaimPolicy.RETAIN,
      volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
      allowVolumeExpansion: true,
    });
    takeSnapshots(chart, disks);
    return new ReplicaStore(chart, 'story-volume', {
      capacity: Size.gibibytes(10),
      storageClass: disks,
    });
  },
  hardened: { runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, writablePaths: ['/tmp'] },
};

/** A snapshot of each replica's disk, which stays when its object is deleted. */
function takeSnapshots(chart: Chart, disks: StorageClass): void {
  const snapshotClass = new SnapshotClass(chart, 'kept', {
    driver: disks.provisioner,
    deletionPolicy: SnapshotDeletionPolicy.RETAIN,
  });
  for (let replica = 0; replica < REPLICAS; replica++) {
    const store = PersistentStore.fromClaimName(chart, `disk-${replica}`, `story-volume-story-${replica}`);
    new StoreSnapshot(chart, `snapshot-${replica}`, { name: `story-${replica}-${SNAPSHOT}`, store, snapshotClass });
  }
}
