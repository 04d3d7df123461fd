import type { JsonObject } from '../../src/inventory/json';
import type { Answer } from './client';
import { label, nameOf, text } from './fields';
import type { Manifests } from './manifests';
import { OwnNames } from './own-names';
import { message, resourceVersion, type Server } from './server';
import { pause } from './wait';

/** Manifests in a cluster, with the responses of its API server. */
export class Trial {
  readonly names: OwnNames;
  /** The objects as applied, with unique names. */
  readonly objects: JsonObject[] = [];
  readonly refusals: string[] = [];
  readonly warnings = new Set<string>();
  readonly #server: Server;

  public constructor(
    readonly manifests: Manifests,
    prefix: string,
    server: Server,
  ) {
    const { inventory, next } = manifests;
    this.names = new OwnNames(prefix, inventory, ...(next === undefined ? [] : [next.inventory]));
    this.refusals.push(...manifests.unreadable);
    this.#server = server;
  }

  /** Creates the namespaces that the manifests use and don't contain. Returns their names. */
  public async makeNamespaces(): Promise<readonly string[]> {
    for (const object of this.manifests.objects) await this.#moved(object);
    const brought = this.manifests.inventory.byKind('Namespace').map(({ name }) => this.names.namespaceFor(name));
    const missing = this.names.namespaces().filter((name) => !brought.includes(name));
    for (const name of missing) {
      const { status, body } = await this.#server.create(namespace(name), { dryRun: false });
      if (status >= 300) throw new Error(`namespace ${name} can't be made: ${message(body)}`);
    }
    return missing;
  }

  /** Applies one object after the other, as kubectl does, each after a dry run of a strict create. */
  public async apply(interrupt: AbortSignal): Promise<void> {
    for (const object of this.manifests.objects) {
      interrupt.throwIfAborted();
      const moved = await this.#moved(object);
      if (moved === undefined) {
        const version = text(object, 'apiVersion') ?? '';
        this.refusals.push(`${label(object)}: the server has no such kind in version ${version}`);
      } else if (this.#accepts(moved, await this.#server.create(moved, { dryRun: true }), '')) await this.#place(moved);
    }
  }

  /** The object with unique names; undefined where the server doesn't know its kind. */
  async #moved(object: JsonObject): Promise<JsonObject | undefined> {
    const resource = await this.#server.resource(object);
    return resource && this.names.moved(object, resource.namespaced);
  }

  async #place(object: JsonObject): Promise<void> {
    if (!this.#accepts(object, await this.#server.apply(object), ' (create takes it, server-side apply does not)'))
      return;
    this.objects.push(object);
    if (text(object, 'kind') === 'Namespace') await untilUsable([nameOf(object)], this.#server);
  }

  #accepts(object: JsonObject, answer: Answer, how: string): boolean {
    const said = (what: string): string => this.names.restored(`${label(object)}: ${what}`);
    for (const warning of answer.warnings) this.warnings.add(said(warning));
    if (answer.status < 300) return true;
    this.refusals.push(said(message(answer.body) + how));
    return false;
  }

  /** Applies the next version over this one. Returns the errors of the server. */
  public async applyNext(): Promise<readonly string[]> {
    const refusals: string[] = [];
    for (const object of this.manifests.next?.objects ?? []) {
      const moved = await this.#moved(object);
      if (moved === undefined) throw new Error(`the server has no kind ${label(object)}`);
      const namespace = text(moved, 'metadata', 'namespace');
      if (namespace !== undefined) await this.#makeNamespace(namespace);
      const { status, body } = await this.#server.apply(moved);
      if (status < 300) this.objects.push(moved);
      else refusals.push(this.names.restored(`${label(moved)}: ${message(body)}`));
    }
    return refusals;
  }

  async #makeNamespace(name: string): Promise<void> {
    const { status, body } = await this.#server.create(namespace(name), { dryRun: false });
    if (status >= 300 && status !== 409) throw new Error(`namespace ${name} can't be made: ${message(body)}`);
  }

  /** Applies the objects once more. Returns those that this changed. */
  public async applyAgain(): Promise<readonly string[]> {
    const changed = await Promise.all(
      this.objects.map(async (object) => {
        // Repeated, because a controller may write to the object at the same moment.
        for (let tries = 0; tries < 3; tries++) {
          const before = resourceVersion(await this.#server.read(object));
          if (resourceVersion(await this.#server.apply(object)) === before) return [];
        }
        return [label(object)];
      }),
    );
    return changed.flat();
  }

  /** Deletes the objects that the trial created; not refused ones, because a volume of that name may be somebody else's. */
  public async remove(): Promise<void> {
    await Promise.all(
      this.names.namespaces().map(async (name) => {
        await this.#server.remove(namespace(name));
        // A namespace that is being deleted accepts no new pods.
        await this.#server.removeAll('v1', 'pods', name);
        await this.#server.removeAll('v1', 'persistentvolumeclaims', name);
      }),
    );
    await Promise.all(this.clusterWide().map((object) => this.#server.remove(object)));
  }

  /** Its cluster-scoped objects. */
  public clusterWide(): readonly JsonObject[] {
    return this.objects.filter(
      (object) => text(object, 'kind') !== 'Namespace' && text(object, 'metadata', 'namespace') === undefined,
    );
  }
}

export function namespace(name: string): JsonObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** A new namespace accepts pods when its service account exists. */
export async function untilUsable(namespaces: readonly string[], server: Server): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    const accounts = await server.list('v1', 'serviceaccounts');
    const usable = new Set(
      accounts
        .filter((account) => nameOf(account) === 'default')
        .map((account) => text(account, 'metadata', 'namespace')),
    );
    const missing = namespaces.find((name) => !usable.has(name));
    if (missing === undefined) return;
    if (Date.now() > until) {
      throw new Error(`namespace ${missing} has no service account after 20 s: is kube-controller-manager running?`);
    }
    await pause(100);
  }
}

/** How long the deletion of hundreds of namespaces may take. */
const EMPTYING_S = 300;

/** Waits until objects are deleted. */
export async function untilGone(objects: readonly JsonObject[], server: Server): Promise<void> {
  const until = Date.now() + EMPTYING_S * 1000;
  for (let left = objects; left.length > 0; left = await server.present(left)) {
    const [first] = left;
    if (Date.now() > until)
      throw new Error(`${first && label(first)} is not gone ${EMPTYING_S} s after it was deleted`);
    await pause(100);
  }
}
