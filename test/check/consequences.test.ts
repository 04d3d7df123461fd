import { claim, deployment, documents, onNode, statefulSet, storageClass, volume } from '../../src/check/examples';
import type { Found } from '../../src/check/consequences';
import { withoutConsequences } from '../../src/check/consequences';
import { allRules, runChecks } from '../../src/check/run';
import type { RunOptions } from '../../src/check/run';
import { DRIVER } from '../../src/drivers/names';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';
import { inventoryOf } from './inventory-of';

/** What is found, notes left out: `severity rule`. */
const found = (yaml: string, options: RunOptions = {}): readonly string[] =>
  runChecks(inventoryOf(yaml), { notes: false, ...options }).map(({ severity, rule }) => `${severity} ${rule}`);

/** The text with one of its pieces, which is in it once, written otherwise. */
function replaced(yaml: string, from: string, to: string): string {
  expect(yaml.split(from)).toHaveLength(2);
  return yaml.replace(from, to);
}

const app = (): string => documents(storageClass(), claim(), deployment());

const named = (pv: string): string => documents(pv, claim({ more: 'volumeName: data-volume' }), deployment());

const onHostPath = (): string =>
  documents(
    volume({ mode: 'ReadWriteMany', source: 'hostPath: { path: /srv, type: Directory }' }),
    claim({ mode: 'ReadWriteMany' }),
    deployment({ replicas: 2 }),
  );

const pod = (image: string, more: string): string => `apiVersion: v1
kind: Pod
metadata: { name: db }
spec:
  containers:
    - name: db
      image: ${image}
${more}`;

const misspeltPgdata = (variable: string): string =>
  pod(
    'postgres:17',
    `      env: [{ name: ${variable}, value: /var/lib/postgresql/data/pgdata }]
      volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
  volumes: [{ name: data, persistentVolumeClaim: { claimName: db } }]
`,
  );

const database = (source: string): string =>
  pod(
    'mysql:8.4',
    `      volumeMounts: [{ name: data, mountPath: /var/lib/mysql }]
  volumes: [{ name: data, ${source} }]
`,
  );

const snapshots = (namespace: string): string =>
  documents(
    storageClass(),
    claim({ namespace: 'shop' }),
    deployment({ namespace: 'shop' }),
    `apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshot
metadata: { name: nightly, namespace: ${namespace} }
spec: { source: { persistentVolumeClaimName: data } }
`,
    claim({
      name: 'restored',
      namespace: 'shop',
      more: 'dataSource: { apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: nightly }',
    }),
    deployment({ name: 'restored', namespace: 'shop', claimName: 'restored' }),
  );

describe('consequences of a cause are not reported', () => {
  const cases: readonly (readonly [what: string, yaml: () => string, slip: string])[] = [
    ['a strategy under a misspelt name', () => replaced(app(), 'strategy:', 'strateyg:'), 'error unknown-field'],
    ['its misspelt type', () => replaced(app(), '{ type: Recreate }', '{ tyep: Recreate }'), 'error unknown-field'],
    [
      'a binding mode under a misspelt name',
      () => replaced(app(), 'volumeBindingMode:', 'voulmeBindingMode:'),
      'error unknown-field',
    ],
    [
      'a group that is quoted',
      () =>
        documents(
          storageClass(),
          claim(),
          deployment({ pod: 'securityContext: { runAsUser: 1000, fsGroup: "1000" }' }),
        ),
      'error wrong-type',
    ],
    [
      'a volume in capital letters',
      () => replaced(app(), '- { name: data, persistentVolumeClaim', '- { name: DATA, persistentVolumeClaim'),
      'error bad-name',
    ],
    ['a misspelt access mode', () => named(volume({ mode: 'ReadWriteOnec' })), 'error bad-access-mode'],
    [
      'a volume without access modes',
      () => named(replaced(volume(), '  accessModes: [ReadWriteOnce]\n', '')),
      'error missing-access-modes',
    ],
    ['a misspelt capacity', () => named(replaced(volume(), '{ storage:', '{ stroage:')), 'error pv-capacity'],
    [
      'a claimRef without a namespace',
      () => named(volume({ more: 'claimRef: { name: data }' })),
      'error claimref-namespace',
    ],
    ['a misspelt variable that moves the data', () => misspeltPgdata('PG_DATA'), 'warning misspelt-variable'],
    [
      'a shared directory whose node is under a misspelt name',
      () =>
        onHostPath().replace(
          'spec:',
          `spec:\n${onNode('node-1').replace('nodeAffinity', 'nodeAffinty').replace(/^/gm, '  ')}`,
        ),
      'error unknown-field',
    ],
    ['a shared directory of any node', onHostPath, 'warning hostpath-not-shared'],
    ['the size of an emptyDir that a database is on', () => database('emptyDir: {}'), 'warning emptydir-database'],
    [
      'a recycled root of the node',
      () =>
        replaced(
          documents(
            volume({ source: 'hostPath: { path: / }' }),
            claim({ more: 'volumeName: data-volume' }),
            deployment({ pod: 'nodeName: node-1' }),
          ),
          'Policy: Retain',
          'Policy: Recycle',
        ),
      'error hostpath-root-recycle, warning hostpath-sensitive',
    ],
    ['a snapshot in another namespace', () => snapshots('backup'), 'error snapshot-missing-claim'],
    [
      "a Service in another namespace than its set's pods",
      () =>
        statefulSet()
          .replace('name: db\nspec:\n  clusterIP', 'name: db\n  namespace: web\nspec:\n  clusterIP')
          .replace('name: db\nspec:\n  serviceName', 'name: db\n  namespace: shop\nspec:\n  serviceName'),
      'warning service-other-namespace',
    ],
  ];

  test.each(cases)('%s', (_, yaml, expected) => {
    expect(found(yaml()).join(', ')).toBe(expected);
  });
});

describe('findings that stay after the correction are reported as well', () => {
  test('replicas on one disk, whose class has a misspelt field', () => {
    const two = replaced(app(), 'replicas: 1', 'replicas: 2');
    expect(found(replaced(two, 'volumeBindingMode:', 'voulmeBindingMode:'))).toEqual([
      'error unknown-field',
      'error rwo-multi-replica',
    ]);
  });

  test('an error is not left out for a warning', () => {
    const disk = documents(storageClass(), claim({ name: 'db' }), misspeltPgdata('PG_DATA'));
    expect(found(disk)).toEqual(expect.arrayContaining(['warning misspelt-variable', 'error pgdata-mount-root']));
  });

  test('an allowed finding has no consequences', () => {
    const yaml = replaced(onHostPath(), 'name: data-volume', 'name: data-volume\n  annotations: { ALLOW }');
    const allowed = yaml.replace(
      'ALLOW',
      '"stateful.cdk8s.io/allow": hostpath-not-shared=each node has the same files',
    );
    expect(found(allowed)).toEqual(['warning hostpath-unpinned']);
  });

  test('a finding is reported if the rule of its cause does not run', () => {
    expect(found(onHostPath(), { only: ['hostpath-unpinned'] })).toEqual(['warning hostpath-unpinned']);
  });
});

test('a correction leaves out the findings of the rules that it resolves, without another run of the rules', () => {
  const inventory = inventoryOf(onHostPath());
  const rules = allRules().filter(({ name }) => ['hostpath-not-shared', 'hostpath-unpinned'].includes(name));
  const find = (of: Inventory): Found[] =>
    rules.flatMap(({ name, severity, ...rule }) =>
      [...rule.check(of)].map((problem) => ({ rule: name, severity: problem.severity ?? severity, problem })),
    );
  const worked = jest.fn(find);
  const namesIn = (found: readonly Found[]): readonly string[] =>
    withoutConsequences(inventory, found, worked).map(({ rule }) => rule);

  const found = find(inventory);
  expect(found.map(({ rule }) => rule)).toEqual(['hostpath-not-shared', 'hostpath-unpinned']);
  expect(namesIn(found)).toEqual(['hostpath-not-shared']);
  expect(worked).not.toHaveBeenCalled();

  const silent = found.map((one): Found => {
    const { correction } = one.problem;
    return correction === undefined
      ? one
      : { ...one, problem: { ...one.problem, correction: { ...correction, resolves: [] } } };
  });
  expect(namesIn(silent)).toEqual(['hostpath-not-shared']);
  expect(worked).toHaveBeenCalledTimes(1);
});

describe('one thing that is wrong is one finding', () => {
  test('a volume that two containers mount and the pod does not have', () => {
    const two = pod('registry.example/a:1', '      volumeMounts: [{ name: lost, mountPath: /a }]\n').concat(
      '    - { name: side, image: registry.example/b:1, volumeMounts: [{ name: lost, mountPath: /b }] }\n',
    );
    expect(found(two)).toEqual(['error missing-volume']);
    expect(found(two.replace('name: lost, mountPath: /b', 'name: gone, mountPath: /b'))).toHaveLength(2);
  });

  test('a key that two variables of a pod read', () => {
    const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { queue: mails }\n';
    const reads = (second: string): string =>
      documents(
        config,
        pod(
          'registry.example/a:1',
          ['quue', second]
            .map(
              (key, i) =>
                `        - { name: V${i}, valueFrom: { configMapKeyRef: { name: settings, key: ${key} } } }\n`,
            )
            .join('')
            .replace(/^/, '      env:\n'),
        ),
      );
    expect(found(reads('quue'))).toEqual(['error missing-config-key']);
    expect(found(reads('other'))).toHaveLength(2);
  });

  test('two directories of a program, one of them in the other', () => {
    const nextcloud = documents(
      claim(),
      deployment().replace('registry.example/web:1', 'nextcloud:29-apache').replace('/srv/data', '/data'),
    );
    expect(found(nextcloud)).toEqual(['warning data-path-not-mounted']);
  });

  test('a snapshot that is never taken is not restored either', () => {
    const yaml = documents(
      snapshots('shop'),
      `apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshotClass
metadata: { name: snapshots }
driver: ${DRIVER.gcpPersistentDisk}
deletionPolicy: Retain
`,
    ).replace('spec: { source:', 'spec: { volumeSnapshotClassName: snapshots, source:');
    expect(found(yaml)).toEqual(['error snapshot-other-driver']);
  });

  test.each(['postgres:latest', 'postgres', 'timescale/timescaledb:latest', 'influxdb:latest', 'mysql'])(
    'whichever versions the tag of %s may mean',
    (image) => {
      for (const mounts of ['', '      volumeMounts: [{ name: data, mountPath: /data }]\n']) {
        const yaml = pod(image, `${mounts}  volumes: [{ name: data, persistentVolumeClaim: { claimName: db } }]\n`);
        const about = found(mounts === '' ? yaml.replace(/ {2}volumes.*\n/, '') : yaml);
        expect(about).toHaveLength(1);
        expect(about[0]).toMatch(/data-path-not-mounted$/);
      }
    },
  );
});

test('a corrected object may have the name of one in another file, whose findings stay', () => {
  const service = (namespace: string): string => `apiVersion: v1
kind: Service
metadata: { name: web, namespace: ${namespace} }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;
  const files = [
    service('default'),
    documents(storageClass(), claim({ namespace: 'shop' }), deployment({ namespace: 'shop' }), service('shop')),
    pod(
      'registry.example/cache:1',
      '      volumeMounts: [{ name: files, mountPath: /srv }]\n  volumes: [{ name: files, emptyDir: {} }]\n',
    ),
  ];
  const inventory = new Inventory(files.flatMap((text, index) => readManifests(`${index}.yaml`, text).manifests));
  expect(runChecks(inventory, { notes: false }).map(({ rule }) => rule)).toEqual([
    'emptydir-unbounded',
    'service-other-namespace',
  ]);
});
