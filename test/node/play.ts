import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from './cases';
import { type Deed, DEEDS } from './events';
import type { Machine } from './machine';
import { type Tools, Trial } from './trial';

/** How many apps are worked on at once: more only wait for the processors. */
const AT_ONCE = 20;

/** Where the local volumes are: somebody has to make their folders on the node. */
const LOCAL = ['mnt/local-retain', 'mnt/local-delete'];

/** Takes all apps, or those that are named, through all events. */
export async function playAll(
  machine: Machine,
  tools: Tools,
  names: readonly string[],
  say: (line: string) => void,
): Promise<readonly Trial[]> {
  const { actions } = tools;
  const { nodes } = machine;
  const [first, second] = nodes;
  if (first === undefined || second === undefined) throw new Error('two nodes are needed');
  const chosen = CASES.filter(({ name }) => names.length === 0 || names.includes(name));
  if (chosen.length === 0) return [];
  const trials = chosen.map((one) => new Trial(one, tools));
  for (const folder of LOCAL) mkdirSync(join(first.root, folder), { recursive: true });

  const inAll = async (what: string, work: (trial: Trial) => Promise<void>): Promise<void> => {
    const started = Date.now();
    const able = trials.filter(({ failure }) => failure === undefined);
    await limited(able, (trial) => trial.attempt(work));
    say(`${what}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
  };
  const play = (deeds: readonly Deed[]) => async (trial: Trial) => {
    for (const deed of deeds) await trial.play(deed);
  };

  // All pods are on the first node, and what becomes of them stays there.
  await actions.cordon(second.name, true);
  await inAll('apps made', (trial) => trial.begin());
  await inAll('containers, pods and replicas', play([DEEDS.crash, DEEDS.oom, DEEDS.delete, DEEDS.evict, DEEDS.scale]));

  await actions.cordon(second.name, false);
  await actions.cordon(first.name, true);
  await inAll('drain', play([DEEDS.drain]));
  await actions.cordon(first.name, false);
  await inAll('nodes back', (trial) => trial.begin());

  // The scheduler may choose, and chooses the other node where it can.
  await actions.discourage(second.name, true);
  await inAll('rollout', play([DEEDS.rollout]));
  await actions.discourage(second.name, false);

  await actions.cordon(second.name, true);
  await inAll('gathered', (trial) => trial.gather(first.name));
  await inAll('deletions', play([DEEDS.workload, DEEDS.claim, DEEDS.app, DEEDS.namespace]));

  await actions.cordon(second.name, false);
  await inAll('last look', (trial) => trial.look());
  await first.kill();
  await actions.giveUp(first.name);
  await inAll('node lost', async (trial) => trial.play(DEEDS.node, first.name));
  return trials;
}

async function limited<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all];
  const worker = async (): Promise<void> => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
