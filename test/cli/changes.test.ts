import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { rules } from '../../src/change/rules.generated';
import { claim, deployment, documents } from '../../src/check/examples';
import { onlyOnPath, PROGRAMS } from '../source/programs';
import { newFolder, testFolder } from './files';
import { runCli } from './run';

const { path: folder, write } = testFolder();

const app = (size: string): string => documents(claim({ size }), deployment());
const old = write('old.yaml', app('10Gi'));
const smaller = write('smaller.yaml', app('5Gi'));

test('a line for each object that changes, and what is wrong with it at its line', () => {
  const { code, out, error } = runCli('changes', old, smaller);
  expect([code, error]).toEqual([1, '']);
  expect(out).toMatch(
    /^~ PersistentVolumeClaim data {2}refused by the API server: spec\.resources\.requests\.storage 10Gi → 5Gi\n\nerror\[pvc-shrink\]: the request shrinks from 10Gi to 5Gi\n/,
  );
  expect(out).toContain(`--> ${smaller}:8:28  PersistentVolumeClaim data spec.resources.requests.storage`);
  expect(out.trimEnd()).toContain('\n1 error in 1 object\n`cdk8s-stateful plan` ');
});

test('what is gone, made and replaced is told apart', () => {
  const { code, out } = runCli('changes', old, write('renamed.yaml', app('10Gi').replaceAll('data\n', 'files\n')));
  expect(code).toBe(1);
  expect(out).toMatch(/^- PersistentVolumeClaim data +its files are deleted$/m);
  expect(out).toMatch(/^\+ PersistentVolumeClaim files +made$/m);
});

test('versions that are the same are no change', () => {
  expect(runCli('changes', old, old)).toEqual({ code: 0, out: 'nothing changes\n', error: '' });
});

test('two versions without objects are named as such', () => {
  const none = write('nothing/values.yaml', 'a: 1\n');
  expect(runCli('changes', dirname(none), dirname(none)).error).toBe(
    'cdk8s-stateful: no Kubernetes object was found in 2 files\n',
  );
});

test('a version without objects is named: a folder that was not synthesized looks the same', () => {
  const none = write('no-objects.yaml', '');
  expect(runCli('changes', old, none).error).toBe(
    'cdk8s-stateful: no Kubernetes objects are in the new version: all of the old one counts as deleted\n',
  );
  expect(runCli('plan', none, old).error).toBe(
    'cdk8s-stateful: no Kubernetes objects are in the old version: all of the new one counts as made\n',
  );
});

test('a warning fails with --strict only', () => {
  const other = write('other-path.yaml', app('10Gi').replace('/srv/data', '/srv/files'));
  expect(runCli('changes', old, other).code).toBe(0);
  expect(runCli('changes', '--strict', old, other).code).toBe(1);
});

test('JSON has the objects with their effects, and the findings as check has them', () => {
  const { code, out } = runCli('changes', '--format', 'json', old, smaller);
  expect(code).toBe(1);
  const report = JSON.parse(out) as { objects: object[]; findings: object[] };
  expect(report.objects).toEqual([
    {
      app: smaller,
      change: 'changed',
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      namespace: null,
      name: 'data',
      effect: 'rejected',
      fields: ['spec.resources.requests.storage'],
    },
  ]);
  expect(report.findings).toMatchObject([
    { rule: 'pvc-shrink', severity: 'error', origin: { file: smaller, line: 8 } },
  ]);
});

test('SARIF knows the rules of changes, GitHub gets annotations', () => {
  const sarif = JSON.parse(runCli('changes', '--format', 'sarif', old, smaller).out) as {
    runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string }[] }[];
  };
  expect(sarif.runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ name }) => name));
  expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['pvc-shrink']);
  expect(runCli('changes', '--format', 'github', old, smaller).out).toMatch(/^::error file=.*smaller\.yaml,line=8/);
});

test('--only and --skip choose the rules', () => {
  expect(runCli('changes', '--skip', 'pvc-shrink', old, smaller).code).toBe(0);
  expect(runCli('changes', '--only', 'pvc-removed', old, smaller).code).toBe(0);
  expect(runCli('changes', '--only', 'pvc-shrink,pvc-removed', old, smaller).code).toBe(1);
});

test('no value of a Secret is told', () => {
  const secret = (value: string): string =>
    `apiVersion: v1\nkind: Secret\nmetadata: { name: login }\nimmutable: true\nstringData: { key: ${value} }\n`;
  const versions = [write('secret-1.yaml', secret('canary-1')), write('secret-2.yaml', secret('canary-2'))] as const;
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const { code, out } = runCli('changes', '--format', format, ...versions);
    expect(code).toBe(1);
    expect(out).not.toContain('canary');
  }
});

describe('a wrong command is one sentence, and exit code 2', () => {
  test.each<readonly [string, readonly string[], string]>([
    [
      'no files',
      [],
      'name two files or folders, the old version and the new one (or give --since REVISION); there are 0',
    ],
    [
      'one file',
      [old],
      'name two files or folders, the old version and the new one (or give --since REVISION); there is 1',
    ],
    ['a file that is not there', [old, `${folder}/none.yaml`], `${folder}/none.yaml does not exist`],
    [
      'a rule that is not there',
      ['--only', 'pvc-shrnk', old, old],
      'there is no rule pvc-shrnk; did you mean pvc-shrink?',
    ],
    ['a misspelt option', ['--sinc', 'HEAD', old], 'there is no option --sinc; did you mean --since?'],
    ['two standard inputs', ['-', '-'], 'only one of the two can be the standard input'],
    [
      '--since without files',
      ['--since', 'HEAD'],
      'name the files or folders to compare with what they were, e.g. dist',
    ],
    ['--since of a pattern', ['--since', 'HEAD', '*.yaml'], '--since takes files and folders; not the pattern *.yaml'],
    [
      '--since of the standard input',
      ['--since', 'HEAD', '-'],
      '--since compares files of a git repository; not the standard input',
    ],
    ['--since of what would be an option', ['--since=--help', old], '--since has no revision "--help"'],
    ['a file that is no YAML', [old, write('broken.yaml', 'a: [')], 'broken.yaml:1:4 '],
  ])('%s', (_, words, message) => {
    const { code, out, error } = runCli('changes', ...words);
    expect([code, out]).toEqual([2, '']);
    expect(error.startsWith('cdk8s-stateful: ')).toBe(true);
    expect(error).toContain(message);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('--between', () => {
  const repository = newFolder();
  const start = process.cwd();
  let restore: () => void;

  beforeAll(() => {
    restore = onlyOnPath(repository, PROGRAMS);
    process.chdir(repository.path);
    repository.write('plain/staging.yaml', app('10Gi'));
    repository.write('plain/production.yaml', app('5Gi'));
    repository.write('base/kustomization.yaml', 'resources: [app.yaml]\n');
    repository.write('base/app.yaml', app('10Gi'));
    for (const [overlay, size] of [
      ['staging', '10Gi'],
      ['production', '5Gi'],
    ] as const) {
      repository.write(
        `overlays/${overlay}/kustomization.yaml`,
        'resources: [../../base]\npatches: [{ path: size.yaml }]\n',
      );
      repository.write(`overlays/${overlay}/size.yaml`, claim({ size }));
      repository.write(`charts/${overlay}/Chart.yaml`, 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
      repository.write(`charts/${overlay}/values.yaml`, `size: ${size}\n`);
      repository.write(`charts/${overlay}/templates/app.yaml`, app('{{ .Values.size }}'));
    }
  });

  afterAll(() => {
    process.chdir(start);
    restore();
    repository.remove();
  });

  test.each([
    ['files', 'plain/staging.yaml', 'plain/production.yaml', 'plain/production.yaml:8:28'],
    ['overlays of one base', 'overlays/staging', 'overlays/production', 'base/app.yaml:8:28'],
    ['charts', 'charts/staging', 'charts/production', 'charts/production/templates/app.yaml:8'],
  ])('of %s tells what the second does in the place of the first', (_, one, other, place) => {
    const { code, out, error } = runCli('changes', '--between', one, other);
    expect([code, error]).toEqual([1, '']);
    expect(out).toMatch(
      /^~ PersistentVolumeClaim data {2}refused by the API server: .* 10Gi → 5Gi\n\nerror\[pvc-shrink\]/,
    );
    expect(out).toContain(`--> ${place}`);
    expect(out.match(/^[~+-] /gm)).toEqual(['~ ']);
    expect(runCli('changes', '--between', one, one)).toEqual({ code: 0, out: 'nothing changes\n', error: '' });
  });

  test('of an overlay and files compares what they apply', () => {
    const { code, out } = runCli('changes', '--between', 'overlays/production', 'plain/production.yaml');
    expect([code, out]).toEqual([0, 'nothing changes\n']);
  });

  test('of what can not be rendered tells so, and compares nothing', () => {
    repository.write('overlays/broken/kustomization.yaml', 'resources: [none.yaml]\n');
    expect(runCli('changes', '--between', 'overlays/broken', 'overlays/production')).toEqual({
      code: 2,
      out: '',
      error: "cdk8s-stateful: left out: overlays/broken names none.yaml, which isn't there\n",
    });
  });

  test.each<readonly [readonly string[], string]>([
    [['--since', 'HEAD', 'plain'], '--since and --between exclude each other'],
    [['--cluster', 'plain'], '--cluster compares with what runs; it excludes --since and --between'],
    [['plain'], 'name two files or folders, the old version and the new one (or give --since REVISION); there is 1'],
  ])('%j is refused', (words, message) => {
    expect(runCli('changes', '--between', ...words)).toEqual({
      code: 2,
      out: '',
      error: `cdk8s-stateful: ${message}\n`,
    });
  });
});

describe('--since', () => {
  const repository = newFolder();
  const start = process.cwd();
  const git = (...words: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...words], {
      cwd: repository.path,
      stdio: 'ignore',
    });
  };

  beforeAll(() => {
    git('init');
    repository.write('dist/app.k8s.yaml', app('10Gi'));
    repository.write('dist/notes.md', 'no manifests');
    repository.write('dist/values.yaml', 'size: 10');
    git('add', '.');
    git('commit', '-m', 'one');
    repository.write('dist/app.k8s.yaml', app('5Gi'));
    process.chdir(repository.path);
  });

  afterAll(() => {
    process.chdir(start);
    repository.remove();
  });

  test.each(['dist', 'dist/', './dist', '.', 'dist/app.k8s.yaml'])('compares %s with what it was', (path) => {
    const { code, out, error } = runCli('changes', '--since', 'HEAD', path);
    expect([code, error]).toEqual([1, '']);
    expect(out).toMatch(/^~ PersistentVolumeClaim data {2}refused/);
  });

  test('is meant from the folder that one is in', () => {
    process.chdir('dist');
    expect(runCli('changes', '--since', 'HEAD', 'app.k8s.yaml').out).toMatch(/^~ PersistentVolumeClaim data/);
    expect(runCli('changes', '--since', 'HEAD', '../dist').out).toMatch(/^~ PersistentVolumeClaim data/);
    process.chdir('..');
  });

  test('tells of what is gone at the place where it was', () => {
    repository.write('dist/app.k8s.yaml', deployment());
    const { out } = runCli('changes', '--since', 'HEAD', 'dist');
    expect(out).toContain('--> HEAD:dist/app.k8s.yaml:1:1  PersistentVolumeClaim data');
    repository.write('dist/app.k8s.yaml', app('5Gi'));
  });

  test('of a revision that is not there, and outside of a repository, is told in one sentence', () => {
    expect(runCli('changes', '--since', 'none', 'dist')).toEqual({
      code: 2,
      out: '',
      error: 'cdk8s-stateful: there is no revision none in this git repository\n',
    });
    process.chdir(folder);
    const { code, error } = runCli('changes', '--since', 'HEAD', '.');
    process.chdir(repository.path);
    expect(code).toBe(2);
    expect(error).toMatch(/^cdk8s-stateful: --since: git says: not a git repository.*\n$/);
  });
});
