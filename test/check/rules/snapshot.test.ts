import { claim, documents, statefulSet, storageClass } from '../../../src/check/examples';
import { severities } from '../severities';

const GROUP = 'snapshot.storage.k8s.io';
const snapshot = (source: string, more = '', namespace = ''): string => `apiVersion: ${GROUP}/v1
kind: VolumeSnapshot
metadata: { name: nightly${namespace === '' ? '' : `, namespace: ${namespace}`} }
spec:
  source: { ${source} }
${more}`;
const restored = (name = 'nightly', more = {}): string =>
  claim({ name: 'restored', more: `dataSource: { apiGroup: ${GROUP}, kind: VolumeSnapshot, name: ${name} }`, ...more });
const OF_DATA = 'persistentVolumeClaimName: data';

test.each([
  ['another name', restored('monthly'), ['info PersistentVolumeClaim restored']],
  ['nearly the name', restored('nightyl'), ['error PersistentVolumeClaim restored']],
  ['the name', restored(), []],
])('a restore of a snapshot that has %s', (_, text, expected) => {
  expect(severities('restore-missing-snapshot', documents(snapshot(OF_DATA), text))).toEqual(expected);
});

test('a snapshot of another namespace is an error where both namespaces are written', () => {
  const of = (from: string, to: string): readonly string[] =>
    severities(
      'restore-missing-snapshot',
      documents(snapshot(OF_DATA, '', from), restored('nightly', { namespace: to })),
    );
  expect(of('shop', 'copy')).toEqual(['error PersistentVolumeClaim copy/restored']);
  expect(of('shop', 'shop')).toEqual([]);
  expect(of('shop', '')).toEqual([]);
});

test('a snapshot of a claim that a StatefulSet makes has its claim', () => {
  const app = documents(statefulSet({ className: 'disk' }), snapshot('persistentVolumeClaimName: data-db-1'));
  expect(severities('snapshot-missing-claim', app)).toEqual([]);
  expect(severities('snapshot-missing-claim', snapshot(OF_DATA))).toEqual(['info VolumeSnapshot nightly']);
});

test('a snapshot that is made of a content has no claim', () => {
  const app = documents(claim(), snapshot('volumeSnapshotContentName: nightly-content'));
  expect(severities('snapshot-missing-claim', app)).toEqual([]);
  expect(severities('restore-too-small', documents(app, restored('nightly', { size: '1Gi' })))).toEqual([]);
});

test('the driver of a content counts', () => {
  const content = `apiVersion: ${GROUP}/v1
kind: VolumeSnapshotContent
metadata: { name: nightly-content }
spec:
  driver: pd.csi.storage.gke.io
  deletionPolicy: Retain
  source: { snapshotHandle: abc }
  volumeSnapshotRef: { name: nightly, namespace: default }
`;
  const app = documents(storageClass(), content, snapshot('volumeSnapshotContentName: nightly-content'), restored());
  expect(severities('snapshot-other-driver', app)).toEqual(['error PersistentVolumeClaim restored']);
});

test('what is larger than the snapshot, or as large, is made of it', () => {
  const app = (size: string): string => documents(claim(), snapshot(OF_DATA), restored('nightly', { size }));
  expect(severities('restore-too-small', app('10Gi'))).toEqual([]);
  expect(severities('restore-too-small', app('9Gi'))).toEqual(['error PersistentVolumeClaim restored']);
});
