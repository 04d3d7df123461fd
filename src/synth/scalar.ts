import { Yaml } from 'cdk8s';

/** Sizes and most strings: they need no quotes in any version of YAML, unless they are one of WORDS. */
const PLAIN = /^(?:\d+[KMGTPE]i|(?![eE][-+]?\d+$)[A-Za-z/][\w./@=+-]*(?:[ :][\w./@=+-]+)*)$/;

/** Booleans and nulls of YAML 1.1. */
const WORDS = new Set(
  'y Y yes Yes YES n N no No NO true True TRUE false False FALSE on On ON off Off OFF null Null NULL'.split(' '),
);
const LONGEST_WORD = 5;

/** Characters that the `yaml` package doesn't escape, and that Kubernetes' parser refuses or takes for line breaks. */
const UNREADABLE = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]/;
const UNREADABLE_ALL = new RegExp(UNREADABLE, 'g');

/** A number for Go's YAML parser, which removes underscores first: `0o755`, `0X1F`, `-_1`, `1e_5`. */
const GO_NUMBER = /^[-+]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;

/** Strings of several lines that cdk8s quotes instead of printing a block: blank, blank at the end, or not printable. */
const NO_BLOCK = /^\s*$|\n[\t ]+$|[\x00-\x08\x0b-\x1f]|\p{Surrogate}/u;

/** Whether cdk8s prints a block that begins with a tab, which parsers refuse as indentation. */
function isTabbedBlock(text: string): boolean {
  return /^\n*\t/.test(text) && text.includes('\n') && !NO_BLOCK.test(text);
}

function isGoNumber(text: string): boolean {
  return /^[-+.\d]/.test(text) && GO_NUMBER.test(text.replaceAll('_', ''));
}

/** Whether Kubernetes refuses or misreads the string as cdk8s prints it. */
export function isMisread(text: string): boolean {
  return UNREADABLE.test(text) || isGoNumber(text) || isTabbedBlock(text);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    UNREADABLE_ALL,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !(text.length <= LONGEST_WORD && WORDS.has(text));
}

/** A value as cdk8s prints it inside of `depth` collections: cdk8s decides about quotes, blocks and folding. */
function printed(value: unknown, depth: number): string {
  let nested = value;
  for (let level = 0; level < depth; level++) nested = [nested];
  return Yaml.stringify(nested).slice(2 * depth, -1);
}

/** An unquoted key `<<` merges another mapping into this one. */
const MERGE = '<<';

const KEY_END = ': 0'.length;

/** Prints scalars; caches those that cdk8s prints, since many repeat. */
export class Scalars {
  readonly #plainKeys = new Set<string>();
  readonly #keys = new Map<string, string>();
  readonly #values = new Map<string, string>();

  /** Prints a value of a mapping or an item of a list, inside of `depth` collections. */
  value(value: unknown, depth: number): string {
    if (typeof value === 'string') return isPlain(value) ? value : this.#string(value, depth);
    if (value === true) return 'true';
    if (value === false) return 'false';
    if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return String(value);
    return printed(value, depth);
  }

  /** Prints a key of a mapping inside of `depth` collections. */
  key(key: string, depth: number): string {
    if (this.#plainKeys.has(key)) return key;
    if (isPlain(key)) {
      this.#plainKeys.add(key);
      return key;
    }
    if (isMisread(key) || key === MERGE) return quoted(key);
    return remember(this.#keys, key, depth, () => printed({ [key]: 0 }, depth).slice(0, -KEY_END));
  }

  #string(text: string, depth: number): string {
    if (isMisread(text)) return quoted(text);
    return remember(this.#values, text, depth, () => printed(text, depth));
  }
}

const LONGEST_REMEMBERED = 100;

function remember(memory: Map<string, string>, text: string, depth: number, print: () => string): string {
  if (text.length > LONGEST_REMEMBERED) return print();
  const key = `${depth} ${text}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const fresh = print();
  memory.set(key, fresh);
  return fresh;
}
