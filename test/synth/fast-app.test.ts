import { ApiObject, App, Chart, Lazy, Testing, YamlOutputType } from 'cdk8s';
import type { AppProps, IResolver, ResolutionContext } from 'cdk8s';
import { Node } from 'constructs';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FastApp } from '../../src/synth/fast-app';
import type { FastAppProps } from '../../src/synth/fast-app';

/** constructs 10.3.0 refuses what earlier versions required; later versions don't check. */
const isRefusing = Node.prototype.validate.toString().includes('no longer supported');

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'fast-app-'));
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
});

const configMap = (chart: Chart, id: string, data: object = {}): ApiObject =>
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data });

/** Builds the same for cdk8s's App and for FastApp. */
function both<Result>(build: (app: App) => Result): [ours: Result, theirs: Result] {
  return [build(new FastApp({ outdir })), build(new App({ outdir }))];
}

const namesOf = (manifests: unknown[]): string[] =>
  (manifests as { metadata: { name: string } }[]).map(({ metadata }) => metadata.name);

/** Charts of two objects, each of which depends on the one before it. */
function chain(app: App, length: number): Chart[] {
  const charts: Chart[] = [];
  for (let number = 0; number < length; number++) {
    const chart = new Chart(app, `chart-${number}`);
    for (const id of ['a', 'b']) configMap(chart, `${id}-${number}`);
    const before = charts.at(-1);
    if (before !== undefined) chart.addDependency(before);
    charts.push(chart);
  }
  return charts;
}

describe('one synthesis', () => {
  test.each([
    [
      'synth',
      (app: App) => {
        app.synth();
      },
    ],
    ['synthYaml', (app: App) => app.synthYaml()],
    ['Testing.synth', (app: App) => Testing.synth(app.charts[0]!) as unknown],
  ])('%s runs each validation once, however many charts there are', (_, ask: (app: App) => unknown) => {
    const app = new FastApp({ outdir });
    let count = 0;
    app.node.addValidation({ validate: () => ((count += 1), [] as string[]) });
    for (const chart of chain(app, 5)) chart.node.addValidation({ validate: () => ((count += 1), [] as string[]) });
    ask(app);
    expect(count).toBe(6);
  });

  test('a Lazy is asked once', () => {
    const app = new FastApp({ outdir });
    let count = 0;
    configMap(new Chart(app, 'chart'), 'object', { count: Lazy.any({ produce: () => ++count }) as unknown });
    expect(app.synthYaml()).toContain('count: 1');
    expect(count).toBe(1);
  });

  test('what a validation adds to the metadata is in the manifest', () => {
    const app = new FastApp({ outdir });
    const object = configMap(new Chart(app, 'chart'), 'object');
    app.node.addValidation({ validate: () => (object.metadata.addLabel('checked', 'yes'), []) });
    expect(app.synthYaml()).toContain('checked: "yes"');
  });

  test('what a validation adds to the tree is synthesized, after what it needs', () => {
    const [ours, theirs] = both((app) => {
      const chart = new Chart(app, 'chart');
      const object = configMap(chart, 'object');
      app.node.addValidation({
        validate: () => {
          if (chart.node.tryFindChild('late') === undefined) object.addDependency(configMap(chart, 'late'));
          return [];
        },
      });
      app.synth();
      return [readFileSync(join(outdir, 'chart.k8s.yaml'), 'utf8'), Testing.synth(chart) as unknown];
    });
    expect(ours).toEqual(theirs);
    expect(namesOf(ours[1] as unknown[])).toEqual(['late', 'object']);
  });

  test.each(['validate', 'onPrepare', 'synthesize'])(
    'a construct with a method %s is refused as cdk8s does',
    (method) => {
      const [ours, theirs] = both((app) => {
        const object = configMap(new Chart(app, 'chart'), 'object');
        Object.assign(object, { [method]: () => [] });
        try {
          app.synth();
        } catch (error) {
          return String(error);
        }
        return 'no error';
      });
      expect(ours).toBe(theirs);
      const refusal = `the construct "chart/object" has a "${method}()" method which is no longer supported`;
      expect(ours).toContain(isRefusing ? refusal : 'no error');
    },
  );

  test('metadata with nothing in it is left out, as by cdk8s', () => {
    const [ours, theirs] = both((app) => {
      const metadata = { name: {}, finalizers: [], annotations: { a: {} } };
      new ApiObject(new Chart(app, 'chart'), 'object', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        ...{ metadata },
      } as never);
      return app.synthYaml();
    });
    expect(ours).toBe(theirs);
    expect(ours).not.toContain('metadata');
  });

  test('mappings with more keys than are remembered, and with the same keys in another order, are printed as by cdk8s', () => {
    const keys = Array.from({ length: 12_000 }, (_, number) => `key-${(number * 7919) % 12_000}`);
    const [ours, theirs] = both((app) => {
      const chart = new Chart(app, 'chart');
      for (const order of [keys, keys.toReversed(), keys.slice(0, 3), keys.slice(0, 3).toReversed()])
        configMap(chart, `map-${chart.node.children.length}`, Object.fromEntries(order.map((key) => [key, key])));
      return app.synthYaml();
    });
    expect(ours).toBe(theirs);
    expect(ours.match(/^ {2}key-/gm)).toHaveLength(24_006);
  });

  test('the tree is left as it was, so that the next synthesis says the same', () => {
    const app = new FastApp({ outdir });
    const charts = chain(app, 4);
    new Chart(charts[0]!, 'inner');
    const dependencies = (): string[][] => app.node.findAll().map(({ node }) => node.dependencies.map(String));
    const before = dependencies();
    const first = app.synthYaml();
    expect(app.synthYaml()).toBe(first);
    expect(dependencies()).toEqual(before);
  });
});

describe('the order', () => {
  test('a chain of 500 charts of two objects is sorted, which takes cdk8s longer than anyone waits', () => {
    const app = new FastApp({ outdir });
    const charts = chain(app, 500);
    expect(namesOf(Testing.synth(charts[499]!) as unknown[])).toEqual(['a-499', 'b-499']);
    expect(app.charts.map(({ node }) => node.id)).toEqual(charts.map(({ node }) => node.id));
    app.synth();
    expect(readdirSync(outdir).at(-1)).toBe('0499-chart-499.k8s.yaml');
  }, 20_000);

  test('a chain of 500 objects the wrong way round is sorted', () => {
    const chart = new Chart(new FastApp({ outdir }), 'chart');
    const objects = Array.from({ length: 500 }, (_, number) => configMap(chart, `object-${number}`));
    objects.forEach((object, number) => {
      const next = objects[number + 1];
      if (next !== undefined) object.addDependency(next);
    });
    expect(namesOf(Testing.synth(chart) as unknown[])).toEqual(objects.map(({ name }) => name).reverse());
  });

  test('a circle through a long chain is reported in the words of cdk8s, without its wait', () => {
    const app = new FastApp({ outdir });
    const charts = chain(app, 100);
    charts[0]!.addDependency(charts[99]!);
    expect(() => {
      app.synth();
    }).toThrow(/^Dependency cycle detected: chart-98 => .* => chart-0 => chart-99 => chart-98$/);
  });

  test('a short circle has the message of cdk8s', () => {
    const [ours, theirs] = both((app) => {
      const charts = chain(app, 3);
      charts[0]!.addDependency(charts[2]!);
      try {
        return app.synthYaml();
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(ours).toContain('Dependency cycle detected');
    expect(ours).toBe(theirs);
  });

  test('charts whose ids are integers come first, as in cdk8s', () => {
    const [ours, theirs] = both((app) => {
      for (const id of ['b', '10', 'a', '9']) configMap(new Chart(app, id), `in-${id}`);
      return app.synthYaml();
    });
    expect(ours).toBe(theirs);
    expect(ours.match(/in-\w+/g)).toEqual(['in-9', 'in-10', 'in-b', 'in-a']);
  });
});

test('a chart inside of an object of a chart comes after the charts whose ids are integers, as in cdk8s', () => {
  const [ours, theirs] = both((app) => {
    const outer = configMap(new Chart(app, '2'), 'outer');
    configMap(new Chart(outer, 'inner'), 'in-inner');
    configMap(new Chart(app, '10'), 'in-10');
    return app.synthYaml();
  });
  expect(ours).toBe(theirs);
  expect(ours.match(/in-\w+|outer/g)).toEqual(['outer', 'in-10', 'in-inner']);
});

describe('what is left to cdk8s', () => {
  test('a dependency on a construct of another app', () => {
    const [ours, theirs] = both((app) => {
      const foreign = configMap(new Chart(new App(), 'chart'), 'foreign');
      const chart = new Chart(app, 'chart');
      configMap(chart, 'object').addDependency(foreign);
      return [Testing.synth(chart) as unknown, app.synthYaml()];
    });
    expect(ours).toEqual(theirs);
  });

  test('a resolver of the app', () => {
    const hide: IResolver = {
      resolve: (context: ResolutionContext) => {
        if (context.value === 'secret') context.replaceValue('hidden');
      },
    };
    const app = new FastApp({ outdir, resolvers: [hide] });
    configMap(new Chart(app, 'chart'), 'object', { password: 'secret' });
    expect(app.synthYaml()).toContain('password: hidden');
  });

  test('a chart and an object with a toJson of their own', () => {
    class Wrapped extends Chart {
      override toJson(): unknown[] {
        return [{ apiVersion: 'v1', kind: 'List', metadata: { name: 'list' }, items: super.toJson() as unknown[] }];
      }
    }
    class Renamed extends ApiObject {
      override toJson(): unknown {
        return { ...(super.toJson() as object), kind: 'Renamed' };
      }
    }
    const [ours, theirs] = both((app) => {
      new Renamed(new Wrapped(app, 'chart'), 'object', { apiVersion: 'v1', kind: 'Named' });
      return app.synthYaml();
    });
    expect(ours).toBe(theirs);
    expect(ours).toContain('kind: Renamed');
  });

  test('keys that are not to be sorted', () => {
    process.env['CDK8S_DISABLE_SORT'] = 'true';
    try {
      const [ours, theirs] = both((app) => {
        configMap(new Chart(app, 'chart'), 'object', { b: 1, a: 2 });
        return app.synthYaml();
      });
      expect(ours).toBe(theirs);
      expect(ours).toContain('b: 1\n  a: 2');
    } finally {
      delete process.env['CDK8S_DISABLE_SORT'];
    }
  });

  test('a value that cannot be serialized is refused in the words of cdk8s', () => {
    const [ours, theirs] = both((app) => {
      configMap(new Chart(app, 'chart'), 'object', { date: new Date(0) });
      try {
        return app.synthYaml();
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(ours).toBe(theirs);
    expect(ours).toContain("can't render non-simple object of type 'Date'");
  });
});

test.each([
  [YamlOutputType.FILE_PER_APP, ['app.k8s.yaml']],
  [YamlOutputType.FILE_PER_CHART, ['0000-needed.k8s.yaml', '0001-chart.k8s.yaml']],
  [YamlOutputType.FILE_PER_RESOURCE, ['ConfigMap.one.k8s.yaml', 'ConfigMap.two.k8s.yaml']],
  [
    YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    ['0000-needed/ConfigMap.one.k8s.yaml', '0001-chart/ConfigMap.two.k8s.yaml'],
  ],
])('output type %d writes the files of cdk8s, and says where they are from', (yamlOutputType, files) => {
  const filesFrom = (
    create: (props: Required<AppProps> & Required<FastAppProps>) => App,
    folder: string,
  ): Record<string, string> => {
    const app = create({
      outdir: join(outdir, folder),
      outputFileExtension: '.yml',
      yamlOutputType,
      recordConstructMetadata: true,
      resolvers: [],
    });
    const chart = new Chart(app, 'chart');
    const needed = new Chart(app, 'needed');
    configMap(needed, 'one');
    configMap(chart, 'two').addDependency(needed);
    app.synth();
    return Object.fromEntries(
      ['construct-metadata.json', ...files]
        .map((file) => file.replace('.k8s.yaml', '.yml'))
        .map((file) => [file, readFileSync(join(outdir, folder, file), 'utf8')]),
    );
  };
  expect(filesFrom((props) => new FastApp(props), 'ours')).toEqual(filesFrom((props) => new App(props), 'theirs'));
});
