import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_DEVICE } from './case-yaml';
import { CASES } from './cases';
import { giveDisk } from './disks';
import { type Disruption, DISRUPTIONS } from './events';
import type { Machine } from './machine';
import type { Node } from './node';
import { type NodeEvent, type Tools, Trial } from './trial';
import { turns } from './turns';

/** How many apps are tested at the same time; more would only wait for the processors. */
const AT_ONCE = 20;

/** The parent of the local volumes' folders, which have to be created on the node. */
const LOCAL = ['mnt/local-retain', 'mnt/local-delete'];

/** Runs apps through all events: all of them, or those that are named. */
export class Trials {
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

  /** The events that leave nodes alone. All pods run on the first node, and stay there. */
  public async onOneNode(): Promise<void> {
    await this.#tools.actions.discourage(this.#second.name, true);
    await this.#inAll('events of containers, pods and objects', async (trial) => {
      await trial.begin();
      const { crash, oom, delete: pod, evict, scale, workload, claim, app, namespace } = DISRUPTIONS;
      for (const disruption of [crash, oom, pod, evict, scale, workload, claim, app, namespace])
        await trial.run(disruption);
    });
  }

  /** The events that move pods to the other node or remove a node, so nothing else may use the nodes meanwhile. */
  public async onBothNodes(): Promise<void> {
    const { actions } = this.#tools;
    const first = this.#first;
    await actions.cordon(first.name, true);
    await this.#runInAll(DISRUPTIONS.drain);
    await actions.cordon(first.name, false);
    await this.#inAll('nodes back', (trial) => trial.begin());
    // The scheduler can use both nodes, and prefers the first.
    await this.#runInAll(DISRUPTIONS.rollout);
    await this.#inAll('gathered', (trial) => trial.gather(first.name));
    await this.#kill(first);
    first.start();
    await this.#runInAll(DISRUPTIONS.restart, { restarted: first.name });
    await this.#kill(first);
    await actions.giveUp(first.name);
    await this.#runInAll(DISRUPTIONS.node, { lost: first.name });
  }

  /** Its pods can't be asked afterwards what they found. */
  async #kill(node: Node): Promise<void> {
    for (const trial of this.trials) await trial.attempt(() => trial.look());
    await node.kill();
  }

  #runInAll(disruption: Disruption, node?: NodeEvent): Promise<void> {
    return this.#inAll(disruption.title, (trial) => trial.run(disruption, node));
  }

  async #inAll(what: string, work: (trial: Trial) => Promise<void>): Promise<void> {
    const started = Date.now();
    const able = this.trials.filter(({ failure }) => failure === undefined);
    await Promise.all(able.map((trial) => this.#turn(() => trial.attempt(work))));
    if (able.length > 0) this.say(`${what}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
  }
}
