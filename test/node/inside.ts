/** The part of `npm run test:node` that is in namespaces of its own; main.ts starts it there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from '../cluster/fields';
import { Actions } from './actions';
import { type Programs, startMachine } from './machine';
import { isDifference, lineOf, page } from './page';
import { playAll } from './play';
import { problemOf, startExamples } from './starts';

const PAGE = join(__dirname, '..', '..', 'docs', 'survival-on-a-node.md');

const [given = '', ...words] = process.argv.slice(2);
const { folder, programs } = JSON.parse(given) as { readonly folder: string; readonly programs: Programs };

// Whoever started this is gone: so is everything here, with this process.
process.stdin.on('end', () => process.exit(130)).resume();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<number> {
  const started = Date.now();
  const seconds = (): string => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  const machine = await startMachine(folder, programs);
  say(`Two nodes are ready after ${seconds()}.`);
  const names = words.filter((word) => !word.startsWith('-'));
  const actions = new Actions(machine);
  const starts = names.length === 0 || names.includes('starts') ? await startExamples(machine, actions) : [];
  if (starts.length > 0) say(`Examples of ${starts.length} rules about starting; ${seconds()}.`);
  const trials = await playAll(machine, actions, names, say);
  const cells = trials.flatMap((trial) => trial.cells.map((cell) => ({ trial, cell })));
  const different = cells.filter(({ cell }) => isDifference(cell));
  const failures = [...trials.flatMap(({ failure }) => failure ?? []), ...starts.flatMap(problemOf)];
  for (const failure of failures) say(`FAILED ${failure}`);
  for (const { trial, cell } of different) say(`WRONG ${lineOf(trial, cell)}`);
  if (words.includes('--cells')) for (const { trial, cell } of cells) say(lineOf(trial, cell));
  const version = text((await machine.client.get('/version')).body, 'gitVersion') ?? '';
  if (words.includes('--write')) writeFileSync(PAGE, page(trials, starts, version));
  say(`${cells.length} cells seen, ${different.length} not as told; ${seconds()}.`);
  return different.length + failures.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`test:node: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
