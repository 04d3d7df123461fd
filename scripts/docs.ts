/** Writes the pages of docs/ that are generated from tables and rules. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appsPage } from './apps-page';
import { changesPage } from './changes-page';
import { driversDoc } from './drivers-page';
import { rulePages } from './rule-pages';

const docs = join(__dirname, '..', 'docs');
const write = (name: string, text: string): void => {
  writeFileSync(join(docs, name), text);
};

// Removes the pages of deleted rules.
rmSync(join(docs, 'rules'), { recursive: true, force: true });
mkdirSync(join(docs, 'rules'), { recursive: true });
for (const [name, text] of rulePages()) write(join('rules', name), text);
write('drivers.md', driversDoc());
write('apps.md', appsPage());
write('changes.md', changesPage());
