import { isOpenNamespace, namespaceKey } from './namespaces';

/** Things by namespace and name: two maps, so that no key has to be made of the two for each look. */
export class ByName<T> {
  readonly #namespaces = new Map<string, Map<string, T>>();
  /** By name, the first in any namespace, and the first in one that isn't known; made when a name is looked for elsewhere. */
  #anywhere: ReadonlyMap<string, { readonly first: T; readonly open: T | undefined }> | undefined;

  get(namespace: string | undefined, name: string): T | undefined {
    return this.#namespaces.get(namespaceKey(namespace))?.get(name);
  }

  /** The thing of that name in the namespace, else in one that may be the same. */
  find(namespace: string | undefined, name: string): T | undefined {
    return this.get(namespace, name) ?? this.findElsewhere(namespace, name);
  }

  findElsewhere(namespace: string | undefined, name: string): T | undefined {
    if (this.#namespaces.size < (this.#namespaces.has(namespaceKey(namespace)) ? 2 : 1)) return undefined;
    const found = (this.#anywhere ??= this.#look()).get(name);
    return isOpenNamespace(namespace) ? found?.first : found?.open;
  }

  set(namespace: string | undefined, name: string, thing: T): void {
    const key = namespaceKey(namespace);
    const names = this.#namespaces.get(key);
    if (names === undefined) this.#namespaces.set(key, new Map([[name, thing]]));
    else names.set(name, thing);
    this.#anywhere = undefined;
  }

  #look(): ReadonlyMap<string, { readonly first: T; readonly open: T | undefined }> {
    const found = new Map<string, { readonly first: T; readonly open: T | undefined }>();
    for (const [namespace, names] of this.#namespaces) {
      const isOpen = isOpenNamespace(namespace);
      for (const [name, thing] of names) {
        const known = found.get(name);
        if (known === undefined) found.set(name, { first: thing, open: isOpen ? thing : undefined });
        else if (isOpen && known.open === undefined) found.set(name, { first: known.first, open: thing });
      }
    }
    return found;
  }
}
