import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './usage-error';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'permission denied',
  EISDIR: 'it is a folder',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  ENOSPC: 'the disk is full',
  EEXIST: 'it is there',
};

/** The reason of an error code, as the end of a message. */
export function reasonOf(code: string): string {
  return REASONS[code] ?? code;
}

/** Writes a file atomically. @throws UsageError if it can't be written */
export function writeAtomically(file: string, content: string | Uint8Array): void {
  try {
    const old = statSync(file, { throwIfNoEntry: false });
    // Devices and pipes are written to; files, also behind links, are replaced.
    if (old !== undefined && !old.isFile()) writeFileSync(file, content);
    else if (old === undefined) replace(file, content);
    else {
      // Throws for a read-only file, which a rename would replace.
      closeSync(openSync(file, 'a'));
      replace(realpathSync(file), content, old.mode & 0o777);
    }
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('code' in error)) throw error;
    throw new UsageError(`${file} can't be written: ${reasonOf(String(error.code))}`);
  }
}

function replace(file: string, content: string | Uint8Array, mode?: number): void {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, content, { flag: 'wx', mode: mode ?? 0o666 });
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, file);
  } finally {
    if (existsSync(temporary)) rmSync(temporary);
  }
}
