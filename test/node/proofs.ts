import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Event } from '../../src/survival/event';
import { nameOf, text } from '../cluster/fields';
import type { Server } from '../cluster/server';
import { all } from '../cluster/wait';
import { ofClass, renamed, template } from './case-yaml';
import { IMAGE } from './image';
import type { Machine } from './machine';
import { type ProveRun, startElsewhere, startProve } from './prove-run';
import { until } from './until';

/** The result of `cdk8s-stateful prove`, possibly interrupted. */
export interface ProofResult {
  readonly name: string;
  /** The number of cells that it saw. */
  readonly seen: number;
  readonly problem: string | undefined;
}

interface Sample {
  readonly yaml: string;
  /** More arguments of the command line. */
  readonly words?: readonly string[];
  /** The events that it has to see. */
  readonly events: readonly Event[];
  /** The number of their cells, if there is more than one row. */
  readonly cells?: number;
}

const ALWAYS = [
  Event.CONTAINER_RESTART,
  Event.POD_REPLACED,
  Event.SCALE_DOWN,
  Event.ROLLOUT,
  Event.POD_MOVED,
  Event.WORKLOAD_DELETED,
  Event.APP_DELETED,
  Event.NAMESPACE_DELETED,
];
const OF_CLAIMS = [...ALWAYS, Event.CLAIM_DELETED];

const SAMPLES: Readonly<Record<string, Sample>> = {
  'several workloads': {
    yaml: [
      renamed(ofClass('on-node-delete'), 'on-node'),
      renamed(ofClass('shared-retain'), 'shared'),
      renamed(template('on-node-retain', 'whenScaled: Delete'), 'template'),
    ].join('---\n'),
    events: OF_CLAIMS,
    // Pods aren't moved if that would delete their claims.
    cells: 3 * OF_CLAIMS.length - 1,
  },
  'as-is': {
    yaml: ofClass('shared-delete', {
      pod: '\n      terminationGracePeriodSeconds: 1',
      containers: `{ name: app, image: "${IMAGE}", command: [sh, -c, "trap 'exit 1' TERM; while :; do sleep 1; done"], volumeMounts: [{ name: data, mountPath: /data }] }`,
    }),
    words: ['--as-is'],
    events: OF_CLAIMS,
  },
};

/** How a run is ended while its app exists. */
const INTERRUPTIONS = ['SIGINT', 'SIGKILL'] as const;

/** Runs `prove` for apps, and checks that its predictions hold and that it leaves nothing behind. */
export function runProofs(machine: Machine): Promise<readonly ProofResult[]> {
  const folder = join(machine.folder, 'proofs');
  mkdirSync(folder);
  writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\nexec ${machine.kubectl.map(quoted).join(' ')} "$@"\n`, {
    mode: 0o755,
  });
  const environment = { folder, kubeconfig: machine.kubeconfig };
  return all([
    ...Object.entries(SAMPLES).map(([name, { yaml, words, events, cells = events.length }]) => {
      const run = startProve(environment, name, yaml, [...(words ?? WRITER), ...REPORT]);
      return proven(machine.server, name, run, { events, cells });
    }),
    // The claim of that case uses the default class, and this cluster has none.
    proven(
      machine.server,
      'KUBECONFIG',
      startElsewhere(environment, ['emptydir', 'configmap', 'sidecar', ...WRITER, ...REPORT]),
      { events: ALWAYS, cells: 4 * ALWAYS.length },
    ),
    ...INTERRUPTIONS.map((signal) => {
      const run = startProve(environment, signal.toLowerCase(), template('on-node-retain'), WRITER);
      return interrupted(machine.server, signal, run);
    }),
  ]);
}

const WRITER = ['--image', IMAGE];
const REPORT = ['--format', 'json'];

async function proven(server: Server, name: string, run: ProveRun, expected: Expected): Promise<ProofResult> {
  const { code, out, said } = await run.ended;
  if (code !== 0) return { name, seen: 0, problem: `it ends with ${String(code)}: ${said}${out}` };
  const rows = JSON.parse(out) as readonly { readonly events: Readonly<Record<string, { readonly seen?: string }>> }[];
  const cells = rows.flatMap((row) => Object.entries(row.events));
  const seen = cells.filter(([, cell]) => cell.seen !== undefined);
  const names = new Set(seen.map(([event]) => event));
  const unseen = expected.events.filter((event) => !names.has(event));
  const left = await leftOf(server, namespaceIn(said));
  const isShort = unseen.length > 0 || seen.length < expected.cells;
  const problem = isShort ? `it sees ${seen.length} cells of ${expected.cells}, no ${unseen.join(', ')}: ${out}` : left;
  return { name, seen: seen.length, problem };
}

interface Expected {
  readonly events: readonly Event[];
  readonly cells: number;
}

/** A run that is ended as soon as its app exists must still remove it. */
async function interrupted(
  server: Server,
  signal: (typeof INTERRUPTIONS)[number],
  run: ProveRun,
): Promise<ProofResult> {
  const name = signal.toLowerCase();
  await until(`${name}: the app of prove`, async () => {
    const namespace = namespaceIn(run.said());
    return namespace !== '' && (await server.list('v1', 'pods', namespace)).length > 0;
  });
  const namespace = namespaceIn(run.said());
  run.end(signal);
  const { code } = await run.ended;
  if (code !== null) return { name, seen: 0, problem: `it ends with ${code} before its time` };
  let left: string | undefined;
  await until(`${name}: removal of what prove made`, async () => {
    left = await leftOf(server, namespace);
    return left === undefined;
  }).catch(() => undefined);
  return { name, seen: 0, problem: left };
}

/** What is left of a run; undefined if nothing is. */
async function leftOf(server: Server, namespace: string): Promise<string | undefined> {
  if ((await server.list('v1', 'namespaces')).some((one) => nameOf(one) === namespace))
    return `namespace ${namespace} is left`;
  const volumes = (await server.list('v1', 'persistentvolumes')).filter(
    (volume) =>
      text(volume, 'spec', 'claimRef', 'namespace') === namespace &&
      text(volume, 'spec', 'persistentVolumeReclaimPolicy') !== 'Delete',
  );
  return volumes.length === 0 ? undefined : `volumes ${volumes.map(nameOf).join(', ')} are left`;
}

function namespaceIn(said: string): string {
  return /namespace (\S+),/.exec(said)?.[1] ?? '';
}

function quoted(word: string): string {
  return `'${word}'`;
}
