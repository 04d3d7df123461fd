import { claim, deployment, documents, storageClass, volume } from '../../../src/check/examples';
import { runChecks } from '../../../src/check/run';
import { DRIVER } from '../../../src/drivers/names';
import { inventoryOf } from '../inventory-of';
import { severities } from '../severities';

interface Program {
  readonly image: string;
  readonly path: string;
}

/** One process per directory; any number; unknown. */
const ONE: Program = { image: 'postgres:17', path: '/var/lib/postgresql/data' };
const MANY: Program = { image: 'frappe/erpnext:v15.40.0', path: '/home/frappe/frappe-bench/sites' };
const UNKNOWN: Program = { image: 'registry.example/web:1', path: '/srv/data' };

/** The same manifests around another program. */
const run = (yaml: string, { image, path }: Program): string =>
  yaml.replaceAll('image: registry.example/web:1', `image: ${image}`).replaceAll('/srv/data', path);

const fixes = (rule: string, yaml: string): readonly string[] =>
  runChecks(inventoryOf(yaml), { only: [rule] }).map(({ fix }) => fix);

const daemonSet = deployment()
  .replace('kind: Deployment', 'kind: DaemonSet')
  .replace(/ {2}replicas.*\n.*strategy.*\n/, '');

const report = deployment({ name: 'report' });

const onHostPath = documents(
  volume({ className: 'manual', mode: 'ReadWriteMany', source: 'hostPath: { path: /srv, type: Directory }' }),
  claim({ className: 'manual', mode: 'ReadWriteMany' }),
  deployment({ replicas: 2 }),
);

const onEmptyDir = deployment({ replicas: 2 }).replace('persistentVolumeClaim: { claimName: data }', 'emptyDir: {}');

const rules: readonly (readonly [rule: string, yaml: string])[] = [
  ['rwo-two-workloads', documents(storageClass(), claim(), deployment(), report)],
  ['rwo-daemonset', documents(storageClass(), claim(), daemonSet)],
  ['rwop-multi-replica', documents(storageClass(), claim({ mode: 'ReadWriteOncePod' }), deployment({ replicas: 2 }))],
  ['driver-access-mode', documents(storageClass(), claim({ mode: 'ReadWriteMany' }), deployment())],
  [
    'driver-access-mode',
    documents(
      volume({ mode: 'ReadWriteMany', source: `csi: { driver: ${DRIVER.awsEbs}, volumeHandle: vol-1 }` }),
      claim({ mode: 'ReadWriteMany' }),
      deployment(),
    ),
  ],
  ['hostpath-not-shared', onHostPath],
];

describe('shared storage is never the fix for a program that allows only one writer', () => {
  test.each(rules)('%s', (rule, yaml) => {
    const found = fixes(rule, run(yaml, ONE));
    expect(found).not.toEqual([]);
    for (const fix of found) {
      expect(fix).not.toMatch(/ReadWriteMany|shared file system|nodes share/);
      expect(fix).toMatch(/[Rr]un one pod|allows only one writer/);
      expect(fix).toContain('PostgreSQL');
    }
  });
});

describe('it is for one that allows several, without an if', () => {
  test.each(rules)('%s', (rule, yaml) => {
    const found = fixes(rule, run(yaml, MANY).replaceAll('registry.example/report:1', MANY.image));
    expect(found).not.toEqual([]);
    for (const fix of found) {
      expect(fix).toMatch(/^Use (ReadWriteMany|storage that nodes share|a driver for shared file systems)/);
      expect(fix).not.toContain('only if');
    }
  });
});

describe('where the program is not known, the fix says what decides', () => {
  test.each([
    ...rules,
    ['rwo-multi-replica', documents(storageClass(), claim(), deployment({ replicas: 2 }))] as const,
  ])('%s', (rule, yaml) => {
    const found = fixes(rule, run(yaml, UNKNOWN));
    expect(found).not.toEqual([]);
    for (const fix of found) expect(fix).toMatch(/only if the programs? allows? several writers/);
  });
});

test('several replicas of a program with a writer on emptyDirs become one', () => {
  const grafana = run(onEmptyDir, { image: 'grafana/grafana:11.2.0', path: '/var/lib/grafana' });
  expect(fixes('emptydir-replicas', grafana)).toEqual([
    'Run one replica, on a claim: Grafana allows only one writer, whatever the access mode.',
  ]);
  expect(fixes('emptydir-replicas', run(onEmptyDir, MANY))).toEqual([
    'Use one claim that all replicas can share (ReadWriteMany), or run one replica.',
  ]);
});

test('an update of a database on a disk for one node is an error where there is one node, else a warning', () => {
  const yaml = run(documents(storageClass(), claim(), deployment({ strategy: 'RollingUpdate' })), ONE);
  expect(severities('second-writer', yaml)).toEqual(['warning Deployment web']);
  expect(severities('second-writer', yaml, { nodes: 1 })).toEqual(['error Deployment web']);
  const three = run(documents(storageClass(), claim(), deployment({ replicas: 3 })), ONE);
  expect(severities('second-writer', three)).toEqual(['error Deployment web']);
});

test('an update with a claim for one pod is mended by its strategy', () => {
  const yaml = documents(
    storageClass(),
    claim({ mode: 'ReadWriteOncePod' }),
    deployment({ strategy: 'RollingUpdate' }),
  );
  expect(fixes('rwop-multi-replica', yaml)).toEqual(['Write strategy: { type: Recreate }']);
});
