import { createRequire, isBuiltin } from 'node:module';
import { dirname, extname, resolve } from 'node:path';
import { isNodeError } from '../source/node-error';
import type { Main } from './compiled';
import { compileCached, readSource } from './compiled';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { withDefaultFlags, setShortRunFlags } from './v8';

export const HELP = `cdk8s-stateful run FILE [arguments]

Runs a program as node does, and keeps its compiled code in FILE.v8-cache, so that the next run starts in less than half the
time. FILE is a CommonJS file; to bundle everything that it loads into it:

  esbuild main.ts --bundle --minify-syntax --minify-whitespace --platform=node --outfile=synth.cjs
  cdk8s-stateful run synth.cjs

V8 is set for a program that makes many objects and ends soon; above 100,000 objects node itself is faster.

A plain Error that the program throws is printed as one sentence; an error of another class is printed with its stack.
`;

/** Modules that cdk8s imports and most programs never use, with the functions that it reads at import. */
const LAZY_MODULES: ReadonlyMap<string, readonly PropertyKey[]> = new Map([
  ['child_process', ['spawnSync']],
  ['crypto', []],
  ['os', []],
]);

export function run([given, ...words]: readonly string[], terminal: Terminal): number {
  if (given === undefined) throw new UsageError('run needs the file of a program: cdk8s-stateful run FILE');
  const file = resolve(given);
  setShortRunFlags();
  for (const name of ['stdout', 'stderr'] as const) loadStreamWithDefaults(name);
  const main = parsed(file, sourceOf(given));
  const require = requireOf(file);
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

/** Makes Node load a stream's modules with its default flags, on the first access. */
function loadStreamWithDefaults(name: 'stdout' | 'stderr'): void {
  const own = Object.getOwnPropertyDescriptor(process, name);
  if (own?.get === undefined) return;
  const get = (): unknown => {
    Object.defineProperty(process, name, own);
    return withDefaultFlags(() => process[name]);
  };
  Object.defineProperty(process, name, { ...own, get });
}

/** The program's `require`, which loads Node's own modules with default flags, for their code cache. */
function requireOf(file: string): NodeJS.Require {
  const require = createRequire(file);
  const lazyModules = new Map<string, object>();
  const load = (id: string): unknown => {
    if (!isBuiltin(id)) return require(id);
    const module = (): object => withDefaultFlags(() => require(id) as object);
    const name = id.replace(/^node:/, '');
    const functions = LAZY_MODULES.get(name);
    if (functions === undefined) return module();
    const known = lazyModules.get(name) ?? lazyModule(module, functions);
    lazyModules.set(name, known);
    return known;
  };
  return Object.assign(load, require);
}

/**
 * A proxy that loads a module on first access.
 * @param functions functions that load it only when they are called
 */
function lazyModule(load: () => object, functions: readonly PropertyKey[]): object {
  let loaded: object | undefined;
  const module = (): object => (loaded ??= load());
  const call =
    (name: PropertyKey) =>
    (...args: readonly unknown[]) =>
      Reflect.apply(Reflect.get(module(), name) as () => unknown, undefined, args) as unknown;
  return new Proxy(
    {},
    {
      get: (_, name) =>
        loaded === undefined && functions.includes(name) ? call(name) : (Reflect.get(module(), name) as unknown),
      set: (_, name, value) => Reflect.set(module(), name, value),
      has: (_, name) => Reflect.has(module(), name),
      ownKeys: () => Reflect.ownKeys(module()),
      // A proxy may report as non-configurable only properties of its target.
      getOwnPropertyDescriptor: (_, name) => {
        const found = Reflect.getOwnPropertyDescriptor(module(), name);
        return found && { ...found, configurable: true };
      },
      defineProperty: (_, name, value) => Reflect.defineProperty(module(), name, value),
      deleteProperty: (_, name) => Reflect.deleteProperty(module(), name),
    },
  );
}

function sourceOf(file: string): string {
  if (!['.cjs', '.js'].includes(extname(file)))
    throw new UsageError(`${file} is not a CommonJS file, *.cjs or *.js; make one of it with esbuild, see run --help`);
  try {
    return readSource(file);
  } catch (error) {
    if (!isNodeError(error)) throw error;
    throw new UsageError(`${file} can't be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.code}`);
  }
}

function parsed(file: string, source: string): Main {
  try {
    return compileCached(file, source, `${file}.v8-cache`);
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
