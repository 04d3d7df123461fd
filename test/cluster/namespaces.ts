import { isRecord, type Json, text } from './data';

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
    const known = this.#names.get(namespace);
    if (known !== undefined) return known;
    const name = `${this.#prefix}-${namespace}`.slice(0, 63).replace(/-+$/, '');
    this.#names.set(namespace, name);
    return name;
  }

  /** The object as it is to be applied. Wherever an object names a namespace, Kubernetes calls the field `namespace`. */
  public moved(object: Json, namespaced: boolean): Json {
    const metadata = isRecord(object["metadata"]) ? object["metadata"] : {};
    const moved = this.#rewritten(object);
    const own = text(object, 'kind') === 'Namespace' ? { name: this.nameFor(text(metadata, 'name')) } : {};
    const home = namespaced ? { namespace: this.nameFor(text(metadata, 'namespace')) } : {};
    return { ...moved, metadata: { ...this.#rewritten(metadata), ...own, ...home } };
  }

  #rewritten(object: Json): Json {
    return Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        key === 'namespace' && typeof value === 'string' ? this.nameFor(value) : this.#inner(value),
      ]),
    );
  }

  #inner(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#inner(item));
    return isRecord(value) ? this.#rewritten(value) : value;
  }
}
