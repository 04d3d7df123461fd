import { ApiObject, App, Chart, Size, Yaml } from 'cdk8s';
import type { MigrationPlan, MigrationPlanOptions, PlanStep } from '../../src';
import { ApplyMethod, Changes, PersistentStore, Storage, StoryApp } from '../../src';

function story(claimName: string, capacity = 2): Chart {
  const chart = new Chart(new App(), 'story');
  const storage = Storage.dynamic({ storageClass: 'fast' });
  const store = new PersistentStore(chart, 'store', { capacity: Size.gibibytes(capacity), storage, claimName });
  new StoryApp(chart, 'story', { store });
  return chart;
}

const yamlOf = (chart: Chart): string => Yaml.stringify(...(chart.toJson() as unknown[]));

test('a program plans its own way from what was applied', () => {
  const plan = Changes.since(yamlOf(story('data')), story('files')).plan();
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
  const plan = Changes.since(device, story('data')).plan();
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
  const plan = Changes.since(yamlOf(story('data')), story('data')).plan();
  expect([plan.steps, plan.noWay]).toEqual([[], []]);
});

test('it says how files may be copied', () => {
  const deployed = yamlOf(story('data', 4));
  const shrunk = (options: MigrationPlanOptions): MigrationPlan =>
    Changes.since(deployed, story('data', 2)).plan(options);
  expect(shrunk({ copyImage: 'registry.example/rsync:1' }).script()).toContain('"image":"registry.example/rsync:1"');
  expect(shrunk({ copies: false }).noWay).toHaveLength(1);
  expect(() => shrunk({ copyImage: 'two words' })).toThrow(
    'Changes.plan: copyImage "two words" is not allowed; give the name of an image, such as registry.example/rsync:1',
  );
});

test('an option that there is not is refused with the name of the method', () => {
  const changes = Changes.since(yamlOf(story('data')), story('data'));
  expect(() => changes.plan({ copyimage: 'rsync' } as never)).toThrow(
    'Changes.plan: there is no option copyimage; did you mean copyImage?',
  );
  expect(() => changes.plan({ clones: 'no' } as never)).toThrow(
    'Changes.plan: clones "no" is not allowed; give true or false',
  );
});

test('how the new version is applied holds for its plan too', () => {
  const web = (spec: Record<string, unknown>): Chart => {
    const chart = new Chart(new App(), 'web');
    new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec });
    return chart;
  };
  const plan = (apply: ApplyMethod): readonly PlanStep[] =>
    Changes.since(yamlOf(web({})), web({ strategy: { type: 'Recreate' } }), { apply }).plan().steps;
  expect(plan(ApplyMethod.SERVER_SIDE)).toHaveLength(1);
  expect(plan(ApplyMethod.CLIENT_SIDE)).toEqual([]);
});
