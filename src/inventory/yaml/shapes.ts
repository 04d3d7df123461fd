import type { Json, JsonObject } from '../json';

/** Objects with more keys seldom have the same keys as others. */
const MAX_KEYS = 16;
/** The maximum of cached shapes, and of cached lists. */
const MAX_KNOWN = 4096;

/** A cache that saves memory: objects with the same keys share a hidden class, and equal objects and lists are often reused. */
export class Shapes {
  readonly #root = new Shape([], () => this.#count++ < MAX_KNOWN);
  readonly #lists = new Map<Json, readonly Json[]>();
  #count = 0;

  /** The shape without keys. */
  get empty(): Shape {
    return this.#root;
  }

  /** Returns a cached list with the same single item, or these items. */
  list(items: readonly Json[]): readonly Json[] {
    const [only] = items;
    if (items.length !== 1 || only === undefined) return items;
    const known = this.#lists.get(only);
    if (known !== undefined) return known;
    if (this.#lists.size === MAX_KNOWN) this.#lists.clear();
    this.#lists.set(only, items);
    return items;
  }
}

/** A sequence of keys, as a node of a trie. */
export class Shape {
  readonly #children = new Map<string, Shape | undefined>();
  /** The last key that `with` was called with, and its result. */
  #cachedName: string | undefined;
  #cachedChild: Shape | undefined;
  /** An object with all keys, all null: its copies have room for exactly these keys. */
  #empty: JsonObject | undefined;
  #last: JsonObject = {};

  /** @param mayGrow whether the cache has room for another shape */
  constructor(
    private readonly keys: readonly string[],
    private readonly mayGrow: () => boolean,
  ) {}

  /** The shape with one more key; undefined for a duplicate key, and where the cache is full. */
  with(name: string): Shape | undefined {
    if (name !== this.#cachedName) {
      if (!this.#children.has(name)) this.#children.set(name, this.#childFor(name));
      this.#cachedChild = this.#children.get(name);
      this.#cachedName = name;
    }
    return this.#cachedChild;
  }

  #childFor(name: string): Shape | undefined {
    const { keys } = this;
    if (keys.length === MAX_KEYS || keys.includes(name) || name === '__proto__' || !this.mayGrow()) return undefined;
    return new Shape([...keys, name], this.mayGrow);
  }

  /** An object with these values; the previous one if that has the same values. */
  object(values: readonly Json[]): JsonObject {
    if (this.#isLast(values)) return this.#last;
    const { keys } = this;
    this.#empty ??= JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null])))) as JsonObject;
    const object: Record<string, Json | undefined> = { ...this.#empty };
    // Not forEach: a closure for each object would be slow.
    for (let i = 0; i < keys.length; i++) object[keys[i] ?? ''] = values[i];
    return (this.#last = object);
  }

  #isLast(values: readonly Json[]): boolean {
    const { keys } = this;
    const last = this.#last;
    for (let i = 0; i < keys.length; i++) if (last[keys[i] ?? ''] !== values[i]) return false;
    return keys.length > 0;
  }
}
