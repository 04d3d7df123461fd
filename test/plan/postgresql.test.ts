import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { sampleDatabase } from '../../src/change/samples';
import { planBetween } from '../../src/plan/plan';
import type { PlanOptions } from '../../src/plan/plan';
import { delivered } from '../../src/plan/delivery';
import { NEW_SERVER, OLD_SERVER } from '../../src/plan/postgresql';
import { text } from '../../src/plan/report/text';
import { summaryOf } from '../../src/plan/summary';
import type { Plan } from '../../src/plan/step';
import { testFolder } from '../cli/files';
import { inventoryOf } from '../check/inventory-of';
import { FakeCluster } from './fake-cluster';

jest.setTimeout(240_000);

const { path: folder } = testFolder();
let count = 0;

const database = (version: string, more = ''): string => sampleDatabase({ image: `postgres:${version}`, more });
const planned = (old: string, next: string, options?: PlanOptions): Plan =>
  planBetween(inventoryOf(old), inventoryOf(next), options);
const [OLD, NEW] = [database('16.4'), database('17.2')];

interface Server {
  readonly image: string;
  readonly env: readonly { readonly name: string }[];
}

/** The Job of a plan. */
function jobOf({ steps }: Plan): { spec: { template: { spec: { containers: readonly Server[]; volumes: unknown } } } } {
  const words = steps.flatMap(({ actions }) => actions.flatMap(({ call = [] }) => call.map(String)));
  return JSON.parse(words.find((word) => word.includes('"kind":"Job"')) ?? '{}') as ReturnType<typeof jobOf>;
}

test('a new major version is restored from a dump into a new volume, and the old one stays', () => {
  const plan = planned(OLD, NEW);
  expect(plan.noWay).toEqual([]);
  expect(text(plan)).toContain('Dump what claim data has with the old version, and restore it with the new one');
  expect(summaryOf(plan)).toMatchObject({
    downtime: ['Deployment db'],
    final: [],
    copies: ['the files of claim data: at most 10Gi'],
  });
  expect(plan.steps.map(({ phase }) => phase)).toEqual([
    'check',
    'keep',
    'prepare',
    'stop',
    'move',
    'start',
    'start',
    'start',
  ]);
  expect(plan.steps.some(({ title }) => title.includes('a first time'))).toBe(false);
});

test('the Job has both versions, each on its volume where the app has it', () => {
  const { containers, volumes } = jobOf(planned(OLD, NEW)).spec.template.spec;
  const files = { mountPath: '/var/lib/postgresql/data', subPath: 'files' };
  const upgrade = { name: 'upgrade', mountPath: '/upgrade' };
  expect(containers).toMatchObject([
    { image: 'postgres:16.4', volumeMounts: [{ name: 'old', ...files }, upgrade] },
    { image: 'postgres:17.2', volumeMounts: [{ name: 'new', ...files }, upgrade] },
  ]);
  expect(volumes).toMatchObject([
    { name: 'old', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'new', persistentVolumeClaim: { claimName: expect.stringMatching(/^copy-/) as string } },
    { name: 'upgrade', emptyDir: {} },
  ]);
});

test('a password of the app is not in the Job, and the name of its user is', () => {
  const env = 'env: [{ name: POSTGRES_PASSWORD, value: a-secret }, { name: POSTGRES_USER, value: shop }]';
  const plan = planned(database('16.4', env), database('17.2', env));
  expect(JSON.stringify(plan)).not.toContain('a-secret');
  expect(jobOf(plan).spec.template.spec.containers.map((server) => server.env.map(({ name }) => name))).toEqual([
    ['POSTGRES_USER', 'PGDATA'],
    ['POSTGRES_USER', 'PGDATA'],
  ]);
});

test.each([
  [
    'its image may be any',
    sampleDatabase({ image: 'registry.example/postgres:16.4' }),
    sampleDatabase({ image: 'registry.example/postgres:17.2' }),
    {},
  ],
  [
    'it is started otherwise',
    database('16.4', 'command: [sh, -c, postgres]'),
    database('17.2', 'command: [sh, -c, postgres]'),
    {},
  ],
  ['its user is another one', OLD, database('17.2', 'env: [{ name: POSTGRES_USER, value: shop }]'), {}],
  ['no files are to be copied', OLD, NEW, { copyImage: false }],
  ['the claim shrinks as well', OLD, NEW.replace('storage: 10Gi', 'storage: 5Gi'), {}],
  [
    'it is another program',
    sampleDatabase({ image: 'mysql:5.7', mountPath: '/var/lib/mysql' }),
    sampleDatabase({ image: 'mysql:9.1', mountPath: '/var/lib/mysql' }),
    {},
  ],
] as const)('where %s, it is a step that a person does', (_, old, next, options) => {
  const { steps } = planned(old, next, options);
  expect(steps.map(({ title }) => title).filter((title) => title.startsWith('Dump'))).toEqual([]);
  expect(steps.flatMap(({ actions }) => actions.flatMap(({ manual }) => manual ?? [])).join()).toMatch(/see https:/);
});

test('no plan leads back over a new major version: the old volume does, or a backup', () => {
  const undo = (old: string, next: string, gitops?: 'argo'): readonly string[] =>
    delivered(planned(old, next), { apply: 'true', gitops })
      .steps.filter(({ phase }) => phase === 'apply')
      .map((step) => step.undo);
  const bound =
    "Stop the app, delete claim data, and bind the old volume again: it is Released and has all files of before. Then apply the old version. It doesn't have what was written since.";
  expect([undo(OLD, NEW), undo(OLD, NEW, 'argo')]).toEqual([[bound], [bound]]);
  const own = (version: string): string => sampleDatabase({ image: `registry.example/postgres:${version}` });
  expect(undo(own('16.4'), own('17.2'))).toEqual([
    'Restore the backup of Deployment db that the old version made, and apply the old version.',
  ]);
  expect(undo(OLD, OLD.replace('storage: 10Gi', 'storage: 20Gi'))).toEqual([
    'Plan the way back: cdk8s-stateful plan NEW OLD',
  ]);
});

test('an older version over the files of a newer one has no way', () => {
  expect(planned(NEW, OLD).noWay).toEqual([
    expect.objectContaining({ reason: 'Keep 17.2, or restore a backup that 16.4 made.' }),
  ]);
});

describe('the script', () => {
  const fake = (): FakeCluster => new FakeCluster(join(folder, String(++count)), OLD, NEW);

  test('ends on the new volume, leaves the old one, and does nothing when it is run again', async () => {
    const cluster = fake();
    expect(await cluster.run()).toMatchObject({ code: 0, error: '' });
    expect(cluster.disks).toEqual({ 'default/data': 'copy of disk of data' });
    expect(cluster.allDisks).toContain('disk of data');
    expect(cluster.marks).toEqual([]);
    const { length } = cluster.cluster.changes;
    expect((await cluster.run()).code).toBe(0);
    expect(cluster.cluster.changes.slice(length).map((words) => words.split(' ')[0])).toEqual(['apply']);
  });

  // On a real API server, `npm run test:cluster -- --plans` kills it after every change.
  test('killed when the old claim is gone, and started again, comes to the same end', async () => {
    const whole = fake();
    await whole.run();
    const kill = whole.cluster.changes.findIndex((words) => words.startsWith('delete persistentvolumeclaim data')) + 1;
    expect(kill).toBeGreaterThan(0);
    const cluster = fake();
    expect((await cluster.run({ kill })).code).toBeNull();
    expect((await cluster.run()).error).toBe('');
    expect(cluster.disks).toEqual({ 'default/data': 'copy of disk of data' });
    expect(cluster.marks).toEqual([]);
  }, 240_000);
});

test.each([OLD_SERVER, NEW_SERVER])('what the containers run is what bash reads', (server) => {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: server, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('both servers speak to nobody but each other', () => {
  for (const server of [OLD_SERVER, NEW_SERVER])
    expect(server).toContain('-c listen_addresses= -c unix_socket_directories=/upgrade');
});
