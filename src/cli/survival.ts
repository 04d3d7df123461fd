import { csv, json, markdown } from '../survival/report';
import { survivalTable } from '../survival/table';
import { printable, text } from '../survival/text';
import { Inventory } from '../inventory/inventory';
import { CLUSTER_HELP, CLUSTER_OPTIONS, choice, clusterFacts, readArguments } from './arguments';
import { isHit, readGates } from './gates';
import { readPaths, refuseProblems } from './read-paths';
import type { Terminal } from './terminal';

export const HELP = `cdk8s-stateful survival [options] PATH...

Tells, for each mount of each container, where the files are and what becomes of them when containers, pods, claims or nodes go.
PATH is a file, a folder, a pattern, or - for the standard input: helm template chart | cdk8s-stateful survival -

  --format text|json|markdown|csv
  --fail-on OUTCOME[:EVENT]    exit with 1 where files are lost, stranded or unknown at an event, or at any; may be
                               repeated or parted by commas: --fail-on lost:pod-replaced,stranded:pod-moved

Outcomes: kept; stranded (there, but the new pod can't reach them); lost; unknown (a fact of the cluster decides).
Events: container-restart, pod-replaced, pod-moved, scale-down, rollout, workload-deleted, claim-deleted, app-deleted,
namespace-deleted, node-lost, zone-lost.

${CLUSTER_HELP}

Exit code 0: no gate of --fail-on is hit; 1: one is; 2: the command could not be carried out, or a file could not be read.
`;

/** `cdk8s-stateful survival`. */
export function run(words: readonly string[], terminal: Terminal): number {
  const given = readArguments(words, {
    ...CLUSTER_OPTIONS,
    format: { type: 'string' },
    'fail-on': { type: 'string', multiple: true },
  });
  const format = choice(given.text('format'), ['text', 'json', 'markdown', 'csv'], '--format');
  const gates = readGates(given.texts('fail-on'));
  const { manifests, problems } = readPaths(given.paths);
  refuseProblems(problems, 'a table');
  const rows = survivalTable(new Inventory(manifests, clusterFacts(given)));
  const report = {
    text: () => text(rows, { colours: terminal.colours }),
    json: () => json(rows),
    markdown: () => markdown(rows),
    csv: () => csv(rows),
  }[format];
  terminal.out(report());
  const hits = rows.flatMap((row) => gates.filter((gate) => isHit(gate, row)).map((gate) => ({ row, gate })));
  for (const { row, gate } of hits) {
    const { kind, name } = row.workload.manifest;
    const where = printable(`${kind} ${name}, container ${row.container.name}, ${row.path}`);
    terminal.error(`--fail-on ${gate.text}: ${where}\n`);
  }
  return hits.length === 0 ? 0 : 1;
}
