import { extname } from 'node:path';
import { findingsByApp } from '../check/by-app';
import { listedRules, readFindings, runChecks } from '../check/run';
import { Inventory } from '../inventory/inventory';
import { PICTURE_FORMATS, pictureOf } from '../picture/picture';
import { Event, EVENTS } from '../survival/event';
import { CLUSTER_GROUP, choice, readArguments } from './arguments';
import { LIVE_GROUP, readInput } from './cluster';
import { helpOf } from './options';
import type { Usage } from './options';
import { readReports, reportOptions, writeReports } from './reports';
import { ruleChoice } from './rule-names';
import { PATH_HELP, SOURCE_GROUP, printConfigPath } from './sources';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

export const USAGE: Usage = {
  usage: ['picture [options] PATH...', 'picture [options] --cluster [-n NAMESPACE]'],
  text: `Draws the way from workloads over pods, mounts, claims and volumes to where the bytes are, and what is lost at which event.
${PATH_HELP}`,
  options: {
    ...reportOptions(
      PICTURE_FORMATS,
      'a page of its own with the survival table and the findings of the checks; the graph alone',
    ),
    event: {
      type: 'string',
      value: 'EVENT',
      help: `the event that is shown (first): ${Event.POD_REPLACED} by default; or ${EVENTS.filter((event) => event !== Event.POD_REPLACED).join(', ')}`,
    },
  },
  groups: [SOURCE_GROUP, LIVE_GROUP, CLUSTER_GROUP],
  exit: 'Exit code 0: the picture is drawn; 2: the command could not be carried out, or only for a part of what was named.',
};

export const HELP = helpOf(USAGE);

/** `cdk8s-stateful picture`. */
export function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, USAGE);
  const reports = readReports(given, PICTURE_FORMATS);
  for (const { format, file = '' } of reports) checkEnding(format, file);
  const event = choice(given.string('event'), [Event.POD_REPLACED, ...EVENTS], '--event');
  const { filter, severities } = ruleChoice(given, listedRules());
  printConfigPath(given, terminal);
  const { sources, facts } = readInput(given, terminal);
  const { apps, incomplete } = sources;
  const drawn = apps.map(({ name, manifests, problems }) => {
    const inventory = new Inventory(manifests, facts);
    return { app: name, inventory, manifests, findings: [...readFindings(problems), ...runChecks(inventory, filter)] };
  });
  const findings = findingsByApp(drawn, severities);
  const draw = (format: (typeof PICTURE_FORMATS)[number]) => (): string =>
    pictureOf(drawn, findings, { format, event });
  writeReports(reports, { html: draw('html'), svg: draw('svg'), mermaid: draw('mermaid') }, terminal);
  return incomplete ? 2 : 0;
}

const ENDINGS: Readonly<Record<string, (typeof PICTURE_FORMATS)[number] | undefined>> = {
  html: 'html',
  svg: 'svg',
  mmd: 'mermaid',
  png: undefined,
  jpg: undefined,
  jpeg: undefined,
  pdf: undefined,
};

/** @throws UsageError for a file with the extension of another format */
function checkEnding(format: string, file: string): void {
  const ending = extname(file).slice(1).toLowerCase();
  if (!Object.hasOwn(ENDINGS, ending) || ENDINGS[ending] === format) return;
  const meant = ENDINGS[ending];
  throw new UsageError(
    meant === undefined
      ? `${file} can't be written: a picture is ${PICTURE_FORMATS.join(', ')}`
      : `${file} would be written as ${format}; give --format ${meant} before --output`,
  );
}
