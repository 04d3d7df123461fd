/** The part of `npm run test:node` that main.ts starts in new namespaces. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from '../../src/inventory/read';
import { text } from '../cluster/fields';
import { withNodeColumn } from '../cluster/node-column';
import { Actions } from './actions';
import { type Programs, startMachine } from './machine';
import { isDifference, lineOf, page } from './page';
import { CLASSES } from './case-yaml';
import { canCopy } from './image';
import { COPIED, runPlans } from './plans';
import { Trials } from './trials';
import { runProofs } from './proofs';
import { problemOf, startExamples } from './starts';
import { Watch } from './watch';

const DOCS = join(__dirname, '..', '..', 'docs');

const [given = '', ...words] = process.argv.slice(2);
const { folder, programs } = JSON.parse(given) as { readonly folder: string; readonly programs: Programs };

// The parent process is gone: ending this one ends everything in its namespaces.
process.stdin.on('end', () => process.exit(130)).resume();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The outcomes on a node have their own page, and a column in the page of verdicts. */
function writePages(content: string): void {
  writeFileSync(join(DOCS, 'survival-on-a-node.md'), content);
  const verdicts = join(DOCS, 'verdicts.md');
  writeFileSync(verdicts, withNodeColumn(readFileSync(verdicts, 'utf8'), content));
}

async function main(): Promise<number> {
  const started = Date.now();
  const seconds = (): string => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  const machine = await startMachine(folder, programs);
  say(`Two nodes are ready in ${folder} after ${seconds()}.`);
  const names = words.filter((word) => !word.startsWith('-'));
  const { server, client } = machine;
  const actions = new Actions(machine);
  const tools = { server, actions, watch: new Watch(server, client) };
  for (const { data } of readManifests('classes', CLASSES).manifests) await actions.apply(data);
  const part = async <T>(name: string, work: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    if (names.length > 0 && !names.includes(name)) return [];
    const results = await work();
    say(`${name}: ${results.length} done after ${seconds()}`);
    return results;
  };
  const all = new Trials(machine, tools, names, say);
  const [starts, plans, proofs] = await Promise.all([
    part('starts', () => startExamples(machine, actions)),
    part('plans', () => runPlans(machine, tools, folder)),
    part('proofs', () => runProofs(machine)),
    all.onOneNode(),
  ]);
  if (plans.length > 0 && !canCopy()) say(`plans ${COPIED.join(', ')}: not run: there is no rsync here`);
  for (const { name, starts: count, tokens, problem } of plans)
    say(`${problem === undefined ? 'ok  ' : 'FAIL'} plan ${name}: ${tokens} tokens, ${count} starts`);
  for (const { name, seen, problem } of proofs)
    say(`${problem === undefined ? 'ok  ' : 'FAIL'} prove ${name}: ${seen} cells`);
  await all.onBothNodes();
  const { trials } = all;
  const cells = trials.flatMap((trial) => trial.cells.map((cell) => ({ trial, cell })));
  const different = cells.filter(({ cell }) => isDifference(cell));
  const failures = [...trials.flatMap(({ failure }) => failure ?? []), ...starts.flatMap(problemOf)];
  for (const { name, problem } of plans) if (problem !== undefined) failures.push(`plan ${name}: ${problem}`);
  for (const { name, problem } of proofs) if (problem !== undefined) failures.push(`prove ${name}: ${problem}`);
  for (const failure of failures) say(`FAILED ${failure}`);
  for (const { trial, cell } of different) say(`WRONG ${lineOf(trial, cell)}`);
  if (words.includes('--cells')) for (const { trial, cell } of cells) say(lineOf(trial, cell));
  const version = text((await machine.client.get('/version')).body, 'gitVersion') ?? '';
  if (words.includes('--write') && names.length === 0) writePages(page(trials, starts, version));
  say(`${cells.length} cells seen, ${different.length} not as survival says; ${seconds()}.`);
  return different.length + failures.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`test:node: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
