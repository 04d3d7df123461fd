// Loaded before any flag is set, as long as Node's own compiled copies of them count. cdk8s loads both.
import 'node:child_process';
import 'node:crypto';
// What run itself needs.
import { isAscii } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { constants, Script } from 'node:vm';
import { isNodeError } from '../source/node-error';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { writeWhole } from './write-file';

export const HELP = `cdk8s-stateful run FILE [arguments]

Runs a program as node does, and keeps what it compiled in FILE.v8-cache, so that the next run starts in less than half
the time. FILE is a CommonJS file; to have all that it loads in it:

  esbuild main.ts --bundle --minify --keep-names --platform=node --outfile=synth.cjs
  cdk8s-stateful run synth.cjs

V8 works as suits a program that makes much and ends soon; above 100,000 objects node itself is faster.

What the program throws is told in one sentence where it is a plain Error, and with its stack where it is of another class.
`;

/**
 * How V8 works for a program that makes much, keeps most of it, and ends within a second. What each of these is worth
 * stands in bench/README.md. A V8 complains of a flag that it doesn't know.
 */
const V8_FLAGS: readonly { readonly flag: string; readonly knownBy: RegExp }[] = [
  // Most programs end before code that was optimized earlier, or into larger functions, would have repaid its making.
  { flag: '--interrupt-budget=500000', knownBy: /^11\./ },
  { flag: '--max-inlined-bytecode-size-cumulative=200', knownBy: /^1[1-3]\./ },
  // A large room for what soon goes is of no use to a tree of constructs: it stays.
  { flag: '--semi-space-growth-factor=1', knownBy: /^1[1-3]\./ },
  // So small a room is emptied sooner by one thread than by several, which have to be woken.
  { flag: '--no-parallel-scavenge', knownBy: /^1[1-3]\./ },
];

/** What surrounds the code of a CommonJS file. */
const WRAPPER = ['(function (exports, require, module, __filename, __dirname) { ', '\n})'] as const;

type Main = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

export function run([given, ...words]: readonly string[], terminal: Terminal): number {
  if (given === undefined) throw new UsageError('run needs the file of a program: cdk8s-stateful run FILE');
  const file = resolve(given);
  for (const { flag, knownBy } of V8_FLAGS) if (knownBy.test(process.versions.v8)) setFlagsFromString(flag);
  const main = compiled(file, sourceOf(given));
  process.argv = [process.execPath, file, ...words];
  const module = { exports: {}, filename: file, id: '.', loaded: false };
  const require = createRequire(file);
  Object.assign(require, { main: module });
  try {
    main.call(module.exports, module.exports, require, module, file, dirname(file));
  } catch (error) {
    terminal.error(`${told(error)}\n`);
    return 1;
  }
  return Number(process.exitCode ?? 0);
}

function sourceOf(file: string): string {
  if (!['.cjs', '.js'].includes(extname(file)))
    throw new UsageError(`${file} is not a CommonJS file, *.cjs or *.js; make one of it with esbuild, see run --help`);
  try {
    const bytes = readFileSync(file);
    // What esbuild writes is ASCII, and then there is nothing to decode.
    return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8').replace(/^#!/, '//');
  } catch (error) {
    if (!isNodeError(error)) throw error;
    throw new UsageError(`${file} can't be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.code}`);
  }
}

/** The program, with the code that an earlier run compiled of it, or keeping what this run compiles. */
function compiled(file: string, source: string): Main {
  const cache = `${file}.v8-cache`;
  const version = versionOf(file);
  const kept = readKept(cache, version);
  const script = parsed(file, source, kept);
  if (kept === undefined || script.cachedDataRejected === true) {
    process.on('exit', () => {
      keep(cache, Buffer.concat([version, script.createCachedData()]));
    });
  }
  return script.runInThisContext() as Main;
}

function parsed(file: string, source: string, cachedData: Buffer | undefined): Script {
  try {
    return new Script(WRAPPER.join(source), {
      filename: file,
      columnOffset: -WRAPPER[0].length,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [place = file] = error.stack?.split('\n') ?? [];
    throw new UsageError(`${place} is not JavaScript: ${error.message}`);
  }
}

/** What changes when the file does: V8 itself looks at the length of a source only. */
function versionOf(file: string): Buffer {
  const { size, mtimeMs } = statSync(file);
  return Buffer.from(new Float64Array([size, mtimeMs]).buffer);
}

/** What was compiled of the file as it is now. */
function readKept(cache: string, version: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(cache);
    return kept.subarray(0, version.length).equals(version) ? kept.subarray(version.length) : undefined;
  } catch (error) {
    if (!isNodeError(error)) throw error;
    return undefined;
  }
}

/** Where it can't be kept, the next run compiles again. */
function keep(cache: string, data: Buffer): void {
  try {
    writeWhole(cache, data);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
  }
}

function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
