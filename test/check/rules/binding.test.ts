import {
  claim,
  deployment,
  documents,
  localClass,
  localVolume,
  statefulSet,
  storageClass,
  volume,
} from '../../../src/check/examples';
import { DRIVER } from '../../../src/drivers/names';
import { inventoryOf } from '../inventory-of';
import { severities } from '../severities';

const DEFAULT = "annotations: { storageclass.kubernetes.io/is-default-class: 'true' }";

test('a volume reserved for a claim is bound whatever else differs', () => {
  const app = documents(
    volume({ className: 'other', size: '1Gi', more: 'claimRef: { namespace: default, name: data }' }),
    claim({ more: 'volumeName: data-volume' }),
  );
  for (const rule of ['binding-class', 'binding-capacity', 'claimref-namespace']) {
    expect(severities(rule, app)).toEqual([]);
  }
});

test('an empty class and none are the same on a volume', () => {
  const app = documents(volume({ className: '' }), claim({ className: '', more: 'volumeName: data-volume' }));
  expect(severities('binding-class', app)).toEqual([]);
});

test('without volumeName, the only volume that is left over is taken for the one that is meant', () => {
  const app = (size: string): string =>
    documents(volume({ className: 'nfs-static' }), claim({ className: 'nfs', size }));
  expect(severities('binding-class', app('10Gi'))).toEqual(['warning PersistentVolumeClaim data']);
  expect(severities('binding-class', app('8Gi'))).toEqual([]);
});

test('a claim without a class may get just the class of its volume, where that is a usual default', () => {
  const app = (className: string): string =>
    documents(volume({ className }), claim({ className: 'none', more: 'volumeName: data-volume' }));
  expect(severities('binding-class', app('manual'))).toEqual(['error PersistentVolumeClaim data']);
  expect(severities('binding-class', app('standard'))).toEqual(['warning PersistentVolumeClaim data']);
  expect(severities('binding-class', app('standard'), { defaultClass: 'standard' })).toEqual([]);
});

test('words that the API server refuses are left to their own rules', () => {
  const app = documents(volume({ more: 'volumeMode: FileSystem' }), claim({ mode: 'ReadOnly' }));
  expect(severities('binding-volume-mode', app)).toEqual([]);
  expect(severities('binding-access-mode', app)).toEqual([]);
});

test('a claim that a class provisions for is not held to the volumes', () => {
  const app = documents(storageClass(), volume({ size: '1Gi' }), claim());
  expect(severities('binding-capacity', app)).toEqual([]);
});

test('a default class takes a claim that names its volume too', () => {
  const app = documents(
    storageClass({ annotations: DEFAULT }),
    volume({ className: '' }),
    claim({ className: 'none', more: 'volumeName: data-volume' }),
  );
  expect(severities('static-claim-default-class', app)).toEqual(['error PersistentVolumeClaim data']);
  expect(severities('binding-class', app)).toEqual([]);
});

test('a default class that the cluster is said to have takes it as well; one that nobody knows of is a note', () => {
  const app = documents(volume({ className: '' }), claim({ className: 'none' }));
  expect(severities('static-claim-default-class', app, { defaultClass: 'gp3' })).toEqual([
    'warning PersistentVolumeClaim data',
  ]);
  expect(severities('static-claim-default-class', app, { defaultClass: '' })).toEqual([]);
  expect(severities('static-claim-default-class', app)).toEqual(['info PersistentVolumeClaim data']);
});

test('a claim that a volume fits is told of the default class, and of nothing that follows from it', () => {
  const app = (volumeMode: string, className = 'none'): string =>
    documents(
      storageClass({ annotations: DEFAULT }),
      volume({ className: '', mode: volumeMode }),
      claim({ className, mode: 'ReadWriteMany', more: 'selector: {}' }),
    );
  expect(severities('static-claim-default-class', app('ReadWriteMany'))).toEqual([
    'warning PersistentVolumeClaim data',
  ]);
  for (const [rule, severity] of [
    ['driver-access-mode', 'error'],
    ['selector-blocks-provisioning', 'warning'],
  ] as const) {
    expect(severities(rule, app('ReadWriteMany'))).toEqual([]);
    expect(severities(rule, app('ReadWriteOnce'))).toEqual([`${severity} PersistentVolumeClaim data`]);
    expect(severities(rule, app('ReadWriteMany', 'disk'))).toEqual([`${severity} PersistentVolumeClaim data`]);
  }
});

test('claimRef to another claim than the one that asks for the volume keeps it from that one', () => {
  const app = (ref: string): string =>
    documents(volume({ more: `claimRef: { ${ref} }` }), claim({ more: 'volumeName: data-volume' }));
  expect(severities('claimref-namespace', app('namespace: default, name: other'))).toEqual([
    'error PersistentVolume data-volume',
  ]);
  expect(severities('claimref-namespace', app('namespace: default, name: data'))).toEqual([]);
});

test('a volume may be reserved for a claim that is not among the manifests', () => {
  const app = documents(volume({ more: 'claimRef: { namespace: prod, name: archive }' }), storageClass(), claim());
  expect(severities('claimref-namespace', app)).toEqual([]);
  expect(severities('namespace-default-mismatch', app)).toEqual([]);
});

test('a template that names a volume names it for every replica', () => {
  const set = (replicas: number): string =>
    documents(volume(), statefulSet({ className: 'disk', replicas })).replace(
      'resources: { requests: { storage: 10Gi } }',
      'volumeName: data-volume\n        resources: { requests: { storage: 10Gi } }',
    );
  expect(severities('pv-claimed-twice', set(2))).toEqual(['error StatefulSet db']);
  expect(severities('pv-claimed-twice', set(1))).toEqual([]);
});

test('volumes of one size are told apart by a selector or by being one and the same export', () => {
  const nfs = (name: string, path: string, more = ''): string =>
    volume({ name, source: `nfs: { server: nas.example, path: ${path} }` }).replace(
      `name: ${name}`,
      `name: ${name}\n  labels: { for: ${name} }${more}`,
    );
  const two = documents(nfs('a', '/export/a'), nfs('b', '/export/b'));
  const select = (name: string): string => claim({ name, more: `selector: { matchLabels: { for: ${name} } }` });
  expect(severities('ambiguous-binding', documents(two, claim({ name: 'a' }), claim({ name: 'b' })))).toEqual([
    'warning PersistentVolumeClaim b',
  ]);
  expect(severities('ambiguous-binding', documents(two, select('a'), select('b')))).toEqual([]);
  expect(
    severities(
      'ambiguous-binding',
      documents(nfs('a', '/export'), nfs('b', '/export'), claim({ name: 'a' }), claim({ name: 'b' })),
    ),
  ).toEqual([]);
});

test('disks of nodes are a pool: any claim may have any', () => {
  const app = documents(
    localClass(),
    localVolume('disk-1', 'node-1'),
    localVolume('disk-2', 'node-2'),
    claim({ name: 'a', className: 'local' }),
    claim({ name: 'b', className: 'local' }),
  );
  expect(severities('ambiguous-binding', app)).toEqual([]);
  expect(severities('static-pool-too-small', app)).toEqual([]);
  expect(severities('static-pool-too-small', documents(app, claim({ name: 'c', className: 'local' })))).toEqual([
    'warning PersistentVolumeClaim c',
  ]);
});

test('a pool of which no volume is among the manifests is made by somebody else', () => {
  expect(severities('static-pool-too-small', documents(localClass(), statefulSet({ replicas: 3 })))).toEqual([]);
});

test('what a pool lacks, a class with a provisioner makes', () => {
  const app = documents(storageClass(), volume(), statefulSet({ className: 'disk', replicas: 3 }));
  expect(severities('static-pool-too-small', app)).toEqual([]);
});

test('a copy may have another class of the same driver', () => {
  const copy = (className: string, namespace = ''): string =>
    claim({ name: 'copy', namespace, className, more: 'dataSource: { kind: PersistentVolumeClaim, name: data }' });
  const classes = documents(storageClass(), storageClass({ name: 'fast' }));
  expect(severities('clone-other-class', documents(classes, claim(), copy('fast')))).toEqual([]);
  const inX = documents(classes, claim({ namespace: 'x' }));
  expect(severities('clone-missing-source', documents(inX, copy('disk')))).toEqual([]);
  expect(severities('clone-missing-source', documents(inX, copy('disk', 'other')))).toEqual([
    'warning PersistentVolumeClaim other/copy',
  ]);
  expect(severities('clone-missing-source', documents(classes, deployment(), copy('disk')))).toEqual([
    'info PersistentVolumeClaim copy',
  ]);
});

test('claims that fit volumes of several sizes get them in any order', () => {
  const nfs = (name: string, size: string): string =>
    volume({ name, size, source: `nfs: { server: nas.example, path: /export/${name} }` });
  const app = (size: string): string =>
    documents(nfs('a', '10Gi'), nfs('b', '50Gi'), claim({ name: 'a' }), claim({ name: 'b', size }));
  expect(severities('ambiguous-binding', app('10Gi'))).toEqual(['warning PersistentVolumeClaim b']);
  expect(severities('ambiguous-binding', app('20Gi'))).toEqual([]);
});

test('the binder takes a volume with fewer access modes before a smaller one', () => {
  const app = documents(
    volume({ name: 'small', mode: 'ReadWriteOnce, ReadWriteMany', size: '10Gi' }),
    volume({ name: 'large', size: '50Gi' }),
    claim(),
  );
  const [bound] = inventoryOf(app).claims;
  expect(bound?.binding).toMatchObject({ state: 'bound', by: 'match', volume: { name: 'large' } });
});

test('the annotation of old goes before the field', () => {
  const app = claim().replace(
    'name: data',
    'name: data\n  annotations: { volume.beta.kubernetes.io/storage-class: manual }',
  );
  expect(inventoryOf(app).claims[0]?.className).toBe('manual');
});

test('a volume that is refused itself keeps nobody from it', () => {
  const app = (more: Parameters<typeof volume>[0]): string => documents(volume(more), claim());
  expect(severities('binding-capacity', app({ size: '0' }))).toEqual([]);
  expect(severities('binding-access-mode', app({ mode: '' }))).toEqual([]);
});

test('a volume in a selector without the label is told apart by it', () => {
  const labelled = volume({ name: 'gold' }).replace('name: gold', 'name: gold\n  labels: { tier: gold }');
  const app = (expression: string): string =>
    documents(labelled, claim({ more: `selector: { matchExpressions: [{ ${expression} }] }` }));
  for (const fits of ['key: tier, operator: Exists', 'key: tier, operator: NotIn, values: [silver]']) {
    expect(severities('binding-selector', app(fits))).toEqual([]);
  }
  for (const misses of [
    'key: tier, operator: DoesNotExist',
    'key: tier, operator: NotIn, values: [gold]',
    'key: zone, operator: In, values: [a]',
    'key: tier, operator: Like, values: [gold]',
  ]) {
    expect(severities('binding-selector', app(misses))).toEqual(['warning PersistentVolumeClaim data']);
  }
});

test('a class that is not among the manifests may provision where its volumes are of a CSI driver', () => {
  const restored = volume({ className: 'fast', source: `csi: { driver: ${DRIVER.awsEbs}, volumeHandle: vol-1 }` });
  const app = (size = '10Gi'): string =>
    documents(restored, claim({ className: 'fast', more: 'volumeName: data-volume' }), claim({ name: 'new', size }));
  const all = (yaml: string): readonly string[] => severities('static-pool-too-small', yaml.replaceAll('disk', 'fast'));
  expect(all(app())).toEqual([]);
  const small = documents(restored, claim({ className: 'fast', size: '20Gi' }));
  expect(severities('binding-capacity', small)).toEqual(['warning PersistentVolumeClaim data']);
  const nfs = documents(volume({ className: 'fast' }), claim({ className: 'fast', size: '20Gi' }));
  expect(severities('binding-capacity', nfs)).toEqual(['warning PersistentVolumeClaim data']);
});
