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

/** Folders for as long as something is read, made when the first is asked for. */
export class Scratch {
  #root: string | undefined;
  #count = 0;

  /** The path of a folder that isn't there yet, in one that goes at the end. */
  newFolder(): string {
    this.#root ??= temporaryFolder();
    return join(this.#root, String(++this.#count));
  }

  remove(): void {
    if (this.#root !== undefined) rmSync(this.#root, { recursive: true, force: true });
    this.#root = undefined;
  }
}
