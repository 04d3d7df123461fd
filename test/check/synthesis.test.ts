import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Testing, Yaml, YamlOutputType } from 'cdk8s';
import { attachChecks } from '../../src/check/attach';
import * as tree from '../../src/check/tree';
import { FastApp } from '../../src/synth/fast-app';

jest.mock('../../src/check/tree', () => {
  const actual = jest.requireActual<typeof tree>('../../src/check/tree');
  return { checkTree: jest.fn((...args: Parameters<typeof tree.checkTree>) => actual.checkTree(...args)) };
});

let outdir: string;
let written: string[];
let stderr: jest.SpyInstance;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'synthesis-'));
  written = [];
  jest.mocked(tree.checkTree).mockClear();
  stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
  stderr.mockRestore();
});

const CHARTS = 30;

/** A pod for which there is a warning, or also an error. */
function pod(chart: Chart, id: string, mount = 'cache'): ApiObject {
  const env = ['MODE', 'MODE'].map((name) => ({ name, value: 'x' }));
  const volumeMounts = [{ name: mount, mountPath: '/var/cache/web' }];
  const containers = [{ name: 'web', image: 'registry.example/web:1', env, volumeMounts }];
  const spec = { containers, volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Gi' } }] };
  return new ApiObject(chart, id, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `${chart.node.id}-${id}` },
    spec,
  });
}

/** So many charts, the first with a warning; what is found is counted in what comes back. */
function fill<Type extends App>(app: Type, charts = CHARTS): Type {
  for (let number = 0; number < charts; number++) {
    const chart = new Chart(app, `chart-${number}`);
    attachChecks(app, chart);
    if (number === 0) pod(chart, 'pod');
    else new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } });
  }
  return app;
}

function expectOnce(times = 1): void {
  expect(tree.checkTree).toHaveBeenCalledTimes(times);
  expect(written).toHaveLength(times);
  expect(written[0]).toMatch(/^warning\[env-duplicate\]: Pod chart-0-pod [^]*\n$/);
}

/** What jsii does for a method that another language overrides: it defines it in the object, once that is constructed. */
function overrideAsJsii(object: object, name: string, value: () => unknown): void {
  Object.defineProperty(object, name, { enumerable: false, configurable: false, writable: false, value });
}

const CALLS: [string, typeof App, (app: App) => unknown][] = [
  ['app.synth()', App, (app) => (app.synth(), '')],
  ['app.synthYaml()', App, (app) => app.synthYaml()],
  ['App.prototype.synth.call(app)', App, (app) => (App.prototype.synth.call(app), '')],
  ['App.prototype.synthYaml.call(app)', App, (app) => App.prototype.synthYaml.call(app)],
  ['app.synth() of a FastApp', FastApp, (app) => (app.synth(), '')],
  ['app.synthYaml() of a FastApp', FastApp, (app) => app.synthYaml()],
  ['FastApp.prototype.synth.call(app)', FastApp, (app) => (FastApp.prototype.synth.call(app), '')],
  ['FastApp.prototype.synthYaml.call(app)', FastApp, (app) => FastApp.prototype.synthYaml.call(app)],
  ['App.prototype.synth.call(app) of a FastApp', FastApp, (app) => (App.prototype.synth.call(app), '')],
  ['App.prototype.synthYaml.call(app) of a FastApp', FastApp, (app) => App.prototype.synthYaml.call(app)],
];

describe.each(CALLS)('%s', (_, Type, synthesize) => {
  test.each([
    YamlOutputType.FILE_PER_APP,
    YamlOutputType.FILE_PER_CHART,
    YamlOutputType.FILE_PER_RESOURCE,
    YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ])('30 charts, output type %d: the checks run once, and a warning is printed once', (yamlOutputType) => {
    synthesize(fill(new Type({ outdir, yamlOutputType })));
    expectOnce();
  });

  test('each synthesis is checked, and sees what has changed', () => {
    const app = fill(new Type({ outdir }), 3);
    synthesize(app);
    synthesize(app);
    expectOnce(2);
    pod(new Chart(app, 'late'), 'pod', 'cash');
    expect(() => synthesize(app)).toThrow('missing-volume: Pod late-pod');
    app.node.tryRemoveChild('late');
    synthesize(app);
    expect(tree.checkTree).toHaveBeenCalledTimes(4);
  });

  test('after one, Testing.synth and toJson look anew each time, and print nothing', () => {
    const app = fill(new Type({ outdir }), 3);
    const chart = app.node.children[1] as Chart;
    synthesize(app);
    Testing.synth(chart);
    chart.toJson();
    expect(tree.checkTree).toHaveBeenCalledTimes(3);
    expect(written).toHaveLength(1);
  });
});

test.each([
  ['synth', (app: App) => (FastApp.prototype.synth.call(app), '')],
  ['synthYaml', (app: App) => FastApp.prototype.synthYaml.call(app)],
  ["App's own synth", (app: App) => (App.prototype.synth.call(app), '')],
])('%s of a FastApp runs the validations of others once, too', (_, synthesize) => {
  const app = fill(new FastApp({ outdir }));
  let count = 0;
  const validation = { validate: () => ((count += 1), [] as string[]) };
  for (const chart of app.charts) chart.node.addValidation(validation);
  synthesize(app);
  expect(count).toBe(CHARTS);
});

describe.each([
  ['App', App],
  ['FastApp', FastApp],
])('a subclass of %s', (_name, Type) => {
  test('with a synth around that of its class is checked once', () => {
    let done = 0;
    class Own extends Type {
      override synth(): void {
        super.synth();
        done++;
      }
    }
    class OwnOfOwn extends Own {
      override synth(): void {
        super.synth();
        for (const chart of this.charts) chart.toJson();
        done++;
      }
    }
    fill(new OwnOfOwn({ outdir })).synth();
    expectOnce();
    expect(done).toBe(2);
    expect(readdirSync(outdir)).toHaveLength(CHARTS);
  });

  test('with a synth and a synthYaml that ask each chart themselves is checked once', () => {
    class Own extends Type {
      override synth(): void {
        writeFileSync(join(outdir, 'all.yaml'), this.synthYaml());
      }
      override synthYaml(): string {
        return Yaml.stringify(...this.charts.flatMap((chart) => chart.toJson() as unknown[]));
      }
    }
    fill(new Own({ outdir })).synth();
    expectOnce();
    expect(readFileSync(join(outdir, 'all.yaml'), 'utf8')).toBe(fill(new Type({ outdir })).synthYaml());
  });

  test('with a synth that adds to what it has synthesized once is checked again, and says how many warnings of a rule there are now', () => {
    class Own extends Type {
      override synth(): void {
        const before = this.synthYaml();
        const chart = new Chart(this, 'late');
        new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { size: String(before.length) } });
        super.synth();
        pod(chart, 'pod', 'cash');
        super.synth();
      }
    }
    const app = fill(new Own({ outdir }));
    expect(() => {
      app.synth();
    }).toThrow('missing-volume: Pod late-pod');
    expect(tree.checkTree).toHaveBeenCalledTimes(3);
    expect(written).toEqual([
      expect.stringMatching(/^warning\[env-duplicate\]: Pod chart-0-pod [^]*\n$/),
      expect.stringMatching(/^warning\[env-duplicate\]: Pod chart-0-pod [^]* 1 more\s+like this: [^]*\n$/),
    ]);
  });

  test('with charts of its own writes those', () => {
    const elsewhere = new Chart(new App(), 'elsewhere');
    new ApiObject(elsewhere, 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'map' },
      data: { where: 'elsewhere' },
    });
    class Own extends Type {
      override get charts(): Chart[] {
        return [elsewhere, ...super.charts.slice(0, 2)];
      }
    }
    for (const yamlOutputType of [YamlOutputType.FILE_PER_CHART, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE]) {
      const app = fill(new Own({ outdir, yamlOutputType, recordConstructMetadata: true }), 4);
      app.synth();
      expect(app.synthYaml()).toMatch(/^[^]*where: elsewhere\n---[^]*Pod[^]*\n---[^]*a: b\n$/);
    }
    expect(readdirSync(outdir).toSorted()).toEqual([
      'chart-0',
      'chart-0.k8s.yaml',
      'chart-1',
      'chart-1.k8s.yaml',
      'construct-metadata.json',
      'elsewhere',
      'elsewhere.k8s.yaml',
    ]);
    expect(readdirSync(join(outdir, 'elsewhere'))).toEqual(['ConfigMap.map.k8s.yaml']);
  });

  test('whose synth, synthYaml and charts another language overrides is checked once', () => {
    const app = new Type({ outdir });
    const charts = (): Chart[] => {
      const all: unknown = Reflect.get(Type.prototype, 'charts', app);
      return all as Chart[];
    };
    let asked = 0;
    overrideAsJsii(app, 'synth', () => {
      Type.prototype.synth.call(app);
    });
    overrideAsJsii(app, 'synthYaml', () => Type.prototype.synthYaml.call(app));
    Object.defineProperty(app, 'charts', {
      configurable: true,
      get: () => {
        asked++;
        return charts().slice(0, 5);
      },
    });
    fill(app);
    app.synth();
    expectOnce();
    expect(asked).toBe(1);
    expect(readdirSync(outdir)).toHaveLength(5);
    expect(app.synthYaml().split('\n---')).toHaveLength(5);
    expectOnce(2);
  });

  test('a chart whose toJson another language overrides says what it says', () => {
    const app = new Type({ outdir });
    const chart = new Chart(app, 'chart');
    overrideAsJsii(chart, 'toJson', () => [{ apiVersion: 'v1', kind: 'Other' }]);
    pod(chart, 'pod');
    expect(app.synthYaml()).toBe('apiVersion: v1\nkind: Other\n');
  });
});

test('a synthesis that fails leaves nothing behind for the next one', () => {
  const app = fill(new App({ outdir }), 2);
  let errors = ['not yet'];
  app.node.addValidation({ validate: () => errors });
  expect(() => {
    app.synth();
  }).toThrow('not yet');
  errors = [];
  app.synth();
  expectOnce(2);
});

test.each([App, FastApp])(
  'an error is reported at the innermost chart that it is in, once, and else at the App',
  (Type) => {
    const app = new Type({ outdir });
    const outer = new Chart(app, 'outer');
    const inner = new Chart(outer, 'inner');
    const other = new Chart(app, 'other');
    for (const chart of [outer, inner, inner]) attachChecks(app, chart);
    for (const chart of [outer, inner, other]) pod(chart, 'pod', 'cash');
    let message = '';
    try {
      app.synth();
    } catch (error) {
      message = String(error);
    }
    expect(message.match(/^ {2}\[.*?\] \S+ Pod \S+/gm)).toEqual(
      expect.arrayContaining([
        '  [outer] missing-volume: Pod outer-pod',
        '  [outer/inner] missing-volume: Pod inner-pod',
        '  [] missing-volume: Pod other-pod',
      ]),
    );
    expect(message.match(/missing-volume: /g)).toHaveLength(3);
  },
);

test('Apps that know each other are checked one by one', () => {
  const inner = fill(new App({ outdir: join(outdir, 'inner') }), 2);
  const outer = fill(new App({ outdir }), 2);
  outer.node.addValidation({ validate: () => (inner.synth(), []) });
  outer.synth();
  expect(written).toHaveLength(4);
});
