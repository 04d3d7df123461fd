import { App, Chart, Size } from 'cdk8s';
import {
  Checks,
  DataSource,
  GroupSnapshot,
  GroupSnapshotClass,
  GroupSnapshotContent,
  GroupSnapshotContentProps,
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

test('a content of a volume knows its snapshot by uid', () => {
  const uid = 'f6eb8bd2-3e4b-4f1c-9d5a-0d3c0c1f2a11';
  const props = { driver, deletionPolicy: SnapshotDeletionPolicy.DELETE, volumeHandle: 'vol-1' };
  const snapshotRef = { name: 'nightly', namespace: 'prod', uid };
  const found = synth((chart) => new SnapshotContent(chart, 'content', { ...props, snapshotRef }));
  expect(only(found, 'VolumeSnapshotContent')['spec']).toMatchObject({
    source: { volumeHandle: 'vol-1' },
    volumeSnapshotRef: { name: 'nightly', namespace: 'prod', uid },
  });
  expect(found.flatMap(problemsOf)).toEqual([]);
  const made = (more: object) => () =>
    synth((chart) => new SnapshotContent(chart, 'c', { ...props, snapshotRef, ...more }));
  expect(made({ snapshotHandle: 'snap-1' })).toThrow(
    'a content has one origin; give either snapshotHandle or volumeHandle',
  );
  expect(made({ volumeHandle: undefined })).toThrow('a content has one origin');
  expect(made({ snapshotRef: { name: 'nightly', namespace: 'prod' } })).toThrow(
    'volumeHandle needs the snapshot that is taken',
  );
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
    new GroupSnapshot(chart, 'existing', { content: 'content' });
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

const GROUP_CONTENT: GroupSnapshotContentProps = {
  driver,
  groupSnapshotHandle: 'group-1',
  snapshotHandles: ['snap-1', 'snap-2'],
  deletionPolicy: SnapshotDeletionPolicy.RETAIN,
  groupSnapshotRef: { name: 'imported', namespace: 'prod' },
};

test('a group snapshot that the storage system has is named from both sides', () => {
  const found = synth(
    (chart) => {
      const groupSnapshotClass = GroupSnapshotClass.fromGroupSnapshotClassName(chart, 'class', 'groups');
      const content = new GroupSnapshotContent(chart, 'content', { ...GROUP_CONTENT, groupSnapshotClass });
      new GroupSnapshot(chart, 'group', { content });
    },
    { namespace: 'prod' },
  );
  expect(only(found, 'VolumeGroupSnapshotContent')).toEqual({
    apiVersion: 'groupsnapshot.storage.k8s.io/v1',
    kind: 'VolumeGroupSnapshotContent',
    metadata: { name: 'story-content' },
    spec: {
      deletionPolicy: 'Retain',
      driver,
      source: {
        groupSnapshotHandles: { volumeGroupSnapshotHandle: 'group-1', volumeSnapshotHandles: ['snap-1', 'snap-2'] },
      },
      volumeGroupSnapshotClassName: 'groups',
      volumeGroupSnapshotRef: { name: 'imported', namespace: 'prod' },
    },
  });
  expect(only(found, 'VolumeGroupSnapshot')).toMatchObject({
    metadata: { name: 'imported', namespace: 'prod' },
    spec: { source: { volumeGroupSnapshotContentName: 'story-content' } },
  });
  expect(found.flatMap(problemsOf)).toEqual([]);
});

test.each<[Partial<GroupSnapshotContentProps>, string]>([
  [{ groupSnapshotRef: { name: 'a', namespace: '' } }, 'groupSnapshotRef.namespace "" is not allowed'],
])('a content of a group that the API server would not take is refused (%#)', (props, message) => {
  const make = () => synth((chart) => new GroupSnapshotContent(chart, 'content', { ...GROUP_CONTENT, ...props }));
  expect(make).toThrow(`GroupSnapshotContent story/content: ${message}`);
});

test('claims, stores and snapshots are named by a text as well as by a construct', () => {
  const found = synth((chart) => {
    new StoreSnapshot(chart, 'snapshot', { store: 'ebs-claim' });
    new PersistentStore(chart, 'restored', { capacity, dataSource: DataSource.snapshot('ebs-volume-snapshot') });
    new PersistentStore(chart, 'cloned', { capacity, dataSource: DataSource.clone('ebs-claim') });
    const reference = { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'pvc-raw' };
    new PersistentStore(chart, 'grouped', { capacity, dataSource: DataSource.object(reference) });
  });
  const [snapshot, restored, cloned, grouped] = found.map(({ spec }) => spec);
  expect(snapshot).toEqual({ source: { persistentVolumeClaimName: 'ebs-claim' } });
  expect(restored).toMatchObject({
    dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'ebs-volume-snapshot' },
  });
  expect(cloned).toMatchObject({ dataSource: { kind: 'PersistentVolumeClaim', name: 'ebs-claim' } });
  expect(grouped).toMatchObject({ dataSource: { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'pvc-raw' } });
});

test.each<[() => unknown, string]>([
  [() => DataSource.clone(''), 'DataSource.clone: store "" is not allowed'],
  [
    () => DataSource.object({ kind: 'PersistentVolumeClaim', name: 'a', namespace: 'other' }),
    'DataSource.object: namespace is not allowed',
  ],
  [() => DataSource.reference({ kind: '', apiGroup: 'example.com', name: 'a' }), 'DataSource.reference: kind "" is'],
])('a data source that the API server would not take is refused (%#)', (make, message) => {
  expect(make).toThrow(message);
});

test('a snapshot in another namespace than its content is kept for is a finding, which may be meant', () => {
  const chart = new Chart(new App(), 'story', { namespace: 'prod' });
  const content = new SnapshotContent(chart, 'content', {
    driver,
    snapshotHandle: 'snap-1',
    deletionPolicy: SnapshotDeletionPolicy.DELETE,
    snapshotRef: { name: 'imported', namespace: 'default' },
  });
  const snapshot = new StoreSnapshot(chart, 'snapshot', { content });
  Checks.of(chart).expectFinding('snapshot-content-mismatch', 'imported');
  Checks.allow(snapshot, 'snapshot-content-mismatch', 'another tool moves it');
  expect(Checks.of(chart).findings.map(({ rule }) => rule)).not.toContain('snapshot-content-mismatch');
});
