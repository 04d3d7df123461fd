import { DATABASE_DIRECTORIES, FAMILIES } from './families.generated';
import { namesOf, parseReference } from './reference';
import type { ImageRow } from './row';
import { mayBeIn, versionIn } from './version';

/** What a file of families/ exports. */
export interface Family {
  readonly rows: readonly ImageRow[];
}

/**
 * The rows that match an image such as `docker.io/library/postgres:16.4-alpine`: none for an unknown image, several where
 * versions differ and the tag doesn't name one. Loads only the families that are needed.
 */
export function imageRows(image: string): readonly ImageRow[] {
  const reference = parseReference(image);
  const names = namesOf(reference);
  for (const name of names) {
    const family = familyOf(name);
    if (family === undefined) continue;
    return family.rows.filter((row) => {
      if (!row.repositories.includes(name) || row.tag?.test(reference.tag) === false) return false;
      const version = versionIn(`${name}:${reference.tag}`, row.version);
      return version === undefined || mayBeIn(version, row);
    });
  }
  return [];
}

/** All repositories that have rows. */
export function knownRepositories(): readonly string[] {
  return FAMILIES.flatMap(([repositories]) => repositories.trim().split(' '));
}

/** All rows, for pages and tests. */
export function allImageRows(): readonly ImageRow[] {
  return FAMILIES.flatMap(([, load]) => load().rows);
}

/** Whether a directory is used only by databases. */
export function isDatabaseDirectory(path: string): boolean {
  return DATABASE_DIRECTORIES.includes(` ${path} `);
}

function familyOf(name: string): Family | undefined {
  return FAMILIES.find(([repositories]) => repositories.includes(` ${name} `))?.[1]();
}
