import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders for as long as something is read, made when the first is asked for. */
export class Scratch {
  #root: string | undefined;
  #count = 0;

  /** The path of a folder that isn't there yet, in one that goes at the end. */
  newFolder(): string {
    this.#root ??= realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-stateful-')));
    return join(this.#root, String(++this.#count));
  }

  remove(): void {
    if (this.#root !== undefined) rmSync(this.#root, { recursive: true, force: true });
    this.#root = undefined;
  }
}
