/** The keys of dictionaries in Python that jsii-rosetta wrote as it writes names of props: `max_surge` for `maxSurge`. */

/** A key of an object in TypeScript: a name, a string, or a name that is key and value. */
const SOURCE_KEY = /(?<=[{,\n]\s*)(?:([A-Za-z_$][\w$]*)|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")(?=\s*[:,}])/g;

/** A key of a dictionary in Python. */
const PYTHON_KEY = /(^ *|[{,] ?)"((?:[^"\\]|\\.)*)":/gm;

/** A program in Python, or why there is none. */
export type Translation = { readonly python: string } | { readonly problem: string };

/**
 * A translated program with the keys of dictionaries that its source has.
 *
 * @returns what is wrong where a key can't be told
 */
export function withSourceKeys(source: string, python: string): Translation {
  const keys = new Map<string, Set<string>>();
  for (const [, name, single, double] of source.replace(/^import [^;]*;\n/gm, '').matchAll(SOURCE_KEY)) {
    const key = name ?? single ?? double ?? '';
    const similar = keys.get(folded(key)) ?? new Set();
    keys.set(folded(key), similar.add(key));
  }
  let problem: string | undefined;
  const restored = python.replace(PYTHON_KEY, (_, before: string, key: string) => {
    const similar = [...(keys.get(folded(key)) ?? [])];
    const written = similar.filter((one) => one === key || snakeCase(one) === key);
    const [first = key, ...others] = written.length > 0 ? written : similar;
    if (similar.length === 0 && !source.includes(key))
      problem ??= `it would write the key ${key}, which isn't in the program`;
    if (others.length > 0) problem ??= `it would write ${[first, ...others].join(' and ')} as one key`;
    return `${before}"${first}":`;
  });
  return problem === undefined ? { python: restored } : { problem };
}

/** Names as jsii writes them in Python: `log_level` for `logLevel`. */
export function snakeCase(text: string): string {
  return text.replace(/(?<=[a-z0-9])[A-Z]+/g, (letters) => `_${letters.toLowerCase()}`);
}

/** What a key and the name that Python gives it have in common. */
function folded(key: string): string {
  return key.replaceAll('_', '').toLowerCase();
}
