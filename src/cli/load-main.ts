import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as util from 'node:util';
import { compileCached, readSource } from './compiled';
import { setShortRunFlags } from './v8';
import { VERBS } from './verbs';
import { version } from './version';

/** Loads main.js and its shared files, each with the code cache of the verb. */
export function loadMain(verb: string | undefined): typeof import('./main') {
  // Before the flags are set: Node's code cache of it is rejected afterwards.
  Reflect.get(util, 'parseArgs');
  setShortRunFlags();
  const file = join(__dirname, 'main.js');
  const cache = cacheFile(verb);
  const require = createRequire(file);
  if (cache === undefined) return require(file) as typeof import('./main');
  const loaded = new Map<string, unknown>();
  const load: NodeJS.Require = Object.assign((id: string): unknown => {
    if (!SHARED.has(id)) return require(id);
    if (!loaded.has(id)) loaded.set(id, loadCompiled(require.resolve(id), `${cache}-${nameOf(id)}`, load));
    return loaded.get(id);
  }, require);
  return loadCompiled(file, cache, load) as typeof import('./main');
}

/** The files that the command line shares with users' programs; they import each other by these names, too. */
const SHARED: ReadonlySet<string> = new Set(['../check/tree', '../survival/tree', '../change/tree', '../plan/tree']);

function nameOf(id: string): string {
  return id.split('/')[1] ?? id;
}

function loadCompiled(file: string, cache: string, require: NodeJS.Require): unknown {
  const module = { exports: {} };
  compileCached(file, readSource(file), cache)(module.exports, require, module, file, dirname(file));
  return module.exports;
}

/** The path of the code cache by verb, installation and version of Node; undefined if it is disabled or can't be created. */
function cacheFile(verb = ''): string | undefined {
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return undefined;
  const key = `${version()}-${process.version}-${process.arch}`;
  try {
    // By folder: two installations of the same version would overwrite each other's cache.
    const folder = join(cacheFolder(), 'cdk8s-stateful', 'compiled', key, __dirname.replaceAll(':', ''));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return join(folder, Object.hasOwn(VERBS, verb) ? verb : 'main');
  } catch {
    return undefined;
  }
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME: given, LOCALAPPDATA: local } = process.env;
  if (given !== undefined && given !== '') return given;
  if (process.platform === 'win32' && local !== undefined && local !== '') return local;
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}
