import { App, Chart, Size, Yaml } from 'cdk8s';
import { Changes, EnvConfig, PersistentStore, StatefulApp, Storage, StoryApp } from '../../src';
import { stages } from '../../examples/story-stages';

function chartOf(stage: string): Chart {
  const chart = new Chart(new App(), stage);
  stages[stage]?.(chart);
  return chart;
}

function story(claimName: string): Chart {
  const chart = new Chart(new App(), 'story');
  const config = new EnvConfig(chart, 'config', { name: 'settings', data: { folder: 'story' } });
  const store = new PersistentStore(chart, 'store', {
    capacity: Size.gibibytes(1),
    storage: Storage.dynamic({ storageClass: 'fast' }),
    claimName,
  });
  new StoryApp(chart, 'story', { store, folder: config.value('folder') });
  return chart;
}

function reader(level: string): Chart {
  const chart = new Chart(new App(), 'web');
  const config = new EnvConfig(chart, 'config', { data: { level } });
  new StatefulApp(chart, 'web', { image: 'example/web:1', env: { LEVEL: config.value('level') } });
  return chart;
}

const yamlOf = (chart: Chart): string => Yaml.stringify(...(chart.toJson() as unknown[]));

test.each(Object.keys(stages))('a program changes nothing of what it wrote itself: %s', (stage) => {
  const changes = Changes.since(yamlOf(chartOf(stage)), chartOf(stage));
  expect([changes.objects, changes.findings]).toEqual([[], []]);
  changes.expectSafe();
});

test('objects and findings are told as data', () => {
  const { objects, findings } = Changes.since(yamlOf(story('data')), story('files'));
  expect(objects.map(({ change, kind, name, effect }) => `${change} ${kind} ${name}: ${effect}`)).toEqual([
    'removed PersistentVolumeClaim data: deleted',
    'changed Deployment story-deployment: orphaned',
    'added PersistentVolumeClaim files: applied',
  ]);
  expect(findings).toMatchObject([
    { rule: 'pvc-renamed', severity: 'error', kind: 'Deployment', construct: 'story/story/workload' },
  ]);
});

test('a change that takes files away fails with all that there is to say; a warning does not', () => {
  expect(() => {
    Changes.since(yamlOf(story('data')), story('files')).expectSafe();
  }).toThrow(
    /^expected a change that keeps all files, but there is:\n {2}pvc-renamed: Deployment story-deployment \(story\/story\/workload\) .*: \/app\/story was on claim data, and is on a new and empty one, files now.*Keep the name of the claim/,
  );
  const changes = Changes.since(yamlOf(reader('info')), reader('debug'));
  expect(changes.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    'config-change-no-rollout warning',
  ]);
  changes.expectSafe();
});

test('facts of the cluster sharpen what is said', () => {
  const storageClasses = [{ name: 'fast', reclaimPolicy: 'Retain' }];
  const gone = (cluster: Parameters<typeof Changes.since>[2]): unknown =>
    Changes.since(yamlOf(story('data')), chartOf('story-1-no-volume'), cluster).findings.map(({ rule, severity }) => [
      rule,
      severity,
    ]);
  expect(gone({})).toContainEqual(['pvc-removed', 'error']);
  expect(gone({ storageClasses })).toContainEqual(['pvc-removed', 'info']);
});

test('what is compared is what the scope makes, no more', () => {
  const app = new App();
  const charts = ['one', 'two'].map((name) => {
    const chart = new Chart(app, name);
    new EnvConfig(chart, 'config', { name, data: { a: 'b' } });
    return chart;
  });
  const [one] = charts;
  if (one === undefined) throw new Error('there is no chart');
  expect(Changes.since(yamlOf(one), one).objects).toEqual([]);
  expect(Changes.since(yamlOf(one), app).objects).toMatchObject([{ change: 'added', name: 'two' }]);
});

test('wrong use is told in a sentence', () => {
  const chart = story('data');
  const since = (...words: readonly unknown[]): (() => unknown) => {
    return () => (Changes.since as (...all: readonly unknown[]) => unknown)(...words);
  };
  expect(since('a: [', chart)).toThrow(/^Changes\.since: the older manifests, line 1, column \d+: /);
  expect(since(undefined, chart)).toThrow(/^Changes\.since: the older manifests are not a string; give YAML/);
  expect(since(chart, 'a: 1')).toThrow(
    /^Changes\.since: the older manifests come first, and then the scope: Changes\.since\(manifests, chart\)$/,
  );
  expect(since('', 'a: 1\n'.repeat(1000))).toThrow(/^.{1,200}$/);
  expect(since('', 'chart')).toThrow(/^Changes\.since: the scope "?chart"? is not allowed; give an App/);
  expect(since('', chart, { nodez: 3 })).toThrow(/^Changes\.since: .*nodez.*nodes/);
});
