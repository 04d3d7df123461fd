/** Writes the JSON schema of the configuration file into lib. */
import { writeFileSync } from 'node:fs';
import { publishedSchema } from '../src/cli/config/config-schema';

writeFileSync('lib/config.schema.json', publishedSchema());
