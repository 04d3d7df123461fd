import { MEMORY } from '../../src/survival/bytes';
import { Outcome } from '../../src/survival/verdict';
import { type Disruption, DISRUPTIONS } from './events';
import type { Start } from './starts';
import type { Cell, Trial } from './trial';

const ALL: readonly Disruption[] = Object.values(DISRUPTIONS);

/** A cell where the outcome differs from what `survival` predicts. */
export function isDifference(cell: Cell): boolean {
  const predicted = predictedOutcome(cell);
  return predicted !== Outcome.UNKNOWN && predicted !== cell.seen;
}

/** The prediction of `survival`; for a node that restarts, with what its reason adds. */
export function predictedOutcome({ row, disruption }: Cell): Outcome {
  if (disruption.endsMemory === true && row.bytes.store === MEMORY) return Outcome.LOST;
  return row.outcomes[disruption.event].outcome;
}

/** A cell as one line, e.g. `emptyDir, app, /data: container crashes: seen lost, told kept (volumes outlive containers)`. */
export function lineOf(trial: Trial, cell: Cell): string {
  const { row, disruption, seen, why } = cell;
  const { outcome, reason } = row.outcomes[disruption.event];
  const waits = why === '' ? '' : `; ${why}`;
  return `${trial.title}, ${row.container.name}, ${row.path}: ${disruption.title}: seen ${seen}${waits}; told ${outcome} (${reason})`;
}

/** The page: a row for each mount, a column for each event. */
export function page(trials: readonly Trial[], starts: readonly Start[], version: string): string {
  const cells = trials.flatMap((trial) => trial.cells.map((cell) => ({ trial, cell })));
  const different = cells.filter(({ cell }) => isDifference(cell));
  const unknown = cells.filter(({ cell }) => predictedOutcome(cell) === Outcome.UNKNOWN);
  const head = ['where files are', ...ALL.map(({ title }) => title)];
  const lines = trials.flatMap((trial) =>
    trial.rows.map((row) => [nameOf(trial, row), ...ALL.map((disruption) => cellText(trial, row, disruption))]),
  );
  const table = [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |\n`).join('');
  return `# What survives on a node, seen

Apps on two nodes with kubelet ${version}, containerd and runc: each container writes a token to each of its paths, and says when it
starts what it finds. \`npm run test:node -- --write\` writes this page, and fails where something else is seen than
\`cdk8s-stateful survival\` says.

- **kept**: the containers that come after find the token. **stranded**: they don't, or none starts, but it is on a node's disk.
  **lost**: it is nowhere.
- A question mark follows where \`survival\` says \`unknown\`, since a fact decides that the manifests don't hold.
- Nothing is in a cell where the event can't happen, and where a read-only file of the image is all that is there.
- Two nodes; the pods are on the first. *node drained*: it takes no pods until they are seen. *rolled out*: the scheduler may choose,
  and takes the other node where nothing binds the pod. *node restarted*: all of its processes end at once, and it starts again, as after
  a loss of power; \`survival\` has no such event: it is as a crash of containers, but for what is in memory. *node lost*: its disk too.
  After all deletions the app is made again.
- Volumes that are retained are reserved for the claims of the same names before the app is made again.
- The class on the node makes folders on the node that the scheduler chose, under the name of local-path-provisioner; the shared
  class makes them in a folder that both nodes have, as a file server would. The block device is a loop device. Snapshots are not among
  them: that needs a CSI driver, and csi-driver-host-path is not to be had as a Go module.

${String(cells.length)} cells were seen; ${String(unknown.length)} of them depend on what manifests don't hold. ${
    different.length === 0 ? 'All others are as `survival` says.' : 'Not as `survival` says:'
  }

${different.map(({ trial, cell }) => `- ${lineOf(trial, cell)}\n`).join('')}${different.length === 0 ? '' : '\n'}${table}
## Mistakes that keep pods from starting

The bad example of each rule doesn't start on such a node, and its good one does. In them busybox writes to its mounts, fills what is
in memory, and refuses keys that others may write; claims are folders of root.

| rule | what becomes of its bad example |
| --- | --- |
${starts.map(({ rule, bad }) => `| [${rule}](rules/${rule}.md) | ${inCell(bad ?? 'it starts')} |\n`).join('')}`;
}

function inCell(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .replace(/[0-9a-f-]{36,}/g, '…')
    .trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

function nameOf(trial: Trial, { container, path }: Cell['row']): string {
  return trial.rows.length === 1 ? trial.title : `${trial.title}: ${container.name}, ${path}`;
}

function cellText(trial: Trial, row: Cell['row'], disruption: Disruption): string {
  const cell = trial.cells.find((one) => one.row === row && one.disruption === disruption);
  if (cell === undefined) return '';
  const seen = cell.seen === Outcome.KEPT ? cell.seen : `**${cell.seen}**`;
  if (isDifference(cell)) return `${seen}, told ${predictedOutcome(cell)}`;
  return predictedOutcome(cell) === Outcome.UNKNOWN ? `${seen} ?` : seen;
}
