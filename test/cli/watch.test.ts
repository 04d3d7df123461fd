import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { testFolder } from './files';
import { runCli } from './run';

jest.setTimeout(60_000);

const { path: folder, write } = testFolder();
const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } }
`;
const MISSPELT = CLAIM.replace('storageClassName', 'storageClasName');

let child: ChildProcess | undefined;
let printed = '';
afterEach(() => {
  child?.kill();
  [child, printed] = [undefined, ''];
});

/** Starts the command line from its sources. */
function start(...words: readonly string[]): void {
  const cli = join(__dirname, '../action/cli.ts');
  child = spawn(process.execPath, ['--import', require.resolve('tsx'), cli, '-', '-', ...words]);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (printed += String(text)));
}

async function until(text: string): Promise<void> {
  while (!printed.includes(text)) {
    if (child?.exitCode !== null) throw new Error(`ended before it printed ${text}:\n${printed}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

test('check --watch looks again when a file changes, and goes on after a mistake', async () => {
  write('app.yaml', MISSPELT);
  start('check', '--watch', folder);
  await until('1 error');
  write('app.yaml', CLAIM);
  await until(`== ${relative('.', join(folder, 'app.yaml'))} has changed`);
  await until('\n2 notes in 1 object');
  write('more/bad.yaml', MISSPELT.replace('name: data', 'name: more'));
  await until('in 2 objects');
  expect(printed).toMatch(/\n1 error, \d notes in 2 objects/);
  expect(child?.exitCode).toBeNull();
});

/** As editors write: another file is put in the place of the one that is there. */
function replace(name: string, content: string): void {
  renameSync(write('draft', content), join(folder, name));
}

test.each([
  ['a file that is named', 'named.yaml', 'named.yaml'],
  ['a file in a folder', 'deploy', 'deploy/app.yaml'],
])('%s is looked at whenever it is replaced, deleted or there again', async (_what, path, file) => {
  write(file, CLAIM);
  start('check', '--watch', join(folder, path));
  await until('\n2 notes');
  for (const [content, outcome] of [
    [MISSPELT, '1 error'],
    [CLAIM, '2 notes'],
    [MISSPELT, '1 error'],
  ] as const) {
    printed = '';
    replace(file, content);
    await until(outcome);
  }
  printed = '';
  rmSync(join(folder, file));
  await until(path === file ? 'named.yaml does not exist' : 'has changed');
  printed = '';
  write(file, CLAIM);
  await until('\n2 notes');
  expect(child?.exitCode).toBeNull();
});

test('a folder that is deleted is looked at when it is there again', async () => {
  write('dist/sub/app.yaml', CLAIM);
  start('check', '--watch', join(folder, 'dist'));
  await until('\n2 notes');
  rmSync(join(folder, 'dist'), { recursive: true });
  await until('dist does not exist');
  write('dist/sub/app.yaml', MISSPELT);
  await until('1 error');
  printed = '';
  write('dist/sub/app.yaml', CLAIM);
  await until('\n2 notes');
});

test.each<[string[], string]>([
  [['--watch', '-'], '--watch looks at files: name them, or a folder, instead of -'],
  [['--watch', '--cluster'], '--watch looks at files, and --cluster reads none'],
  [
    ['--watch', '-o', 'x', '.'],
    '--watch prints what it finds; leave out --output, whose file may be among those it looks at',
  ],
])('%j is wrong use', (words, message) => {
  const { code, out, error } = runCli('check', ...words);
  expect([code, out, error]).toEqual([2, '', `cdk8s-stateful: ${message}\n`]);
});
