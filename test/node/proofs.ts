import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Event } from '../../src/survival/event';
import { nameOf, text } from '../cluster/fields';
import type { Server } from '../cluster/server';
import { all } from '../cluster/wait';
import { ofClass, template, CASES } from './cases';
import { IMAGE } from './image';
import type { Machine } from './machine';
import { until } from './until';

/** What came of `cdk8s-stateful prove`, or of its end before its time. */
export interface ProofResult {
  readonly name: string;
  /** How many cells it saw. */
  readonly seen: number;
  readonly problem: string | undefined;
}

interface Sample {
  readonly yaml: string;
  /** More words of the command line. */
  readonly words?: readonly string[];
  /** The events that it has to see. */
  readonly events: readonly Event[];
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
  'claim-on-node': { yaml: ofClass('on-node-delete'), events: OF_CLAIMS },
  'shared-claim-retained': { yaml: ofClass('shared-retain'), events: OF_CLAIMS },
  'template-retained': {
    yaml: template('on-node-retain', 'whenScaled: Delete'),
    events: OF_CLAIMS.filter((event) => event !== Event.POD_MOVED),
  },
  emptydir: { yaml: yamlOf('emptydir'), events: ALWAYS },
  configmap: { yaml: yamlOf('configmap'), events: ALWAYS },
  sidecar: { yaml: yamlOf('sidecar'), events: ALWAYS },
  'as-is': {
    yaml: ofClass('shared-delete', { pod: '\n      terminationGracePeriodSeconds: 1' }).replaceAll(
      'image: example/app:1',
      `image: ${IMAGE}`,
    ),
    words: ['--as-is'],
    // sleep, which is the program here, takes no signal.
    events: OF_CLAIMS.filter((event) => event !== Event.CONTAINER_RESTART),
  },
};

/** How a run is ended while its app is there. */
const INTERRUPTIONS = ['SIGINT', 'SIGKILL'] as const;

/** Has the command line prove apps, and looks whether it sees what it predicts and leaves nothing. */
export async function playProofs(machine: Machine, folder: string): Promise<readonly ProofResult[]> {
  mkdirSync(join(folder, 'proofs'));
  const commands = { machine, folder: join(folder, 'proofs') };
  writeFileSync(join(commands.folder, 'kubectl'), `#!/bin/sh\nexec ${machine.kubectl.map(quoted).join(' ')} "$@"\n`, {
    mode: 0o755,
  });
  return all([
    ...Object.entries(SAMPLES).map(([name, sample]) => proven(commands, name, sample)),
    ...INTERRUPTIONS.map((signal) => interrupted(commands, signal)),
  ]);
}

interface Commands {
  readonly machine: Machine;
  readonly folder: string;
}

async function proven(commands: Commands, name: string, { yaml, words = [], events }: Sample): Promise<ProofResult> {
  const image = words.includes('--as-is') ? [] : ['--image', IMAGE];
  const { ended } = started(commands, name, yaml, [...image, ...words, '--format', 'json']);
  const { code, out, said } = await ended;
  if (code !== 0) return { name, seen: 0, problem: `it ends with ${String(code)}: ${said}${out}` };
  const rows = JSON.parse(out) as readonly { readonly events: Readonly<Record<string, { readonly seen?: string }>> }[];
  const cells = rows.flatMap((row) => Object.entries(row.events));
  const seen = cells.filter(([, cell]) => cell.seen !== undefined);
  const names = new Set(seen.map(([event]) => event));
  const unseen = events.filter((event) => !names.has(event));
  const left = await leftOf(commands.machine.server, namespaceIn(said));
  const problem = unseen.length > 0 ? `it doesn't see ${unseen.join(', ')}: ${out}` : left;
  return { name, seen: seen.length, problem };
}

/** What is ended as soon as its app is there has to be removed all the same. */
async function interrupted(commands: Commands, signal: (typeof INTERRUPTIONS)[number]): Promise<ProofResult> {
  const { server } = commands.machine;
  const name = signal.toLowerCase();
  const run = started(commands, name, template('on-node-retain'), ['--image', IMAGE]);
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

interface Run {
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly said: string }>;
  readonly said: () => string;
  /** As a terminal sends it, to all processes of the command. */
  readonly end: (signal: NodeJS.Signals) => void;
}

function started({ folder }: Commands, name: string, yaml: string, words: readonly string[]): Run {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, yaml);
  const args = [
    '--import',
    'tsx',
    join(__dirname, 'cli.ts'),
    'prove',
    file,
    '--yes',
    '--no-config',
    '--timeout',
    '300',
    ...words,
  ];
  const child = spawn(process.execPath, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
  });
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve));
  return {
    ended: ended.then((code) => ({ code, out, said })),
    said: () => said,
    end: (signal) => {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    },
  };
}

/** What is still there of a run; undefined where nothing is. */
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

function yamlOf(name: string): string {
  return CASES.find((one) => one.name === name)?.yaml ?? '';
}

function quoted(word: string): string {
  return `'${word}'`;
}
