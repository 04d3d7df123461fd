import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

let tools: string;
let folder: string;

beforeAll(() => {
  tools = mkdtempSync(join(tmpdir(), 'run-cli-'));
  buildSync({
    stdin: {
      contents: `import { start } from './start';
process.exitCode = start(process.argv.slice(2), {
  out: (text) => process.stdout.write(text), error: (text) => process.stderr.write(text), colours: false });`,
      resolveDir: resolve('src/cli'),
      loader: 'ts',
    },
    outfile: join(tools, 'cli.cjs'),
    bundle: true,
    platform: 'node',
  });
});
afterAll(() => {
  rmSync(tools, { recursive: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(...words: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(tools, 'cli.cjs'), 'run', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, error: stderr };
}

function program(text: string, name = 'synth.cjs'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const cacheOf = (file: string): string => `${file}.v8-cache`;

test('a program runs as node runs it: arguments, require, module and files', () => {
  program('exports.here = 1;', 'other.cjs');
  const file = program(`#!/usr/bin/env node
const { here } = require('./other.cjs');
console.log(JSON.stringify([process.argv.slice(1), __filename, __dirname, require.main === module, here, this === exports]));`);
  expect(JSON.parse(run('synth.cjs', 'a', '--b').out)).toEqual([[file, 'a', '--b'], file, folder, true, 1, true]);
});

test.each(['child_process', 'node:crypto', 'os'])('%s is loaded when it is used, and is all that it is', (id) => {
  program(`const before = process.moduleLoadList.length;
const given = require('${id}');
const loaded = process.moduleLoadList.slice(before);
const real = process.mainModule.require('${id}');
const isSame = Object.keys(given).length === Object.keys(real).length && Object.keys({ ...given }).every((name) => given[name] === real[name]);
console.log(JSON.stringify([loaded, given === require('${id}'), isSame, 'none' in given]));
given.more = 1;
console.log(real.more, delete given.more, real.more);`);
  expect(run('synth.cjs')).toEqual({ code: 0, out: '[[],true,true,false]\n1 true undefined\n', error: '' });
});

test.each(['stdout', 'stderr'])("a program's %s is the one that Node has", (name) => {
  program(`const { get } = Object.getOwnPropertyDescriptor(process, '${name}');
const stream = process.${name};
const now = Object.getOwnPropertyDescriptor(process, '${name}');
console.log(stream === process.${name}, stream.fd, now.get !== get, now.get() === stream);`);
  expect(run('synth.cjs')).toEqual({ code: 0, out: `true ${name === 'stdout' ? 1 : 2} true true\n`, error: '' });
});

test('a function of child_process may be taken before it is loaded', () => {
  program(`const before = process.moduleLoadList.length;
const { spawnSync } = require('child_process');
console.log(process.moduleLoadList.length - before, String(spawnSync(process.execPath, ['-p', '6 * 7']).stdout).trim());`);
  expect(run('synth.cjs')).toEqual({ code: 0, out: '0 42\n', error: '' });
});

test('what was compiled is kept, used by the next run, and made anew when the file changes', () => {
  const file = program("console.log('one')");
  expect(run(file)).toEqual({ code: 0, out: 'one\n', error: '' });
  const kept = readFileSync(cacheOf(file));
  expect(run(file).out).toBe('one\n');
  expect(readFileSync(cacheOf(file))).toEqual(kept);

  // As long as before, which is all that V8 would look at.
  writeFileSync(file, "console.log('two')");
  utimesSync(file, 1, 1);
  expect(run(file).out).toBe('two\n');
  expect(readFileSync(cacheOf(file))).not.toEqual(kept);
  expect(run(file).out).toBe('two\n');
});

test.each(['plain', 'grün', '緑 🟢', 'caf\u00e9'])('the text %j of a program is read as it was written', (text) => {
  program(`console.log(${JSON.stringify(text)});`);
  expect(run('synth.cjs').out).toBe(`${text}\n`);
});

test('what is kept but not whole is made anew', () => {
  const file = program("console.log('one')");
  run(file);
  const kept = readFileSync(cacheOf(file));
  writeFileSync(cacheOf(file), kept.subarray(0, 40));
  expect(run(file)).toEqual({ code: 0, out: 'one\n', error: '' });
  expect(readFileSync(cacheOf(file)).length).toBe(kept.length);
});

test('V8 makes no large room for what soon goes', () => {
  const room = `const kept = [];
for (let at = 0; at < 1e6; at++) kept.push({ at });
const { getHeapSpaceStatistics } = require('node:v8');
console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20);`;
  program(`require('crypto').createHash('sha256');\n${room}`);
  const { stdout } = spawnSync(process.execPath, ['-e', room], { encoding: 'utf8' });
  const most = /^1[1-3]\./.test(process.versions.v8) ? 2 : Number(stdout);
  expect(Number(stdout)).toBeGreaterThan(2);
  const { out, error } = run('synth.cjs');
  expect(Number(out)).toBeLessThanOrEqual(most);
  // V8 complains of flags that it doesn't know.
  expect(error).toBe('');
});

test('where nothing can be kept, the program runs all the same', () => {
  const file = program("console.log('one')");
  mkdirSync(cacheOf(file));
  expect(run(file)).toEqual({ code: 0, out: 'one\n', error: '' });
});

test('a plain error is one sentence, one of another class has its stack; both are exit code 1', () => {
  program("throw new Error('PersistentStore story/store: capacity is missing')");
  expect(run('synth.cjs')).toEqual({
    code: 1,
    out: '',
    error: 'PersistentStore story/store: capacity is missing\n',
  });
  program('\nundefined.x');
  const { code, error } = run('synth.cjs');
  expect(code).toBe(1);
  expect(error).toMatch(/^TypeError: .*\n +at .*synth\.cjs:2:11/);
});

test('the exit code is that of the program, which may still work when its file has ended', () => {
  const file = program("process.exitCode = 3; setTimeout(() => console.log('later'), 20)");
  expect(run(file)).toEqual({ code: 3, out: 'later\n', error: '' });
  expect(readdirSync(folder)).toContain('synth.cjs.v8-cache');
});

test.each([
  [[], 'run needs the file of a program: cdk8s-stateful run FILE'],
  [['none.cjs'], "none.cjs can't be read: there is no such file"],
  [['main.ts'], 'main.ts is not a CommonJS file, *.cjs or *.js; make one of it with esbuild, see run --help'],
])('%j is a mistake', (words, message) => {
  program('', 'main.ts');
  expect(run(...words)).toEqual({ code: 2, out: '', error: `cdk8s-stateful: ${message}\n` });
});

test('a file that is no JavaScript is told with its place', () => {
  const file = program('const = 1');
  const { code, error } = run(file);
  expect(code).toBe(2);
  expect(error).toBe(`cdk8s-stateful: ${file}:1 is not JavaScript: Unexpected token '='\n`);
});
