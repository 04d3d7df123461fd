import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Refuses folders that don't have the same files with the same bytes. */
export function requireSame(expected, found) {
  const names = filesOf(expected);
  if (names.join() !== filesOf(found).join())
    throw new Error(`${found} has ${filesOf(found).join(', ')}; expected were ${names.join(', ')}`);
  for (const name of names) {
    if (!readFileSync(join(expected, name)).equals(readFileSync(join(found, name))))
      throw new Error(`${name} differs: diff ${join(expected, name)} ${join(found, name)}`);
  }
  return names.length;
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The warnings in what a program printed; each is printed once, however the program is run. */
export function warningsOf(printed) {
  const warnings = printed.split('\n').filter((line) => line.startsWith('warning: '));
  if (warnings.length === 0) throw new Error('no warning was printed');
  const twice = warnings.find((warning, i) => warnings.indexOf(warning) !== i);
  if (twice !== undefined) throw new Error(`printed twice: ${twice}`);
  return warnings.sort();
}
