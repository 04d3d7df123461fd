import { buildSync } from 'esbuild';
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../src/cli/version';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  buildSync({
    entryPoints: ['src/cli/start.ts'],
    outfile: join(folder, 'start.js'),
    bundle: true,
    platform: 'node',
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '7.8.9' }));
  writeFileSync(
    join(folder, 'cli.js'),
    `process.exitCode = require('./start').start(process.argv.slice(2), {
  out: (text) => process.stdout.write(text), error: (text) => process.stderr.write(text), colours: false });`,
  );
  writeMain('one');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A command line that prints the text and its arguments. */
function writeMain(text: string): void {
  writeFileSync(
    join(folder, 'main.js'),
    `exports.main = (words, { out }) => { out(\`${text} \${words.join(' ')}\\n\`); return words.length; };`,
  );
}

const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_DISABLE_COMPILE_CACHE: undefined,
  XDG_CACHE_HOME: join(folder, 'cache'),
  ...more,
});

function start(
  words: readonly string[],
  more?: NodeJS.ProcessEnv,
): { code: number | null; out: string; error: string } {
  const args = [join(folder, 'cli.js'), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: env(more) });
  return { code: status, out: stdout, error: stderr };
}

function kept(): readonly string[] {
  try {
    const files = readdirSync(join(folder, 'cache'), { recursive: true, withFileTypes: true });
    return files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  } catch {
    return [];
  }
}

test('--version loads no module of Node that Node itself does not need', () => {
  const list = `console.log(process.moduleLoadList.filter((name) => /^NativeModule (?:v8|vm|os|stream)$/.test(name)).join());`;
  const loaded = (code: string): string =>
    spawnSync(process.execPath, ['-e', `${code}; ${list}`], { cwd: folder, encoding: 'utf8', env: env() }).stdout;
  expect(loaded(`require('./start').start(['--version'], { out: () => undefined })`)).toBe(loaded('0'));
  expect(loaded(`require('node:v8')`)).not.toBe(loaded('0'));
});

test('the version is printed without anything else being loaded', () => {
  rmSync(join(folder, 'main.js'));
  for (const word of ['--version', '-v']) expect(start([word])).toEqual({ code: 0, out: '7.8.9\n', error: '' });
  expect(kept()).toEqual([]);
});

test('a program is run without anything else being loaded', () => {
  rmSync(join(folder, 'main.js'));
  const program = join(folder, 'program.cjs');
  writeFileSync(program, 'process.exitCode = 5;');
  expect(start(['run', program])).toEqual({ code: 5, out: '', error: '' });
  expect(start(['run', '--help']).out).toMatch(/^cdk8s-stateful run FILE/);
  expect(start(['run']).error).toContain('run needs the file of a program');
  expect(kept()).toEqual([]);
});

test('help of a verb is what the verb says with --help', () => {
  expect(start(['help', 'check']).out).toBe('one check --help\n');
  expect(start(['help', 'run'])).toEqual(start(['run', '--help']));
  expect(start(['help']).out).toBe('one help\n');
});

test('what a verb compiled is kept for the next run of that verb, this version and this Node', () => {
  expect(start(['check', 'a'])).toEqual({ code: 2, out: 'one check a\n', error: '' });
  const [file = ''] = kept();
  expect(file).toContain(join('compiled', `7.8.9-${process.version}-${process.arch}`, realpathSync(folder), 'check'));
  const before = readFileSync(file);
  expect(start(['check'])).toEqual({ code: 1, out: 'one check\n', error: '' });
  expect(readFileSync(file)).toEqual(before);
  start(['survival']);
  start(['chekc']);
  expect(kept().map((one) => one.slice(file.lastIndexOf('check')))).toEqual(['check', 'main', 'survival']);
});

test('two installations of one version keep what they compiled each for itself', () => {
  start(['check']);
  const other = join(folder, 'other');
  mkdirSync(other);
  for (const name of ['cli.js', 'start.js', 'main.js', 'package.json']) cpSync(join(folder, name), join(other, name));
  const files = kept();
  const before = files.map((file) => readFileSync(file));
  const { status } = spawnSync(process.execPath, [join(other, 'cli.js'), 'check'], { env: env() });
  expect(status).toBe(1);
  expect(kept()).toHaveLength(2);
  expect(files.map((file) => readFileSync(file))).toEqual(before);
});

test('V8 works for a short time from the start, and takes what was kept so', () => {
  writeFileSync(
    join(folder, 'main.js'),
    `exports.main = () => {
  const kept = [];
  for (let at = 0; at < 1e6; at++) kept.push({ at });
  const { getHeapSpaceStatistics } = require('node:v8');
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20;
};`,
  );
  const { code } = start(['check']);
  if (/^1[1-3]\./.test(process.versions.v8)) expect(code).toBeLessThanOrEqual(2);
  const [file = ''] = kept();
  const before = statSync(file).ino;
  expect(start(['check']).code).toBe(code);
  // A cache that V8 rejects is compiled and stored again.
  expect(statSync(file).ino).toBe(before);
});

test('V8 makes more room where there is much to read, and what it compiled is kept for runs that read little', () => {
  buildSync({ entryPoints: ['src/cli/v8.ts'], outfile: join(folder, 'v8.js'), bundle: true, platform: 'node' });
  writeFileSync(
    join(folder, 'main.js'),
    `exports.main = ([, bytes]) => {
  const { setFlagsForInput } = require('./v8.js');
  // As often as --watch reads: a listener for each would have Node warn.
  for (let round = 0; round < 20; round++) for (const part of [1, 2]) setFlagsForInput(bytes / 2 * part);
  const kept = [];
  for (let at = 0; at < 1e6; at++) kept.push({ at });
  const { getHeapSpaceStatistics } = require('node:v8');
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20;
};`,
  );
  const much = start(['check', '5000000']);
  expect(much.error).toBe('');
  expect(much.code).toBeGreaterThan(2);
  // No more than that, whatever is kept then.
  if (/^1[1-3]\./.test(process.versions.v8)) expect(much.code).toBeLessThanOrEqual(16);
  const [file = ''] = kept();
  const before = statSync(file).ino;
  const little = start(['check', '1000']);
  if (/^1[1-3]\./.test(process.versions.v8)) expect(little.code).toBeLessThanOrEqual(2);
  expect(statSync(file).ino).toBe(before);
});

test('another main.js is compiled anew, also where it has the same length', () => {
  start(['check']);
  writeMain('two');
  expect(start(['check']).out).toBe('two check\n');
});

test('a kept file that is damaged is not used', () => {
  start(['check']);
  const [file = ''] = kept();
  const bytes = readFileSync(file);
  for (const damaged of [
    Buffer.alloc(0),
    bytes.subarray(0, 40),
    Buffer.concat([bytes.subarray(0, 16), Buffer.alloc(99)]),
  ]) {
    writeFileSync(file, damaged);
    expect(start(['check'])).toEqual({ code: 1, out: 'one check\n', error: '' });
  }
});

test('where nothing can be kept, or it is not wanted, the command line runs all the same', () => {
  writeFileSync(join(folder, 'file'), '');
  for (const more of [{ XDG_CACHE_HOME: join(folder, 'file') }, { NODE_DISABLE_COMPILE_CACHE: '1' }])
    expect(start(['check'], more)).toEqual({ code: 1, out: 'one check\n', error: '' });
  expect(kept()).toEqual([]);
});

test('runs at the same time leave one whole file', async () => {
  const runs = Array.from({ length: 6 }, async () => {
    const child = spawn(process.execPath, [join(folder, 'cli.js'), 'check'], { env: env(), stdio: 'ignore' });
    return new Promise((resolve) => child.on('close', resolve));
  });
  expect(await Promise.all(runs)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(kept()).toHaveLength(1);
  expect(start(['check']).out).toBe('one check\n');
});

test('the version is that of the package', () => {
  const { version: expected } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(version()).toBe(expected);
});
