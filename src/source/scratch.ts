import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from './input-error';
import { isNodeError } from './node-error';

/** @throws InputError where the folder for temporary files can't be written to */
function temporaryFolder(): string {
  try {
    return realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-stateful-')));
  } catch (error) {
    if (!isNodeError(error)) throw error;
    throw new InputError(
      `the folder for temporary files, ${tmpdir()}, can't be written to (${error.code}); set TMPDIR to one that can`,
    );
  }
}

/** Temporary folders, which `remove` deletes. */
export class Scratch {
  #root: string | undefined;
  #count = 0;

  /** A new path in the temporary folder; nothing exists there yet. */
  newFolder(): string {
    this.#root ??= temporaryFolder();
    return join(this.#root, String(++this.#count));
  }

  remove(): void {
    if (this.#root !== undefined) rmSync(this.#root, { recursive: true, force: true });
    this.#root = undefined;
  }
}
