import { join } from 'node:path';
import { claim, deployment, documents, statefulSet, storageClass } from '../../src/check/examples';
import { planBetween } from '../../src/plan/plan';
import type { PlanOptions } from '../../src/plan/plan';
import type { Plan } from '../../src/plan/step';
import { summaryOf } from '../../src/plan/summary';
import { inventoryOf } from '../check/inventory-of';
import { testFolder } from '../cli/files';
import { FakeCluster } from './fake-cluster';

// Each call of kubectl is a few processes.
jest.setTimeout(60_000);

const { path: folder } = testFolder();
let count = 0;
const fake = (old: string, next: string): FakeCluster => new FakeCluster(join(folder, String(++count)), old, next);

const planned = (old: string, next: string, options?: PlanOptions): Plan =>
  planBetween(inventoryOf(old), inventoryOf(next), options);
const callsOf = ({ steps }: Plan): readonly unknown[] =>
  steps.flatMap(({ actions }) => actions.flatMap(({ call }) => call?.[0] ?? []));

/** The class `disk`, and another one of the same driver or of another. */
const classes = (provisioner?: string, other = provisioner): string =>
  documents(
    storageClass({ ...(provisioner === undefined ? {} : { provisioner }), more: 'parameters: { type: gp2 }' }),
    storageClass({
      name: 'fast',
      ...(other === undefined ? {} : { provisioner: other }),
      more: 'parameters: { type: io2 }',
    }),
  );
const LVM = 'local.csi.openebs.io';
const SNAPSHOTS = `apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshotClass
metadata: { name: lvm }
driver: ${LVM}
deletionPolicy: Delete
`;
const OTHERS = classes('ebs.csi.aws.com', 'other.example.com');
const app = (storage: string, className: string, size = '10Gi'): string =>
  documents(storage, claim({ className, size }), deployment());
const set = (className: string, replicas = 3): string => documents(OTHERS, statefulSet({ className, replicas }));

describe('the cheapest that the driver has', () => {
  test.each([
    ['a clone, where it clones', classes(), undefined, 'clone'],
    [
      'a snapshot, where it takes these and there is a class of them',
      documents(classes(LVM), SNAPSHOTS),
      undefined,
      'snapshot',
    ],
    ['a copy, where it takes snapshots and there is no class of them', classes(LVM), undefined, 'copy'],
    ['a copy, where the other class has another driver', OTHERS, undefined, 'copy'],
    ['a copy, where nothing is known of the driver', classes('other.example.com'), undefined, 'copy'],
    ['a copy, where clones are not wanted', classes(), { clones: false }, 'copy'],
  ] as const)('is %s', (_, storage, options, means) => {
    const plan = planned(app(storage, 'disk'), app(storage, 'fast'), options);
    expect(plan.noWay).toEqual([]);
    const calls = plan.steps.flatMap(({ actions }) =>
      actions.flatMap(({ call }) => (call === undefined ? [] : [call])),
    );
    const files = JSON.stringify(calls.find(([name]) => name === 'copy_files')).replaceAll(String.raw`\"`, '"');
    expect(files).toContain(means === 'copy' ? '"command":["sh","-c"' : '"dataSource":');
    expect([files.includes('"VolumeSnapshot"'), files.includes('dd if=')]).toEqual([means === 'snapshot', false]);
    expect(callsOf(plan)).toContain(means === 'copy' ? 'make_targets' : 'try_targets');
  });

  test('is a copy where the new claim is smaller', () => {
    expect(callsOf(planned(app(classes(), 'disk'), app(classes(), 'fast', '5Gi')))).toContain('make_targets');
  });
});

describe('a first copy while the app runs', () => {
  const warm = (mode: string): string | undefined => {
    const steps = (className: string): string => documents(OTHERS, claim({ className, mode }), deployment());
    return planned(steps('disk'), steps('fast'))
      .steps.flatMap(({ actions }) =>
        actions.flatMap(({ call = [] }) => (call[0] === 'warm_copies' ? [call.at(-1)] : [])),
      )
      .map(String)[0];
  };

  test('is on the node of the app, where one node has the volume', () => {
    expect(warm('ReadWriteOnce')).toContain(
      '"podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"labelSelector":{"matchLabels":{"app":"web"}}',
    );
  });

  test('is anywhere, where many have it; and is none, where one pod has it', () => {
    expect(warm('ReadWriteMany')).not.toContain('podAffinity');
    expect(warm('ReadWriteOncePod')).toBeUndefined();
  });

  test('is made once: its Job stays until the end, also where the script is interrupted', async () => {
    const cluster = fake(app(OTHERS, 'disk'), app(OTHERS, 'fast'));
    expect((await cluster.run()).error).toBe('');
    const at = (pattern: RegExp): number => cluster.cluster.changes.findIndex((words) => pattern.test(words));
    expect(at(/^apply/)).toBeGreaterThan(-1);
    expect(at(/^delete job copy-\w+-warm/)).toBeGreaterThan(at(/^apply/));
  }, 240_000);

  test('does not keep the rest from being done where it fails', async () => {
    const cluster = fake(app(OTHERS, 'disk'), app(OTHERS, 'fast'));
    cluster.onChange = (_, { faults, objects }) => {
      const copy = Object.keys(objects).find((key) => key.startsWith('persistentvolumeclaim/default/copy-'));
      faults['slowJob'] ||= copy === undefined ? '' : `${copy.split('/')[2] ?? ''}-warm`;
    };
    const { code, out, error } = await cluster.run();
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain("claim data can't be copied while it is used: all of it is copied when the app has stopped");
    expect(cluster.disks).toEqual({ 'default/data': 'copy of disk of data' });
    expect(
      cluster.cluster.changes.filter((words) => /^patch job copy-\w+-warm .*"suspend":true/.test(words)),
    ).toHaveLength(1);
  }, 120_000);
});

describe('three replicas stop one after the other', () => {
  test('and two all at once, as three do where it is asked for', () => {
    const [old, next] = [set('disk'), set('fast')];
    const { steps } = planned(old, next);
    expect(callsOf({ steps, noWay: [] })).not.toContain('stop_workload');
    expect(summaryOf({ steps, noWay: [] }).downtime).toEqual(['each pod of StatefulSet db in turn']);
    expect(callsOf(planned(old, next, { oneByOne: false }))).toContain('stop_workload');
    expect(callsOf(planned(set('disk', 2), set('fast', 2)))).toContain('stop_workload');
  });

  test('so that never more than one stands still, and the last one is the first', async () => {
    const cluster = fake(set('disk'), set('fast'));
    const running: number[] = [];
    cluster.onChange = (_, { objects }) => {
      running.push(Object.keys(objects).filter((key) => key.startsWith('pod/')).length);
    };
    const { code, error } = await cluster.run();
    expect([code, error]).toEqual([0, '']);
    expect(Math.min(...running)).toBe(2);
    const deleted = cluster.cluster.changes
      .filter((words) => words.startsWith('delete pod db-'))
      .map((words) => words.split(' ')[2]);
    expect(deleted).toEqual(['db-2', 'db-1', 'db-0']);
  }, 120_000);
});

const rename = (storage: string, className: string, name: string): string =>
  documents(storage, claim({ name, className }), deployment({ claimName: name }));
const inNamespace = (namespace: string, className: string): string =>
  documents(OTHERS, claim({ namespace, className }), deployment({ namespace }));

const ENDS = [
  [
    'a clone',
    () => fake(app(classes(), 'disk'), app(classes(), 'fast')),
    { 'default/data': 'clone of disk of data' },
    ['disk of data'],
  ],
  [
    'a volume of a snapshot',
    () => fake(app(documents(classes(LVM), SNAPSHOTS), 'disk'), app(documents(classes(LVM), SNAPSHOTS), 'fast')),
    { 'default/data': 'snapshot of disk of data' },
    ['disk of data'],
  ],
  [
    'three replicas',
    () => fake(set('disk'), set('fast')),
    Object.fromEntries([0, 1, 2].map((n) => [`default/data-db-${n}`, `copy of disk of data-db-${n}`])),
    [0, 1, 2].map((n) => `disk of data-db-${n}`),
  ],
  [
    'a copy with another name',
    () => fake(rename(OTHERS, 'disk', 'data'), rename(OTHERS, 'fast', 'files')),
    { 'default/data': 'disk of data', 'default/files': 'copy of disk of data' },
    ['disk of data'],
  ],
  [
    'a copy in another namespace',
    () => fake(inNamespace('shop', 'disk'), inNamespace('store', 'fast')),
    { 'shop/data': 'disk of data', 'store/data': 'copy of disk of data' },
    ['disk of data'],
  ],
] as const;

describe.each(ENDS)('%s', (_, make, disks, old) => {
  test('ends on the new disks, runs, leaves the old ones and nothing else', async () => {
    const cluster = make();
    expect(await cluster.run()).toMatchObject({ code: 0, error: '' });
    expect(cluster.disks).toEqual(disks);
    expect(cluster.allDisks).toEqual(expect.arrayContaining([...old]));
    expect(cluster.marks).toEqual([]);
    const left = Object.keys(cluster.cluster.objects).filter((key) => /^job\/|^volumesnapshot\/|\/copy-/.test(key));
    expect(left).toEqual([]);
    const { length } = cluster.cluster.changes;
    expect((await cluster.run()).code).toBe(0);
    expect(cluster.cluster.changes.slice(length).map((words) => words.split(' ')[0])).toEqual(['apply']);
  }, 120_000);
});

// On a real API server, `npm run test:cluster -- --plans` kills all of them.
const KILLED = new Set(['a clone', 'three replicas', 'a copy with another name']);
describe.each(ENDS.filter(([name]) => KILLED.has(name)))('%s', (_, make, disks) => {
  test('killed after any change and started again, comes to the same end', async () => {
    const whole = make();
    await whole.run();
    // Of replicas, the first: the others are the same again.
    const { changes } = whole.cluster;
    const end = changes.findIndex((words) => words.startsWith('delete pod db-1'));
    const kills = changes.slice(0, end < 0 ? undefined : end).map((__, index) => index + 1);
    await inTurn(kills, async (kill) => {
      const cluster = make();
      expect((await cluster.run({ kill })).code).toBeNull();
      expect([kill, (await cluster.run()).error]).toEqual([kill, '']);
      expect([kill, cluster.disks]).toEqual([kill, disks]);
      expect([kill, cluster.marks]).toEqual([kill, []]);
      expect(cluster.allDisks).toEqual(whole.allDisks);
    });
  }, 300_000);
});

/** A few at the same time: each is many processes. */
async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

test('a clone of before the app was started again is made anew', async () => {
  const cluster = fake(app(classes(), 'disk'), app(classes(), 'fast'));
  const made = (): unknown =>
    Object.entries(cluster.cluster.objects).find(([key]) => key.includes('/copy-'))?.[1]['metadata'];
  cluster.onChange = (_, { objects }) => {
    const web = objects['deployment/default/web'];
    if (Object.keys(objects).some((key) => key.startsWith('job/')) && web !== undefined)
      objects['deployment/default/web'] = { ...web, metadata: { ...(web['metadata'] as object), generation: 99 } };
  };
  const { code, error } = await cluster.run();
  expect([code, cluster.disks['default/data']]).toEqual([1, 'disk of data']);
  expect(error).toContain('something was started while claim data was copied');
  const stale = JSON.stringify(made());
  cluster.onChange = undefined;
  const { length } = cluster.cluster.changes;
  expect((await cluster.run()).error).toBe('');
  expect(stale).toContain('copy-');
  expect(
    cluster.cluster.changes.slice(length).filter((words) => words.startsWith('delete persistentvolumeclaim copy-')),
  ).toHaveLength(2);
  expect(cluster.disks).toEqual({ 'default/data': 'clone of disk of data' });
}, 120_000);
