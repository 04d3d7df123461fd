// Writes the shell functions of plans as a string into a module. Run by `npm run generate`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'src/plan/functions';
// run.sh is first: the others use its functions.
const names = readdirSync(FOLDER).sort(
  (one, other) => (other === 'run.sh') - (one === 'run.sh') || (one < other ? -1 : 1),
);
const functions = names.map((name) => readFileSync(`${FOLDER}/${name}`, 'utf8')).join('\n');
const text = `// Written by scripts/plan-functions.mjs from functions/*.sh; not to be edited.

/** The functions that the script of a plan calls. */
export const FUNCTIONS: string = ${JSON.stringify(functions)};
`;
writeFileSync('src/plan/functions.generated.ts', text);
