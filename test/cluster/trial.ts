import type { JsonObject } from '../../src/inventory/json';
import type { Answer } from './client';
import { label, nameOf, text } from './fields';
import type { Manifests } from './manifests';
import { Namespaces } from './namespaces';
import { message, resourceVersion, type Server } from './server';
import { pause } from './wait';

/** Manifests in a cluster, and what its API server said to them. */
export class Trial {
  readonly namespaces: Namespaces;
  /** The objects as applied, in namespaces of their own. */
  readonly objects: JsonObject[] = [];
  readonly refusals: string[] = [];
  readonly warnings = new Set<string>();
  readonly #server: Server;

  public constructor(
    readonly manifests: Manifests,
    prefix: string,
    server: Server,
  ) {
    this.namespaces = new Namespaces(prefix);
    this.refusals.push(...manifests.unreadable);
    this.#server = server;
  }

  /** Applies one object after the other, as kubectl does, each first tried by a strict create. */
  public async apply(): Promise<void> {
    for (const object of this.manifests.objects) {
      const resource = await this.#server.resource(object);
      if (resource === undefined) {
        const version = text(object, 'apiVersion') ?? '';
        this.refusals.push(`${label(object)}: the server has no such kind in version ${version}`);
        continue;
      }
      const moved = this.namespaces.moved(object, resource.namespaced);
      await this.#makeNamespaces();
      if (this.#accepts(moved, await this.#server.create(moved, { dryRun: true }), '')) await this.#place(moved);
    }
  }

  async #place(object: JsonObject): Promise<void> {
    if (!this.#accepts(object, await this.#server.apply(object), ' (create takes it, server-side apply does not)'))
      return;
    this.objects.push(object);
    if (text(object, 'kind') === 'Namespace') await untilUsable(nameOf(object), this.#server);
  }

  #accepts(object: JsonObject, answer: Answer, how: string): boolean {
    for (const warning of answer.warnings) this.warnings.add(`${label(object)}: ${warning}`);
    if (answer.status < 300) return true;
    this.refusals.push(`${label(object)}: ${message(answer.body)}${how}`);
    return false;
  }

  /** Makes the namespaces that the manifests use and don't bring along. */
  async #makeNamespaces(): Promise<void> {
    const brought = this.manifests.inventory.byKind('Namespace').map(({ name }) => this.namespaces.nameFor(name));
    for (const name of this.namespaces.all().filter((candidate) => !brought.includes(candidate))) {
      const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
      const created = await this.#server.create(namespace, { dryRun: false });
      if (created.status === 409) continue;
      if (created.status >= 300) throw new Error(`namespace ${name} can't be made: ${message(created.body)}`);
      await untilUsable(name, this.#server);
    }
  }

  /** Applies what is there already once more; the objects that this changed. */
  public async applyAgain(): Promise<readonly string[]> {
    const changed = await Promise.all(
      this.objects.map(async (object) => {
        // A controller may write to the object at the same moment; it doesn't do so three times running.
        for (let tries = 0; tries < 3; tries++) {
          const before = resourceVersion(await this.#server.read(object));
          if (resourceVersion(await this.#server.apply(object)) === before) return [];
        }
        return [label(object)];
      }),
    );
    return changed.flat();
  }

  /** Removes what the trial made. What was refused isn't the trial's: a volume of that name may be somebody's. */
  public async remove(): Promise<void> {
    await Promise.all(
      this.namespaces.all().map(async (name) => {
        await this.#server.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
        // A namespace on its way out takes no new pods, so what is removed now stays removed.
        await this.#server.removeAll('v1', 'pods', name);
        await this.#server.removeAll('v1', 'persistentvolumeclaims', name);
      }),
    );
    await Promise.all(this.#clusterWide().map((object) => this.#server.remove(object)));
  }

  /** Waits until the names of its cluster-wide objects are free again. */
  public async gone(): Promise<void> {
    for (const object of this.#clusterWide()) await untilGone(object, this.#server);
  }

  #clusterWide(): readonly JsonObject[] {
    return this.objects.filter(
      (object) => text(object, 'kind') !== 'Namespace' && text(object, 'metadata', 'namespace') === undefined,
    );
  }
}

/** A new namespace takes pods once its service account is there. */
async function untilUsable(namespace: string, server: Server): Promise<void> {
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } };
  for (let tries = 0; tries < 400; tries++) {
    if ((await server.read(account)).status === 200) return;
    await pause(50);
  }
  throw new Error(`namespace ${namespace} has no service account after 20 s: is kube-controller-manager running?`);
}

export async function untilGone(object: JsonObject, server: Server): Promise<void> {
  const until = Date.now() + 60_000;
  while ((await server.read(object)).status !== 404) {
    if (Date.now() > until) throw new Error(`${label(object)} is not gone 60 s after it was deleted`);
    await pause(50);
  }
}
