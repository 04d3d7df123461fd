/** Things by namespace and name: two maps, so that no key has to be made of the two for each look. */
export class ByName<T> {
  readonly #namespaces = new Map<string, Map<string, T>>();

  get(namespace: string, name: string): T | undefined {
    return this.#namespaces.get(namespace)?.get(name);
  }

  set(namespace: string, name: string, thing: T): void {
    const names = this.#namespaces.get(namespace);
    if (names === undefined) this.#namespaces.set(namespace, new Map([[name, thing]]));
    else names.set(name, thing);
  }
}
