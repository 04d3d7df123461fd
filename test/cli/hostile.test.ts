import { closeSync, mkdirSync, openSync, symlinkSync, ftruncateSync } from 'node:fs';
import { join } from 'node:path';
import type { TestFolder } from './files';
import { newFolder } from './files';
import { runCli } from './run';

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

test('a file of a gigabyte ends in a sentence', () => {
  folder.write('huge.yaml', '');
  const file = openSync('huge.yaml', 'r+');
  ftruncateSync(file, 1024 ** 3);
  closeSync(file);
  const { code, error } = runCli('check', 'huge.yaml');
  expect([code, error]).toEqual([2, 'cdk8s-stateful: huge.yaml has more than 32 MiB; check it in parts\n']);
});

test.each(['--output=x', '-x', ''])('a revision %j is none', (revision) => {
  const { code, error } = runCli('changes', `--since=${revision}`, '.');
  expect(code).toBe(2);
  expect(error).toMatch(/^cdk8s-stateful: [^\n]*\n$/);
});
