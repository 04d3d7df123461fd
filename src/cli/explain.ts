import { nearest } from '../api/nearest';
import { rules as changeRules } from '../change/rules.generated';
import { explain } from '../check/explain';
import { listedRules, ruleNames } from '../check/run';
import { factsOf, versionsOf } from '../images/describe';
import { imageRows, knownRepositories } from '../images/lookup';
import type { ImageRow } from '../images/row';
import { choice, readArguments } from './arguments';
import { helpOf } from './options';
import type { Usage } from './options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

export const USAGE: Usage = {
  usage: ['explain [options] IMAGE|RULE...'],
  text: `Of an image, it prints where its program keeps files and which settings move them, what to mount, which user writes, what the file
system has to be able to do, which settings count only at the first start, and what an upgrade needs. Of a rule of check or
changes, it prints what the rule finds, what happens then, and the fix, with a bad and a good manifest.
IMAGE is written as in the image field of a container: postgres:17, registry.example/hub/bitnami/redis:7.2
  cdk8s-stateful explain postgres:17
  cdk8s-stateful explain rwo-multi-replica`,
  options: { format: { type: 'string', value: 'text|json', help: '' } },
  exit: `Exit code 0: it is known; 1: nothing is known of one of them; 2: the command could not be carried out.`,
};

export const HELP = helpOf(USAGE);

/** `cdk8s-stateful explain`. */
export function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, USAGE);
  const format = choice(given.string('format'), ['text', 'json'], '--format');
  if (given.paths.length === 0)
    throw new UsageError('explain needs an image or a rule: cdk8s-stateful explain postgres:17');
  const known = given.paths.map(lookUp);
  terminal.out(format === 'json' ? json(known) : known.map(text).join('\n'));
  const unknown = known.flatMap((one) => ('image' in one && one.rows.length === 0 ? [one.image] : []));
  for (const name of unknown) terminal.error(`nothing is known of ${name}${hint(name)}\n`);
  return unknown.length === 0 ? 0 : 1;
}

/** The page of a rule, or the rows of an image. */
type Known =
  { readonly rule: string; readonly page: string } | { readonly image: string; readonly rows: readonly ImageRow[] };

function lookUp(name: string): Known {
  const rule =
    listedRules()
      .find((one) => one.name === name)
      ?.load() ?? changeRules.find((one) => one.name === name);
  return rule === undefined ? { image: name, rows: imageRows(name) } : { rule: name, page: explain(rule) };
}

function hint(name: string): string {
  const image = name.replace(/:[^:/]*$/, '');
  const near = nearest(name, ruleNames()) ?? nearest(image, knownRepositories());
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function text(known: Known): string {
  if ('rule' in known) return known.page;
  const { image, rows } = known;
  const several = rows.length > 1 ? [`The tag of ${image} leaves open which of these it is.\n`] : [];
  return [...several, ...rows.map(rowText)].join('\n');
}

function rowText(row: ImageRow): string {
  const facts = factsOf(row).map(({ name, lines }) =>
    lines.map((line, i) => `  ${(i === 0 ? name : '').padEnd(15)} ${line}\n`).join(''),
  );
  const versions = versionsOf(row);
  return `${row.title}${versions === '' ? '' : ` ${versions}`}\n${facts.join('')}  ${'documentation'.padEnd(15)} ${row.sources.page}\n`;
}

/** As JSON, with regular expressions as strings. */
function json(known: readonly Known[]): string {
  return `${JSON.stringify(known, (_, value: unknown) => (value instanceof RegExp ? value.source : value), 2)}\n`;
}
