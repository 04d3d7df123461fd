import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { InputError } from './input-error';
import { isNodeError } from './node-error';

/** The maximum size of a file, in bytes. */
export const MAX_FILE = 32 * 1024 * 1024;
/** The argument for the standard input. */
export const STDIN = '-';
const MIN_CHUNK = 4 * 1024;
const MAX_CHUNK = 1024 * 1024;

/** `stat` of a path; undefined if it doesn't exist. Not `throwIfNoEntry: false`, which since Node 22 hides ENOTDIR too. */
export function statOf(path: string): Stats | undefined {
  return orInputError(path, () => {
    try {
      return statSync(path);
    } catch (error) {
      if (isNodeError(error) && error.code === 'ENOENT') return undefined;
      throw error;
    }
  });
}

/**
 * Reads a file in chunks, since the size of a pipe or device is unknown.
 *
 * @param most the maximum size in bytes
 * @throws InputError where it can't be read, or is larger
 */
export function readFile(file: string, most = MAX_FILE): Buffer {
  return orInputError(file, () => {
    const descriptor = file === STDIN ? 0 : openSync(file, 'r');
    try {
      const stats = fstatSync(descriptor);
      const chunks: Buffer[] = [];
      // Small buffers for small files spare the garbage collector.
      const buffer = Buffer.allocUnsafe(chunkOf(stats));
      for (let size = 0; ;) {
        const length = readInto(buffer, descriptor);
        if (length === 0) return Buffer.concat(chunks);
        size += length;
        if (size > most) throw new InputError(`${nameOf(file)} has more than ${most >> 20} MiB; check it in parts`);
        if (stats.isFile() && length === stats.size) return buffer.subarray(0, length);
        chunks.push(Buffer.from(buffer.subarray(0, length)));
      }
    } finally {
      if (descriptor !== 0) closeSync(descriptor);
    }
  });
}

/** The chunk size for a file. */
function chunkOf(file: Stats): number {
  if (!file.isFile()) return MAX_CHUNK;
  return file.size === 0 ? MIN_CHUNK : Math.min(MAX_CHUNK, file.size + 1);
}

/** Reads the next bytes; returns their number, 0 at the end. Waits for a standard input that has no data yet. */
function readInto(buffer: Buffer, descriptor: number): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer);
    } catch (error) {
      if (!isNodeError(error) || error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

export function nameOf(path: string): string {
  return path === STDIN ? 'the standard input' : path;
}

/** Calls `read`; converts errors of Node.js to InputError. */
export function orInputError<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isNodeError(error)) throw error;
    throw new InputError(`${nameOf(path)} can't be read: ${REASONS[error.code] ?? error.code}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a file is on the way to it, where a folder should be',
  ELOOP: 'it is a link that leads in a circle',
  ENAMETOOLONG: 'its name is too long',
};
