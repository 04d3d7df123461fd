import { basename, join, resolve } from 'node:path';
import { choice, readArguments } from './arguments';
import { LANGUAGES, projectFiles } from './init/project';
import { helpOf } from './options';
import type { Usage } from './options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { version } from './version';
import { writeNew } from './write-new';

const USAGE: Usage = {
  usage: ['init [options] [FOLDER]'],
  text: `Starts a project in FOLDER, or in the current one: a program that deploys Grafana with a disk, its test, and a workflow for
GitHub that holds each change to what is deployed. Files that are there are never overwritten: where one of the project's
is, nothing is written.`,
  options: { language: { type: 'string', value: LANGUAGES.join('|'), help: 'of the program and its test' } },
  exit: 'Exit code 0: the project is written; 2: it could not be, and nothing is.',
};

export const HELP = helpOf(USAGE);

const NEXT: Readonly<Record<(typeof LANGUAGES)[number], string>> = {
  typescript: 'npm install && npm run synth && npm test',
  python: 'pip install -r requirements.txt && python main.py && pytest',
};

/** `cdk8s-stateful init`. */
export function run(words: readonly string[], terminal: Terminal): number {
  const given = readArguments(words, USAGE);
  const language = choice(given.text('language'), LANGUAGES, '--language');
  const [folder = '.', ...more] = given.paths;
  if (more.length > 0) throw new UsageError(`init takes one folder; not ${given.paths.join(', ')}`);
  const files = projectFiles({ name: projectName(folder), language, version: version() });
  writeNew(folder, files);
  for (const file of Object.keys(files)) terminal.out(`${join(folder, file)}\n`);
  const go = resolve(folder) === process.cwd() ? '' : `cd ${folder} && `;
  terminal.error(`cdk8s-stateful: the project is written; now: ${go}${NEXT[language]}\n`);
  return 0;
}

/** The name of the folder, as npm takes it. */
function projectName(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 214);
  return name === '' ? 'app' : name;
}
