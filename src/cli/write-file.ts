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

/** Why a file can't be written. */
export function reasonOf(code: string): string {
  return REASONS[code] ?? code;
}

/** Writes a file whole or not at all: a reader never finds half of it. @throws UsageError where it can't be written */
export function writeWhole(file: string, content: string | Uint8Array): void {
  try {
    const old = statSync(file, { throwIfNoEntry: false });
    // A device or pipe is written to; only a file is replaced, and where a link leads to.
    if (old !== undefined && !old.isFile()) writeFileSync(file, content);
    else if (old === undefined) replace(file, content);
    else {
      // Who may write to the folder may replace it, though it was to be read only.
      closeSync(openSync(file, 'a'));
      replace(realpathSync(file), content, old.mode & 0o777);
    }
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('code' in error)) throw error;
    throw new UsageError(`${file} can't be written: ${reasonOf(String(error.code))}`);
  }
}

function replace(file: string, content: string | Uint8Array, mode?: number): void {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, content, { flag: 'wx', mode: mode ?? 0o666 });
    if (mode !== undefined) chmodSync(draft, mode);
    renameSync(draft, file);
  } finally {
    if (existsSync(draft)) rmSync(draft);
  }
}
