import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../src/inventory/json';
import { missingKinds, untilServed } from './custom-kinds';
import { label, text } from './fields';
import { message, type Server } from './server';
import type { Manifests } from './manifests';
import { lacksNode, nodesFor } from './nodes';
import { Live } from './live';
import { outcomeList, type Outcomes, outcomesOf, restored } from './outcome';
import { observe, within } from './snapshot';
import type { Kubectl } from './kubectl';
import { namespace, Trial, untilGone, untilUsable } from './trial';
import { Upgrades } from './upgrades';
import { all, pause } from './wait';
import { isRisky } from './waves';

/** The timeout for decisions of binder and scheduler. */
const LIMIT = 10_000;
/** After this time without a change the result is final: the binder retries every 2 s. */
const QUIET = 3_000;

export interface Result {
  readonly trial: Trial;
  readonly outcomes: Outcomes;
  /** Objects that a second apply changed. */
  readonly unstable: readonly string[];
  /** Whether the manifests refer to nodes that this cluster doesn't have. */
  readonly homeless: boolean;
  /** Seconds from the last apply to the last result. */
  readonly seconds: number;
}

/** A cluster for trials of manifests. */
export class Cluster {
  readonly #server: Server;
  readonly #hollow: boolean;
  readonly #interrupt: AbortSignal;
  readonly #run = randomBytes(3).toString('hex');
  readonly #trials = new Set<Trial>();
  readonly #kinds: JsonObject[] = [];
  readonly #namespaces: string[] = [];
  #count = 0;

  /**
   * @param hollow whether its nodes have no kubelets, and are simulated
   * @param interrupt aborts trials, but not their cleanup
   */
  public constructor(server: Server, hollow: boolean, interrupt: AbortSignal) {
    this.#server = server;
    this.#hollow = hollow;
    this.#interrupt = interrupt;
  }

  /** Creates what manifests need: custom kinds and, in a hollow cluster, nodes. */
  public async prepare(wanted: readonly Manifests[]): Promise<void> {
    await this.serve(wanted);
    if (!this.#hollow) return;
    for (const node of nodesFor(wanted)) {
      await createNew(node, this.#server);
    }
  }

  /** Creates the definitions of the custom kinds of manifests. */
  public async serve(wanted: readonly Manifests[]): Promise<void> {
    for (const definition of await missingKinds(wanted, this.#server)) {
      await createNew(definition, this.#server);
      this.#kinds.push(definition);
    }
    for (const definition of this.#kinds) await untilServed(definition, this.#server);
  }

  /** Manifests that must not be tried in a cluster of others. */
  public async risky(wanted: readonly Manifests[]): Promise<readonly Manifests[]> {
    if (this.#hollow) return [];
    const claims = await this.#server.list('v1', 'persistentvolumeclaims');
    const hasOpenClaims = claims.some(
      (claim) => text(claim, 'status', 'phase') === 'Pending' && (text(claim, 'spec', 'storageClassName') ?? '') === '',
    );
    return wanted.filter((manifests) => isRisky(manifests, hasOpenClaims));
  }

  /** Deletes all objects of this run. */
  public async leave(): Promise<void> {
    await this.clean();
    for (const definition of this.#kinds) await this.#server.remove(definition);
    await untilGone(this.#namespaces.map(namespace), this.#server);
  }

  /** Tries manifests side by side; their objects stay until `clean`. */
  public async tryAll(wave: readonly Manifests[]): Promise<readonly Result[]> {
    const trials = await this.applyAll(wave);
    const settled = await this.#settle(trials);
    const nodes = await this.#server.list('v1', 'nodes');
    return all(
      settled.map(async ({ trial, outcomes, seconds }) => ({
        trial,
        outcomes,
        seconds,
        unstable: await trial.applyAgain(),
        homeless: lacksNode(trial.manifests, nodes),
      })),
    );
  }

  /** The API server, for other requests. */
  public get server(): Server {
    return this.#server;
  }

  /** Aborts trials. */
  public get interrupt(): AbortSignal {
    return this.#interrupt;
  }

  /** Versions applied over each other by kubectl. */
  public upgrades(kubectl: Kubectl): Upgrades {
    return new Upgrades(this.#server, kubectl, this.#interrupt);
  }

  /** Manifests applied by kubectl, and read back. */
  public live(kubectl: Kubectl): Live {
    return new Live(this.#server, kubectl, this.#interrupt);
  }

  /** Applies manifests side by side, for the responses of the API server. */
  public async applyAll(wave: readonly Manifests[]): Promise<readonly Trial[]> {
    const trials = wave.map((manifests) => {
      const trial = new Trial(manifests, `cdk8s-stateful-${this.#run}-${++this.#count}`, this.#server);
      this.#trials.add(trial);
      return trial;
    });
    const made = await all(trials.map((trial) => trial.makeNamespaces()));
    await untilUsable(made.flat(), this.#server);
    await all(trials.map((trial) => trial.apply(this.#interrupt)));
    return trials;
  }

  /** Deletes all remaining objects: after a wave, or when the run is aborted. */
  public async clean(): Promise<void> {
    const trials = [...this.#trials];
    await Promise.all(trials.map((trial) => trial.remove()));
    await untilGone(
      trials.flatMap((trial) => trial.clusterWide()),
      this.#server,
    );
    this.#namespaces.push(...trials.flatMap(({ names }) => names.namespaces()));
    this.#trials.clear();
  }

  async #settle(trials: readonly Trial[]): Promise<readonly Omit<Result, 'unstable' | 'homeless'>[]> {
    const started = Date.now();
    let results = trials.map((trial) => ({ trial, outcomes: outcomesOf(nothing), told: '', since: started }));
    for (;;) {
      this.#interrupt.throwIfAborted();
      const snapshot = await observe(this.#server, this.#hollow);
      const now = Date.now();
      results = results.map(({ trial, told, since }) => {
        const outcomes = restored(outcomesOf(within(snapshot, trial.names.namespaces())), trial.names);
        const tells = JSON.stringify(outcomes);
        return { trial, outcomes, told: tells, since: tells === told ? since : now };
      });
      const unchangedFor = now - Math.max(...results.map(({ since }) => since));
      if (results.every(({ outcomes }) => isSettled(outcomes, unchangedFor)) || now - started > LIMIT) break;
      await pause(200);
    }
    return results.map(({ trial, outcomes, since }) => ({ trial, outcomes, seconds: (since - started) / 1000 }));
  }
}

async function createNew(object: JsonObject, server: Server): Promise<void> {
  const { status, body } = await server.create(object, { dryRun: false });
  if (status >= 300) throw new Error(`${label(object)} can't be made: ${message(body)}`);
}

const nothing = { claims: [], volumes: [], pods: [], events: [], workloads: [] };

function isSettled(outcomes: Outcomes, unchangedFor: number): boolean {
  const states = new Set(outcomeList(outcomes).map(({ state }) => state));
  return !states.has('yet') && !states.has('starts') && (!states.has('stuck') || unchangedFor > QUIET);
}
