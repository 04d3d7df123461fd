import { Size } from 'cdk8s';
import {
  DataSource,
  GroupSnapshot,
  GroupSnapshotClass,
  GroupSnapshotVersion,
  PersistentStore,
  SnapshotClass,
  SnapshotContent,
  SnapshotDeletionPolicy,
  StoreSnapshot,
  VolumeMode,
} from '../../src';
import { problemsOf } from '../property/strict';
import { only, synth } from '../support/synth';

const capacity = Size.gibibytes(1);
const driver = 'csi.example.com';

test('a snapshot is taken of a store, and a new store restored from it', () => {
  const found = synth((chart) => {
    const store = new PersistentStore(chart, 'store', { capacity });
    const snapshotClass = new SnapshotClass(chart, 'class', {
      driver,
      deletionPolicy: SnapshotDeletionPolicy.RETAIN,
      parameters: { tier: 'cold' },
      isDefault: true,
    });
    const snapshot = new StoreSnapshot(chart, 'snapshot', { store, snapshotClass });
    new PersistentStore(chart, 'restored', { capacity, dataSource: DataSource.snapshot(snapshot) });
  });
  expect(only(found, 'VolumeSnapshot')['spec']).toEqual({
    source: { persistentVolumeClaimName: 'story-store' },
    volumeSnapshotClassName: 'story-class',
  });
  expect(only(found, 'VolumeSnapshotClass')).toMatchObject({
    metadata: { annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' } },
    deletionPolicy: 'Retain',
  });
  expect(found.flatMap(problemsOf)).toEqual([]);
  expect(found).toMatchSnapshot();
});

test('a snapshot that the storage system has is named from both sides', () => {
  const found = synth(
    (chart) => {
      const content = new SnapshotContent(chart, 'content', {
        name: 'imported-content',
        driver,
        snapshotHandle: 'snap-0fba4ae2fbff7a9a5',
        deletionPolicy: SnapshotDeletionPolicy.RETAIN,
        snapshotRef: { kind: 'VolumeSnapshot', name: 'imported', namespace: 'prod' },
        snapshotClass: SnapshotClass.fromSnapshotClassName(chart, 'class', 'csi-aws-vsc'),
        sourceVolumeMode: VolumeMode.FILESYSTEM,
      });
      new StoreSnapshot(chart, 'snapshot', { content });
    },
    { namespace: 'prod' },
  );
  expect(only(found, 'VolumeSnapshotContent')).toEqual({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotContent',
    metadata: { name: 'imported-content' },
    spec: {
      deletionPolicy: 'Retain',
      driver,
      source: { snapshotHandle: 'snap-0fba4ae2fbff7a9a5' },
      sourceVolumeMode: 'Filesystem',
      volumeSnapshotClassName: 'csi-aws-vsc',
      volumeSnapshotRef: { kind: 'VolumeSnapshot', name: 'imported', namespace: 'prod' },
    },
  });
  expect(only(found, 'VolumeSnapshot')).toMatchObject({
    metadata: { name: 'imported', namespace: 'prod' },
    spec: { source: { volumeSnapshotContentName: 'imported-content' } },
  });
  expect(found.flatMap(problemsOf)).toEqual([]);
});

test('a content that the cluster has, and a snapshot that it has, are named', () => {
  const found = synth((chart) => {
    new StoreSnapshot(chart, 'snapshot', { content: 'content-in-cluster' });
    const existing = StoreSnapshot.fromSnapshotName(chart, 'existing', 'nightly');
    new PersistentStore(chart, 'restored', { capacity, dataSource: DataSource.snapshot(existing) });
  });
  expect(only(found, 'VolumeSnapshot')['spec']).toEqual({
    source: { volumeSnapshotContentName: 'content-in-cluster' },
  });
  expect(only(found, 'PersistentVolumeClaim')['spec']).toMatchObject({ dataSource: { name: 'nightly' } });
});

test('a group snapshot selects claims by their labels, in the version that the cluster serves', () => {
  const found = synth((chart) => {
    const version = GroupSnapshotVersion.V1BETA2;
    const deletionPolicy = SnapshotDeletionPolicy.DELETE;
    const groupSnapshotClass = new GroupSnapshotClass(chart, 'class', { driver, deletionPolicy, version });
    new GroupSnapshot(chart, 'group', { selector: { matchLabels: { app: 'db' } }, groupSnapshotClass, version });
    new GroupSnapshot(chart, 'existing', { contentName: 'content' });
  });
  expect(found).toEqual([
    {
      apiVersion: 'groupsnapshot.storage.k8s.io/v1beta2',
      kind: 'VolumeGroupSnapshotClass',
      metadata: { name: 'story-class' },
      driver,
      deletionPolicy: 'Delete',
    },
    {
      apiVersion: 'groupsnapshot.storage.k8s.io/v1beta2',
      kind: 'VolumeGroupSnapshot',
      metadata: { name: 'story-group' },
      spec: { source: { selector: { matchLabels: { app: 'db' } } }, volumeGroupSnapshotClassName: 'story-class' },
    },
    {
      apiVersion: 'groupsnapshot.storage.k8s.io/v1',
      kind: 'VolumeGroupSnapshot',
      metadata: { name: 'story-existing' },
      spec: { source: { volumeGroupSnapshotContentName: 'content' } },
    },
  ]);
});

test('a snapshot in another namespace than its content is kept for is refused', () => {
  const build = () =>
    synth(
      (chart) => {
        const content = new SnapshotContent(chart, 'content', {
          driver,
          snapshotHandle: 'snap-1',
          deletionPolicy: SnapshotDeletionPolicy.DELETE,
          snapshotRef: { name: 'imported', namespace: 'default' },
        });
        new StoreSnapshot(chart, 'snapshot', { content });
      },
      { namespace: 'prod' },
    );
  expect(build).toThrow(
    'StoreSnapshot story/snapshot: the content is kept for the snapshot "imported" in namespace "default", and this one is "imported" in "prod"; give both the same',
  );
});
