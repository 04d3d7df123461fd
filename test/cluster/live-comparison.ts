import { parentPort, Worker } from 'node:worker_threads';
import { changesBetween } from '../../src/change/between';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { planBetween } from '../../src/plan/plan';
import type { Plan } from '../../src/plan/step';
import { readCluster } from '../../src/source/cluster';
import type { Kubectl } from './kubectl';
import { readerOf } from './reader';

/** New objects, with the cluster to compare them with. */
export interface Wanted {
  readonly objects: readonly JsonObject[];
  /** The default namespace. */
  readonly namespace: string;
  readonly namespaces: readonly string[];
  /** The objects to prune, as `KIND/NAME`: `--prune`. */
  readonly prune: readonly string[];
  readonly kubectl: Kubectl;
}

/** The results of `plan --cluster` and `changes --cluster`. */
export interface Compared {
  readonly plan: Plan;
  readonly errors: readonly string[];
}

/** Compares with the cluster in a worker thread: the comparison blocks on kubectl, while the simulated nodes must go on. */
export class LiveComparison {
  // A worker thread doesn't inherit the loader of TypeScript.
  readonly #worker = new Worker(`require('tsx/cjs'); require(${JSON.stringify(__filename)})`, { eval: true });
  #last: Promise<unknown> = Promise.resolve();

  public compared(wanted: Wanted): Promise<Compared> {
    const answer = this.#last.then(
      () =>
        new Promise<Compared>((resolve, reject) => {
          this.#worker.once('error', reject).once('message', (answer: Compared) => {
            this.#worker.off('error', reject);
            resolve(answer);
          });
          this.#worker.postMessage(wanted);
        }),
    );
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  public async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function compare({ objects, namespace, namespaces, prune, kubectl }: Wanted): Compared {
  const written = objects.map((data) => new Manifest(data, { path: 'new' }).inNamespace(namespace));
  const read = readCluster(readerOf(kubectl), { namespaces, alsoKindsOf: written });
  const keys = new Set(written.map(({ key }) => key));
  const others = read.manifests.filter(({ key, kind, name }) => !keys.has(key) && !prune.includes(`${kind}/${name}`));
  const [before, after] = [
    new Inventory(read.manifests, read.facts),
    new Inventory([...written, ...others], read.facts),
  ];
  const errors = changesBetween(before, after)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message}`);
  return { plan: planBetween(before, after), errors };
}

parentPort?.on('message', (wanted: Wanted) => {
  parentPort?.postMessage(compare(wanted));
});
