import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './files';
import type { TestFolder } from './files';
import { runCli, runColoured } from './run';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example/web:1
      volumeMounts: [{ name: cash, mountPath: /var/cache/web }]
  volumes: [{ name: cache, emptyDir: { sizeLimit: 1Gi } }]
`;
const SETTINGS = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { MODE: fast }\n';

let folder: TestFolder;
beforeEach(() => (folder = newFolder()));
afterEach(() => {
  folder.remove();
});

describe('what is read', () => {
  test('a folder with all below it, without what is not of Kubernetes, hidden or installed', () => {
    folder.write('a/b/pod.yml', POD);
    folder.write(
      'settings.json',
      JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } }),
    );
    folder.write('values.yaml', 'replicas: 3\n');
    folder.write('README.md', 'text');
    folder.write('.git/pod.yaml', POD);
    folder.write('node_modules/pod.yaml', POD);
    const { code, out } = runCli('check', folder.path);
    expect(code).toBe(1);
    expect(out).toMatch(/^1 error in 2 objects$/m);
  });

  test('a file that is named must be of Kubernetes', () => {
    const { code, out } = runCli('check', folder.write('values.yaml', 'replicas: 3\n'));
    expect(code).toBe(1);
    expect(out).toContain('is not a manifest: apiVersion and kind are missing');
  });

  test('a pattern', () => {
    folder.write('a/one.yaml', SETTINGS);
    folder.write('b/two.yaml', SETTINGS);
    folder.write('b/three.txt', SETTINGS);
    expect(runCli('check', '--skip', 'duplicate-object', `${folder.path}/*/{one,two}.yaml`).out).toContain('2 objects');
    expect(runCli('check', `${folder.path}/**/t?o.yaml`).out).toContain('1 object\n');
    expect(runCli('check', `${folder.path}/[!b]/*.yaml`).out).toContain('1 object\n');
  });

  test('the others where one file can not be parsed', () => {
    folder.write('a.yaml', 'apiVersion: v1\nkind: Pod\na: [1\n');
    folder.write('b.yaml', POD);
    const { out } = runCli('check', folder.path);
    expect(out).toContain('error[unreadable]: opens a bracket or brace that is never closed\n -->');
    expect(out).toContain('error[missing-volume]');
  });

  test.each(['survival', 'check'])(
    'a file that is no YAML is a line of %s beside manifests, and nothing elsewhere',
    (verb) => {
      folder.write('a.yaml', SETTINGS);
      folder.write('b.yaml', 'spec:\n replicas: 1\n  template: 2\n');
      folder.write('chart.yaml', 'spec: {{ .Values.spec }}\n');
      folder.write('._a.yaml', Buffer.from([0, 5, 0x16, 7]));
      folder.write('values.yaml', 'replicas: 3\n');
      folder.write('data/b.yaml', 'spec:\n replicas: 1\n  template: 2\n');
      const { code, error } = runCli(verb, folder.path);
      expect([code, error]).toEqual([
        0,
        `cdk8s-stateful: left out: ${folder.path}/b.yaml:3:11 has a value where only a key: can be; is the indentation right, or are quotes missing?\n`,
      ]);
    },
  );

  test('a file that lacks but apiVersion and kind is a line beside manifests; what other tools have there is none', () => {
    folder.write('a.yaml', SETTINGS);
    folder.write('b.yaml', 'metadata: { name: web }\nspec: { containers: [] }\n');
    folder.write('blueprint.yaml', 'version: 1\nmetadata: { name: web }\nentries: []\n');
    folder.write('patch.yaml', 'metadata: { labels: { a: b } }\nspec: { replicas: 2 }\n');
    folder.write('data/b.yaml', 'metadata: { name: web }\nspec: { containers: [] }\n');
    const { code, error } = runCli('check', folder.path);
    expect([code, error]).toEqual([
      0,
      `cdk8s-stateful: left out: ${folder.path}/b.yaml:1:1 is not a manifest: apiVersion and kind are missing or not a string\n`,
    ]);
  });

  test('where a bracket begins that nothing closes', () => {
    const first = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n---\n';
    const inside = folder.write('inside.yaml', `${first}metadata: {\n  name: a,\n  labels: { b: c }\ndata:\n  d: e\n`);
    expect(runCli('check', inside).out).toContain('or a quote before; the bracket or brace is opened on line 5\n');
    const last = folder.write('last.yaml', `${first}metadata: { name: a }\ndata: { d: [e],\n# end\n`);
    expect(runCli('check', last).out).toContain(`never closed\n --> ${last}:6:7\n`);
  });

  test.each([
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1])],
    ['UTF-16', Buffer.from(`\uFEFF${SETTINGS}`, 'utf16le')],
    ['Latin-1', Buffer.from('a: caf\xe9\n', 'latin1')],
  ])('nothing of a file in %s', (_, bytes) => {
    const { code, out } = runCli('check', folder.write('a.yaml', bytes));
    expect(code).toBe(1);
    expect(out).toContain('in another encoding than UTF-8');
  });

  test('nothing of a file that is larger than any manifest', () => {
    const path = folder.write('large.yaml', Buffer.alloc(50_000_000, 'a'));
    expect(runCli('check', path)).toEqual({
      code: 2,
      out: '',
      error: `cdk8s-stateful: ${path} has more than 32 MiB; check it in parts\n`,
    });
  });

  test('a link that leads in a circle is told', () => {
    const path = join(folder.path, 'loop.yaml');
    symlinkSync(path, path);
    expect(runCli('check', path).error).toContain('it is a link that leads in a circle');
  });
});

test('colours are for a terminal only', () => {
  const path = folder.write('a.yaml', POD);
  const coloured = runColoured('check', path).out;
  const plain = runCli('check', path).out;
  expect(coloured).toContain('\u001b[31merror[missing-volume]\u001b[0m');
  expect(plain).not.toContain('\u001b');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
});
