import { chmodSync, closeSync, ftruncateSync, linkSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { onlyOnPath } from '../source/programs';
import type { TestFolder } from './files';
import { newFolder } from './files';
import { runCli } from './run';

/** Nine of nine of nine…: a billion words, once it is unfolded. */
const LAUGHS = Array.from(
  { length: 10 },
  (_, index) =>
    `l${index}: &l${index} [${Array(9)
      .fill(index === 0 ? 'lol' : `*l${index - 1}`)
      .join(', ')}]\n`,
).join('');
const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

let folder: TestFolder;
const home = process.cwd();
beforeEach(() => {
  folder = newFolder();
  process.chdir(folder.path);
});
afterEach(() => {
  process.chdir(home);
  folder.remove();
});

test('a file with the name of an option is a file', () => {
  folder.write('repo/-rf.yaml', CONFIG);
  expect(runCli('check', 'repo')).toMatchObject({ code: 0, error: '' });
  process.chdir('repo');
  expect(runCli('check', '--', '-rf.yaml')).toMatchObject({ code: 0, error: '' });
});

test('links that lead in a circle are passed over', () => {
  folder.write('repo/a.yaml', CONFIG);
  mkdirSync('repo/deep');
  symlinkSync('..', 'repo/deep/up');
  symlinkSync('loop.yaml', 'repo/loop.yaml');
  expect(runCli('check', 'repo')).toMatchObject({ code: 0, error: '' });
});

test('bytes that are no UTF-8 are passed over in a folder, and told of a file that is named', () => {
  folder.write('repo/a.yaml', Buffer.from([0x61, 0x3a, 0xff, 0xfe, 0x0a]));
  expect(runCli('check', 'repo').code).toBe(0);
  expect(runCli('check', join('repo', 'a.yaml')).out).toContain('another encoding than UTF-8');
});

function writeGigabyte(name: string): void {
  const file = openSync(folder.write(name, ''), 'r+');
  ftruncateSync(file, 1024 ** 3);
  closeSync(file);
}

/** Runs a command line as a user other than root, for whom permissions apply. */
function runAsNobody(...words: readonly string[]): ReturnType<typeof runCli> {
  if (process.getuid?.() !== 0) return runCli(...words);
  // What is loaded when it is asked for may not be theirs to read.
  runCli(...words);
  chmodSync(folder.path, 0o777);
  process.seteuid?.('nobody');
  try {
    return runCli(...words);
  } finally {
    process.seteuid?.(0);
  }
}

test('a file that may only be read is not replaced, though its folder may be written to', () => {
  const app = folder.write('app.yaml', CONFIG);
  const file = folder.write('report.txt', 'kept');
  chmodSync(file, 0o444);
  const { code, out, error } = runAsNobody('check', app, '--output', file);
  expect([code, out, error]).toEqual([2, '', `cdk8s-stateful: ${file} can't be written: permission denied\n`]);
});

test('a folder for temporary files that is not there ends in a sentence', () => {
  folder.write('kustomization.yaml', 'resources: [a.yaml]\n');
  folder.write('a.yaml', CONFIG);
  const none = join(folder.path, 'none');
  const tmpdir = jest.spyOn(jest.requireActual<typeof import('node:os')>('node:os'), 'tmpdir').mockReturnValue(none);
  const { code, error } = runCli('check', '.');
  tmpdir.mockRestore();
  expect(code).toBe(2);
  expect(error).toBe(
    `cdk8s-stateful: the folder for temporary files, ${none}, can't be written to (ENOENT); set TMPDIR to one that can\n`,
  );
});

test('a file of a gigabyte ends in a sentence', () => {
  writeGigabyte('huge.yaml');
  const { code, error } = runCli('check', 'huge.yaml');
  expect([code, error]).toEqual([2, 'cdk8s-stateful: huge.yaml has more than 32 MiB; check it in parts\n']);
});

test.each(['--output=x', '-x', ''])('a revision %j is none', (revision) => {
  const { code, error } = runCli('changes', `--since=${revision}`, '.');
  expect(code).toBe(2);
  expect(error).toMatch(/^cdk8s-stateful: [^\n]*\n$/);
});

/** The output of each command for a folder. */
const VERBS: readonly (readonly [string, readonly string[]])[] = [
  ['check', ['check', 'repo']],
  ['survival', ['survival', 'repo']],
  ['changes', ['changes', 'before', 'repo']],
  ['plan', ['plan', 'before', 'repo']],
  ['picture', ['picture', 'repo']],
];

describe.each(VERBS)('%s of a folder', (_, words) => {
  beforeEach(() => {
    folder.write('before/a.yaml', CONFIG);
    folder.write('repo/a.yaml', CONFIG);
  });
  const toldBy = (run: typeof runCli): readonly [number, string] => {
    const { code, error } = run(...words);
    return [code, error];
  };
  const told = (): readonly [number, string] => toldBy(runCli);

  test('says which file can not be read, and judges the others', () => {
    chmodSync(folder.write('repo/b.yaml', CONFIG), 0);
    expect(toldBy(runAsNobody)).toEqual([
      2,
      "cdk8s-stateful: left out: repo/b.yaml can't be read: permission denied\n",
    ]);
  });

  test('says which file is too large, and judges the others', () => {
    writeGigabyte('repo/b.yaml');
    expect(told()).toEqual([2, 'cdk8s-stateful: left out: repo/b.yaml has more than 32 MiB; check it in parts\n']);
  });

  test('says which kustomizations include themselves', () => {
    folder.write('repo/self/kustomization.yaml', 'resources: [.]\n');
    folder.write('repo/x/kustomization.yaml', 'resources: [../y]\n');
    folder.write('repo/y/kustomization.yaml', 'resources: [../x]\n');
    const [code, error] = told();
    expect(code).toBe(2);
    expect(error).toBe(
      ['self', 'x', 'y']
        .map((name) => `cdk8s-stateful: left out: repo/${name} includes repo/${name}, which includes itself\n`)
        .join(''),
    );
  });

  test('says which kustomization includes itself by links', () => {
    folder.write('repo/self/kustomization.yaml', 'resources: [one, two]\n');
    for (const link of ['one', 'two']) symlinkSync('.', `repo/self/${link}`);
    expect(told()).toEqual([2, 'cdk8s-stateful: left out: repo/self includes repo/self, which includes itself\n']);
  });

  test('says which kustomization is made of a billion laughs', () => {
    folder.write('repo/bomb/kustomization.yaml', LAUGHS);
    expect(told()).toEqual([
      2,
      'cdk8s-stateful: left out: repo/bomb/kustomization.yaml unfolds its aliases to more than Kubernetes reads\n',
    ]);
  });

  test('says what of a chart is a billion laughs', () => {
    const print = (text: string): string => `process.stdout.write(${JSON.stringify(text)});`;
    folder.write('repo/chart/Chart.yaml', 'apiVersion: v2\nname: chart\nversion: 1.0.0\n');
    folder.write('repo/chart/templates/config.yaml', CONFIG);
    const rendered = (helm: string): readonly [number, string] => {
      const restore = onlyOnPath(folder, { helm });
      try {
        return told();
      } finally {
        restore();
      }
    };
    expect(rendered(print(`# Source: chart/templates/config.yaml\n${CONFIG}${LAUGHS}`))).toEqual([
      2,
      'cdk8s-stateful: left out: repo/chart is rendered to what unfolds its aliases to more than Kubernetes reads\n',
    ]);
    expect(rendered("const laugh = 'lol\\n'.repeat(1 << 20); for (;;) require('fs').writeSync(1, laugh);")).toEqual([
      2,
      "cdk8s-stateful: left out: repo/chart can't be rendered with these values: printed more than 64 MiB\n",
    ]);
    folder.write('repo/chart/Chart.yaml', LAUGHS);
    const excessive = 'yaml: document contains excessive aliasing';
    expect(rendered(`console.error('Error: ${excessive}'); process.exit(1);`)).toEqual([
      2,
      `cdk8s-stateful: left out: repo/chart can't be rendered with these values: ${excessive}\n`,
    ]);
  });
});

test('a billion laughs is an object that Kubernetes refuses, and the others are judged', () => {
  folder.write('repo/a.yaml', CONFIG);
  folder.write('repo/bomb.yaml', CONFIG + LAUGHS);
  const sentence = 'unfolds its aliases to more than Kubernetes reads';
  const checked = runCli('check', 'repo');
  expect([checked.code, checked.error]).toEqual([1, '']);
  expect(checked.out).toContain(`error[unreadable]: ${sentence}\n --> repo/bomb.yaml:4:`);
  expect(checked.out).toContain('1 error in 1 object\n');
  const { code, error } = runCli('survival', 'repo');
  expect(code).toBe(2);
  expect(error).toMatch(new RegExp(`^cdk8s-stateful: left out: repo/bomb\\.yaml:4:\\d+ ${sentence}\\n$`));
});

test('a folder below that may not be looked into is told, and fails nothing', () => {
  folder.write('repo/a.yaml', CONFIG);
  mkdirSync('repo/data', 0);
  expect(runAsNobody('check', 'repo')).toEqual({
    code: 0,
    out: 'nothing found in 1 object\n',
    error: "cdk8s-stateful: left out: repo/data can't be read: permission denied\n",
  });
});

const many = (count: number): void => {
  for (let index = 0; index < count; index++)
    folder.write(`repo/${index % 50}/${index}.yaml`, CONFIG.replace('name: a', `name: a-${index}`));
};

test('thousands of kustomizations, one in the other, are looked through', () => {
  const depth = 12_000;
  for (let index = 0; index <= depth; index++) {
    const resources = index === depth ? 'https://example.com/base' : `../${index + 1}`;
    folder.write(`repo/${index}/kustomization.yaml`, `resources: ["${resources}"]\n`);
  }
  const { code, error } = runCli('check', 'repo');
  expect([code, error]).toEqual([
    2,
    'cdk8s-stateful: left out: repo/0 needs https://example.com/base, which is fetched with --allow-remote only\n',
  ]);
});

test('thousands of files are judged', () => {
  many(5_000);
  expect(runCli('check', 'repo')).toEqual({ code: 0, out: 'nothing found in 5000 objects\n', error: '' });
  expect(runCli('changes', 'repo', 'repo')).toEqual({ code: 0, out: 'nothing changes\n', error: '' });
});

test('more files than a repository of manifests has end in a sentence', () => {
  const file = folder.write('repo/0.yaml', CONFIG);
  for (let index = 1; index <= 50_000; index++) linkSync(file, `repo/${index}.yaml`);
  expect(runCli('check', 'repo')).toEqual({
    code: 2,
    out: '',
    error: 'cdk8s-stateful: repo has more than 50,000 YAML and JSON files; name the folders with manifests\n',
  });
});
