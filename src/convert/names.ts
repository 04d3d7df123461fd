/** Names that are valid in a program, each given once. */

/** What no variable of a program can be called: words of TypeScript, and what a program uses beside its variables. */
export const RESERVED: readonly string[] =
  `abstract any arguments as async await bigint boolean break case catch class const constructor continue debugger declare
  default delete do else enum eval export extends false finally for from function get if implements import in infer instanceof
  interface is keyof let module namespace never new null number object of package private protected public readonly require
  return secret set static string super switch symbol this throw true try type typeof undefined unknown var void while with
  yield app build environment environments process exports global globalThis console JSON`.split(/\s+/);

/** What no construct can have for its id: for properties of every object, a tree says that it has such a child already. */
export const INHERITED: readonly string[] = Object.getOwnPropertyNames(Object.prototype);

export class Names {
  readonly #taken: Set<string>;
  /** Names that got a number, with what they are without it. */
  readonly bases = new Map<string, string>();
  /** The number that a name begins with which was given before. */
  readonly #counts = new Map<string, number>();

  /** @param taken names that are not given */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** A name of its own for a variable, made of what it is to be called. */
  variable(...wishes: readonly string[]): string {
    return this.#first(
      wishes.map(camelCase).filter((wish) => wish !== ''),
      (base, count) => `${base}${count}`,
    );
  }

  /** An id of its own for a construct. */
  id(...wishes: readonly string[]): string {
    return this.#first(
      wishes.filter((wish) => wish !== ''),
      (base, count) => `${base}-${count}`,
    );
  }

  /** Makes names free again. */
  release(names: readonly string[]): void {
    for (const name of names) this.#taken.delete(name);
  }

  #first(wishes: readonly string[], numbered: (base: string, count: number) => string): string {
    const base = wishes.at(-1) ?? 'one';
    let name = wishes.find((wish) => !this.#taken.has(wish)) ?? base;
    let count = this.#counts.get(base) ?? 2;
    for (; this.#taken.has(name); count++) name = numbered(base, count);
    if (count > 2) this.#counts.set(base, count);
    if (wishes.includes(name)) this.bases.delete(name);
    else this.bases.set(name, base);
    this.#taken.add(name);
    return name;
  }
}

/** `mysql-pv-claim` as `mysqlPvClaim`; empty where nothing of it can be part of a name. */
function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const [first = '', ...more] = words.map((word) => (/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word));
  const head = first.charAt(0).toLowerCase() + first.slice(1);
  const joined = head + more.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

/** `my-secret` and `db.password` as `MY_SECRET_DB_PASSWORD`. */
export function environmentName(...parts: readonly string[]): string {
  const name = parts
    .join('_')
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1_')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^\d/.test(name) || name === '' ? `SECRET_${name}` : name;
}
