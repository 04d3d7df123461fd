import type { Mount } from '../inventory/pods';

const SCRATCH = new Set(
  'tmp temp cache caches run log logs scratch work workdir workspace spool sock socket sockets shm lock locks session sessions home shared'.split(
    ' ',
  ),
);
const DATA = new Set(
  'data db database storage store state upload uploads media files folder documents story stories attachments'.split(
    ' ',
  ),
);

/** `/var/lib/my-app` and `DATA_DIR` in words. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** Whether a name says that what it names may be lost: temporary files, caches, logs. */
export function namesScratch(name: string): boolean {
  return wordsOf(name).some((word) => SCRATCH.has(word));
}

/** Whether a name says that what it names is kept: data, uploads, a database. */
export function namesData(name: string): boolean {
  return wordsOf(name).some((word) => DATA.has(word)) && !namesScratch(name);
}

/** Whether a mount's path or volume says that it is for files that may be lost. */
export function isScratch({ mountPath, name }: Mount): boolean {
  return namesScratch(mountPath) || namesScratch(name);
}
