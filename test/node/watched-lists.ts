import type { Json, JsonObject } from '../../src/inventory/json';
import { asObject } from '../../src/inventory/json';
import type { Client } from '../cluster/client';
import { nameOf, objects, text } from '../cluster/fields';
import { message, Server } from '../cluster/server';
import { pause } from '../cluster/wait';
import { until } from './until';

type Objects = Map<string, JsonObject>;

/**
 * A server whose lists are kept up to date by watches, so that many trials can poll them cheaply.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export class WatchedLists extends Server {
  readonly #client: Client;
  readonly #kinds = new Map<string, Promise<Objects>>();

  public constructor(client: Client) {
    super(client);
    this.#client = client;
  }

  public override async list(version: string, plural: string, namespace?: string): Promise<readonly JsonObject[]> {
    const path = pathOf(version, plural);
    let known = this.#kinds.get(path);
    if (known === undefined) this.#kinds.set(path, (known = this.#watched(path)));
    const all = [...(await known).values()];
    return namespace === undefined ? all : all.filter((one) => text(one, 'metadata', 'namespace') === namespace);
  }

  /** When this returns, lists contain it. */
  public override async remove(object: JsonObject): Promise<void> {
    const version = text(object, 'apiVersion') ?? '';
    const plural = (await this.resource(object))?.plural ?? '';
    const known = await this.#kinds.get(pathOf(version, plural));
    const before = known?.get(keyOf(object));
    await super.remove(object);
    if (known === undefined || before === undefined) return;
    await until(`${keyOf(object)}: deletion seen`, () => {
      const now = known.get(keyOf(object));
      const isSame = text(now, 'metadata', 'uid') === text(before, 'metadata', 'uid');
      return Promise.resolve(!isSame || text(now, 'metadata', 'deletionTimestamp') !== undefined);
    });
  }

  async #watched(path: string): Promise<Objects> {
    const all: Objects = new Map();
    const listed = await this.#fill(all, path);
    void this.#follow(all, path, listed);
    return all;
  }

  async #follow(all: Objects, path: string, listed: string): Promise<never> {
    let since = listed;
    for (;;) {
      try {
        await this.#client.follow(`/${path}?watch=1&resourceVersion=${since}`, (event) => {
          take(all, event);
        });
        since = await this.#fill(all, path);
      } catch {
        await pause(100);
      }
    }
  }

  /** @returns the resourceVersion to start a watch from */
  async #fill(all: Objects, path: string): Promise<string> {
    const { status, body } = await this.#client.get(`/${path}`);
    if (status !== 200) throw new Error(`${path} can't be listed: ${message(body)}`);
    all.clear();
    for (const object of objects(body, 'items')) all.set(keyOf(object), object);
    return text(body, 'metadata', 'resourceVersion') ?? '';
  }
}

function take(all: Objects, event: Json): void {
  const object = asObject(asObject(event)['object']);
  const type = text(event, 'type');
  if (type === 'ADDED' || type === 'MODIFIED') all.set(keyOf(object), object);
  if (type === 'DELETED') all.delete(keyOf(object));
}

function pathOf(version: string, plural: string): string {
  return `${version.includes('/') ? 'apis' : 'api'}/${version}/${plural}`;
}

function keyOf(object: JsonObject): string {
  return `${text(object, 'metadata', 'namespace') ?? ''}/${nameOf(object)}`;
}
