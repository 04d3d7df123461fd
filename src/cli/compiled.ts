import { isAscii } from 'node:buffer';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, renameSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { constants, Script } from 'node:vm';

/** The function that Node wraps the code of a CommonJS file in. */
const WRAPPER = ['(function (exports, require, module, __filename, __dirname) { ', '\n})'] as const;

export type Main = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

/**
 * Compiles a CommonJS file with V8's code cache. If there is no valid cache, it is written when the process exits.
 *
 * @param source the result of `readSource`
 * @param cache the path of the cache; if it can't be written, there is none
 * @throws SyntaxError of V8
 */
export function compileCached(file: string, source: string, cache: string): Main {
  const version = versionOf(file);
  const kept = readCache(cache, version);
  const script = new Script(source, {
    filename: file,
    columnOffset: -WRAPPER[0].length,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(kept === undefined ? {} : { cachedData: kept }),
  });
  if (kept === undefined || script.cachedDataRejected === true) {
    process.on('exit', () => {
      writeCache(cache, Buffer.concat([version, script.createCachedData()]));
    });
  }
  return script.runInThisContext() as Main;
}

/**
 * Reads a CommonJS file into its wrapper as bytes: copying a string of megabytes takes as long as reading it. ASCII, as esbuild
 * writes it, isn't decoded.
 */
export function readSource(file: string): string {
  const [head, tail] = WRAPPER;
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(head.length + fstatSync(descriptor).size + tail.length);
    bytes.write(head);
    const end = head.length + readSync(descriptor, bytes, head.length, bytes.length - head.length - tail.length, 0);
    if (bytes.toString('latin1', head.length, head.length + 2) === '#!') bytes.write('//', head.length);
    bytes.write(tail, end);
    const whole = bytes.subarray(0, end + tail.length);
    return whole.toString(isAscii(whole) ? 'latin1' : 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

/** The file's size and time, to invalidate its cache: V8 itself checks only the length of a source. */
function versionOf(file: string): Buffer {
  const { size, mtimeMs } = statSync(file);
  return Buffer.from(new Float64Array([size, mtimeMs]).buffer);
}

/** Reads the cache; undefined if there is none for this version of the file. */
function readCache(cache: string, version: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(cache);
    return kept.subarray(0, version.length).equals(version) ? kept.subarray(version.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the cache atomically. */
function writeCache(cache: string, data: Buffer): void {
  const temporary = `${cache}.${String(process.pid)}.tmp`;
  try {
    writeFileSync(temporary, data, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, cache);
  } catch {
    if (existsSync(temporary)) rmSync(temporary);
  }
}
