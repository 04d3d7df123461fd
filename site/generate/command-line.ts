import { join } from 'node:path';
import type { Options, Usage } from '../../src/cli/options';
import type { Verb } from '../../src/cli/verb';
import { VERBS } from '../../src/cli/verbs';
import type { SitePage } from './page';
import { table } from './page';

const CLI = join(__dirname, '..', '..', 'src', 'cli');

/** What a file of a command says of it; `run` has its help as it is. */
type Command = Verb & { readonly USAGE?: Usage };

/** Every command with every option, of the tables that `--help` prints. */
export function commandLinePage(): SitePage {
  const summary = Object.entries(VERBS).map(([name, does]) => [`[${name}](#${name})`, does]);
  const text = [
    '# The command line',
    'What `npx cdk8s-stateful COMMAND --help` prints. Every command exits with 0 where all is fine, 1 where something is found, and 2 where it could not be carried out.',
    table(['command', ''], summary),
    ...Object.keys(VERBS).flatMap((name) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- as many as there are
      const { HELP, USAGE } = require(join(CLI, name)) as Command;
      return USAGE === undefined ? [`## ${name}`, fenced(HELP)] : section(name, USAGE);
    }),
  ];
  return { path: 'reference/command-line.md', text: `${text.join('\n\n')}\n` };
}

function section(name: string, { usage, text, options, notes = [], groups = [], exit }: Usage): readonly string[] {
  return [
    `## ${name}`,
    fenced(usage.map((line) => `npx cdk8s-stateful ${line}`).join('\n')),
    ...paragraphs(text),
    optionTable(options),
    ...notes.map(fenced),
    ...groups.flatMap(({ title, options: own }) => [`### ${name}: ${title}`, optionTable(own)]),
    exit,
  ];
}

/** What help indents by two spaces is code. */
function paragraphs(text: string): readonly string[] {
  const blocks = text.split(/\n(?= {2}\S)|(?<=\n {2}\S.*)\n(?! {2})/);
  return blocks.map((block) => (/^ {2}\S/.test(block) ? fenced(block.replaceAll(/^ {2}/gm, '')) : escaped(block)));
}

function optionTable(options: Options): string {
  return table(
    ['option', 'what it does', 'in `.cdk8s-stateful.yaml`'],
    Object.entries(options).map(([name, { short, value, help, setting }]) => [
      [
        ...(short === undefined ? [] : [`\`-${short}\``]),
        `\`--${name}${value === undefined ? '' : ` ${value}`}\``,
      ].join(', '),
      escaped(help),
      setting === undefined ? '' : `\`${setting.key}\``,
    ]),
  );
}

function fenced(text: string): string {
  return `\`\`\`sh\n${text.trimEnd()}\n\`\`\``;
}

function escaped(text: string): string {
  return text.replaceAll(/[<*_]/g, '\\$&');
}
