import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Apps } from '../../src/source/app';
import type { SourceOptions } from '../../src/source/apps';
import { readApps } from '../../src/source/apps';
import type { TestFolder } from '../cli/files';
import { newFolder } from '../cli/files';
import { onlyOnPath, PROGRAMS } from './programs';

const named = (name: string, kind = 'ConfigMap'): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example/web:1
`;

/** Fails as kubectl does in a folder that is the resource of the one that it is called with. */
const FAILING_KUBECTL = `
const { readFileSync } = require('node:fs');
const { resources: [path] } = JSON.parse(readFileSync(process.argv[3] + '/kustomization.yaml', 'utf8'));
console.error("error: accumulating resources: accumulation err='accumulating resources from '" + path + "': '/repo/base' must resolve to a file': recursed accumulation of path '/repo/base': trouble configuring builtin PatchTransformer with config: \`\\npath: a.yaml\\n\`: no patch");
process.exit(1);
`;

let folder: TestFolder;
let restore: () => void;
beforeEach(() => {
  folder = newFolder();
  restore = onlyOnPath(folder, PROGRAMS);
});
afterEach(() => {
  restore();
  folder.remove();
});

interface Told {
  readonly apps: Readonly<Record<string, readonly string[]>>;
  readonly leftOut: readonly string[];
}

/** The objects of each app, with paths from the folder of the test. */
function told({ apps, skipped: leftOut }: Apps): Told {
  const short = (name: string): string => (name.startsWith('/') ? relative(folder.path, name) || '.' : name);
  return {
    apps: Object.fromEntries(
      apps.map(({ name, manifests }) => [short(name), manifests.map(({ kind, name: own }) => `${kind} ${own}`)]),
    ),
    leftOut: leftOut.map(({ name, reason }) => `${short(name)} ${reason}`),
  };
}

const read = (options?: SourceOptions, ...words: readonly string[]): Told =>
  told(
    readApps(words.length === 0 ? [join(folder.path, 'repo')] : words.map((word) => join(folder.path, word)), options),
  );

const write = (name: string, content: string): string => folder.write(join('repo', name), content);

describe('the plain manifests of a folder', () => {
  test('are one app, with all below it and without what is not meant for Kubernetes', () => {
    write('a.yaml', named('a'));
    write('deep/er/b.yml', named('b'));
    write('docker-compose.yaml', 'services:\n  web: { image: web }\n');
    write('dashboard.json', '{ "panels": [] }');
    write('tsconfig.json', '{\n  // for the editor\n  "strict": true,\n}\n');
    write('values.yaml', 'a: 1\na: 2\n');
    write('tasks.yaml', '- name: install\n  shell: "{{ item }}"\n');
    write('cert.yaml', Buffer.from([0x30, 0x82, 0]).toString('latin1'));
    write('index.yaml', 'apiVersion: v1\nentries: {}\n');
    write('kind.yaml', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n');
    write('template.yaml', `${named('"{{ .name }}"')}{{- range .items }}\n  {{ . }}: a\n{{- end }}\n`);
    write('.hidden/c.yaml', named('c'));
    const read = readApps([join(folder.path, 'repo')]);
    expect(told({ ...read, skipped: [] }).apps).toEqual({ repo: ['ConfigMap a', 'ConfigMap b'] });
    expect(read.apps.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('are without what tests of operators only compare with the cluster', () => {
    write('tests/one/step.yaml', named('data', 'PersistentVolumeClaim'));
    write('tests/one/00-assert.yaml', named('data', 'PersistentVolumeClaim'));
    write('tests/shared/bound.yaml', named('data', 'PersistentVolumeClaim'));
    write(
      'tests/one/chainsaw-test.yaml',
      `${named('one', 'Test').replace('v1', 'chainsaw.kyverno.io/v1alpha1')}spec:
  steps:
    - try:
        - apply: { file: step.yaml }
        - assert: { timeout: 1m, file: ../shared/bound.yaml }
`,
    );
    expect(read().apps).toEqual({ repo: ['Test one', 'PersistentVolumeClaim data'] });
    expect(Object.keys(read(undefined, 'repo/tests/shared/bound.yaml').apps)).toHaveLength(1);
  });

  test('are several where two files define the same object, each with what is beside them', () => {
    write('claim.yaml', named('data', 'PersistentVolumeClaim'));
    write('one.yaml', named('web', 'Pod'));
    write('two.yaml', named('web', 'Pod'));
    expect(read().apps).toEqual({
      'repo/one.yaml': ['PersistentVolumeClaim data', 'Pod web'],
      'repo/two.yaml': ['PersistentVolumeClaim data', 'Pod web'],
    });
  });

  test('are several where two folders define the same object; a Namespace may be written again', () => {
    for (const stage of ['dev', 'prod']) {
      write(`${stage}/space.yaml`, named('shop', 'Namespace'));
      write(`${stage}/web.yaml`, named('web', 'Pod'));
      write(`${stage}/data.yaml`, named('data', 'PersistentVolumeClaim'));
    }
    write('class.yaml', named('fast', 'StorageClass').replace('v1', 'storage.k8s.io/v1'));
    expect(Object.keys(read().apps)).toEqual(['repo/dev', 'repo/prod']);
    expect(read().apps['repo/dev']).toEqual([
      'StorageClass fast',
      'PersistentVolumeClaim data',
      'Namespace shop',
      'Pod web',
    ]);
    expect(Object.keys(read(undefined, 'repo/dev', 'repo/class.yaml').apps)).toHaveLength(1);
  });

  test('are a collection of examples where very many define the same object: each stands by itself', () => {
    for (let i = 0; i < 30; i++) write(`example-${i}.yaml`, named('demo', 'Pod'));
    write('other.yaml', named('other'));
    const { apps } = read();
    expect(Object.keys(apps)).toHaveLength(31);
    expect(apps['repo/example-7.yaml']).toEqual(['Pod demo']);
    expect(apps['repo']).toEqual(['ConfigMap other']);
  });

  test('a file that is named twice is read once', () => {
    write('a.yaml', named('a'));
    expect(read(undefined, 'repo', 'repo/a.yaml', 'repo/*.yaml').apps).toEqual({
      'repo and 2 more': ['ConfigMap a'],
    });
  });
});

describe('a kustomization', () => {
  beforeEach(() => {
    write('base/kustomization.yaml', 'resources: [web.yaml]\n');
    write('base/web.yaml', DEPLOYMENT);
    write('base/old.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: old }\n');
    for (const stage of ['staging', 'prod']) {
      write(
        `overlays/${stage}/kustomization.yaml`,
        `resources: [../../base]\nnamePrefix: ${stage}-\npatches: [{ path: more.yaml }]\nconfigMapGenerator: [{ name: settings }]\n`,
      );
      write(
        `overlays/${stage}/more.yaml`,
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3 }\n',
      );
    }
  });

  test('is an app, rendered; what it uses is none, nor is what lies beside it', () => {
    expect(read()).toEqual({
      apps: {
        'repo/overlays/prod': ['Deployment prod-web', 'ConfigMap prod-settings-8mc42'],
        'repo/overlays/staging': ['Deployment staging-web', 'ConfigMap staging-settings-8mc42'],
      },
      leftOut: [],
    });
  });

  test('may be named by its folder or file; a base that is named is an app', () => {
    expect(Object.keys(read(undefined, 'repo/base').apps)).toEqual(['repo/base']);
    expect(Object.keys(read(undefined, 'repo/overlays/prod/kustomization.yaml').apps)).toEqual(['repo/overlays/prod']);
  });

  test('its objects are told by the file that they were written in', () => {
    const { apps } = readApps([join(folder.path, 'repo/overlays/prod')]);
    const [web, settings] = apps[0]?.manifests ?? [];
    const origin = (path: readonly (string | number)[]): object => web?.originOf(path) ?? {};
    expect(origin([])).toEqual({ file: join(folder.path, 'repo/base/web.yaml'), line: 1, column: 1 });
    expect(origin(['spec', 'template', 'spec', 'containers', 0, 'image'])).toMatchObject({ line: 13, column: 11 });
    expect(settings?.origin).toMatchObject({ file: join(folder.path, 'repo/overlays/prod/kustomization.yaml') });
    expect(web?.data['metadata']).toEqual({ name: 'prod-web' });
  });

  test('a line is quoted where it says what was rendered only', () => {
    const [web] = readApps([join(folder.path, 'repo/overlays/prod')]).apps[0]?.manifests ?? [];
    expect(web?.placeOf(['spec', 'replicas'])).toMatchObject({ line: 6, quotable: false });
    expect(web?.placeOf(['spec', 'selector'])).toMatchObject({ line: 7, quotable: true });
  });

  test('is left out with --render never, and where neither kubectl nor kustomize is installed', () => {
    expect(read({ render: 'never' }, 'repo/base')).toEqual({
      apps: {},
      leftOut: ['repo/base is not rendered: --render never'],
    });
    process.env['PATH'] = join(folder.path, 'nothing');
    expect(read(undefined, 'repo/base').leftOut).toEqual([
      'repo/base is a kustomization, and neither kubectl nor kustomize is on PATH to render it',
    ]);
  });

  test.each([
    'https://github.com/example/repo//deploy?ref=v1',
    'github.com/example/repo/deploy',
    'git@github.com:example/repo.git',
    'https://example.com/all.yaml',
  ])('%s is fetched if that is allowed only, also for an overlay', (resource) => {
    write('base/kustomization.yaml', `resources: [web.yaml, '${resource}']\n`);
    expect(read().leftOut).toEqual([
      `repo/overlays/prod needs ${resource}, which is fetched with --allow-remote only`,
      `repo/overlays/staging needs ${resource}, which is fetched with --allow-remote only`,
    ]);
    expect(read({ allowRemote: true }).leftOut[0]).toMatch(/^repo\/overlays\/prod can't be rendered: /);
  });

  test('that can not be built is left out with the whole error of the program, and nothing of what wraps it', () => {
    restore();
    restore = onlyOnPath(folder, { kubectl: FAILING_KUBECTL });
    expect(read(undefined, 'repo/base').leftOut).toEqual([
      "repo/base can't be rendered: trouble configuring builtin PatchTransformer with config: ` path: a.yaml `: no patch",
    ]);
  });

  test.each([
    ['names what is not there', 'resources: [none.yaml]\n', "names none.yaml, which isn't there"],
    ['is no YAML', 'resources: [\n', 'opens a bracket or brace'],
    ['is a list', '- a\n', 'holds no kustomization'],
    ['includes itself', 'resources: [../odd]\n', 'which includes itself'],
    ['inflates charts', 'helmCharts: [{ name: redis }]\n', 'has charts inflated'],
  ])('that %s is left out with a sentence, and the others are there', (_, content, reason) => {
    write('odd/kustomization.yaml', content);
    const { apps, leftOut } = read();
    expect(Object.keys(apps)).toHaveLength(2);
    expect(leftOut).toHaveLength(1);
    expect(leftOut[0]).toContain(reason);
  });

  test('two that include each other are left out, each', () => {
    write('a/kustomization.yaml', 'resources: [../b]\n');
    write('b/kustomization.yaml', 'resources: [../a]\n');
    expect(read().leftOut).toEqual([
      'repo/a includes ' + join(folder.path, 'repo/a') + ', which includes itself',
      'repo/b includes ' + join(folder.path, 'repo/b') + ', which includes itself',
    ]);
  });

  test('a patch is not a manifest, also where its path alone is named', () => {
    write('odd/kustomization.yaml', 'resources: [none.yaml]\npatches: [below/patch.yaml]\n');
    write('odd/below/patch.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n');
    expect(Object.keys(read().apps)).toEqual(['repo/overlays/prod', 'repo/overlays/staging']);
  });

  test('nor is one that waits to be used, in the folder of its patches', () => {
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n';
    write('overlays/prod/patches/later.yaml', patch);
    write('elsewhere/patches/app.yaml', patch);
    expect(Object.keys(read().apps)).toEqual(['repo', 'repo/overlays/prod', 'repo/overlays/staging']);
    expect(read().apps['repo']).toEqual(['Deployment web']);
  });

  test('settings of other tools among what is rendered are left out alone', () => {
    write('bundle/kustomization.yaml', 'resources: [web.yaml, scorecard.yaml]\n');
    write('bundle/web.yaml', DEPLOYMENT);
    write('bundle/scorecard.yaml', named('config', 'Configuration').replace('v1', 'scorecard.operatorframework.io/v1'));
    expect(read(undefined, 'repo/bundle')).toEqual({ apps: { 'repo/bundle': ['Deployment web'] }, leftOut: [] });
  });

  test('a component is nothing by itself', () => {
    write('part/kustomization.yaml', 'kind: Component\nresources: [more.yaml]\n');
    write('part/more.yaml', named('more'));
    expect(Object.keys(read().apps)).toEqual(['repo/overlays/prod', 'repo/overlays/staging']);
  });
});

describe('a Helm chart', () => {
  beforeEach(() => {
    write('chart/Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
    write('chart/values.yaml', 'size: 1Gi\n');
    write('chart/values-prod.yaml', 'size: 5Gi\n');
    write(
      'chart/templates/claim.yaml',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  resources: { requests: { storage: {{ .Values.size }} } }\n  storageClassName: fast\n',
    );
    write('rendered.yaml', named('beside'));
  });

  const claim = (options?: SourceOptions): object | undefined =>
    readApps([join(folder.path, 'repo/chart')], options).apps[0]?.manifests[0]?.data;

  test('is an app, rendered with its own values or those that are given', () => {
    expect(read()).toEqual({
      apps: { repo: ['ConfigMap beside'], 'repo/chart': ['PersistentVolumeClaim chart'] },
      leftOut: [],
    });
    expect(claim()).toMatchObject({ spec: { resources: { requests: { storage: '1Gi' } } } });
    const values = [join(folder.path, 'repo/chart/values-prod.yaml')];
    expect(claim({ helm: { values, set: [] } })).toMatchObject({
      spec: { resources: { requests: { storage: '5Gi' } } },
    });
    expect(claim({ helm: { values, set: ['size=7Gi'], releaseName: 'live' } })).toMatchObject({
      metadata: { name: 'live' },
      spec: { resources: { requests: { storage: '7Gi' } } },
    });
  });

  test.each([
    ['61.8.0', 'shop'],
    ['3', 'My_Shop'],
  ])('in a folder %s has the name of its own', (name, own) => {
    write(`charts/${name}/Chart.yaml`, `apiVersion: v2\nname: ${own}\nversion: 1.0.0\n`);
    write(`charts/${name}/values.yaml`, '');
    write(`charts/${name}/templates/config.yaml`, named('{{ .Release.Name }}'));
    expect(read({}, `repo/charts/${name}`).apps).toEqual({
      [`repo/charts/${name}`]: [`ConfigMap ${own.toLowerCase().replace('_', '-')}`],
    });
  });

  test('its objects are told by their templates', () => {
    const [manifest] = readApps([join(folder.path, 'repo/chart')]).apps[0]?.manifests ?? [];
    const file = join(folder.path, 'repo/chart/templates/claim.yaml');
    expect(manifest?.originOf(['spec', 'storageClassName'])).toEqual({ file, line: 7, column: 3 });
    expect(manifest?.placeOf(['spec', 'resources', 'requests', 'storage'])).toMatchObject({ line: 6, quotable: false });
  });

  test('is left out in a line where it can not be rendered', () => {
    process.env['PATH'] = join(folder.path, 'nothing');
    expect(read()).toEqual({
      apps: { repo: ['ConfigMap beside'] },
      leftOut: ['repo/chart is a Helm chart, and helm is not on PATH to render it'],
    });
  });

  test('with values that are required is left out with what helm says', () => {
    write('chart/values.yaml', 'other: 1\n');
    expect(read().leftOut).toEqual([
      "repo/chart can't be rendered with these values: execution error: size is required",
    ]);
  });

  test('for a newer Kubernetes than helm takes the cluster for is left out with the option that says the version', () => {
    write('chart/Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\nkubeVersion: ">=1.99.0-0"\n');
    expect(read().leftOut[0]).toMatch(
      /^repo\/chart can't be rendered .* incompatible with Kubernetes v1\.20\.0; give the version of your cluster, --kubernetes-version 1\.99, or cluster\.kubernetesVersion in \.cdk8s-stateful\.yaml$/,
    );
    const helm = { values: [], set: [], kubernetesVersion: '1.99' };
    expect(readApps([join(folder.path, 'repo')], { helm }).skipped).toEqual([]);
  });

  test('that needs others is left out until they are in it', () => {
    write(
      'chart/Chart.yaml',
      'apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{ name: redis, version: 1.0.0, repository: "https://charts.example" }]\n',
    );
    expect(read().leftOut).toEqual([
      "repo/chart needs chart redis, which isn't in its folder charts: helm dependency build fetches it",
    ]);
    write('chart/charts/redis/Chart.yaml', 'apiVersion: v2\nname: redis\nversion: 1.0.0\n');
    expect(read().leftOut).toEqual([]);
  });
});

describe('a hostile repository', () => {
  test('links in circles, a pipe of links and names like options end in nothing worse than what is there', () => {
    write('a.yaml', named('a'));
    mkdirSync(join(folder.path, 'repo/-rf'));
    write('-rf/kustomization.yaml', 'resources: [b.yaml]\n');
    write('-rf/b.yaml', named('b'));
    symlinkSync('..', join(folder.path, 'repo/-rf/up'));
    symlinkSync('loop.yaml', join(folder.path, 'repo/loop.yaml'));
    symlinkSync('nowhere.yaml', join(folder.path, 'repo/dangling.yaml'));
    expect(read()).toEqual({ apps: { repo: ['ConfigMap a'], 'repo/-rf': ['ConfigMap b'] }, leftOut: [] });
  });

  test('a kustomization that unfolds without end is told', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`);
    write('bomb/kustomization.yaml', `a0: &a0 [x]\n${lines.join('\n')}\n`);
    expect(read().leftOut).toEqual(['repo/bomb/kustomization.yaml unfolds its aliases to more than Kubernetes reads']);
  });
});
