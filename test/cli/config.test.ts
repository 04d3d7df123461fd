import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { findConfig, readConfig } from '../../src/cli/config/config-file';
import { publishedSchema } from '../../src/cli/config/config-schema';
import { CLUSTER_OPTIONS } from '../../src/cli/cluster-options';
import { SOURCE_OPTIONS } from '../../src/cli/source-options';
import type { TestFolder } from './files';
import { newFolder } from './files';
import { runCli } from './run';

const NAME = '.cdk8s-stateful.yaml';
const CACHE = `apiVersion: v1
kind: Pod
metadata: { name: cache }
spec:
  containers:
    - name: cache
      image: registry.example/cache:1
      volumeMounts: [{ name: scratch, mountPath: /scratch }]
  volumes: [{ name: scratch, emptyDir: {} }]
`;
const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } }
`;

let folder: TestFolder;
const home = process.cwd();
beforeEach(() => {
  folder = newFolder();
  mkdirSync(join(folder.path, '.git'));
  process.chdir(folder.path);
});
afterEach(() => {
  process.chdir(home);
  folder.remove();
});

const config = (text: string, name = NAME): string => folder.write(name, text);

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly object: { readonly namespace: string | null };
}

function found(...words: readonly string[]): readonly Found[] {
  return JSON.parse(runCli('check', '--format', 'json', ...words).out) as Found[];
}

const unbounded = (...words: readonly string[]): readonly Found[] =>
  found(...words).filter(({ rule }) => rule === 'emptydir-unbounded');

describe('the file of settings', () => {
  beforeEach(() => folder.write('app/cache.yaml', CACHE));

  test('says what findings of a rule count as', () => {
    expect(unbounded('app')).toMatchObject([{ severity: 'warning' }]);
    config('severities: { emptydir-unbounded: error }\n');
    expect(unbounded('app')).toMatchObject([{ severity: 'error' }]);
    expect(runCli('check', 'app').code).toBe(1);
    config('severities: { emptydir-unbounded: off }\n');
    expect(unbounded('app')).toEqual([]);
  });

  test('skips rules with a reason; --only asks for one of them all the same', () => {
    config('skip:\n  emptydir-unbounded: nodes have a disk for it\n');
    expect(unbounded('app')).toEqual([]);
    expect(unbounded('--only', 'emptydir-unbounded', 'app')).toHaveLength(1);
    expect(unbounded('--no-config', 'app')).toHaveLength(1);
  });

  test('has facts of the cluster, which options take the place of', () => {
    folder.write('app/claim.yaml', CLAIM);
    const missing = (...words: readonly string[]): readonly string[] =>
      found('--only', 'missing-storage-class', ...words, 'app').map(({ severity }) => severity);
    config(`cluster:
  nodes: 3
  zones: [a, b]
  defaultClass: slow
  kubernetesVersion: '1.34'
  storageClasses: [{ name: slow, volumeBindingMode: Immediate, allowVolumeExpansion: true }]
`);
    expect(missing()).toEqual(['error']);
    expect(missing('--storage-class', 'fast')).toEqual([]);
    config('cluster: { complete: true }\n');
    expect(missing()).toEqual(['error']);
    expect(missing('--no-complete')).toEqual(['info']);
  });

  test('gives objects their namespace', () => {
    config('namespace: shop\n');
    const namespaces = (...words: readonly string[]): unknown => unbounded(...words, 'app')[0]?.object.namespace;
    expect(namespaces()).toBe('shop');
    expect(namespaces('-n', 'other')).toBe('other');
  });

  test('leaves files and folders out, as seen from its own folder', () => {
    folder.write('app/vendor/cache.yaml', CACHE.replace('name: cache }', 'name: other }'));
    folder.write('app/deep/made/cache.yaml', CACHE.replace('name: cache }', 'name: third }'));
    mkdirSync('app/inner', { recursive: true });
    const count = (): number => unbounded('--', join(folder.path, 'app')).length;
    expect(count()).toBe(3);
    config('ignore: [vendor]\n');
    expect(count()).toBe(2);
    config('ignore: [/app/deep/, "vendor/"]\n');
    expect(count()).toBe(1);
    config('ignore: ["app/**/cache.yaml"]\n');
    expect(count()).toBe(0);
    config('ignore: ["*/vendor/*"]\n');
    process.chdir('app/inner');
    expect(count()).toBe(2);
    expect(unbounded('--ignore', '../deep', '..')).toHaveLength(2);
    expect(unbounded('--ignore', 'deep', '..')).toHaveLength(2);
  });

  test('is told with --verbose, once', () => {
    config('namespace: shop\n');
    expect(runCli('check', '--verbose', 'app').error).toBe(`cdk8s-stateful: settings: ${NAME}\n`);
    process.chdir('app');
    expect(runCli('survival', '--verbose', '.').error).toBe(`cdk8s-stateful: settings: ../${NAME}\n`);
    expect(runCli('changes', '--verbose', '--no-config', '.', '.').error).toBe('cdk8s-stateful: settings: no file\n');
  });

  test('may be named', () => {
    config('severities: { emptydir-unbounded: error }\n');
    config('ignore: [cache.yaml]\n', 'ci/strict.yaml');
    expect(unbounded('--config', 'ci/strict.yaml', 'app')).toEqual([]);
    expect(runCli('check', '--config', 'none.yaml', 'app')).toMatchObject({
      code: 2,
      error: "cdk8s-stateful: none.yaml can't be read: it does not exist\n",
    });
    expect(runCli('check', '--config', 'ci/strict.yaml', '--no-config', 'app').code).toBe(2);
  });

  test.each([
    ['namspace: shop\n', '1:1: the file has no key namspace; did you mean namespace?'],
    ['cluster:\n  node: 3\n', '2:3: cluster has no key node; did you mean nodes?'],
    ['cluster:\n  nodes: 0\n', '2:3: cluster.nodes is a number of at least 1; not 0'],
    ['cluster: { kubernetesVersion: 1.30 }\n', '1:12: cluster.kubernetesVersion is a version like 1.34; not 1.3'],
    ['render: sometimes\n', '1:1: render is auto, never; not sometimes'],
    ['namespace:\n', '1:1: namespace is the name of a namespace; not empty'],
    ['skip:\n  emptydir-unbounded: ""\n', '2:3: skip.emptydir-unbounded is the reason why the rule is skipped; not ""'],
    [
      'skip: { emptydir-unbound: x }\n',
      '1:9: skip has emptydir-unbound, which is not a rule; did you mean emptydir-unbounded?',
    ],
    ['severities: { emptydir-unbounded: eror }\n', 'is error, warning, info or off; not eror'],
    ['ignore: ["!a"]\n', '1:10: ignore[0] is a pattern of paths, without ! before it; not "!a"'],
    ['cluster:\n  storageClasses:\n    - provisioner: x\n', '3:7: cluster.storageClasses[0] has no name'],
    ['- a\n', '1:1: the file is an object; not a list'],
    ['namespace: a\nnamespace: b\n', '2:1: the file '],
    ['namespace: [\n', 'the file '],
    ['namespace: a\n---\nnamespace: b\n', 'has more than one document'],
  ])('%j is a mistake that is told with its place', (text, message) => {
    config(text);
    const { code, out, error } = runCli('check', 'app');
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/^cdk8s-stateful: \.cdk8s-stateful\.yaml[^\n]*\n$/);
    expect(error).toContain(message);
  });

  test.each(['', '# nothing yet\n', '{}\n'])('%j sets nothing', (text) => {
    config(text);
    expect(runCli('check', 'app')).toMatchObject({ code: 0, error: '' });
  });
});

describe('the file of settings is looked for', () => {
  const at = (from: string, ...home: readonly string[]): string | undefined =>
    findConfig(join(folder.path, from), join(folder.path, ...home));

  test('up to the folder of the repository', () => {
    mkdirSync('repo/.git', { recursive: true });
    mkdirSync('repo/a/b', { recursive: true });
    config('{}', NAME);
    expect(at('repo/a/b')).toBeUndefined();
    config('{}', `repo/${NAME}`);
    expect(at('repo/a/b')).toBe(`repo/${NAME}`);
    config('{}', `repo/a/${NAME}`);
    expect(at('repo/a/b')).toBe(`repo/a/${NAME}`);
  });

  test('outside of repositories up to the home folder, and else in the working folder alone', () => {
    const outside = newFolder();
    try {
      const root = realpathSync(outside.path);
      process.chdir(root);
      outside.write(`home/${NAME}`, '{}');
      mkdirSync('home/work', { recursive: true });
      mkdirSync('other/work', { recursive: true });
      outside.write(`other/${NAME}`, '{}');
      expect(findConfig('home/work', join(root, 'home'))).toBe(`home/${NAME}`);
      expect(findConfig('other/work', join(root, 'home'))).toBeUndefined();
      expect(findConfig('other', join(root, 'home'))).toBe(`other/${NAME}`);
    } finally {
      process.chdir(folder.path);
      outside.remove();
    }
  });
});

test('the example of the documentation is one', () => {
  const page = readFileSync(join(home, 'docs', 'sources.md'), 'utf8');
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  config(example);
  const { skip, cluster } = readConfig(NAME);
  expect(skip).toEqual({ 'hostpath-unpinned': 'the cluster has one node' });
  expect(cluster).toMatchObject({ nodes: 3, defaultClass: 'fast', complete: false });
});

describe('the schema of the file', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(publishedSchema()) as object);

  test('takes what the command line takes', () => {
    expect(
      validate({ severities: { 'emptydir-unbounded': 'off' }, helm: { set: ['a=b'] }, cluster: { nodes: 1 } }),
    ).toBe(true);
    expect(validate({ namspace: 'a' })).toBe(false);
    expect(validate({ cluster: { nodes: 0 } })).toBe(false);
    expect(validate({ cluster: { storageClasses: [{ provisioner: 'x' }] } })).toBe(false);
    expect(validate({ skip: { 'no-such-rule': 'x' } })).toBe(false);
  });

  test('has a key for each option but those that choose the file', () => {
    const options = Object.entries({ ...SOURCE_OPTIONS, ...CLUSTER_OPTIONS });
    const without = options.filter(([, option]) => !('setting' in option)).map(([name]) => name);
    // A file in a repository of others may not have anything fetched.
    expect(without).toEqual(['allow-remote', 'config', 'no-config', 'verbose']);
    const schema = JSON.parse(publishedSchema()) as { readonly properties: Record<string, unknown> };
    expect(Object.keys(schema.properties)).toEqual([
      'namespace',
      'render',
      'helm',
      'ignore',
      'cluster',
      'severities',
      'skip',
    ]);
  });
});
