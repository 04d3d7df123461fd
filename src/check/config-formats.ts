import { parse as parseIni } from 'ini';
import { parse as parseToml } from 'smol-toml';
import type { ConfigFile } from '../images/row';
import type { Json } from '../inventory/json';

type Reader = (text: string) => unknown;

/**
 * Parsers by format. Each returns nested objects; `xml` is not supported.
 * @throws if a string can't be parsed
 */
export const READERS: Readonly<Record<Exclude<ConfigFile['format'], 'yaml' | 'json'>, Reader>> = {
  ini: parseIni,
  toml: parseToml,
  properties: linesOf,
  words: linesOf,
  hcl: blocksOf,
  xml() {
    throw new Error('XML is not read');
  },
};

/** Parses lines of a key and a value, separated by `=`, `:` or a space. */
function linesOf(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const [, key, value = ''] = /^\s*([^\s=:#!;]+)\s*[=:\s]\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined) values[key] = /^(['"])(.*?)\1/.exec(value)?.[2] ?? value.replace(/\s+#.*$/, '');
  }
  return values;
}

const TOKEN =
  /(?:#|\/\/)[^\n]*|\/\*.*?\*\/|(?<end>[\n,])|[ \t\r]+|"(?<double>(?:[^"\\\n]|\\.)*)"|'(?<single>[^'\n]*)'|(?<mark>[{}[\]=:])|(?<word>[^\s{}[\]=:,"'#]+)|(?<other>.)/gsy;

/**
 * Parses nested blocks, as in HCL, HOCON and NATS: `storage "raft" { path = "/vault/data" }` has the key `storage.raft.path`.
 * Lists and computed values are skipped.
 */
function blocksOf(text: string): Json {
  const root: Record<string, Json> = {};
  const open: Record<string, Json>[] = [root];
  let words: string[] = [];
  let value: string | undefined;
  let isValue = false;
  let lists = 0;
  const top = (): Record<string, Json> => open.at(-1) ?? root;
  const end = (): void => {
    const [key, second] = words;
    const given = isValue ? value : second;
    if (key === 'include') throw new Error('what is included is not read');
    if (key !== undefined && (isValue || words.length > 1)) top()[isValue ? words.join('.') : key] = given ?? null;
    [words, value, isValue] = [[], undefined, false];
  };
  for (const { groups = {} } of text.matchAll(TOKEN)) {
    const { mark, word = groups['double'] ?? groups['single'] } = groups;
    if (groups['other'] !== undefined || word?.startsWith('<<') === true) throw new Error('no blocks');
    if (mark === '[') lists++;
    else if (mark === ']') lists--;
    else if (lists > 0) continue;
    else if (groups['end'] !== undefined) end();
    else if (mark === '{') {
      const block: Record<string, Json> = {};
      top()[words.join('.')] = block;
      open.push(block);
      [words, value, isValue] = [[], undefined, false];
    } else if (mark === '}') {
      end();
      open.pop();
    } else if (mark !== undefined) isValue = true;
    else if (word === undefined) continue;
    else if (isValue) value ??= word;
    else words.push(word);
  }
  end();
  if (open.length !== 1) throw new Error('a block does not end');
  return root;
}
