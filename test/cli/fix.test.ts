import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { testFolder } from './files';
import { runCli } from './run';

const { path: folder, write } = testFolder();
const content = (name: string): string => readFileSync(join(folder, name), 'utf8');

interface Outcome {
  readonly text: string;
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** The file after `check --fix`, and the remaining findings. */
function fixed(text: string, name = 'app.yaml'): Outcome {
  const { code, out, error } = runCli('check', '--fix', write(name, text));
  return { text: content(name), code, out, error };
}

const CLAIM = `# what the shop has sold
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name:   data}   # as deployed
spec:
  accessModes: [ "ReadWriteonce" ]
  resources: {requests: {storage: 1Gi}}
  volumneName: disk # of the old cluster
  volumeMode: FileSystem
`;

test('misspelt names and values are mended; comments, quotes and spaces stay', () => {
  const { text, code, error } = fixed(CLAIM);
  expect(text).toBe(
    CLAIM.replace('ReadWriteonce', 'ReadWriteOnce')
      .replace('volumneName', 'volumeName')
      .replace('FileSystem', 'Filesystem'),
  );
  expect(code).toBe(0);
  expect(error).toBe(`cdk8s-stateful: ${join(folder, 'app.yaml')}: 3 places mended\n`);
});

test('what has to be a string gets quotes around what is written, not around what it is read as', () => {
  const map =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  DEBUG: yes\n  MODE: 0644\n  SIZE: 1e3 # m\n';
  expect(fixed(map).text).toBe(map.replace('yes', '"yes"').replace('0644', '"0644"').replace('1e3', '"1e3"'));
});

test('what comes to light by what is mended is mended, too', () => {
  const odd = CLAIM.replace('accessModes', 'acessModes');
  const { text, code } = fixed(odd);
  expect([text, code]).toEqual([fixed(CLAIM).text, 0]);
});

test('what has to be a number loses its quotes', () => {
  const web = deployment('example/web:1', 'replicas: "2"');
  expect(fixed(web).text).toBe(web.replace('"2"', '2'));
});

function deployment(image: string, more = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  # one at a time
${more === '' ? '' : `  ${more}\n`}  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - name: db
          image: ${image}
          volumeMounts:
            - { name: data, mountPath: /var/lib/mysql }
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: data } }
`;
}

test('a database that allows only one writer gets Recreate, before the first field of its spec', () => {
  const db = deployment('mysql:8.4');
  expect(fixed(db).text).toBe(db.replace('  selector: { m', '  strategy:\n    type: Recreate\n  selector: { m'));
  const rolling = deployment('mysql:8.4', 'strategy: { type: RollingUpdate }');
  expect(fixed(rolling).text).toBe(rolling.replace('RollingUpdate', 'Recreate'));
});

test('in an object on one line, and in JSON, Recreate is written on that line', () => {
  const pod =
    '{ metadata: { labels: { app: db } }, spec: { containers: [{ name: db, image: "mysql:8.4", volumeMounts: [{ name: data, mountPath: /var/lib/mysql }] }], volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }] } }';
  const flow = `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: db }, spec: { selector: { matchLabels: { app: db } }, template: ${pod} } }\n`;
  expect(fixed(flow).text).toBe(flow.replace('spec: { selector', 'spec: { strategy: { type: Recreate }, selector'));
  const json = JSON.stringify(load(flow));
  expect(JSON.parse(fixed(json, 'app.json').text)).toMatchObject({ spec: { strategy: { type: 'Recreate' } } });
});

test('beside rolling numbers, which exclude Recreate, nothing is written', () => {
  const db = deployment('mysql:8.4', 'strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } }');
  const { text, error } = fixed(db);
  expect([text, error]).toEqual([db, '']);
});

test('line ends of Windows, a byte order mark, further documents and JSON stay as they are', () => {
  const windows = deployment('mysql:8.4').replaceAll('\n', '\r\n');
  expect(fixed(windows).text).toBe(
    windows.replace('  selector: { m', '  strategy:\r\n    type: Recreate\r\n  selector: { m'),
  );
  const two = `\uFEFF${CLAIM}---\n${CLAIM.replace('data}', 'other}')}`;
  expect(fixed(two).text).toBe(
    two
      .replaceAll('ReadWriteonce', 'ReadWriteOnce')
      .replaceAll('volumneName', 'volumeName')
      .replaceAll('FileSystem', 'Filesystem'),
  );
  const json = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"A": 8080},"imutable":true}';
  expect(fixed(json, 'app.json').text).toBe(json.replace('8080', '"8080"').replace('imutable', 'immutable'));
});

test('what has no single right answer is left and reported', () => {
  const odd = CLAIM.replace('volumneName', 'colour')
    .replace('"ReadWriteonce"', 'RWO')
    .replace('FileSystem', 'Filesystem');
  const { text, code, out } = fixed(odd);
  expect(text).toBe(odd);
  expect(code).toBe(1);
  expect(out).toContain('error[unknown-field]');
});

test('a field that is there under both names is left alone', () => {
  const both = CLAIM.replace('volumeMode: FileSystem', 'volumeName: disk').replace('ReadWriteonce', 'ReadWriteOnce');
  expect(fixed(both).text).toBe(both);
});

test('with --dry-run the changes are a diff that patch takes, and nothing is written', () => {
  const file = write('app.yaml', CLAIM);
  const { code, out } = runCli('check', '--fix', '--dry-run', file);
  expect(code).toBe(1);
  expect(content('app.yaml')).toBe(CLAIM);
  expect(out).toBe(`--- ${file}
+++ ${file}
@@ -3,7 +3,7 @@
 kind: PersistentVolumeClaim
 metadata: {name:   data}   # as deployed
 spec:
-  accessModes: [ "ReadWriteonce" ]
-  resources: {requests: {storage: 1Gi}}
-  volumneName: disk # of the old cluster
-  volumeMode: FileSystem
+  accessModes: [ "ReadWriteOnce" ]
+  resources: {requests: {storage: 1Gi}}
+  volumeName: disk # of the old cluster
+  volumeMode: Filesystem
`);
});

test.each(['', '\n', '\n\n\n'])('a diff of a file that ends in %j is one that patch takes', (end) => {
  const file = write('my app.yaml', `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  A: 80${end}`);
  const { out } = runCli('check', '--fix', '--dry-run', file);
  execFileSync('patch', ['-p0'], { cwd: folder, input: out.replaceAll(folder, '.'), stdio: 'pipe' });
  expect(content('my app.yaml').endsWith(`"80"${end}`)).toBe(true);
});

test('what stands on several lines, has a tag, or is repeated by an alias is left and reported', () => {
  const odd = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: a }
    data: { PORT: &port 8080, TAGGED: !!int 80 }
  - apiVersion: v1
    kind: Service
    metadata: { name: b }
    spec: { selector: { app: db }, ports: [{ port: *port }] }
  - ${deployment('example/web:1', 'replicas: |-\n    2').trimEnd().replaceAll('\n', '\n    ')}
`;
  const { text, code, out, error } = fixed(odd);
  expect([text, code, error]).toEqual([odd, 1, '']);
  expect(out).toContain('3 errors');
});

test('who may read or run a file stays as it was', () => {
  const file = write('app.yaml', CLAIM);
  chmodSync(file, 0o640);
  runCli('check', '--fix', file);
  expect(content('app.yaml')).not.toBe(CLAIM);
  expect(statSync(file).mode & 0o777).toBe(0o640);
});

test('a file that a link leads to is mended once, under its own name', () => {
  const file = write('linked/app.yaml', CLAIM);
  symlinkSync('app.yaml', join(folder, 'linked/alias.yaml'));
  const { code, error } = runCli('check', '--fix', '--only', 'unknown-field', join(folder, 'linked'));
  expect([code, error]).toEqual([0, `cdk8s-stateful: ${file}: 1 place mended\n`]);
});

test('what a Secret holds is in no diff', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n  pin: 1234\n  password: hunter2\n';
  const file = write('app.yaml', secret);
  const { out } = runCli('check', '--fix', '--dry-run', file);
  expect(out).toBe(`${file} would be changed; it may hold a Secret, and isn't shown\n`);
  expect(fixed(secret).text).toBe(secret.replace('1234', '"1234"'));
});

test('places far from each other are a hunk each, counted from the new text', () => {
  const many = `${deployment('mysql:8.4')}---\n${Array.from({ length: 9 }, (_, i) => `# ${i}\n`).join('')}${CLAIM}`;
  const { out } = runCli('check', '--fix', '--dry-run', write('app.yaml', many));
  expect(out.match(/^@@ .*$/gm)).toEqual(['@@ -3,7 +3,9 @@', '@@ -29,7 +31,7 @@']);
});

test('a file that several apps share is mended once', () => {
  write('base/claim.yaml', CLAIM);
  write('one/map.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: b }\n');
  write('two/map.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: c }\n');
  expect(runCli('check', '--fix', folder).code).toBe(0);
  expect(content('base/claim.yaml').match(/volumeName/g)).toHaveLength(1);
});

test.each<[string[], string]>([
  [['--fix', '-'], '--fix writes files: name them, or a folder, instead of -'],
  [['--fix', '--cluster'], '--fix writes files, and --cluster reads none'],
  [['--fix', '--dry-run', '--format', 'json', 'app.yaml'], '--dry-run prints a diff: leave out --format and --output'],
  [['--dry-run', 'app.yaml'], '--dry-run shows what --fix would write: give both'],
])('%j is wrong use', (words, message) => {
  const { code, out, error } = runCli('check', ...words);
  expect([code, out, error]).toEqual([2, '', `cdk8s-stateful: ${message}\n`]);
});
