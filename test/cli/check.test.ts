import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from './files';
import { runCli } from './run';

const TYPO = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 1Gi } }
  volumneName: disk
`;
const UNBOUNDED = `apiVersion: v1
kind: Pod
metadata: { name: cache }
spec:
  containers: [{ name: cache, image: example/cache:1, volumeMounts: [{ name: scratch, mountPath: /scratch }] }]
  volumes: [{ name: scratch, emptyDir: {} }]
`;
const FINE = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { a: b }\n';
const CANARY = 'canary-hunter2';
const SECRET = `apiVersion: v1
kind: Secret
metadata: { name: login }
type: kubernetes.io/tls
data: { password: ${CANARY}, "a key": 5 }
stringData: { other: ${CANARY}, number: 7 }
unknown: ${CANARY}
`;

const { path: folder, write } = testFolder();

interface Listed {
  readonly rule: string;
  readonly severity: string;
  readonly object: object;
  readonly path: string;
  readonly fix: string;
  readonly origin: object;
}
const found = (...words: string[]): Listed[] =>
  JSON.parse(runCli('check', '--format', 'json', ...words).out) as Listed[];

test('a mistake is shown at its line, with what happens and what to write instead', () => {
  const file = write('typo.yaml', TYPO);
  const { code, out, error } = runCli('check', file);
  expect([code, error]).toEqual([1, '']);
  expect(out).toContain("error[unknown-field]: PersistentVolumeClaim has no field 'volumneName' here");
  expect(out).toContain(`--> ${file}:7:3  PersistentVolumeClaim shop/data spec.volumneName`);
  expect(out).toContain('7 |   volumneName: disk\n  |   ^^^^^^^^^^^');
  expect(out).toContain('fix: Did you mean volumeName?');
  expect(out.trimEnd()).toMatch(/1 error(, \d+ notes?)? in 1 object$/);
});

test('JSON has rule, severity, object, path, message, fix, origin and apps of each finding', () => {
  const file = write('typo.yaml', TYPO);
  const [finding] = found('--only', 'unknown-field', file);
  expect(Object.keys(finding ?? {})).toEqual([
    'rule',
    'severity',
    'object',
    'path',
    'message',
    'fix',
    'origin',
    'apps',
  ]);
  expect(finding).toMatchObject({
    rule: 'unknown-field',
    severity: 'error',
    object: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'data' },
    path: 'spec.volumneName',
    fix: 'Did you mean volumeName?',
    origin: { file, line: 7, column: 3 },
    apps: [file],
  });
});

test('GitHub annotations name file, line and column, and keep to one line', () => {
  const file = write('typo.yaml', TYPO);
  const { out } = runCli('check', '--format', 'github', '--only', 'unknown-field', file);
  expect(out).toMatch(
    /^::error file=.*typo\.yaml,line=7,col=3,title=unknown-field::PersistentVolumeClaim shop\/data .*%0A.*\n$/,
  );
});

test('files, folders, patterns and Lists are read, and several documents of a file', () => {
  write('tree/a.yaml', `${FINE}---\n${TYPO}`);
  write(
    'tree/below/b.json',
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Pod', metdata: {} }] }),
  );
  write('tree/below/values.yaml', 'replicas: 3\n');
  write('tree/notes.txt', 'not: [yaml');
  const tree = join(folder, 'tree');
  const origins = (...words: string[]): object[] =>
    found('--only', 'unknown-field', ...words).map(({ origin }) => origin);
  expect(origins(tree)).toMatchObject([
    { file: join(tree, 'a.yaml'), line: 12 },
    { file: join(tree, 'below/b.json'), line: 1 },
  ]);
  expect(origins(join(tree, '**/*.json'))).toHaveLength(1);
  expect(origins(join(tree, '{a,z}.y?ml'))).toHaveLength(1);
});

test('--strict makes warnings count, --only and --skip choose rules', () => {
  const file = write('unbounded.yaml', UNBOUNDED);
  expect(found(file)).toMatchObject([{ rule: 'emptydir-unbounded', severity: 'warning' }]);
  expect(runCli('check', file).code).toBe(0);
  expect(runCli('check', '--strict', file).code).toBe(1);
  expect(found('--skip', 'emptydir-unbounded', file)).toEqual([]);
  expect(found('--only', 'bad-name,unknown-field', file)).toEqual([]);
});

test('an acknowledged finding is gone, one without a reason is an error', () => {
  const allowed = (value: string): string =>
    write(
      'allowed.yaml',
      UNBOUNDED.replace('name: cache }', `name: cache, annotations: { stateful.cdk8s.io/allow: ${value} } }`),
    );
  expect(found(allowed('emptydir-unbounded=the node has a disk for it'))).toEqual([]);
  expect(found(allowed('emptydir-unbounded=')).map(({ rule }) => rule)).toContain('allow-without-reason');
  expect(found(allowed('no-such-rule=because')).map(({ rule }) => rule)).toContain('allow-without-reason');
});

test('facts of the cluster sharpen what is found', () => {
  const file = write(
    'claim.yaml',
    `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: gp4, resources: { requests: { storage: 1Gi } } }
`,
  );
  const severities = (...words: string[]): string[] =>
    found('--only', 'missing-storage-class', ...words, file).map(({ severity }) => severity);
  expect(severities()).toEqual(['info']);
  expect(severities('--storage-class', 'gp4')).toEqual([]);
  expect(severities('--storage-class', 'gp3')).toEqual(['error']);
});

test('--explain prints the page of a rule', () => {
  const { code, out } = runCli('check', '--explain', 'binding-class');
  expect(code).toBe(0);
  expect(out).toMatch(/^# binding-class\n[\s\S]*\*\*Fix:\*\*[\s\S]*## Not found in/);
});

test.each([
  [['--explain', 'binding-clas'], 'there is no rule binding-clas; did you mean binding-class?'],
  [['--only', 'zzzzzzzzzzzzzzzz', '.'], 'there is no rule zzzzzzzzzzzzzzzz; all are in https://'],
  [['--only', 'wo-roll', '.'], 'there is no rule wo-roll; did you mean rwo-rolling-update?'],
  [['-n'], '--namespace needs a value: --namespace NAME'],
  [['-o', '--strict', '.'], '--output needs a value: --output FILE'],
  [['--output', '--strict', '.'], '--output needs a value: --output FILE'],
  [['--formt', 'json', '.'], 'there is no option --formt; did you mean --format?'],
  [['--qqqqqqqqqqqq', '.'], 'there is no option --qqqqqqqqqqqq; cdk8s-stateful check --help has all'],
  [['--format', 'xml', '.'], '--format is one of text, json, sarif, github, markdown, junit; not xml'],
  [['--nodes', 'many', '.'], '--nodes is a number of at least 1; not many'],
  [['--kubernetes-version', 'new', '.'], '--kubernetes-version is a version like 1.34; not new'],
  [['--strict=yes', '.'], "'--strict'"],
  [[], 'name files or folders of manifests, or - for the standard input'],
  [['no-such-file.yaml'], 'no-such-file.yaml does not exist'],
  [['no-such-*.yaml'], 'nothing matches no-such-*.yaml'],
  [['package.json/x.yaml'], "package.json/x.yaml can't be read: a file is on the way to it"],
])('%j is wrong use: one sentence and exit code 2', (words, message) => {
  const { code, out, error } = runCli('check', ...words);
  expect([code, out]).toEqual([2, '']);
  expect(error).toMatch(/^cdk8s-stateful: [^\n]*\n$/);
  expect(error).toContain(message);
});

test('a folder that may not be read is told', () => {
  write('locked/a.yaml', FINE);
  chmodSync(join(folder, 'locked'), 0o000);
  const { code, error } = runCli('check', join(folder, 'locked'));
  chmodSync(join(folder, 'locked'), 0o700);
  // The superuser may read everything.
  if (process.getuid?.() === 0) expect(code).toBe(0);
  else expect([code, error]).toEqual([2, expect.stringContaining('permission denied')]);
});

test.each(['text', 'json', 'sarif', 'github'])('no value of a Secret is in a report as %s', (format) => {
  const broken = SECRET.replace('type:', 'type: [').replace('number: 7', `number: ${CANARY}`);
  const files = [write('secret.yaml', SECRET), write('broken-secret.yaml', broken)];
  const { code, out, error } = runCli('check', '--format', format, ...files);
  expect(code).toBe(1);
  expect(out.length).toBeGreaterThan(100);
  expect(out + error).not.toContain('hunter2');
});

test('a folder without an object is named as such, and is no mistake of it', () => {
  write('empty/values.yaml', 'a: 1\n');
  write('empty/more.yaml', '# nothing yet\n');
  for (const verb of ['check', 'survival', 'picture']) {
    const { code, error } = runCli(verb, join(folder, 'empty'));
    expect([verb, code, error]).toEqual([verb, 0, 'cdk8s-stateful: no Kubernetes object was found in 2 files\n']);
  }
  expect(runCli('check', write('fine.yaml', FINE)).error).toBe('');
});

test('a boolean in data of a Secret belongs into stringData, where quotes make a string of it', () => {
  const file = write('boolean.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: { name: login }\ndata: { confirm: y }\n');
  const { code, out } = runCli('check', file);
  expect(code).toBe(1);
  expect(out).toContain('confirm is a boolean, not a string');
  expect(out).toContain('Without quotes yes, no, on, off, y and n are booleans.');
  expect(out).toContain('fix: Put quotes around what is meant, in stringData: here it would have to be base64.');
  expect(runCli('check', '--fix', '--dry-run', file).out).toBe('');
});
