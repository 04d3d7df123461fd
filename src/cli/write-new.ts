import { lstatSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isNodeError } from '../source/node-error';
import { UsageError } from './usage-error';
import { reasonOf } from './write-file';

/** Writes files that aren't there yet, all or none. @throws UsageError where one is there, or can't be written */
export function writeNew(folder: string, files: Readonly<Record<string, string>>): void {
  const there = Object.keys(files).filter((file) => isThere(join(folder, file)));
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
      // Not over what somebody else has written since.
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

/** Whether there is something of the name, a link that leads nowhere too. What can't be seen can't be written either. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  if (isThere(folder)) return;
  makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => {
    rmdirSync(folder);
  });
}
