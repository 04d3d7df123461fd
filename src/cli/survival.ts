import { junitReport } from '../check/reporters/junit';
import type { TestCase } from '../check/reporters/junit';
import { wrap } from '../check/reporters/wrap';
import { Inventory } from '../inventory/inventory';
import { EVENTS } from '../survival/event';
import type { AppRows } from '../survival/report';
import { csv, json, markdownOfApps } from '../survival/report';
import type { Lost } from '../survival/lost';
import { rowsLostWith, placesOf } from '../survival/lost';
import { survivalTable } from '../survival/table';
import { printable, textOfApps } from '../survival/text';
import { Outcome } from '../survival/verdict';
import type { Arguments } from './arguments';
import { CLUSTER_GROUP, readArguments } from './arguments';
import type { Gate } from './gates';
import { isHit, readGates } from './gates';
import { LIVE_GROUP, readInput } from './cluster';
import { helpOf } from './options';
import type { Usage } from './options';
import { readReports, reportOptions, writeReports } from './reports';
import { PATH_HELP, reportUnreadable, SOURCE_GROUP, printConfigPath } from './sources';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { runWatched, WATCH_OPTION } from './watch';

const FORMATS = ['text', 'json', 'markdown', 'csv', 'junit'] as const;

export const USAGE: Usage = {
  usage: ['survival [options] PATH...', 'survival [options] --cluster [-n NAMESPACE]'],
  text: `Shows, for each mount of each container, where the files are, and what becomes of them when containers, pods, claims or nodes go.
${PATH_HELP}
  helm template chart | cdk8s-stateful survival -`,
  options: {
    ...reportOptions(FORMATS),
    'fail-on': {
      type: 'string',
      multiple: true,
      value: 'OUTCOME[:EVENT]',
      help: 'exit with 1 where files are lost, stranded or unknown at an event, or at any; may be repeated, or separated by commas: --fail-on lost:pod-replaced,stranded:pod-moved',
    },
    ...WATCH_OPTION,
    lost: {
      type: 'string',
      value: 'node=NAME|zone=NAME',
      help: 'only what is lost with this node or zone; needs --cluster, or a dump with the nodes in it',
    },
  },
  notes: [
    `Outcomes: kept; stranded (there, but the new pod can't reach them); lost; unknown (a fact of the cluster decides).
${wrap(`Events: ${EVENTS.join(', ')}.`, 120).join('\n')}`,
  ],
  groups: [SOURCE_GROUP, LIVE_GROUP, CLUSTER_GROUP],
  exit: `Exit code 0: nothing that --fail-on names happens; 1: something does; 2: the command could not be carried out, or only for a
part of what was named.`,
};

export const HELP = helpOf(USAGE);

/** `cdk8s-stateful survival`. */
export function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, USAGE);
  return runWatched(given, terminal, () => runOnce(given, terminal));
}

function runOnce(given: Arguments, terminal: Terminal): number {
  const reports = readReports(given, FORMATS);
  const gates = readGates(given.strings('fail-on'));
  printConfigPath(given, terminal);
  const { sources, facts } = readInput(given, terminal);
  const { apps, incomplete } = reportUnreadable(sources, terminal);
  const lost = lostPlace(given.string('lost'));
  const inventories = apps.map(({ name, manifests }) => ({ app: name, inventory: new Inventory(manifests, facts) }));
  if (lost !== undefined) checkPlace(lost, inventories);
  const tables = inventories.map(({ app, inventory }) => {
    const rows = survivalTable(inventory);
    return { app, rows: lost === undefined ? rows : rowsLostWith(rows, lost, inventory) };
  });
  const reporters = {
    text: (colours: boolean) => textOfApps(tables, { colours }),
    json: () => json(tables),
    markdown: () => markdownOfApps(tables),
    csv: () => csv(tables),
    junit: () => junitReport('cdk8s-stateful survival', mountCases(tables, gates)),
  };
  writeReports(reports, reporters, terminal);
  const hits = tables.flatMap(({ app, rows }) =>
    rows.flatMap((row) => gates.filter((gate) => isHit(gate, row)).map((gate) => ({ app, row, gate }))),
  );
  for (const { app, row, gate } of hits) {
    const { kind, name } = row.workload.manifest;
    const of = tables.length > 1 ? `${app}: ` : '';
    const where = printable(`${of}${kind} ${name}, container ${row.container.name}, ${row.path}`);
    terminal.error(`--fail-on ${gate.text}: ${where}\n`);
  }
  if (hits.length > 0) return 1;
  return incomplete ? 2 : 0;
}

/** A test case for each mount; the gates that it hits are its failures. */
function mountCases(tables: readonly AppRows[], gates: readonly Gate[]): readonly TestCase[] {
  return tables.flatMap(({ app, rows }) =>
    rows.map((row) => {
      const verdicts = EVENTS.map((event) => ({ event, ...row.outcomes[event] }));
      return {
        suite: app,
        className: row.workload.manifest.title,
        name: `${row.container.name} ${row.path}`,
        failures: gates.filter((gate) => isHit(gate, row)).map(({ text }) => `--fail-on ${text}`),
        notes: verdicts
          .filter(({ outcome }) => outcome !== Outcome.KEPT)
          .map(({ event, outcome, reason }) => `${event}: ${outcome}: ${reason}`),
      };
    }),
  );
}

/** Parses `--lost`. @throws UsageError for anything but a node or zone */
function lostPlace(text: string | undefined): Lost | undefined {
  if (text === undefined) return undefined;
  const [, kind, name] = /^(node|zone)=(.+)$/.exec(text) ?? [];
  if (name === undefined) throw new UsageError(`--lost is node=NAME or zone=NAME; not ${text}`);
  return { kind: kind === 'node' ? 'node' : 'zone', name };
}

/** @throws UsageError for an unknown node or zone */
function checkPlace({ kind, name }: Lost, apps: readonly { readonly inventory: Inventory }[]): void {
  const places = apps.flatMap(({ inventory }) => placesOf(kind, inventory));
  if (places.length === 0)
    throw new UsageError(
      `--lost needs to know the ${kind}s: read them with --cluster, or from a dump that has the nodes in it`,
    );
  if (!places.includes(name)) throw new UsageError(`there is no ${kind} ${name}; there are ${places.join(', ')}`);
}
