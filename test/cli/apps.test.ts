import { join } from 'node:path';
import type { TestFolder } from './files';
import { newFolder } from './files';
import { onlyOnPath, PROGRAMS } from '../source/programs';
import { runCli } from './run';

const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 1Gi } }
  volumneName: disk
`;
const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers: [{ name: web, image: registry.example/web:1, volumeMounts: [{ name: scratch, mountPath: /scratch }] }]
  volumes: [{ name: scratch, emptyDir: { sizeLimit: 1Gi } }]
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

/** A base with a mistake, an overlay for each stage, and what only production has. */
function overlays(): string {
  folder.write('repo/base/kustomization.yaml', 'resources: [claim.yaml, pod.yaml]\n');
  folder.write('repo/base/claim.yaml', CLAIM);
  folder.write('repo/base/pod.yaml', POD);
  folder.write('repo/staging/kustomization.yaml', 'resources: [../base]\n');
  folder.write('repo/prod/kustomization.yaml', 'resources: [../base, cache.yaml]\n');
  folder.write('repo/prod/cache.yaml', POD.replaceAll('web', 'cache').replace('sizeLimit: 1Gi', ''));
  return join(folder.path, 'repo');
}

test('what overlays share is found once, with the overlays that have it', () => {
  const repo = overlays();
  const { code, out } = runCli('check', repo);
  expect(code).toBe(1);
  expect(out.match(/error\[unknown-field\]/g)).toHaveLength(1);
  expect(out).toContain(`--> ${repo}/base/claim.yaml:8:3  PersistentVolumeClaim data spec.volumneName`);
  expect(out).toContain(` = in ${repo}/prod, ${repo}/staging\n`);
  expect(out).toMatch(/warning\[emptydir-unbounded\][^]*= in [^,]*\/prod\n/);
  expect(out).toMatch(/1 error, 1 warning(, \d notes?)? in 5 objects of 2 apps\n$/);
});

test('JSON, SARIF and GitHub annotations say of which apps a finding is', () => {
  const repo = overlays();
  const words = ['check', '--only', 'unknown-field', repo, '--format'];
  const apps = [`${repo}/prod`, `${repo}/staging`];
  expect(JSON.parse(runCli(...words, 'json').out)).toMatchObject([{ rule: 'unknown-field', apps }]);
  expect(JSON.parse(runCli(...words, 'sarif').out)).toMatchObject({
    runs: [{ results: [{ ruleId: 'unknown-field', properties: { apps } }] }],
  });
  expect(runCli(...words, 'github').out).toContain(`%0Ain ${apps.join(', ')}\n`);
});

test('survival has a table an app', () => {
  const repo = overlays();
  const { code, out } = runCli('survival', repo);
  expect(code).toBe(0);
  expect(out).toMatch(/\/prod:\n\n[^]*Pod web[^]*Pod cache[^]*\/staging:\n\n[^]*Pod web/);
  const rows = JSON.parse(runCli('survival', '--format', 'json', repo).out) as { app: string }[];
  expect(rows.map(({ app }) => app)).toEqual([`${repo}/prod`, `${repo}/prod`, `${repo}/staging`]);
  expect(runCli('survival', '--format', 'markdown', repo).out).toMatch(/^## .*\/prod\n\n\|[^]*^## .*\/staging\n/m);
  expect(runCli('survival', '--fail-on', 'lost:pod-replaced', repo).error).toContain(`${repo}/prod: Pod cache`);
});

test('picture draws each app by itself, and names it', () => {
  const { code, out } = runCli('picture', '--format', 'mermaid', overlays());
  expect(code).toBe(0);
  expect(out.match(/web<br\/>Pod · [^<]*\/(prod|staging)/g)).toHaveLength(2);
});

test('changes compares app with app, of what is named alike or holds the same', () => {
  overlays();
  folder.write('new/staging/kustomization.yaml', 'resources: [pod.yaml]\n');
  folder.write('new/staging/pod.yaml', POD);
  folder.write('new/live/kustomization.yaml', 'resources: [claim.yaml, pod.yaml, cache.yaml]\n');
  folder.write('new/live/pod.yaml', POD);
  folder.write('new/live/claim.yaml', CLAIM);
  folder.write('new/live/cache.yaml', POD.replaceAll('web', 'cache').replace('sizeLimit: 1Gi', ''));
  const { out } = runCli('changes', '--format', 'json', join(folder.path, 'repo'), join(folder.path, 'new'));
  const { objects } = JSON.parse(out) as { objects: { app: string; change: string; name: string }[] };
  expect(objects.map(({ app, change, name }) => [app.replace(folder.path, ''), change, name])).toEqual([
    ['/new/staging', 'removed', 'data'],
  ]);
});

test('a folder of alternatives changes nothing against itself', () => {
  folder.write('a.yaml', CLAIM.replace('volumneName: disk', 'storageClassName: a'));
  folder.write('b.yaml', CLAIM.replace('volumneName: disk', 'storageClassName: b'));
  expect(runCli('changes', folder.path, folder.path)).toMatchObject({ code: 0, out: 'nothing changes\n', error: '' });
});

test('what only the other version could be rendered of is not told as gone', () => {
  const repo = overlays();
  folder.write('new/prod/kustomization.yaml', 'resources: [none.yaml]\n');
  folder.write('new/staging/kustomization.yaml', 'resources: [claim.yaml, pod.yaml]\n');
  folder.write('new/staging/pod.yaml', POD);
  folder.write('new/staging/claim.yaml', CLAIM);
  expect(runCli('changes', repo, join(folder.path, 'new'))).toEqual({
    code: 2,
    out: 'nothing changes\n',
    error: `cdk8s-stateful: left out: ${folder.path}/new/prod names none.yaml, which isn't there\n`,
  });
});

test('where a document can not be read, what only the other version has is not told as gone', () => {
  const old = folder.write('old.yaml', `${CLAIM}---\n${POD}`);
  const next = folder.write('new.yaml', `${CLAIM.replace('metadata:', 'metadata: [')}---\n${POD}`);
  const { code, out, error } = runCli('changes', old, next);
  expect([code, out]).toEqual([2, 'nothing changes\n']);
  expect(error).toMatch(/^cdk8s-stateful: left out: .*new\.yaml:\d+:\d+ lacks a comma or \] in a list.*\n$/);
});

test('what could not be rendered is said in a line, the rest is judged, and the exit code tells', () => {
  const repo = overlays();
  folder.write('repo/odd/kustomization.yaml', 'resources: [none.yaml]\n');
  const odd = `cdk8s-stateful: left out: ${repo}/odd names none.yaml, which isn't there\n`;
  expect(runCli('survival', repo)).toMatchObject({ code: 2, error: odd });
  expect(runCli('check', '--skip', 'unknown-field', repo)).toMatchObject({ code: 2, error: odd });
  expect(runCli('check', repo)).toMatchObject({ code: 1, error: odd });
  expect(runCli('picture', '--format', 'mermaid', repo)).toMatchObject({ code: 2, error: odd });
});

test('where nothing at all could be judged the exit code is 2, and never is not a mistake beside others', () => {
  const repo = overlays();
  expect(runCli('check', '--render', 'never', repo).code).toBe(2);
  folder.write('repo/pod.yaml', POD);
  expect(runCli('survival', '--render', 'never', repo)).toMatchObject({
    code: 0,
    error: [`${repo}/prod`, `${repo}/staging`]
      .map((name) => `cdk8s-stateful: left out: ${name} is not rendered: --render never\n`)
      .join(''),
  });
});

test('-n is the namespace of what names none', () => {
  const path = folder.write('a.yaml', `${CLAIM}---\n${POD.replace('name: web\n', 'name: web\n  namespace: other\n')}`);
  const namespaces = (...words: readonly string[]): readonly (string | null)[] =>
    (
      JSON.parse(runCli('check', '--format', 'json', '--only', 'unknown-field', ...words, path).out) as {
        object: { namespace: string | null };
      }[]
    ).map(({ object }) => object.namespace);
  expect(namespaces()).toEqual([null]);
  expect(namespaces('-n', 'shop')).toEqual(['shop']);
  expect(runCli('survival', '--namespace', 'shop', path).out).toContain('Pod other/web');
  expect(runCli('check', '-n', 'Shop!', path)).toMatchObject({
    code: 2,
    error: 'cdk8s-stateful: --namespace is the name of a namespace; not "Shop!"\n',
  });
});
