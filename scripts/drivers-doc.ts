import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { driversDoc } from './drivers-page';

// Writes docs/drivers.md from the tables in src/drivers.
writeFileSync(join(__dirname, '../docs/drivers.md'), driversDoc());
