import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TestFolder {
  readonly path: string;
  /** Writes a file, and gives its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
}

/** A folder for the tests of one file; it goes with them. */
export function testFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'cdk8s-stateful-test-'));
  afterAll(() => {
    rmSync(path, { recursive: true });
  });
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
  };
}
