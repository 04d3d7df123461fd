import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TestFolder {
  readonly path: string;
  /** Writes a file, and returns its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly remove: () => void;
}

/** An empty folder. */
export function newFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'cdk8s-stateful-test-'));
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    remove() {
      rmSync(path, { recursive: true });
    },
  };
}

/** A folder for the tests of one file, removed after them. */
export function testFolder(): TestFolder {
  const folder = newFolder();
  afterAll(folder.remove);
  return folder;
}
