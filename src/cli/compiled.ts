import { isAscii } from 'node:buffer';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, renameSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { constants, Script } from 'node:vm';

/** What surrounds the code of a CommonJS file. */
const WRAPPER = ['(function (exports, require, module, __filename, __dirname) { ', '\n})'] as const;

export type Main = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

/**
 * The code of a CommonJS file, as an earlier run compiled it, or keeping at the exit what this run compiles.
 *
 * @param source what `readSource` gives
 * @param cache the file that it is kept in; where that can't be written, the next run compiles again
 * @throws SyntaxError of V8
 */
export function compiled(file: string, source: string, cache: string): Main {
  const version = versionOf(file);
  const kept = readKept(cache, version);
  const script = new Script(source, {
    filename: file,
    columnOffset: -WRAPPER[0].length,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(kept === undefined ? {} : { cachedData: kept }),
  });
  if (kept === undefined || script.cachedDataRejected === true) {
    process.on('exit', () => {
      keep(cache, Buffer.concat([version, script.createCachedData()]));
    });
  }
  return script.runInThisContext() as Main;
}

/**
 * The text of a CommonJS file and what surrounds its code, put together before it becomes a string: a copy of megabytes takes as long as
 * reading them. What esbuild writes is ASCII, and then there is nothing to decode.
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
  } catch {
    return undefined;
  }
}

/** Whole or not at all, so that no other run reads half of it. */
function keep(cache: string, data: Buffer): void {
  const draft = `${cache}.${String(process.pid)}.tmp`;
  try {
    writeFileSync(draft, data, { flag: 'wx', mode: 0o600 });
    renameSync(draft, cache);
  } catch {
    if (existsSync(draft)) rmSync(draft);
  }
}
