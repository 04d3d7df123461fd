import type { Json, JsonObject } from '../json';

/** What has more keys is seldom like another. */
const MAX_KEYS = 16;
/** How many combinations of keys, and how many lists, are known at once. */
const MAX_KNOWN = 4096;

/** What the objects and lists of many documents have in common, so that they take less room: their keys, and often all that is in them. */
export class Shapes {
  readonly #root = new Shape([], () => this.#count++ < MAX_KNOWN);
  readonly #lists = new Map<Json, readonly Json[]>();
  #count = 0;

  /** That of no keys yet. */
  get none(): Shape {
    return this.#root;
  }

  /** A list of such items. Many have one, and the same one. */
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

/** Some keys, in their order. */
export class Shape {
  readonly #next = new Map<string, Shape | undefined>();
  /** The last key that was asked for. */
  #name: string | undefined;
  #with: Shape | undefined;
  /** One with all keys and no other values: a copy of it has room for these and no more. */
  #empty: JsonObject | undefined;
  #last: JsonObject = {};

  /** @param isOneMore whether there may be one more */
  constructor(
    private readonly keys: readonly string[],
    private readonly isOneMore: () => boolean,
  ) {}

  /** The same with one more key; undefined where it has that one already, and for what few objects have. */
  with(name: string): Shape | undefined {
    if (name !== this.#name) {
      if (!this.#next.has(name)) this.#next.set(name, this.#grown(name));
      this.#with = this.#next.get(name);
      this.#name = name;
    }
    return this.#with;
  }

  #grown(name: string): Shape | undefined {
    const { keys } = this;
    if (keys.length === MAX_KEYS || keys.includes(name) || name === '__proto__' || !this.isOneMore()) return undefined;
    return new Shape([...keys, name], this.isOneMore);
  }

  /** An object of these values; the last one where that has the same. */
  object(values: readonly Json[]): JsonObject {
    if (this.#isLast(values)) return this.#last;
    const { keys } = this;
    this.#empty ??= JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null])))) as JsonObject;
    const object: Record<string, Json | undefined> = { ...this.#empty };
    // Of so many objects, a closure for each would be felt.
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
