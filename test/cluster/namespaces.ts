import type { Json, JsonObject } from '../../src/inventory/json';
import { asObject, isObject } from '../../src/inventory/json';
import { text } from './fields';

/** Gives manifests namespaces of their own: each one that they name, and the one that they leave open, gets a new name. */
export class Namespaces {
  readonly #prefix: string;
  readonly #names = new Map<string, string>();

  public constructor(prefix: string) {
    this.#prefix = prefix;
  }

  public all(): readonly string[] {
    return [...this.#names.values()];
  }

  public nameFor(namespace = 'default'): string {
    let name = this.#names.get(namespace);
    if (name === undefined) {
      name = `${this.#prefix}-${namespace}`.slice(0, 63).replace(/-+$/, '');
      this.#names.set(namespace, name);
    }
    return name;
  }

  /** The object as it is to be applied. Wherever an object names a namespace, Kubernetes calls the field `namespace`. */
  public moved(object: JsonObject, namespaced: boolean): JsonObject {
    const metadata = asObject(object['metadata']);
    const own = text(object, 'kind') === 'Namespace' ? { name: this.nameFor(text(metadata, 'name')) } : {};
    const home = namespaced ? { namespace: this.nameFor(text(metadata, 'namespace')) } : {};
    return { ...this.#rewritten(object), metadata: { ...this.#rewritten(metadata), ...own, ...home } };
  }

  #rewritten(object: JsonObject): JsonObject {
    return Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        key === 'namespace' && typeof value === 'string' ? this.nameFor(value) : this.#inner(value),
      ]),
    );
  }

  #inner(value: Json | undefined): Json | undefined {
    if (isObject(value)) return this.#rewritten(value);
    return Array.isArray(value) ? (value as readonly Json[]).map((item) => this.#inner(item) ?? null) : value;
  }
}
