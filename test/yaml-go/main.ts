/**
 * `npm run test:yaml [-- [--count N] [--seed N] [files and folders]]`: compares how this project and Kubernetes, by its own
 * code in Go, read YAML. All YAML of the project, named files, and N odd and mutated documents must be refused by both, or get
 * the same values. docs/reading-yaml.md explains the differences.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { allRules } from '../../src/check/run';
import { difference, readHere } from './compare';
import { explanation } from './explained';
import { generate } from './generate';
import { readWithGo } from './go-reader';
import { Random } from './random';

const PROJECT = join(__dirname, '..', '..');
/** The folders with the project's YAML. */
const FOLDERS = ['dist', 'examples', 'docs', 'test', 'imports'];
const COUNT = 30_000;
/** The number of differences that are shown in full. */
const SHOWN = 10;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function* yamlFiles(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) yield path;
  else
    for (const { name, parentPath } of readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ))
      if (/\.(ya?ml|json)$/.test(name) && !parentPath.includes('node_modules')) yield join(parentPath, name);
}

function numberOf(text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${String(text)} is not a whole number`);
  return number;
}

function main(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { count: { type: 'string' }, seed: { type: 'string' } },
  });
  const count = numberOf(values.count, COUNT);
  const seed = numberOf(values.seed, 1);
  const files = [...FOLDERS.map((folder) => join(PROJECT, folder)), ...positionals].flatMap((path) => [
    ...yamlFiles(path),
  ]);
  const samples = allRules().flatMap(({ bad, good }) => [bad(), good()]);
  const read = [...files.map((file) => readFileSync(file, 'utf8')), ...samples];
  const texts = [...read, ...generate(read, count, new Random(seed))];
  const answers = readWithGo(texts);
  const explained = new Map<string, number>();
  let refused = 0;
  let wrong = 0;
  for (const [index, go] of answers.entries()) {
    const text = texts[index] ?? '';
    if (go.error !== undefined) refused++;
    const own = readHere(text);
    const found = difference(own, go);
    if (found === undefined) continue;
    const reason = explanation(text, own, go);
    if (reason !== undefined) explained.set(reason, (explained.get(reason) ?? 0) + 1);
    else if (++wrong <= SHOWN) {
      const file = files[index];
      say(`${file === undefined ? `text ${index}` : relative(PROJECT, file)}: ${found}`);
      say(`  text: ${JSON.stringify(text)}\n  here: ${JSON.stringify(own)}\n  Go:   ${JSON.stringify(go)}`);
    }
  }
  say(
    `${files.length} files, ${samples.length} samples of rules, and ${count} odd and mutated documents (seed ${seed}); Kubernetes refuses ${refused} of them.`,
  );
  for (const [reason, times] of explained) say(`${times} differ: ${reason} (docs/reading-yaml.md)`);
  say(
    wrong === 0
      ? 'Otherwise each has the same value here, or is refused here, too.'
      : `${wrong} differ, and nothing explains it.`,
  );
  return wrong === 0 ? 0 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`test:yaml: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
