import { randomBytes } from 'node:crypto';
import type { Json } from './data';
import { records, text } from './data';
import type { Manifests } from './manifests';
import { nodesFor } from './nodes';
import { type Outcomes, outcomesOf, type Snapshot } from './outcome';
import { message, type Server } from './server';
import { applyAgain, applyManifests, pause, removeTrial, type Result, type Trial, untilGone } from './trial';

/** A static claim is to be Bound within this time; whatever isn't decided by then never will be. */
const LIMIT = 10_000;
/** The binder and the scheduler look again when something changes: a refusal that stood this long stands for good. */
const QUIET = 3_000;

export interface ClusterOptions {
  /** Whether the nodes are ours to make: a control plane without kubelets. */
  readonly hollow: boolean;
}

/** A cluster that manifests are tried in. */
export class Cluster {
  readonly #server: Server;
  readonly #hollow: boolean;
  readonly #run = randomBytes(3).toString('hex');
  readonly #trials = new Set<Trial>();
  #count = 0;

  public constructor(server: Server, { hollow }: ClusterOptions) {
    this.#server = server;
    this.#hollow = hollow;
  }

  public async prepare(objects: readonly Json[]): Promise<void> {
    if (!this.#hollow) return;
    for (const node of nodesFor(objects)) {
      const made = await this.#server.create(node, { dryRun: false });
      if (made.status >= 300) throw new Error(`a node can't be made: ${message(made.body)}`);
    }
  }

  /** Tries manifests side by side, asks `whileThere` about them, and removes what they made. */
  public async tryAll(
    wave: readonly Manifests[],
    whileThere: (results: readonly Result[]) => void,
  ): Promise<readonly Result[]> {
    const trials = await Promise.all(
      wave.map(async (manifests) => {
        const prefix = `cdk8s-stateful-${this.#run}-${String(++this.#count)}`;
        const trial = await applyManifests(manifests, prefix, this.#server);
        this.#trials.add(trial);
        return trial;
      }),
    );
    const settled = await this.#settle(trials);
    const results = await Promise.all(
      trials.map(async (trial, index) => ({
        ...trial,
        ...settled[index]!,
        unstable: await applyAgain(trial, this.#server),
      })),
    );
    whileThere(results);
    await this.clean();
    return results;
  }

  /** Removes all that is still there: after a wave, or when the run is cut short. */
  public async clean(): Promise<void> {
    const trials = [...this.#trials];
    await Promise.all(trials.map((trial) => removeTrial(trial, this.#server)));
    await untilGone(trials, this.#server);
    this.#trials.clear();
  }

  async #settle(trials: readonly Trial[]): Promise<readonly { outcomes: Outcomes; seconds: number }[]> {
    const started = Date.now();
    const last = trials.map(() => ({ outcomes: '', since: started }));
    for (;;) {
      const snapshot = await this.#snapshot();
      const now = Date.now();
      const found = trials.map((trial) => outcomesOf(within(snapshot, trial)));
      const settled = found.map((outcomes, index) => {
        const before = last[index]!;
        const signature = JSON.stringify(outcomes);
        if (signature !== before.outcomes) Object.assign(before, { outcomes: signature, since: now });
        return isSettled(outcomes) || (now - before.since > QUIET && isDecided(outcomes));
      });
      if (settled.every(Boolean) || now - started > LIMIT) {
        return found.map((outcomes, index) => ({ outcomes, seconds: (last[index]!.since - started) / 1000 }));
      }
      await pause(150);
    }
  }

  async #snapshot(): Promise<Snapshot> {
    const list = (version: string, plural: string): Promise<readonly Json[]> => this.#server.list(version, plural);
    const typed = async (version: string, kind: string, plural: string): Promise<readonly Json[]> =>
      (await list(version, plural)).map((object) => ({ apiVersion: version, kind, ...object }));
    const [claims, volumes, pods, events, ...workloads] = await Promise.all([
      list('v1', 'persistentvolumeclaims'),
      list('v1', 'persistentvolumes'),
      typed('v1', 'Pod', 'pods'),
      list('v1', 'events'),
      typed('apps/v1', 'Deployment', 'deployments'),
      typed('apps/v1', 'ReplicaSet', 'replicasets'),
      typed('apps/v1', 'StatefulSet', 'statefulsets'),
      typed('apps/v1', 'DaemonSet', 'daemonsets'),
      typed('batch/v1', 'Job', 'jobs'),
    ]);
    if (this.#hollow) await this.#standInForKubelets(pods);
    return { claims, volumes, pods, events, workloads: workloads.flat() };
  }

  /** A StatefulSet makes its second pod when the first is ready, which only a kubelet can say. */
  async #standInForKubelets(pods: readonly Json[]): Promise<void> {
    const started = pods.filter(
      (pod) =>
        text(pod, 'spec', 'nodeName') !== undefined &&
        !records(pod, 'status', 'conditions').some((condition) => condition["type"] === 'Ready'),
    );
    const conditions = ['Initialized', 'ContainersReady', 'Ready'].map((type) => ({ type, status: 'True' }));
    await Promise.all(started.map((pod) => this.#server.setStatus(pod, { phase: 'Running', conditions })));
  }
}

function within(snapshot: Snapshot, { namespaces }: Trial): Snapshot {
  const names = new Set<string | undefined>(namespaces.all());
  const ours = (object: Json): boolean => names.has(text(object, 'metadata', 'namespace'));
  return {
    claims: snapshot.claims.filter(ours),
    volumes: snapshot.volumes,
    pods: snapshot.pods.filter(ours),
    events: snapshot.events.filter(ours),
    workloads: snapshot.workloads.filter(ours),
  };
}

function all({ claims, pods, workloads }: Outcomes): Outcomes['claims'] {
  return [...claims, ...pods, ...workloads];
}

function isSettled(outcomes: Outcomes): boolean {
  return all(outcomes).every(({ state }) => state === 'done' || state === 'waits');
}

function isDecided(outcomes: Outcomes): boolean {
  return all(outcomes).every(({ state }) => state !== 'yet');
}
