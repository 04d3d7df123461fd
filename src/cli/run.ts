import { createRequire } from 'node:module';
import { dirname, extname, resolve } from 'node:path';
import { isNodeError } from '../source/node-error';
import type { Main } from './compiled';
import { compiled, readSource } from './compiled';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { workBriefly } from './v8';

export const HELP = `cdk8s-stateful run FILE [arguments]

Runs a program as node does, and keeps what it compiled in FILE.v8-cache, so that the next run starts in less than half
the time. FILE is a CommonJS file; to have all that it loads in it:

  esbuild main.ts --bundle --minify --keep-names --platform=node --outfile=synth.cjs
  cdk8s-stateful run synth.cjs

V8 works as suits a program that makes much and ends soon; above 100,000 objects node itself is faster.

What the program throws is printed as one sentence where it is a plain Error, and with its stack where it is of another class.
`;

/** Before any flag is set, Node's own compiled copies of them count. An import of them would be left out of the bundle. */
const LOADED_BY_CDK8S = ['node:child_process', 'node:crypto', 'node:os'];

export function run([given, ...words]: readonly string[], terminal: Terminal): number {
  if (given === undefined) throw new UsageError('run needs the file of a program: cdk8s-stateful run FILE');
  const file = resolve(given);
  const require = createRequire(file);
  for (const module of LOADED_BY_CDK8S) require(module);
  workBriefly();
  const main = parsed(file, sourceOf(given));
  process.argv = [process.execPath, file, ...words];
  const module = { exports: {}, filename: file, id: '.', loaded: false };
  Object.assign(require, { main: module });
  try {
    main.call(module.exports, module.exports, require, module, file, dirname(file));
  } catch (error) {
    terminal.error(`${messageOf(error)}\n`);
    return 1;
  }
  return Number(process.exitCode ?? 0);
}

function sourceOf(file: string): string {
  if (!['.cjs', '.js'].includes(extname(file)))
    throw new UsageError(`${file} is not a CommonJS file, *.cjs or *.js; make one of it with esbuild, see run --help`);
  try {
    return readSource(file).replace(/^#!/, '//');
  } catch (error) {
    if (!isNodeError(error)) throw error;
    throw new UsageError(`${file} can't be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.code}`);
  }
}

function parsed(file: string, source: string): Main {
  try {
    return compiled(file, source, `${file}.v8-cache`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [place = file] = error.stack?.split('\n') ?? [];
    throw new UsageError(`${place} is not JavaScript: ${error.message}`);
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
