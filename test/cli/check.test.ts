import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cli } from './run';

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
const WARNED = POD.replace('cash', 'cache').replace(
  'volumeMounts',
  "env: [{ name: A, value: '1' }, { name: A, value: '2' }]\n      volumeMounts",
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('exit codes', () => {
  test('0 where nothing is found, 1 for an error', () => {
    expect(cli(['check', file('good.yaml', SETTINGS)])).toMatchObject({ code: 0, out: 'nothing found in 1 object\n' });
    expect(cli(['check', file('bad.yaml', POD)])).toMatchObject({ code: 1, error: '' });
  });

  test('a warning is 0, and with --strict 1', () => {
    const path = file('warned.yaml', WARNED);
    expect(cli(['check', path])).toMatchObject({
      code: 0,
      out: expect.stringContaining('warning[env-duplicate]') as unknown,
    });
    expect(cli(['check', '--strict', path]).code).toBe(1);
  });

  test.each([
    [[], 'name files or folders'],
    [['missing.yaml'], 'missing.yaml does not exist'],
    [['missing/*.yaml'], 'nothing matches missing/*.yaml'],
    [['--formt', 'json', '.'], 'there is no option --formt; did you mean --format?'],
    [['--format', 'xml', '.'], '--format is text, json, sarif, github; not xml'],
    [['--zzzzzzzzzz', '.'], "Unknown option '--zzzzzzzzzz'"],
    [['--only', 'missing-volum', '.'], 'there is no rule missing-volum; did you mean missing-volume?'],
    [['--explain', 'zzzzzzzzzzzzzzzz'], 'there is no rule zzzzzzzzzzzzzzzz; there are '],
    [['--nodes', '0', '.'], '--nodes is a number of at least 1; not 0'],
    [['--kubernetes-version', 'new', '.'], '--kubernetes-version is a version like 1.34; not new'],
  ])('2 for %j', (words, message) => {
    const { code, out, error } = cli(['check', ...words]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(`cdk8s-stateful: ${message}`);
    expect(error.trimEnd()).not.toContain('\n');
  });
});

describe('what is read', () => {
  test('a folder with all below it, without what is not of Kubernetes, hidden or installed', () => {
    file('a/b/pod.yml', POD);
    file('settings.json', JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } }));
    file('values.yaml', 'replicas: 3\n');
    file('README.md', 'text');
    file('.git/pod.yaml', POD);
    file('node_modules/pod.yaml', POD);
    const { code, out } = cli(['check', folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/^1 error in 2 objects$/m);
  });

  test('a file that is named must be of Kubernetes', () => {
    const { code, out } = cli(['check', file('values.yaml', 'replicas: 3\n')]);
    expect(code).toBe(1);
    expect(out).toContain('is no manifest: apiVersion and kind are missing');
  });

  test('a pattern', () => {
    file('a/one.yaml', SETTINGS);
    file('b/two.yaml', SETTINGS);
    file('b/three.txt', SETTINGS);
    expect(cli(['check', '--skip', 'duplicate-object', `${folder}/*/{one,two}.yaml`]).out).toContain('2 objects');
    expect(cli(['check', `${folder}/**/t?o.yaml`]).out).toContain('1 object\n');
    expect(cli(['check', `${folder}/[!b]/*.yaml`]).out).toContain('1 object\n');
  });

  test('the others where one file can not be parsed', () => {
    file('a.yaml', 'a: [1\n');
    file('b.yaml', POD);
    const { out } = cli(['check', folder]);
    expect(out).toContain('error[unreadable]: is indented in a way');
    expect(out).toContain('error[missing-volume]');
  });

  test.each([
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1])],
    ['UTF-16', Buffer.from(`\uFEFF${SETTINGS}`, 'utf16le')],
    ['Latin-1', Buffer.from('a: caf\xe9\n', 'latin1')],
  ])('nothing of a file in %s', (_, bytes) => {
    const { code, out } = cli(['check', file('a.yaml', bytes)]);
    expect(code).toBe(1);
    expect(out).toContain('in another encoding than UTF-8');
  });

  test('nothing of a file that is larger than any manifest', () => {
    const path = file('large.yaml', Buffer.alloc(50_000_000, 'a'));
    expect(cli(['check', path])).toEqual({
      code: 2,
      out: '',
      error: `cdk8s-stateful: ${path} has more than 32 MiB; check it in parts\n`,
    });
  });

  test('a link that leads in a circle is told', () => {
    const path = join(folder, 'loop.yaml');
    symlinkSync(path, path);
    expect(cli(['check', path]).error).toContain('it is a link that leads in a circle');
  });
});

test('--only and --skip choose rules', () => {
  const path = file('a.yaml', POD);
  expect(cli(['check', '--only', 'missing-volume', path]).code).toBe(1);
  expect(cli(['check', '--only', 'env-duplicate', path]).code).toBe(0);
  expect(cli(['check', '--skip', 'missing-volume,env-duplicate', path]).code).toBe(0);
});

test('--explain prints the page of a rule', () => {
  const { code, out } = cli(['check', '--explain', 'missing-volume']);
  expect(code).toBe(0);
  expect(out).toMatch(/^# missing-volume\n[\S\s]*## Found in\n\n```yaml\n[\S\s]*## Not found in/);
});

test('an annotation with a reason acknowledges, and without one is an error of its own', () => {
  const allowed = (reason: string): string =>
    POD.replace(
      '{ name: web }',
      `\n  name: web\n  annotations: { stateful.cdk8s.io/allow: 'missing-volume=${reason}' }`,
    );
  expect(cli(['check', file('a.yaml', allowed('a webhook adds it'))]).code).toBe(0);
  const { code, out } = cli(['check', file('b.yaml', allowed(''))]);
  expect(code).toBe(1);
  expect(out).toContain('error[allow-without-reason]: allows missing-volume without a reason');
  expect(out).toContain('error[missing-volume]');
});

test('facts of the cluster sharpen what is found', () => {
  const path = file(
    'claim.yaml',
    `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: slow
  resources: { requests: { storage: 1Gi } }
`,
  );
  const json = (...words: string[]): string => cli(['check', '--format', 'json', ...words, path]).out;
  expect(json()).not.toContain('"severity": "error"');
  expect(
    json(
      '--storage-class',
      'fast=csi.example.com',
      '--default-class',
      'fast',
      '--nodes',
      '3',
      '--zones',
      'a,b',
      '--kubernetes-version',
      'v1.34',
    ),
  ).toMatch(/"missing-storage-class",\s+"severity": "(error|warning)"/);
});

test('colours are for a terminal only', () => {
  const path = file('a.yaml', POD);
  const coloured = cli(['check', path], true).out;
  const plain = cli(['check', path]).out;
  expect(coloured).toContain('\u001b[31merror[missing-volume]\u001b[0m');
  expect(plain).not.toContain('\u001b');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
});
