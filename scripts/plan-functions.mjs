// Puts the functions of a plan's script, which shellcheck reads as they are, into a module. Run by `npm run generate`.
import { readFileSync, writeFileSync } from 'node:fs';

const functions = readFileSync('src/plan/functions.sh', 'utf8');
const text = `// Written by scripts/plan-functions.mjs from functions.sh; not to be edited.

/** The functions that the script of a plan calls. */
export const FUNCTIONS: string = ${JSON.stringify(functions)};
`;
writeFileSync('src/plan/functions.generated.ts', text);
