import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of this package: of the first package.json above this file, compiled or not. */
export function version(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    try {
      return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
    } catch {
      // Not in this folder.
    }
  }
  return '0.0.0';
}
