import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesPage } from './changes-page';

writeFileSync(join(__dirname, '../docs/changes.md'), changesPage());
