import { Yaml } from 'cdk8s';

/** Plain in every YAML there is, unless it is one of the words below or an exponent without digits before it: sizes and most texts. */
const PLAIN = /^(?:\d+[KMGTPE]i|(?![eE][-+]?\d+$)[A-Za-z/][\w./@=+-]*(?:[ :][\w./@=+-]+)*)$/;

/** What YAML 1.1 reads as a boolean or as null. */
const WORDS = new Set(
  'y Y yes Yes YES n N no No NO true True TRUE false False FALSE on On ON off Off OFF null Null NULL'.split(' '),
);
const LONGEST_WORD = 5;

/** Printed raw by the `yaml` package, quoted or not; Kubernetes' reader refuses these or takes them for line breaks. */
const UNREADABLE = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]/;
const UNREADABLE_ALL = new RegExp(UNREADABLE, 'g');

/** A number for Go, which drops underscores first: `0o755`, `0X1F`, `-_1`, `1e_5`. */
const GO_NUMBER = /^[-+]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;

/** Makes cdk8s quote a text of several lines instead of printing a block: blank, or blank at its end, or not printable. */
const NO_BLOCK = /^\s*$|\n[\t ]+$|[\x00-\x08\x0b-\x1f]|\p{Surrogate}/u;

/** A block that starts with a tab is refused: the tab stands where the indentation should. */
function isTabbedBlock(text: string): boolean {
  return /^\n*\t/.test(text) && text.includes('\n') && !NO_BLOCK.test(text);
}

/** What Go takes for a number. */
function isGoNumber(text: string): boolean {
  return /^[-+.\d]/.test(text) && GO_NUMBER.test(text.replaceAll('_', ''));
}

/** Whether Kubernetes reads something else than the string, or nothing, where cdk8s prints it. */
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

/** What cdk8s prints for `value` inside of `depth` collections: it is what decides about quotes, blocks and folding. */
function printed(value: unknown, depth: number): string {
  let nested = value;
  for (let level = 0; level < depth; level++) nested = [nested];
  return Yaml.stringify(nested).slice(2 * depth, -1);
}

/** As a plain key it asks for the fields of another mapping, which a string isn't. */
const MERGE = '<<';

const KEY_END = ': 0'.length;

/** Prints scalars; remembers those that were not trivial, for they come again and again. */
export class Scalars {
  readonly #plainKeys = new Set<string>();
  readonly #keys = new Map<string, string>();
  readonly #values = new Map<string, string>();

  /** The value of a mapping or an item of a list, `depth` collections deep. */
  value(value: unknown, depth: number): string {
    if (typeof value === 'string') return isPlain(value) ? value : this.#string(value, depth);
    if (value === true) return 'true';
    if (value === false) return 'false';
    if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return String(value);
    return printed(value, depth);
  }

  /** The key of an entry in a mapping that is inside of `depth` collections. */
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
