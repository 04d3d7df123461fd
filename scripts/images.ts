/** Writes families.generated.ts, the index of src/images/families. Run by `npm run generate`. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Family } from '../src/images/lookup';

const FOLDER = join(__dirname, '..', 'src', 'images');

/** The text of the index: the repositories of each file of families/, and the directories of databases. */
export async function familiesIndex(): Promise<string> {
  const families: string[] = [];
  const known = new Map<string, string>();
  const directories = new Set<string>();
  for (const file of readdirSync(join(FOLDER, 'families')).sort()) {
    const name = file.slice(0, -'.ts'.length);
    const { rows } = (await import(join(FOLDER, 'families', file))) as Family;
    const repositories = [...new Set(rows.flatMap((row) => row.repositories))];
    for (const repository of repositories) {
      const other = known.get(repository);
      if (other !== undefined)
        throw new Error(`${repository} is in families/${other} and in families/${file}: keep one`);
      known.set(repository, file);
    }
    families.push(`  [' ${repositories.join(' ')} ', () => require('./families/${name}') as Family],`);
    for (const { role, data } of rows) {
      for (const { path, role: own } of data) {
        if ((own ?? role) === 'database' && path !== undefined && path.lastIndexOf('/') > 0) directories.add(path);
      }
    }
  }
  return `// Written by scripts/images.ts from the files of families/; not to be edited.
import type { Family } from './lookup';

/** The repositories of each family, and the function that loads its rows. */
export const FAMILIES: readonly (readonly [repositories: string, load: () => Family])[] = [
${families.join('\n')}
];

/** Directories that only databases use. */
export const DATABASE_DIRECTORIES = ' ${[...directories].sort().join(' ')} ';
`;
}

if (require.main === module)
  void familiesIndex().then((text) => {
    writeFileSync(join(FOLDER, 'families.generated.ts'), text);
  });
