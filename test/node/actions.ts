import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/inventory/json';
import { asObject } from '../../src/inventory/json';
import type { Client } from '../cluster/client';
import { nameOf, text } from '../cluster/fields';
import { message, type Server } from '../cluster/server';
import { headsOfDisks } from './disks';
import type { Machine } from './machine';
import { until } from './until';
import { TOKEN_FILE } from './writer';

/** The actions of people and their tools on pods, volumes and nodes. */
export class Actions {
  readonly #machine: Machine;

  public constructor(machine: Machine) {
    this.#machine = machine;
  }

  get #server(): Server {
    return this.#machine.server;
  }

  get #client(): Client {
    return this.#machine.client;
  }

  public async apply(object: JsonObject): Promise<void> {
    const { status, body } = await this.#server.apply(object);
    if (status >= 300) throw new Error(`${text(object, 'kind') ?? ''} ${nameOf(object)}: ${message(body)}`);
  }

  /** Creates a namespace, and waits for the service account that its pods need. */
  public async makeNamespace(name: string): Promise<void> {
    await this.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    await until(`${name}: a service account`, async () => {
      return (await this.#server.list('v1', 'serviceaccounts', name)).length > 0;
    });
  }

  public async patch(path: string, body: JsonObject): Promise<void> {
    const contentType = 'application/merge-patch+json';
    const answer = await this.#client.call({ method: 'PATCH', path, body, contentType });
    if (answer.status >= 300 && answer.status !== 404) throw new Error(`${path}: ${message(answer.body)}`);
  }

  /** As `kubectl drain` does with each pod. */
  public async evict(namespace: string, name: string): Promise<void> {
    const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
    const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
    const answer = await this.#client.call({ method: 'POST', path, body });
    if (answer.status >= 300 && answer.status !== 404) throw new Error(`${path}: ${message(answer.body)}`);
  }

  /** Sends a signal to the first process of a container, which `containerd://…` names. */
  public signal(node: string, container: string, signal: 'SIGUSR1' | 'SIGUSR2'): void {
    const place = this.#machine.nodes.find(({ name }) => name === node);
    process.kill(place?.firstProcessOf(container.replace(/^.*:\/\//, '')) ?? NaN, signal);
  }

  /** Writes more into an emptyDir than its sizeLimit allows. */
  public fill(pod: JsonObject, volume: string): void {
    const node = this.#machine.nodes.find(({ name }) => name === text(pod, 'spec', 'nodeName'));
    const volumes = join('var/lib/kubelet/pods', text(pod, 'metadata', 'uid') ?? '', 'volumes');
    const file = join(node?.root ?? '', volumes, 'kubernetes.io~empty-dir', volume, 'more');
    writeFileSync(file, Buffer.alloc(2 ** 22));
  }

  public async cordon(node: string, unschedulable: boolean): Promise<void> {
    await this.patch(`/api/v1/nodes/${node}`, { spec: { unschedulable } });
  }

  /** Makes the scheduler prefer another node. */
  public async discourage(node: string, on: boolean): Promise<void> {
    const taints = on ? [{ key: 'example.com/last', effect: 'PreferNoSchedule' }] : null;
    await this.patch(`/api/v1/nodes/${node}`, { spec: { taints } });
  }

  /** Removes a node that won't come back from the cluster, with its pods. */
  public async giveUp(node: string): Promise<void> {
    await this.#server.remove({ apiVersion: 'v1', kind: 'Node', metadata: { name: node } });
    const pods = await this.#server.list('v1', 'pods');
    const theirs = pods.filter((pod) => text(pod, 'spec', 'nodeName') === node);
    await Promise.all(theirs.map((pod) => this.#server.removeNow(pod)));
  }

  /** Reserves released volumes for their former claims, as an operator does to get the files back. */
  public async reserveReleased(namespace: string): Promise<void> {
    for (const volume of await this.#server.list('v1', 'persistentvolumes')) {
      const claim = asObject(asObject(volume['spec'])['claimRef']);
      const phase = text(volume, 'status', 'phase') ?? '';
      if (claim['namespace'] !== namespace || !['Released', 'Failed'].includes(phase)) continue;
      const claimRef = { uid: null, resourceVersion: null };
      await this.patch(`/api/v1/persistentvolumes/${nameOf(volume)}`, { spec: { claimRef } });
    }
  }

  /** Whether one of the tokens is on the disk of a node that still exists. */
  public isOnDisk(tokens: ReadonlySet<string>, lostNode?: string): boolean {
    const places = this.#machine.nodes
      .filter(({ name }) => name !== lostNode)
      .flatMap(({ root }) => ['data', 'mnt', 'var/lib/volumes'].map((folder) => join(root, folder)));
    const disks = lostNode === undefined ? headsOfDisks(this.#machine.folder) : [];
    return (
      disks.some((head) => tokens.has(head)) ||
      [...places, this.#machine.shared].some((folder) => tokensIn(folder).some((token) => tokens.has(token)))
    );
  }
}

function tokensIn(folder: string): readonly string[] {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(TOKEN_FILE))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
}
