import { join } from 'node:path';
import { claim, deployment, documents, statefulSet, storageClass } from '../../src/check/examples';
import { asObject } from '../../src/inventory/json';
import { delivered } from '../../src/plan/delivery';
import { planBetween } from '../../src/plan/plan';
import { json } from '../../src/plan/report/json';
import { script } from '../../src/plan/report/script';
import { text } from '../../src/plan/report/text';
import { inventoryOf } from '../check/inventory-of';
import { testFolder } from '../cli/files';
import { FakeCluster } from './fake-cluster';

// Each call of kubectl is a few processes.
jest.setTimeout(60_000);

const { path: folder } = testFolder();
let count = 0;

const APPLY = 'kubectl apply -f new.yaml';
const app = (more: Parameters<typeof claim>[0]): string => documents(claim(more), deployment());
const set = (more: Parameters<typeof statefulSet>[0]): string => statefulSet({ className: 'disk', ...more });
const fake = (old: string, next: string): FakeCluster => new FakeCluster(join(folder, String(++count)), old, next);
const shrunk = (): FakeCluster => fake(app({ size: '10Gi' }), app({ size: '5Gi' }));

function planned(old: string, next: string, copyImage?: string | false): ReturnType<typeof planBetween> {
  const options = copyImage === undefined ? {} : { copyImage };
  return delivered(planBetween(inventoryOf(old), inventoryOf(next), options), { apply: APPLY });
}

describe('the plan', () => {
  const plan = planned(app({ size: '10Gi' }), app({ size: '5Gi' }));

  test('tells what is copied, what stands still and what stays behind', () => {
    expect(plan.noWay).toEqual([]);
    const said = text(plan);
    expect(said).toContain('stands still    Deployment web');
    expect(said).toContain('copied          the files of claim data: at most 10Gi');
    expect(said).toContain('stays behind    the old volumes of claim data, Released and with all files');
    expect(JSON.parse(json(plan))).toMatchObject({ summary: { copies: ['the files of claim data: at most 10Gi'] } });
  });

  test('keeps the old volume, makes the new one while the app runs, and then copies', () => {
    const names = plan.steps.flatMap(({ actions }) => actions.map(({ call = [] }) => call[0]));
    expect(names.filter((name) => name !== 'may')).toEqual([
      'expect_claims',
      'keep_old',
      'make_targets',
      'warm_copies',
      'stop_workload',
      'copy_files',
      'apply_new',
      'start_workload',
      'remove_copies',
    ]);
  });

  test('has the image of the Job that is asked for', () => {
    const sh = (image?: string): string => script(planned(app({ size: '10Gi' }), app({ size: '5Gi' }), image), APPLY);
    expect(sh()).toContain('"image":"quay.io/backube/volsync:0.16.0"');
    expect(sh('registry.example/rsync:1')).toContain('"image":"registry.example/rsync:1"');
  });

  test('copies a claim of another class, and the claims of a template', () => {
    const fast = storageClass({ name: 'fast', provisioner: 'other.example.com' });
    const old = documents(storageClass({}), fast);
    const found = planned(documents(old, set({})), documents(old, set({ className: 'fast' })));
    expect(found.noWay).toEqual([]);
    expect(text(found)).toMatch(/copied {10}the files of claims data-db-0 (?:to|and) data-db-1: at most 2 times 10Gi/);
  });
});

describe('there is no way', () => {
  test.each([
    ['with no copy', app({ size: '10Gi' }), app({ size: '5Gi' }), '--no-copy'],
    [
      'from files to a device',
      app({}),
      app({}).replace('  accessModes:', '  volumeMode: Block\n  accessModes:'),
      'raw device',
    ],
    [
      'to a smaller device',
      app({ size: '10Gi' }).replace('  accessModes:', '  volumeMode: Block\n  accessModes:'),
      app({ size: '5Gi' }).replace('  accessModes:', '  volumeMode: Block\n  accessModes:'),
      'byte by byte',
    ],
    [
      'where the new version names the volume',
      app({ size: '10Gi' }),
      app({ size: '5Gi' }).replace('  accessModes:', '  volumeName: other\n  accessModes:'),
      'volumeName',
    ],
  ])('%s', (name, old, next, said) => {
    const { noWay, steps } = planned(old, next, name === 'with no copy' ? false : undefined);
    expect(noWay.map(({ reason }) => reason).join(' ')).toContain(said);
    expect(steps.some(({ risk }) => risk.kind === 'copies')).toBe(false);
  });
});

describe.each([
  ['a claim that shrinks', shrunk, { 'default/data': 'copy of disk of data' }, ['disk of data']],
  [
    'a template that shrinks',
    () => fake(set({ size: '10Gi' }), set({ size: '5Gi' })),
    { 'default/data-db-0': 'copy of disk of data-db-0', 'default/data-db-1': 'copy of disk of data-db-1' },
    ['disk of data-db-0', 'disk of data-db-1'],
  ],
] as const)('%s', (_, make, disks, old) => {
  test('ends on the copies, runs, and leaves the old disks', async () => {
    const cluster = make();
    expect(await cluster.run()).toMatchObject({ code: 0, error: '' });
    expect(cluster.disks).toEqual(disks);
    expect(cluster.allDisks).toEqual(expect.arrayContaining([...old]));
    expect(cluster.marks).toEqual([]);
    expect(Object.keys(cluster.cluster.objects).filter((key) => key.startsWith('job/'))).toEqual([]);
    const { length } = cluster.cluster.changes;
    expect((await cluster.run()).code).toBe(0);
    expect(cluster.cluster.changes.slice(length).map((words) => words.split(' ')[0])).toEqual(['apply']);
  }, 60_000);

  test('killed after any change and started again, comes to the same end', async () => {
    const whole = make();
    await whole.run();
    await Promise.all(
      whole.cluster.changes.map(async (__, index) => {
        const cluster = make();
        expect((await cluster.run({ kill: index + 1 })).code).toBeNull();
        expect([index, (await cluster.run()).error]).toEqual([index, '']);
        expect([index, cluster.disks]).toEqual([index, disks]);
        expect(cluster.marks).toEqual([]);
        expect(cluster.allDisks).toEqual(whole.allDisks);
      }),
    );
  }, 300_000);
});

describe('nothing is deleted', () => {
  test('where the Job fails; the next run tries it again', async () => {
    const cluster = shrunk();
    cluster.onChange = (_, { faults, objects }) => {
      faults['failedJob'] ||= [...copyOf(objects)].join('');
    };
    const { code, error } = await cluster.run();
    expect([code, cluster.disks['default/data']]).toEqual([1, 'disk of data']);
    expect(error).toMatch(/^Stopped: Job copy-\w+ failed: kubectl logs/);
    cluster.onChange = undefined;
    cluster.cluster.faults = {};
    expect((await cluster.run()).error).toBe('');
    expect(cluster.disks).toEqual({ 'default/data': 'copy of disk of data' });
  });

  test('where the Job does not begin', async () => {
    const cluster = shrunk();
    cluster.onChange = (_, { faults, objects }) => {
      faults['slowJob'] ||= [...copyOf(objects)].join('');
    };
    const { code, error } = await cluster.run();
    expect([code, cluster.disks['default/data']]).toEqual([1, 'disk of data']);
    expect(error).toMatch(/the copy of claim data begins .* not within 1 s\. No files are lost/);
  });

  test('where the app was started while it was copied: it is copied again', async () => {
    const cluster = shrunk();
    cluster.onChange = (_, { objects }) => {
      const key = 'deployment/default/web';
      const isMade = Object.keys(objects).some((name) => /^job\/.*copy-\w+$/.test(name));
      if (isMade)
        objects[key] = { ...objects[key], metadata: { ...asObject(objects[key]?.['metadata']), generation: 99 } };
    };
    const { code, error } = await cluster.run();
    expect([code, cluster.disks['default/data']]).toEqual([1, 'disk of data']);
    expect(error).toContain('something was started while claim data was copied');
    cluster.onChange = undefined;
    const { length } = cluster.cluster.changes;
    expect((await cluster.run()).error).toBe('');
    expect(cluster.cluster.changes.slice(length).map((words) => words.split(' ').slice(0, 2).join(' '))).toContain(
      'delete job',
    );
    expect(cluster.disks).toEqual({ 'default/data': 'copy of disk of data' });
  });

  test('where the claim is gone, and the Job that copied it as well', async () => {
    const whole = shrunk();
    await whole.run();
    const kill = whole.cluster.changes.findIndex((words) => words.startsWith('delete persistentvolumeclaim data')) + 1;
    const cluster = shrunk();
    await cluster.run({ kill });
    const job = Object.keys(cluster.cluster.objects).find((key) => /^job\/.*copy-\w+$/.test(key));
    Reflect.deleteProperty(cluster.cluster.objects, job ?? '');
    const { code, error } = await cluster.run();
    expect([kill > 0, job === undefined, code]).toEqual([true, false, 1]);
    expect(error).toContain('Stopped: claim data is gone, and no finished copy of its files is known');
    expect(cluster.allDisks).toEqual(['copy of disk of data', 'disk of data']);
  }, 60_000);

  test('in a dry run, which tells what would be copied', async () => {
    const cluster = shrunk();
    const { code, out } = await cluster.run({ words: ['--dry-run'] });
    expect([code, cluster.cluster.changes]).toEqual([0, []]);
    expect(out).toMatch(/would copy claim data by Job copy-\w+/);
  });
});

/** The name of the claim that is copied to, which is that of its Job. */
function copyOf(objects: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(objects).flatMap((key) => /^persistentvolumeclaim\/default\/(copy-.*)$/.exec(key)?.[1] ?? []);
}
