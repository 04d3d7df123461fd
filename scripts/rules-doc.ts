import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from './rule-pages';

// Writes docs/rules anew, so that the page of a rule that is gone goes too.
const folder = join(__dirname, '../docs/rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of rulePages()) writeFileSync(join(folder, name), text);
