import { problemsOf } from './strict';

const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'a' } };
const SPEC = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const SNAPSHOT = { apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshot', metadata: { name: 'a' } };

test('a right claim and a right snapshot have no problem', () => {
  expect(problemsOf({ ...CLAIM, spec: SPEC })).toEqual([]);
  expect(problemsOf({ ...SNAPSHOT, spec: { source: { persistentVolumeClaimName: 'a' } } })).toEqual([]);
});

test.each([
  [
    { ...SPEC, volumneName: 'v' },
    'PersistentVolumeClaim.spec.volumneName is not a field of V1PersistentVolumeClaimSpec',
  ],
  [{ ...SPEC, volumeMode: 'FileSystem' }, 'PersistentVolumeClaim.spec.volumeMode is FileSystem'],
  [{ ...SPEC, accessModes: [] }, 'PersistentVolumeClaim.spec.accessModes is missing'],
  [
    { ...SPEC, resources: { requests: { storage: '10GB' } } },
    'PersistentVolumeClaim.spec.resources.requests[storage] is no quantity: "10GB"',
  ],
])('the claim %j is not one that a strict API server takes', (spec, problem) => {
  expect(problemsOf({ ...CLAIM, spec })).toEqual([problem]);
});

test('a volume of two sources is not one that the API server takes', () => {
  const volumes = [{ name: 'a', emptyDir: {}, hostPath: { path: '/a' } }];
  const spec = { containers: [{ name: 'a', image: 'a' }], volumes };
  expect(problemsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec })).toEqual([
    'Pod.spec.volumes[0] has 2 sources',
  ]);
});

test('an unknown field of a custom resource is a problem', () => {
  expect(problemsOf({ ...SNAPSHOT, spec: { source: { claim: 'a' } } })).toEqual([
    'VolumeSnapshot.spec.source.claim is not a field',
  ]);
});
