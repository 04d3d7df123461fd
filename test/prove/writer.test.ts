import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../cli/files';
import { LOOK, readSightings } from '../../src/prove/writer';

const folder = testFolder();

function look(token: string, ...paths: readonly string[]): ReturnType<typeof readSightings> {
  const { stdout } = spawnSync('sh', ['-c', LOOK, 'sh', token, ...paths], { encoding: 'utf8' });
  return readSightings(stdout);
}

test('the first look leaves a token, and the next finds it', () => {
  const path = join(folder.path, 'data dir');
  mkdirSync(path);
  expect(look('cdk8s-1', path).get(path)).toEqual({ found: '', now: 'cdk8s-1' });
  expect(look('cdk8s-2', path).get(path)).toEqual({ found: 'cdk8s-1', now: 'cdk8s-1' });
});

test('a directory of the container that nothing is mounted at is made', () => {
  const path = join(folder.path, 'var/lib/db');
  expect(look('cdk8s-1', path).get(path)).toEqual({ found: '', now: 'cdk8s-1' });
});

test('a file that is mounted alone is not written to', () => {
  const file = folder.write('mode', 'quick\n');
  expect(look('cdk8s-1', file).get(file)).toEqual({ found: 'quick', now: 'quick' });
});

test('what can not be written to shows by a file that is there', () => {
  const path = join(folder.path, 'settings');
  folder.write('settings/mode', 'quick');
  // A directory in the place of the token can't be written to, not even by root.
  mkdirSync(join(path, '.cdk8s-stateful'));
  expect(look('cdk8s-1', path).get(path)).toEqual({ found: 'quick', now: 'quick' });
});

test('nothing is there where nothing can be written and nothing is', () => {
  const path = join(folder.path, 'empty');
  mkdirSync(join(path, '.cdk8s-stateful'), { recursive: true });
  chmodSync(path, 0o555);
  expect(look('cdk8s-1', path).get(path)).toEqual({ found: '', now: '' });
});
