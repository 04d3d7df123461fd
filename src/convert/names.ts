/** Unique names that are valid in a program. */

/** Names that variables can't have: keywords of TypeScript, globals, and names that programs use themselves. */
export const RESERVED: readonly string[] =
  `abstract any arguments as async await bigint boolean break case catch class const constructor continue debugger declare
  default delete do else enum eval export extends false finally for from function get if implements import in infer instanceof
  interface is keyof let module namespace never new null number object of package private protected public readonly require
  return secret set static string super switch symbol this throw true try type typeof undefined unknown var void while with
  yield app build environment environments process exports global globalThis console JSON`.split(/\s+/);

/** Ids that constructs can't have: for inherited properties the tree reports an existing child. */
export const INHERITED: readonly string[] = Object.getOwnPropertyNames(Object.prototype);

export class Names {
  readonly #taken: Set<string>;
  /** Names that got a number, with the name without it. */
  readonly bases = new Map<string, string>();
  /** The next number for a name that is taken. */
  readonly #counts = new Map<string, number>();

  /** @param taken names that are never returned */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** Reserves a name for a variable: the first free candidate in camel case, else the last one with a number. */
  variable(...candidates: readonly string[]): string {
    return this.#first(
      candidates.map(camelCase).filter((candidate) => candidate !== ''),
      (base, count) => `${base}${count}`,
    );
  }

  /** Reserves an id for a construct: the first free candidate, else the last one with a number. */
  id(...candidates: readonly string[]): string {
    return this.#first(
      candidates.filter((candidate) => candidate !== ''),
      (base, count) => `${base}-${count}`,
    );
  }

  /** Releases names. */
  release(names: readonly string[]): void {
    for (const name of names) this.#taken.delete(name);
  }

  #first(candidates: readonly string[], numbered: (base: string, count: number) => string): string {
    const base = candidates.at(-1) ?? 'one';
    let name = candidates.find((candidate) => !this.#taken.has(candidate)) ?? base;
    let count = this.#counts.get(base) ?? 2;
    for (; this.#taken.has(name); count++) name = numbered(base, count);
    if (count > 2) this.#counts.set(base, count);
    if (candidates.includes(name)) this.bases.delete(name);
    else this.bases.set(name, base);
    this.#taken.add(name);
    return name;
  }
}

/** Camel case: `mysqlPvClaim` for `mysql-pv-claim`; empty where no character can be part of a name. */
function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const [first = '', ...more] = words.map((word) => (/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word));
  const head = first.charAt(0).toLowerCase() + first.slice(1);
  const joined = head + more.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

/** The name of an environment variable: `MY_SECRET_DB_PASSWORD` for `my-secret` and `db.password`. */
export function environmentName(...parts: readonly string[]): string {
  const name = parts
    .join('_')
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1_')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^\d/.test(name) || name === '' ? `SECRET_${name}` : name;
}
