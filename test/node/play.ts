import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_DEVICE } from './case-yaml';
import { CASES } from './cases';
import { giveDisk } from './disks';
import { type Deed, DEEDS } from './events';
import type { Machine } from './machine';
import type { Node } from './node';
import { type NodeEvent, type Tools, Trial } from './trial';
import { turns } from './turns';

/** How many apps are worked on at once: more only wait for the processors. */
const AT_ONCE = 20;

/** Where the local volumes are: somebody has to make their folders on the node. */
const LOCAL = ['mnt/local-retain', 'mnt/local-delete'];

/** The apps that are taken through all events: all of them, or those that are named. */
export class Play {
  public readonly trials: readonly Trial[];
  readonly #tools: Tools;
  readonly #first: Node;
  readonly #second: Node;
  readonly #turn = turns(AT_ONCE);

  public constructor(
    { nodes, folder }: Machine,
    tools: Tools,
    names: readonly string[],
    private readonly say: (line: string) => void,
  ) {
    const [first, second] = nodes;
    if (first === undefined || second === undefined) throw new Error('two nodes are needed');
    this.#tools = tools;
    this.#first = first;
    this.#second = second;
    const chosen = CASES.filter(({ name }) => names.length === 0 || names.includes(name));
    this.trials = chosen.map((one) => new Trial(one, tools));
    if (chosen.length === 0) return;
    giveDisk(folder, first.root, LOCAL_DEVICE);
    for (const name of LOCAL) mkdirSync(join(first.root, name), { recursive: true });
  }

  /** What needs nothing of the nodes: all pods are on the first, and what becomes of them stays there. */
  public async onOneNode(): Promise<void> {
    await this.#tools.actions.discourage(this.#second.name, true);
    await this.#inAll('events of containers, pods and objects', async (trial) => {
      await trial.begin();
      const { crash, oom, delete: pod, evict, scale, workload, claim, app, namespace } = DEEDS;
      for (const deed of [crash, oom, pod, evict, scale, workload, claim, app, namespace]) await trial.play(deed);
    });
  }

  /** What takes pods to the other node, or a node away: nobody else may be at work on them. */
  public async onBothNodes(): Promise<void> {
    const { actions } = this.#tools;
    const first = this.#first;
    await actions.cordon(first.name, true);
    await this.#playInAll(DEEDS.drain);
    await actions.cordon(first.name, false);
    await this.#inAll('nodes back', (trial) => trial.begin());
    // The scheduler may choose, and chooses the first where it can.
    await this.#playInAll(DEEDS.rollout);
    await this.#inAll('gathered', (trial) => trial.gather(first.name));
    await this.#kill(first);
    first.start();
    await this.#playInAll(DEEDS.restart, { restarted: first.name });
    await this.#kill(first);
    await actions.giveUp(first.name);
    await this.#playInAll(DEEDS.node, { lost: first.name });
  }

  /** Nobody can ask its pods afterwards what they found. */
  async #kill(node: Node): Promise<void> {
    for (const trial of this.trials) await trial.attempt(() => trial.look());
    await node.kill();
  }

  #playInAll(deed: Deed, node?: NodeEvent): Promise<void> {
    return this.#inAll(deed.title, (trial) => trial.play(deed, node));
  }

  async #inAll(what: string, work: (trial: Trial) => Promise<void>): Promise<void> {
    const started = Date.now();
    const able = this.trials.filter(({ failure }) => failure === undefined);
    await Promise.all(able.map((trial) => this.#turn(() => trial.attempt(work))));
    if (able.length > 0) this.say(`${what}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
  }
}
