import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPages } from './rules-pages';

// Writes docs/rules/ from the rules; pages of rules that are no more go.
const folder = join(__dirname, '../docs/rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [file, text] of rulesPages()) writeFileSync(join(folder, file), text);
