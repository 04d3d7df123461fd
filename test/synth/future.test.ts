import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, AppProps } from 'cdk8s';
import { withRenamed } from './foreign';
import type { Modules, Renamed } from './foreign';

let outdir: string;
let written: string[];
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'future-'));
  written = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
  jest.restoreAllMocks();
  delete process.env['DEBUG'];
});

/** Everything that a synthesis has to handle: dependencies, a nested chart, a Lazy, a patch, metadata, a warning. */
function build({ cdk8s: { ApiObject, Chart, JsonPatch, Lazy, Size }, index }: Modules, app: App): void {
  const chart = new Chart(app, 'chart', { labels: { app: 'story' } });
  const config = new index.EnvConfig(chart, 'config', { data: { folder: 'story' } });
  const store = new index.PersistentStore(chart, 'store', {
    capacity: Size.gibibytes(1),
    storage: index.Storage.hostPath('/data'),
  });
  new index.StoryApp(chart, 'story', { replicas: 2, store, folder: config.value('folder') });
  const map = { apiVersion: 'v1', kind: 'ConfigMap' };
  const first = new ApiObject(new Chart(chart, 'inner'), 'first', {
    ...map,
    data: { b: Lazy.any({ produce: () => 'x' }) as unknown },
  });
  const second = new ApiObject(chart, 'second', { ...map, metadata: { finalizers: ['a/b'] } });
  second.metadata.addAnnotation('a', 'b');
  second.addJsonPatch(JsonPatch.add('/data', { c: 'd' }));
  const needed = new Chart(app, 'needed');
  first.addDependency(new ApiObject(needed, 'third', map));
}

/** The files, the stream, the charts one by one, and the errors of an App. */
function resultsOf(modules: Modules, type: 'App' | 'FastApp', props: AppProps): unknown {
  const make = (): App => {
    const app = new modules[type]({ ...props, outdir: join(outdir, type) });
    build(modules, app);
    return app;
  };
  const app = make();
  app.synth();
  const folder = join(outdir, type);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const wrong = make();
  wrong.node.addValidation({ validate: () => ['this is wrong'] });
  let error: unknown;
  try {
    wrong.synth();
  } catch (thrown) {
    error = String(thrown);
  }
  return {
    files: Object.fromEntries(
      files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'utf8')]),
    ),
    yaml: make().synthYaml(),
    charts: app.charts.map((chart) => [chart.node.path, modules.cdk8s.Testing.synth(chart) as unknown]),
    error,
  };
}

const NODE = { package: 'constructs', file: 'construct' } as const;
const OBJECT = { package: 'cdk8s', file: 'api-object' } as const;
const METADATA = { package: 'cdk8s', file: 'metadata' } as const;
const APP = { package: 'cdk8s', file: 'app' } as const;

const FUTURES: [string, Renamed, RegExp][] = [
  ['_children', { ...NODE, fields: ['_children'] }, /what constructs keeps of a node/],
  ['_dependencies', { ...NODE, fields: ['_dependencies'] }, /what constructs keeps of a node/],
  ['_validations', { ...NODE, fields: ['_validations'] }, /what constructs keeps of a node/],
  ['addChild', { ...NODE, fields: ['addChild'] }, /how constructs adds a child/],
  ['patches', { ...OBJECT, fields: ['patches'] }, /what cdk8s keeps of an ApiObject/],
  ['props', { ...OBJECT, fields: ['props'] }, /what cdk8s keeps of an ApiObject/],
  ['_additionalAttributes', { ...METADATA, fields: ['_additionalAttributes'] }, /what cdk8s keeps of metadata/],
  ['writeConstructMetadata', { ...APP, fields: ['writeConstructMetadata'] }, /what cdk8s keeps of an App/],
];

test.each(FUTURES)('where %s has another name, FastApp synthesizes as cdk8s does', (_field, renamed, line) => {
  withRenamed([renamed], outdir, (modules) => {
    for (const props of [{}, { recordConstructMetadata: true }]) {
      const theirs = resultsOf(modules, 'App', props);
      expect(JSON.stringify(theirs)).toMatch(/c: d.*this is wrong/s);
      expect(resultsOf(modules, 'FastApp', props)).toEqual(theirs);
    }
    expect(written.filter((text) => !text.startsWith('warning['))).toEqual([]);

    process.env['DEBUG'] = '*';
    written = [];
    const app = new modules.FastApp({ outdir });
    build(modules, app);
    app.synth();
    const warnings = written.filter((text) => text.startsWith('warning[')).join('');
    const heads = warnings.match(/^warning\[.*$/gm) ?? [];
    expect(heads).toHaveLength(new Set(heads).size);
    expect(heads).not.toEqual([]);
    expect(written.filter((text) => !text.startsWith('warning['))).toEqual([expect.stringMatching(line)]);

    const containers = [{ name: 'web', image: 'example/web:1', volumeMounts: [{ name: 'cash', mountPath: '/x' }] }];
    const pod = { apiVersion: 'v1', kind: 'Pod', spec: { containers } };
    new modules.cdk8s.ApiObject(new modules.cdk8s.Chart(app, 'wrong'), 'pod', pod);
    expect(() => {
      app.synth();
    }).toThrow('missing-volume: Pod wrong-pod-');
  });
});

test('with nothing renamed, the modules are those that are installed, and DEBUG says nothing', () => {
  process.env['DEBUG'] = '*';
  withRenamed([], outdir, (modules) => {
    const theirs = resultsOf(modules, 'App', {});
    expect(resultsOf(modules, 'FastApp', {})).toEqual(theirs);
  });
  expect(written.filter((text) => !text.startsWith('warning['))).toEqual([]);
});
