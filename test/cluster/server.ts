import type { Json, JsonObject } from '../../src/inventory/json';
import { field } from '../../src/inventory/json';
import type { Answer, Client } from './client';
import { nameOf, objects, text } from './fields';

/** The field manager of server-side apply. */
export const MANAGER = 'cdk8s-stateful';

interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Requests to an API server, in terms of objects. */
export class Server {
  readonly #client: Client;
  readonly #resources = new Map<string, Promise<ReadonlyMap<string, Resource>>>();

  public constructor(client: Client) {
    this.#client = client;
  }

  /** The resource of a kind; undefined where the server doesn't know the kind. */
  public async resource(object: JsonObject): Promise<Resource | undefined> {
    const version = text(object, 'apiVersion') ?? '';
    let known = this.#resources.get(version);
    if (known === undefined) this.#resources.set(version, (known = this.#discover(version)));
    return (await known).get(text(object, 'kind') ?? '');
  }

  async #discover(version: string): Promise<ReadonlyMap<string, Resource>> {
    const { body } = await this.#client.get(root(version));
    return new Map(
      objects(body, 'resources').flatMap((resource): [string, Resource][] => {
        const [kind, plural] = [text(resource, 'kind'), text(resource, 'name')];
        if (kind === undefined || plural === undefined || plural.includes('/')) return [];
        return [[kind, { plural, namespaced: resource['namespaced'] === true }]];
      }),
    );
  }

  async #path(object: JsonObject, collection: boolean): Promise<string> {
    const resource = await this.resource(object);
    const version = text(object, 'apiVersion') ?? '';
    const kind = text(object, 'kind') ?? '';
    if (resource === undefined) throw new Error(`the server has no kind ${kind} in version ${version}`);
    const namespace = resource.namespaced ? `/namespaces/${text(object, 'metadata', 'namespace') ?? 'default'}` : '';
    return `${root(version)}${namespace}/${resource.plural}${collection ? '' : `/${encodeURIComponent(nameOf(object))}`}`;
  }

  public async create(object: JsonObject, options: { dryRun: boolean }): Promise<Answer> {
    const path = await this.#path(object, true);
    const query = `?fieldValidation=Strict&fieldManager=${MANAGER}${options.dryRun ? '&dryRun=All' : ''}`;
    return this.#client.call({ method: 'POST', path: path + query, body: object });
  }

  /** @see https://kubernetes.io/docs/reference/using-api/server-side-apply/ */
  public async apply(object: JsonObject, { dryRun = false } = {}): Promise<Answer> {
    const path = await this.#path(object, false);
    const query = `?fieldValidation=Strict&fieldManager=${MANAGER}${dryRun ? '&dryRun=All' : ''}`;
    const contentType = 'application/apply-patch+yaml';
    return this.#client.call({ method: 'PATCH', path: path + query, body: object, contentType });
  }

  public async read(object: JsonObject): Promise<Answer> {
    return this.#client.get(await this.#path(object, false));
  }

  /** The objects that exist, by one list per kind; an object without a namespace is cluster-scoped or in `default`. */
  public async present(all: readonly JsonObject[]): Promise<readonly JsonObject[]> {
    const kinds = new Map(all.map((object) => [text(object, 'kind'), object]));
    const found = await Promise.all(
      [...kinds.values()].map(async (object) => {
        const plural = (await this.resource(object))?.plural ?? '';
        const there = new Set((await this.list(text(object, 'apiVersion') ?? '', plural)).map(placeOf));
        return all.filter((one) => text(one, 'kind') === text(object, 'kind') && there.has(placeOf(one)));
      }),
    );
    return found.flat();
  }

  /** Deletes an object with its dependents, as kubectl does; the pods of a Job would stay otherwise. */
  public async remove(object: JsonObject): Promise<void> {
    const options = { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background' };
    await this.#delete(await this.#path(object, false), options);
  }

  /** Deletes a pod immediately, as a kubelet does when its containers have ended. */
  public async removeNow(pod: JsonObject): Promise<void> {
    const path = await this.#path({ apiVersion: 'v1', kind: 'Pod', ...pod }, false);
    await this.#delete(path, { apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0 });
  }

  public async removeAll(version: string, plural: string, namespace: string): Promise<void> {
    const path = `${root(version)}/namespaces/${namespace}/${plural}`;
    await this.#delete(path, { apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0 });
  }

  async #delete(path: string, body?: JsonObject): Promise<void> {
    const answer = await this.#client.call({ method: 'DELETE', path, body });
    if (answer.status >= 300 && answer.status !== 404)
      throw new Error(`${path} can't be deleted: ${message(answer.body)}`);
  }

  public async list(version: string, plural: string, namespace?: string): Promise<readonly JsonObject[]> {
    const scope = namespace === undefined ? '' : `/namespaces/${namespace}`;
    const { status, body } = await this.#client.get(`${root(version)}${scope}/${plural}`);
    if (status !== 200) throw new Error(`${plural} can't be listed: ${message(body)}`);
    return objects(body, 'items');
  }

  /** Replaces part of an object's status, as a kubelet does. */
  public async setStatus(object: JsonObject, status: JsonObject): Promise<void> {
    const path = `${await this.#path(object, false)}/status`;
    await this.#client.call({
      method: 'PATCH',
      path,
      body: { status },
      contentType: 'application/strategic-merge-patch+json',
    });
  }
}

function placeOf(object: JsonObject): string {
  return `${text(object, 'metadata', 'namespace') ?? 'default'}/${nameOf(object)}`;
}

function root(version: string): string {
  return version.includes('/') ? `/apis/${version}` : `/api/${version}`;
}

/** An error response of the API server. */
export function message(body: Json): string {
  return text(body, 'message') ?? JSON.stringify(body);
}

export function resourceVersion(answer: Answer): Json | undefined {
  return field(answer.body, 'metadata', 'resourceVersion');
}
