import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS } from '../../src/plan/functions.generated';
import { rules } from '../../src/change/rules.generated';
import { claim, deployment, documents, statefulSet } from '../../src/check/examples';
import { composed, planBetween } from '../../src/plan/plan';
import { script } from '../../src/plan/report/script';
import type { JsonObject } from '../../src/inventory/json';
import { asObject } from '../../src/inventory/json';
import { inventoryOf } from '../check/inventory-of';
import { testFolder } from '../cli/files';
import { FakeCluster } from './fake-cluster';

// Each call of kubectl is a few processes.
jest.setTimeout(60_000);

const { path: folder } = testFolder();
let count = 0;

function fake(old: string, next: string): FakeCluster {
  return new FakeCluster(join(folder, String(++count)), old, next);
}

const renamed = (): FakeCluster =>
  fake(documents(claim(), deployment()), documents(claim({ name: 'files' }), deployment({ claimName: 'files' })));
const set = (name: string): string =>
  statefulSet({ name, className: 'disk' }).replace(`registry.example/${name}`, 'registry.example/db');

test('the functions are those of the folder functions', () => {
  for (const name of readdirSync('src/plan/functions'))
    expect(FUNCTIONS).toContain(readFileSync(`src/plan/functions/${name}`, 'utf8'));
});

/** One script with the steps of all rules' examples, and of a copy. */
const everything = (): string => {
  const pairs = [
    ...rules.map((rule) => [rule.before(), rule.bad()] as const),
    [claim({ size: '10Gi' }), claim({ size: '5Gi' })] as const,
  ];
  return script(composed(pairs.map(([old, next]) => planBetween(inventoryOf(old), inventoryOf(next)))), 'true');
};

test('the script with the steps of all examples is what a POSIX shell reads', () => {
  const { status, stderr } = spawnSync('sh', ['-n'], { input: everything(), encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

// Where ShellCheck isn't on PATH, the shell above is all that reads it.
const HAS_SHELLCHECK = spawnSync('shellcheck', ['--version']).status === 0;
(HAS_SHELLCHECK ? test : () => undefined)('ShellCheck finds nothing in it', () => {
  const { status, stdout } = spawnSync('shellcheck', ['-'], { input: everything(), encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, '']);
});

test('a renamed claim gets the volume of the old one, and the app runs again', async () => {
  const cluster = renamed();
  expect(cluster.disks).toEqual({ 'default/data': 'disk of data' });
  const { code, error } = await cluster.run();
  expect([code, error]).toEqual([0, '']);
  expect(cluster.disks).toEqual({ 'default/files': 'disk of data' });
  expect(cluster.marks).toEqual([]);
  expect(cluster.cluster.objects).toMatchObject({
    'deployment/default/web': { spec: { replicas: 1 }, status: { readyReplicas: 1 } },
    'pod/default/web-0': { spec: { volumes: [{ persistentVolumeClaim: { claimName: 'files' } }] } },
  });
});

test('a second run changes nothing', async () => {
  const cluster = renamed();
  await cluster.run();
  const { length } = cluster.cluster.changes;
  expect((await cluster.run()).code).toBe(0);
  expect(cluster.cluster.changes.slice(length).map((words) => words.split(' ')[0])).toEqual(['apply']);
});

test('an object that is still going when the script starts again needs not be taken away', async () => {
  const settings = (value: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
immutable: true
data: { level: ${value} }
`;
  const cluster = fake(settings('info'), settings('debug'));
  cluster.cluster.faults = { vanishes: 'settings' };
  const { code, error, out } = await cluster.run();
  expect([code, error]).toEqual([0, '']);
  expect(out).toContain('configmap settings needs not be taken away');
});

test('a dry run changes nothing, and tells what would be done', async () => {
  const cluster = renamed();
  const { code, out } = await cluster.run({ words: ['--dry-run'] });
  expect([code, cluster.cluster.changes]).toEqual([0, []]);
  expect(out).toContain('would run: kubectl scale deployment web');
  expect(out).toContain('would run: kubectl apply -f');
});

test('a reclaim policy that pasted commands saved is the one at the end', async () => {
  const cluster = renamed();
  const volumeOf = (): JsonObject =>
    Object.values(cluster.cluster.objects).find(({ kind }) => kind === 'PersistentVolume')!;
  Object.assign(asObject(volumeOf()['metadata']), { annotations: { 'stateful.cdk8s.io/reclaim-policy': 'Delete' } });
  Object.assign(asObject(volumeOf()['spec']), { persistentVolumeReclaimPolicy: 'Retain' });
  expect((await cluster.run()).error).toBe('');
  expect(volumeOf()).toMatchObject({
    metadata: { annotations: {} },
    spec: { persistentVolumeReclaimPolicy: 'Delete' },
  });
});

test('the pods of a set with another selector are replaced from the first on, as the set makes none behind one in its way', async () => {
  const three = (label: string): string =>
    statefulSet({ className: 'disk', replicas: 3 }).replaceAll('app: db', `app: ${label}`);
  const cluster = fake(three('db'), three('cache'));
  expect((await cluster.run()).error).toBe('');
  expect(
    cluster.cluster.changes.filter((change) => change.startsWith('delete pod')).map((change) => change.split(' ')[2]),
  ).toEqual(['db-0', 'db-1', 'db-2']);
});

describe.each([
  ['a claim renamed', renamed, { 'default/files': 'disk of data' }],
  [
    'a set renamed',
    () => fake(set('db'), set('database')),
    { 'default/data-database-0': 'disk of data-db-0', 'default/data-database-1': 'disk of data-db-1' },
  ],
  [
    'a template renamed',
    () => fake(set('db'), set('db').replaceAll('name: data', 'name: files')),
    { 'default/files-db-0': 'disk of data-db-0', 'default/files-db-1': 'disk of data-db-1' },
  ],
] as const)('%s', (_, make, disks) => {
  test('killed after any change and started again, the script comes to the same end', async () => {
    const whole = make();
    expect((await whole.run()).error).toBe('');
    const total = whole.cluster.changes.length;
    expect(whole.disks).toEqual(disks);
    await Promise.all(
      Array.from({ length: total }, async (__, index) => {
        const cluster = make();
        expect((await cluster.run({ kill: index + 1 })).code).toBeNull();
        expect([index, (await cluster.run()).error]).toEqual([index, '']);
        expect([index, cluster.disks]).toEqual([index, disks]);
        expect(cluster.marks).toEqual([]);
        expect(Object.keys(cluster.cluster.objects).sort()).toEqual(Object.keys(whole.cluster.objects).sort());
      }),
    );
  }, 120_000);
});
