import { claim, documents, volume } from '../../../src/check/examples';
import { severities } from '../severities';

const reserved = (claimRef: string): string => volume({ more: `claimRef: { ${claimRef} }` });
const VOLUME = ['error PersistentVolume data-volume'];

test('a claimRef without a namespace keeps the volume from everybody', () => {
  expect(severities('claimref-namespace', documents(reserved('name: data'), claim()))).toEqual(VOLUME);
  expect(severities('claimref-namespace', reserved('name: archive'))).toEqual(VOLUME);
});

test('a claimRef with a slip in it keeps the volume from the claim that asks for it', () => {
  const app = documents(reserved('namespace: default, name: dta'), claim({ more: 'volumeName: data-volume' }));
  expect(severities('claimref-namespace', app)).toEqual(VOLUME);
});

test('a namespace that the manifests leave open is said as such', () => {
  const app = documents(reserved('namespace: prod, name: data'), claim());
  expect(severities('namespace-default-mismatch', app)).toEqual(['warning PersistentVolume data-volume']);
  expect(severities('claimref-namespace', app)).toEqual([]);
  const closed = documents(reserved('namespace: prod, name: data'), claim({ namespace: 'prod' }));
  expect(severities('namespace-default-mismatch', closed)).toEqual([]);
});

test('a role for a service account whose namespace is left open is a warning', () => {
  const binding = (kind: string, namespace: string): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects:
  - { kind: User, name: web, apiGroup: rbac.authorization.k8s.io }
  - { kind: ServiceAccount, name: web, namespace: ${namespace} }
`;
  const account = (namespace = ''): string =>
    `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web${namespace} }\n`;
  const rule = 'namespace-default-mismatch';
  for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
    expect(severities(rule, documents(account(), binding(kind, 'prod')))).toEqual([`warning ${kind} web`]);
    expect(severities(rule, documents(account(), binding(kind, 'default')))).toEqual([]);
    expect(severities(rule, documents(account(', namespace: prod'), binding(kind, 'prod')))).toEqual([]);
    expect(severities(rule, binding(kind, 'prod'))).toEqual([]);
  }
});

test('what Kubernetes does with the source of a claim', () => {
  const from = (field: string, source: string): string => claim({ more: `${field}: { ${source} }` });
  const one = ['error PersistentVolumeClaim data'];
  const rule = 'data-source-ignored';
  expect(severities(rule, from('dataSource', 'kind: VolumeSnapshot, name: a'))).toEqual(one);
  expect(severities(rule, from('dataSource', 'apiGroup: example.com, kind: Backup, name: a'))).toEqual(one);
  expect(severities(rule, from('dataSource', 'kind: PersistentVolumeClaim, name: a'))).toEqual([]);
  expect(severities(rule, from('dataSourceRef', 'apiGroup: example.com, kind: Backup, name: a'))).toEqual([]);
  expect(severities(rule, from('dataSourceRef', 'kind: VolumeSnapshot, name: a'))).toEqual(one);
  const snapshot = (name: string): string =>
    `{ apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: ${name} }`;
  const both = (name: string): string =>
    claim({ more: `dataSource: ${snapshot('a')}\ndataSourceRef: ${snapshot(name)}` });
  expect(severities(rule, both('a'))).toEqual([]);
  expect(severities(rule, both('b'))).toEqual(one);
  const elsewhere = from(
    'dataSourceRef',
    'apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: a, namespace: prod',
  );
  expect(severities(rule, elsewhere)).toEqual(['warning PersistentVolumeClaim data']);
});
