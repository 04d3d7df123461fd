import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { quoted } from '../plan/shell';
import { readFile, nameOf } from '../source/read-file';
import { choice, readArguments } from './arguments';
import { definitionsOf, importsClasses, withDefinitionsOfProject } from './init/imports';
import { LANGUAGES, projectFiles } from './init/project';
import { hasEnvironments, writesSecrets } from './init/shared';
import { pythonOf } from './init/translate';
import { helpOf } from './options';
import type { Usage } from './options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { version } from './version';
import { writeNew } from './write-new';

export const USAGE: Usage = {
  usage: ['init [options] [FOLDER]'],
  text: `Starts a project in FOLDER, or in the current one: a program that deploys Grafana with a disk, its test, and a workflow for
GitHub that holds each change to what is deployed. Files that are there are never overwritten: where one of the project's
is, nothing is written.
  cdk8s-stateful init my-app
  cdk8s-stateful convert deploy.yaml | cdk8s-stateful init my-app --program -`,
  options: {
    language: { type: 'string', value: LANGUAGES.join('|'), help: 'the language of the program and its test' },
    program: {
      type: 'string',
      value: 'FILE',
      help: 'the program to use instead of the example: one that ends with app.synth(), as convert writes it; - is the standard input. For Python, a program in TypeScript is translated by the jsii-rosetta on your PATH',
    },
  },
  exit: 'Exit code 0: the project is written; 2: it could not be, and nothing is.',
};

export const HELP = helpOf(USAGE);

type Language = (typeof LANGUAGES)[number];

const NEXT: Readonly<Record<Language, string>> = {
  typescript: 'npm install && npm run synth && npm test',
  python: 'pip install -r requirements.txt && python main.py && pytest',
};

const SECRETS = `the program writes values of Secrets, from variables of the environment, into dist, which is therefore left out of git;
in the workflow nothing sets them. Before the first commit, put EnvSecret.fromSecretName(chart, 'id', 'name') in place of
each new EnvSecret(…), and take dist/ out of .gitignore`;

/** `cdk8s-stateful init`. */
export function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, USAGE);
  const language = choice(given.string('language'), LANGUAGES, '--language');
  const [folder = '.', ...more] = given.paths;
  if (more.length > 0) throw new UsageError(`init takes one folder; not ${given.paths.join(', ')}`);
  const main = readProgram(given.string('program'), language);
  const definitions = readDefinitions(given.string('program'), main, language);
  const files = projectFiles({ name: projectName(folder), language, version: version(), main, definitions });
  writeNew(folder, files);
  for (const file of Object.keys(files)) terminal.out(`${join(folder, file)}\n`);
  if (main !== undefined && writesSecrets(main)) terminal.error(`cdk8s-stateful: ${SECRETS}\n`);
  const go = resolve(folder) === process.cwd() ? '' : `cd ${quoted(folder)} && `;
  terminal.error(`cdk8s-stateful: the project is written; now: ${go}${NEXT[language]}\n`);
  return 0;
}

/** What a program has that is the main file of a project: its App, and the call that writes the manifests. */
const APP: Readonly<Record<Language, { readonly pattern: RegExp; readonly form: string }>> = {
  typescript: { pattern: /^export const app\b[^]*^app\.synth\(\)/m, form: 'export const app = new App()' },
  python: { pattern: /^app = [^]*^app\.synth\(\)/m, form: 'app = App()' },
};

function readProgram(file: string | undefined, language: Language): string | undefined {
  if (file === undefined) return undefined;
  const program = readFile(file).toString('utf8');
  const { pattern, form } = APP[language];
  const isTypescript = APP.typescript.pattern.test(program) || hasEnvironments(program, 'typescript');
  if (!isTypescript && !pattern.test(program) && !hasEnvironments(program, language))
    throw new UsageError(
      `${nameOf(file)} has no app that it writes; give a program in ${language} with ${form}, the charts in it, and app.synth() at the end`,
    );
  if (language === 'python' && importsClasses(program))
    throw new UsageError(
      `${nameOf(file)} imports classes of custom resources, which are not translated; give a program that cdk8s-stateful convert writes without -o, or leave out --language python`,
    );
  return isTypescript && language === 'python' ? pythonOf(nameOf(file), program) : withDefinitionsOfProject(program);
}

/** The definitions of the custom resources whose classes a program imports. */
function readDefinitions(file = '', program: string | undefined, language: Language): string | undefined {
  if (program === undefined || language !== 'typescript' || !importsClasses(program)) return undefined;
  const definitions = definitionsOf(file);
  if (existsSync(definitions)) return readFile(definitions).toString('utf8');
  throw new UsageError(
    `${nameOf(file)} imports classes of custom resources, and ${definitions}, of which they are made, is not there; write both with cdk8s-stateful convert -o FOLDER`,
  );
}

/** The name of the folder, as npm takes it. */
function projectName(folder: string): string {
  const name = basename(resolve(folder))
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 214);
  return name === '' ? 'app' : name;
}
