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

/** The words of a path or a variable's name, in lower case: `/var/lib/my-app`, `DATA_DIR`. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** Whether a name stands for files that may be lost: temporary files, caches, logs. */
export function namesScratch(name: string): boolean {
  return wordsOf(name).some((word) => SCRATCH.has(word));
}

/** Whether a name stands for files to keep: data, uploads, a database. */
export function namesData(name: string): boolean {
  return wordsOf(name).some((word) => DATA.has(word)) && !namesScratch(name);
}

/** Whether the path or the volume of a mount is named after files that may be lost. */
export function isScratch({ mountPath, name }: Mount): boolean {
  return namesScratch(mountPath) || namesScratch(name);
}
