import { changesBetween } from '../../src/change/between';
import { runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';

const pair = (size: string): string => `apiVersion: v1
kind: PersistentVolume
metadata: { name: files }
spec:
  capacity: { storage: ${size} }
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: ""
  claimRef: { namespace: default, name: files }
  csi: { driver: csi.hetzner.cloud, volumeHandle: "12345" }
  nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: csi.hetzner.cloud/location, operator: In, values: [nbg1] }] }] } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec:
  storageClassName: ""
  volumeName: files
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: ${size} } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  strategy: { type: Recreate }
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: registry.example/db:1, volumeMounts: [{ name: files, mountPath: /srv/files }] }]
      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]
`;
const files = (texts: Readonly<Record<string, string>>): Inventory =>
  new Inventory(Object.entries(texts).flatMap(([file, text]) => readManifests(file, text).manifests));
const told = (inventory: Inventory): readonly string[] =>
  runChecks(inventory)
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, origin }) => `${rule} ${'file' in origin ? origin.file : ''}`);

test.each([
  ['the same', pair('10Gi'), pair('10Gi')],
  ['another', pair('10Gi'), pair('20Gi')],
])('an object and %s in another file are not held against each other', (_, one, other) => {
  const both = files({ 'one.yaml': one, 'other.yaml': other });
  expect(both.claims).toHaveLength(1);
  expect(both.persistentVolumes).toHaveLength(1);
  expect(both.workloads).toHaveLength(1);
  expect(both.alternatives).toHaveLength(1);
  expect(told(both)).toEqual([]);
  expect(changesBetween(both, both)).toEqual({ objects: [], findings: [] });
});

test('each alternative is looked at with what is beside it, which is told once', () => {
  const typo = pair('10Gi').replace('/srv/files', '/proc/x');
  const shared = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { colour: 1 }\n';
  expect(told(files({ 'app/a.yaml': pair('10Gi'), 'app/b.yaml': typo, 'app/settings.yaml': shared }))).toEqual([
    'config-value-not-string app/settings.yaml',
    'mount-over-system-dir app/b.yaml',
  ]);
});

test('what a shared file has against some of its alternatives alone is no error', () => {
  const [volume = '', claim = '', deployment = ''] = pair('10Gi').split('---\n');
  const blocks = claim.replace('spec:\n', 'spec:\n  volumeMode: Block\n');
  const copy = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: copy }
spec:
  storageClassName: ""
  volumeName: copy
  dataSource: { kind: PersistentVolumeClaim, name: files }
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 10Gi } }
`;
  const severities = (...claims: readonly string[]): readonly string[] => {
    const texts = Object.fromEntries(claims.map((text, index) => [`app/${String(index)}.yaml`, text] as const));
    return runChecks(files({ ...texts, 'app/copy.yaml': copy }))
      .filter(({ rule }) => rule === 'clone-other-class')
      .map(({ severity }) => severity);
  };
  expect([volume, deployment]).not.toContain('');
  expect(severities(claim)).toEqual([]);
  expect(severities(blocks)).toEqual(['error']);
  expect(severities(claim, blocks)).toEqual(['warning']);
  expect(severities(blocks, blocks)).toEqual(['error']);
});

test('two folders of which each has its own copy are two apps, whatever else is in them', () => {
  const [volume = '', claim = '', deployment = ''] = pair('10Gi').split('---\n');
  const second = deployment.replace('name: db }\nspec', 'name: backup }\nspec');
  expect(second).not.toBe(deployment);
  const together = files({ 'a/all.yaml': pair('10Gi'), 'b/backup.yaml': second });
  expect(told(together)).toEqual(['rwo-two-workloads b/backup.yaml']);
  const apart = files({
    'a/all.yaml': pair('10Gi'),
    'b/claim.yaml': `${volume}---\n${claim}`,
    'b/backup.yaml': second,
  });
  expect(told(apart)).toEqual([]);
});

test('changes compares an app with an app: of alternatives the first with the first', () => {
  const old = files({ 'one.yaml': pair('10Gi'), 'other.yaml': pair('20Gi') });
  const next = files({ 'one.yaml': pair('5Gi'), 'other.yaml': pair('20Gi') });
  expect(changesBetween(old, next).findings.map(({ rule, message }) => [rule, message])).toEqual([
    ['pvc-shrink', 'the request shrinks from 10Gi to 5Gi'],
  ]);
});

test('a Namespace may be written again by each file, and differently', () => {
  const space = (level: string): string =>
    `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { level: ${level} } }\n`;
  const both = files({ 'a.yaml': space('a'), 'b.yaml': `${space('b')}---\n${pair('10Gi')}` });
  expect(both.alternatives).toEqual([]);
  expect(told(both)).toEqual([]);
  expect(changesBetween(both, both)).toEqual({ objects: [], findings: [] });
});

test('what one file says twice is looked at twice', () => {
  const both = files({ 'one.yaml': pair('10Gi') + '---\n' + pair('10Gi') });
  expect(both.claims).toHaveLength(2);
  expect(told(both)).toContain('duplicate-object one.yaml');
});
