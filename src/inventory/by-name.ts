import { isUnknownNamespace, namespaceKey } from './namespaces';

/** A map by namespace and name. Nested maps save concatenating a key for each lookup. */
export class ByName<T> {
  readonly #namespaces = new Map<string, Map<string, T>>();
  /** By name, the first in any namespace and the first in an unknown namespace; created on first use. */
  #anywhere: ReadonlyMap<string, { readonly first: T; readonly open: T | undefined }> | undefined;

  get(namespace: string | undefined, name: string): T | undefined {
    return this.#namespaces.get(namespaceKey(namespace))?.get(name);
  }

  /** The value of that name in the namespace, else in one that may be the same. */
  find(namespace: string | undefined, name: string): T | undefined {
    return this.get(namespace, name) ?? this.findElsewhere(namespace, name);
  }

  /** The value of that name in another namespace that may be the same, since one of the two is unknown. */
  findElsewhere(namespace: string | undefined, name: string): T | undefined {
    if (this.#namespaces.size < (this.#namespaces.has(namespaceKey(namespace)) ? 2 : 1)) return undefined;
    const found = (this.#anywhere ??= this.#index()).get(name);
    return isUnknownNamespace(namespace) ? found?.first : found?.open;
  }

  set(namespace: string | undefined, name: string, thing: T): void {
    const key = namespaceKey(namespace);
    const names = this.#namespaces.get(key);
    if (names === undefined) this.#namespaces.set(key, new Map([[name, thing]]));
    else names.set(name, thing);
    this.#anywhere = undefined;
  }

  #index(): ReadonlyMap<string, { readonly first: T; readonly open: T | undefined }> {
    const found = new Map<string, { readonly first: T; readonly open: T | undefined }>();
    for (const [namespace, names] of this.#namespaces) {
      const isOpen = isUnknownNamespace(namespace);
      for (const [name, thing] of names) {
        const known = found.get(name);
        if (known === undefined) found.set(name, { first: thing, open: isOpen ? thing : undefined });
        else if (isOpen && known.open === undefined) found.set(name, { first: known.first, open: thing });
      }
    }
    return found;
  }
}
