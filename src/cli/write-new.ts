import { lstatSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isNodeError } from '../source/node-error';
import { UsageError } from './usage-error';
import { reasonOf } from './write-file';

/** Writes new files, all or none. @throws UsageError if one exists or can't be written */
export function writeNew(folder: string, files: Readonly<Record<string, string>>): void {
  const there = Object.keys(files).filter((file) => exists(join(folder, file)));
  if (there.length > 0) {
    const [they, them] = there.length === 1 ? ['is', 'it'] : ['are', 'them'];
    throw new UsageError(
      `${there.join(', ')} ${they} in ${folder} already; nothing is overwritten, and nothing was written: name another folder, or move ${them} away`,
    );
  }
  const undo: (() => void)[] = [];
  let path = folder;
  try {
    for (const [file, content] of Object.entries(files)) {
      path = join(folder, file);
      makeFolder(dirname(path), undo);
      // Fails if the file has been created meanwhile.
      writeFileSync(path, content, { flag: 'wx' });
      const written = path;
      undo.push(() => {
        rmSync(written);
      });
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    if (!isNodeError(error)) throw error;
    throw new UsageError(`${path} can't be written: ${reasonOf(error.code)}; nothing was`);
  }
}

/** Whether a path exists, including broken links. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  if (exists(folder)) return;
  makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => {
    rmdirSync(folder);
  });
}
