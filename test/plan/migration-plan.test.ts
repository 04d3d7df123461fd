import { App, Chart, Size } from 'cdk8s';
import { Yaml } from 'cdk8s';
import type { MigrationPlanOptions } from '../../src';
import { MigrationPlan, PersistentStore, Storage, StoryApp } from '../../src';

function story(claimName: string, capacity = 2): Chart {
  const chart = new Chart(new App(), 'story');
  const storage = Storage.dynamic({ storageClass: 'fast' });
  const store = new PersistentStore(chart, 'store', { capacity: Size.gibibytes(capacity), storage, claimName });
  new StoryApp(chart, 'story', { store });
  return chart;
}

const yamlOf = (chart: Chart): string => Yaml.stringify(...(chart.toJson() as unknown[]));

test('a program plans its own way from what was applied', () => {
  const plan = MigrationPlan.since(yamlOf(story('data')), story('files'));
  expect(plan.steps.map(({ phase, risk }) => `${phase} ${risk}`)).toEqual([
    'check none',
    'keep none',
    'stop downtime',
    'move none',
    'start none',
  ]);
  expect(plan.steps[3]?.commands.join()).toContain('kubectl delete pvc data');
  expect(plan.noWay).toEqual([]);
  plan.expectWay();
  expect(plan.markdown()).toContain('kubectl apply -f dist');
  expect(plan.script('helm upgrade story chart')).toContain("DEFAULT='helm upgrade story chart'");
});

test('what no way is known for is told, with what to do instead', () => {
  const device = yamlOf(story('data')).replace('  accessModes:', '  volumeMode: Block\n  accessModes:');
  const plan = MigrationPlan.since(device, story('data'));
  expect(plan.noWay).toMatchObject([
    { rule: 'pvc-immutable', reason: expect.stringContaining('let the program move its data') as string },
  ]);
  expect(() => {
    plan.expectWay();
  }).toThrow(
    /^expected a way that keeps all files, but there is none for:\n {2}pvc-immutable: PersistentVolumeClaim data/,
  );
});

test('a program that changes nothing has nothing to plan', () => {
  const plan = MigrationPlan.since(yamlOf(story('data')), story('data'));
  expect([plan.steps, plan.noWay]).toEqual([[], []]);
});

test('it says how files may be copied', () => {
  const deployed = yamlOf(story('data', 4));
  const shrunk = (options: MigrationPlanOptions): MigrationPlan =>
    MigrationPlan.since(deployed, story('data', 2), options);
  expect(shrunk({ copyImage: 'registry.example/rsync:1' }).script()).toContain('"image":"registry.example/rsync:1"');
  expect(shrunk({ copies: false }).noWay).toHaveLength(1);
  expect(() => shrunk({ copyImage: 'two words' })).toThrow(
    'MigrationPlan.since: copyImage "two words" is not allowed; give the name of an image, such as registry.example/rsync:1',
  );
});

test('what is no manifest, scope or fact is refused with the name of the method', () => {
  expect(() => MigrationPlan.since('a: [', story('data'))).toThrow(
    /^MigrationPlan\.since: the older manifests, line 1/,
  );
  expect(() => MigrationPlan.since(undefined as never, story('data'))).toThrow(
    'MigrationPlan.since: the older manifests are not a text',
  );
  expect(() => MigrationPlan.since('', story('data'), { zone: 'a' } as never)).toThrow('MigrationPlan.since');
});
