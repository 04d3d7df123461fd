import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { readManifests } from '../../src/inventory/read';
import { survivalTable, type SurvivalRow } from '../../src/survival/table';
import type { Outcome } from '../../src/survival/verdict';
import { nameOf, objects, text } from '../cluster/fields';
import type { Server } from '../cluster/server';
import { pause } from '../cluster/wait';
import type { Actions } from './actions';
import { App } from './app';
import { CLASSES } from './case-yaml';
import type { Case } from './cases';
import { type Disruption, DISRUPTIONS } from './events';
import { IMAGE, IMAGE_WITH_VOLUME } from './image';
import { judge } from './judge';
import { SETTLED_WITHIN, until } from './until';
import { isEnding, type View, type Watch } from './watch';
import { withWriters, type WriterOptions } from './writer';

/** How long a pod has to be unscheduled until it counts as unschedulable. */
const STUCK_AFTER = 6_000;

/** A row of the table at one event. */
export interface Cell {
  readonly row: SurvivalRow;
  readonly disruption: Disruption;
  readonly seen: Outcome;
  /** Another observation: why no pod starts. */
  readonly why: string;
}

/** The environment of trials. */
export interface Tools {
  readonly server: Server;
  readonly actions: Actions;
  readonly watch: Watch;
}

/** The name of the node that the event happened to. */
export interface NodeEvent {
  readonly lost?: string;
  readonly restarted?: string;
}

/** One case in its own namespace, from its first pod to its last. */
export class Trial {
  public readonly title: string;
  public readonly rows: readonly SurvivalRow[];
  public readonly cells: Cell[] = [];
  readonly #tools: Tools;
  readonly #app: App;
  readonly #limited: string | undefined;
  #looked: View | undefined;
  #failure: string | undefined;

  public constructor({ name, title, yaml, limited }: Case, tools: Tools) {
    this.title = title;
    this.#limited = limited;
    this.#tools = tools;
    const { manifests } = readManifests(name, `${yaml}---\n${CLASSES}`);
    this.rows = survivalTable(new Inventory(manifests, { nodes: 2 }));
    const own = readManifests(name, yaml).manifests;
    const writers = writersFor(this.rows);
    this.#app = new App(
      name,
      own.map(({ data }) => withWriters(data, writers)),
      tools,
    );
  }

  /** Why the trial can't go on. */
  public get failure(): string | undefined {
    return this.#failure;
  }

  /** Runs a step; an error ends only this trial. */
  public async attempt(work: (trial: Trial) => Promise<void>): Promise<void> {
    try {
      await work(this);
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    }
  }

  /** Creates the app, and waits for its writers. */
  public async begin(): Promise<void> {
    await this.#app.make();
    await until(`${this.#app.name}: all of its pods at work`, async () => {
      const { pods, running } = await this.#view();
      return running === this.#wanted() && pods.filter((pod) => !isEnding(pod)).length === running;
    });
  }

  /** Makes the current observations the baseline for the following events. */
  public async look(): Promise<void> {
    this.#looked = await this.#view();
  }

  /** Runs the event, waits for its effects, and records which files are left. */
  public async run(disruption: Disruption, { lost: lostNode, restarted }: NodeEvent = {}): Promise<void> {
    if (!this.#isPossible(disruption)) return;
    const before = this.#looked ?? (await this.#view());
    const gone = await this.#cause(disruption, before);
    const ended = before.written.filter(({ node }) => restarted === undefined || node === restarted);
    const after = await this.#settle(new Set(ended.map(({ id }) => id)), lostNode);
    await this.#checkEnds(disruption, before);
    await this.#app.volumesGone();
    const isOnDisk = (tokens: ReadonlySet<string>): boolean => this.#tools.actions.isOnDisk(tokens, lostNode);
    for (const row of this.rows) {
      if (disruption === DISRUPTIONS.claim && !hasClaim(row)) continue;
      const seen = judge({ row, before, after, gone, lostNode, isOnDisk });
      if (seen !== undefined) this.cells.push({ row, disruption, seen, why: after.waiting[0] ?? '' });
    }
  }

  /** Moves pods from other nodes to the only schedulable one. */
  public async gather(node: string): Promise<void> {
    if (['DaemonSet', 'Job'].includes(this.#app.kind)) return;
    const { pods, written } = await this.#view();
    const elsewhere = pods.filter((pod) => text(pod, 'spec', 'nodeName') !== node);
    await Promise.all(elsewhere.map((pod) => this.#delete(pod)));
    const moved = new Set(elsewhere.map(nameOf));
    await this.#settle(new Set(written.filter(({ pod }) => moved.has(pod)).map(({ id }) => id)));
  }

  #view(): Promise<View> {
    return this.#tools.watch.view(this.#app.name);
  }

  #isPossible(disruption: Disruption): boolean {
    const { kind } = this.#app;
    if (disruption === DISRUPTIONS.scale) return kind === 'Deployment' || kind === 'StatefulSet';
    // A Job waits twice as long after each pod that it loses.
    if (disruption === DISRUPTIONS.drain) return kind !== 'DaemonSet' && kind !== 'Job';
    if (disruption === DISRUPTIONS.rollout || disruption === DISRUPTIONS.evict) return kind !== 'Job';
    return disruption !== DISRUPTIONS.claim || this.rows.some(hasClaim);
  }

  /** @returns the objects that were gone before the app was created again */
  async #cause(disruption: Disruption, before: View): Promise<ReadonlySet<string>> {
    const app = this.#app;
    switch (disruption) {
      case DISRUPTIONS.crash:
        return this.#signal(before, 'SIGUSR1');
      case DISRUPTIONS.oom:
        return this.#signal(before, 'SIGUSR2');
      case DISRUPTIONS.delete:
        await Promise.all(before.pods.map((pod) => this.#delete(pod)));
        return NONE;
      case DISRUPTIONS.evict:
      case DISRUPTIONS.drain:
        if (disruption === DISRUPTIONS.evict && this.#limited !== undefined) {
          for (const pod of before.pods.filter((one) => !isEnding(one))) this.#tools.actions.fill(pod, this.#limited);
          return NONE;
        }
        await Promise.all(before.pods.map((pod) => this.#tools.actions.evict(app.name, nameOf(pod))));
        return NONE;
      case DISRUPTIONS.scale:
        await app.scale();
        return NONE;
      case DISRUPTIONS.rollout:
        await app.restart();
        return NONE;
      case DISRUPTIONS.workload:
        return app.deleteAndMake([app.workload]);
      case DISRUPTIONS.claim:
        return app.deleteAndMake([app.workload, ...(await app.claims())]);
      case DISRUPTIONS.app:
        return app.deleteAndMake(app.objects);
      case DISRUPTIONS.namespace:
        return app.deleteAndMake([app.namespace]);
      default:
        return NONE;
    }
  }

  #signal({ pods, written }: View, signal: 'SIGUSR1' | 'SIGUSR2'): ReadonlySet<string> {
    const main = written.filter(({ container, pod }) => isMain(container, pod, pods));
    for (const { node, id } of main) this.#tools.actions.signal(node, id, signal);
    return NONE;
  }

  async #delete(pod: JsonObject): Promise<void> {
    await this.#tools.server.remove({ ...pod, apiVersion: 'v1', kind: 'Pod' });
  }

  /** Checks that containers ended as intended; the status says so a moment after the next container has started. */
  async #checkEnds(disruption: Disruption, before: View): Promise<void> {
    if (disruption !== DISRUPTIONS.crash && disruption !== DISRUPTIONS.oom) return;
    // The reason is OOMKilled only if containerd hears of the lack of memory before it hears of the exit.
    const wanted = disruption === DISRUPTIONS.crash ? 1 : KILLED;
    const ids = new Set(before.written.map(({ id }) => id));
    await until(`${this.#app.name}: all containers exited with ${wanted}`, async () => {
      const { written } = await this.#view();
      return written.every(({ id, lastExit }) => ids.has(id) || lastExit === wanted);
    });
  }

  /** Waits until all pods that can start have written, or it is clear that none will. */
  async #settle(old: ReadonlySet<string>, lostNode?: string): Promise<View> {
    const end = Date.now() + SETTLED_WITHIN;
    let stuckSince: number | undefined;
    for (;;) {
      const view = await this.#view();
      const fresh = view.written.every(
        ({ id, container, pod }) => !old.has(id) || lostNode !== undefined || !isMain(container, pod, view.pods),
      );
      const living = view.pods.filter((pod) => !isEnding(pod));
      if (fresh && view.running === this.#wanted(lostNode) && living.length === view.running) return view;
      stuckSince = view.waiting.length > 0 ? (stuckSince ?? Date.now()) : undefined;
      if (stuckSince !== undefined && Date.now() - stuckSince > STUCK_AFTER) return view;
      if (Date.now() > end) {
        const waiting = view.waiting.length === 0 ? [`after ${SETTLED_WITHIN / 1000} s`] : view.waiting;
        return { ...view, waiting };
      }
      await pause(100);
    }
  }

  #wanted(lostNode?: string): number {
    if (this.#app.kind === 'DaemonSet') return lostNode === undefined ? 2 : 1;
    return this.#app.replicas;
  }
}

const NONE: ReadonlySet<string> = new Set();

/** The exit code after a SIGKILL. */
const KILLED = 137;

/** Writers write to each mount, and to paths of data in the image outside of mounts. */
function writersFor(rows: readonly SurvivalRow[]): WriterOptions {
  const unmounted = rows.filter(({ mount }) => mount === undefined);
  return {
    imageFor: (image) => (image.startsWith('postgres') ? IMAGE_WITH_VOLUME : IMAGE),
    morePaths: (name) => unmounted.filter(({ container }) => container.name === name).map(({ path }) => path),
  };
}

function hasClaim({ bytes }: SurvivalRow): boolean {
  return bytes.life === 'claim' || bytes.life === 'pod-claim';
}

function isMain(container: string, pod: string, pods: readonly JsonObject[]): boolean {
  const of = pods.find((one) => nameOf(one) === pod);
  return objects(of, 'spec', 'containers').some((one) => text(one, 'name') === container);
}
