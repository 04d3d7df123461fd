import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Alias, Document, Node, Pair, ScalarTag, Tags } from 'yaml';
import type { Json } from './json';

/** A document is at most this deep; the API server stops far earlier. */
const MAX_DEPTH = 200;
/** What aliases may unfold to, in nodes: beyond it is a bomb, not a manifest. */
const MAX_UNFOLDED = 100_000;

/** Something in a document that isn't YAML, or isn't what the API server would take as data. */
export class YamlProblem extends Error {
  constructor(
    message: string,
    /** Where in the document. */
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Go's YAML reader takes 0o755 for an octal number, although YAML 1.1 doesn't know it. */
const octal: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0o[0-7_]+$/,
  resolve: (text) => Number(text.replace(/_/g, '').replace(/^([-+]?)(.*)$/, '$2')) * (text.startsWith('-') ? -1 : 1),
};

/** Tags of YAML 1.1 that Go's reader has not: 1:30 and 2026-01-31 are strings, sets and ordered maps are unknown. */
const NOT_IN_GO = new Set([
  'TIME',
  'tag:yaml.org,2002:timestamp',
  'tag:yaml.org,2002:set',
  'tag:yaml.org,2002:omap',
  'tag:yaml.org,2002:pairs',
]);

const options = {
  version: '1.1',
  // Whatever a value is, its line isn't put into messages: it might be a Secret's.
  prettyErrors: false,
  // Found by our own walk, with a place.
  uniqueKeys: false,
  logLevel: 'silent',
  stringKeys: false,
  customTags: (tags: Tags): Tags => [
    octal,
    ...tags.filter((tag) => typeof tag === 'string' || !(NOT_IN_GO.has(tag.tag) || NOT_IN_GO.has(tag.format ?? ''))),
  ],
} as const;

/** Parses one document; errors are on it. */
export function parse(text: string): Document.Parsed {
  return parseDocument(text, options);
}

/** A document as the API server gets it: YAML 1.1 scalars as Go reads them, keys as strings. Problems that leave data to look at go to `report`. */
export function toJson(text: string, report: (problem: YamlProblem) => void): Json | undefined {
  let document: Document.Parsed;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw new YamlProblem('is nested too deeply', 0);
    throw error;
  }
  const [error] = document.errors;
  if (error !== undefined) throw new YamlProblem(MESSAGES[error.code] ?? 'is not valid YAML here', error.pos[0]);
  if (document.contents === null) return undefined;
  return new Reader(report).read(document.contents, 0);
}

class Reader {
  readonly #report: (problem: YamlProblem) => void;
  /** Anchors seen so far, and what each alias stood for where it was written. */
  readonly #anchors = new Map<string, Node>();
  readonly #targets = new Map<Node, Node>();
  readonly #unfolding = new Set<Node>();
  #unfolded = 0;

  constructor(report: (problem: YamlProblem) => void) {
    this.#report = report;
  }

  read(node: unknown, depth: number): Json {
    if (!isNode(node)) return null;
    this.#visit(node);
    if (isScalar(node)) return this.#scalar(node.value, node);
    if (isAlias(node)) return this.#alias(node, depth);
    if (isMap(node)) {
      this.#enter(node, depth);
      return this.#map(node.items, depth + 1);
    }
    if (!isSeq(node)) return null;
    this.#enter(node, depth);
    return node.items.map((item) => this.read(item, depth + 1));
  }

  #visit(node: Node): void {
    if (this.#unfolding.size > 0) {
      if (++this.#unfolded > MAX_UNFOLDED)
        throw new YamlProblem(`unfolds its aliases to more than ${MAX_UNFOLDED} values`, offsetOf(node));
    } else if (!isAlias(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
  }

  #enter(node: Node, depth: number): void {
    if (depth > MAX_DEPTH) throw new YamlProblem(`is nested more than ${MAX_DEPTH} levels deep`, offsetOf(node));
  }

  #map(items: readonly Pair[], depth: number): Json {
    const map: Record<string, Json> = {};
    const merged: Json[] = [];
    for (const { key, value } of items) {
      if (isScalar(key) && typeof key.value === 'symbol') {
        const source = this.read(value, depth);
        merged.push(...(Array.isArray(source) ? (source as Json[]).toReversed() : [source]));
        continue;
      }
      const name = keyText(this.read(key, depth), key);
      if (Object.hasOwn(map, name))
        this.#report(new YamlProblem(`gives the key ${JSON.stringify(name)} twice`, offsetOf(key)));
      define(map, name, this.read(value, depth));
    }
    for (const source of merged.toReversed()) {
      for (const [name, value] of Object.entries(typeof source === 'object' && source !== null ? source : {})) {
        if (!Object.hasOwn(map, name)) define(map, name, value as Json);
      }
    }
    return map;
  }

  #alias(node: Alias, depth: number): Json {
    const target = this.#targets.get(node) ?? this.#anchors.get(node.source);
    if (target === undefined) throw new YamlProblem('has an alias without an anchor before it', offsetOf(node));
    if (this.#unfolding.has(target))
      throw new YamlProblem('has an alias inside the very value that it stands for', offsetOf(node));
    this.#targets.set(node, target);
    this.#unfolding.add(target);
    const value = this.read(target, depth);
    this.#unfolding.delete(target);
    return value;
  }

  #scalar(value: unknown, node: Node): Json {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'bigint') return Number(value);
    if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
    if (value === undefined) return null;
    throw new YamlProblem('has a number that JSON does not know (.inf or .nan)', offsetOf(node));
  }
}

/** Keys are strings in the end: a key `on` is the string "true", as for the API server. */
function keyText(key: Json, node: unknown): string {
  if (typeof key === 'object' && key !== null)
    throw new YamlProblem('has a list or an object as a key', offsetOf(node));
  return String(key);
}

function define(map: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__')
    Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
  else map[name] = value;
}

function offsetOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

/** What the parser found, in words that quote nothing of the text. */
const MESSAGES: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'has an alias with an anchor or a tag',
  BAD_ALIAS: 'has an alias without a name',
  BAD_DIRECTIVE: 'has a %-directive that YAML does not know',
  BAD_DQ_ESCAPE: 'has an escape in a double-quoted string that YAML does not know',
  BAD_INDENT: 'is indented in a way that YAML does not allow',
  BAD_PROP_ORDER: 'has an anchor or tag before an indicator that it must follow',
  BAD_SCALAR_START: 'has a plain value that begins with a character that needs quotes (such as @, ` or a tab)',
  BLOCK_AS_IMPLICIT_KEY: 'has a value where only a key: can be; is the indentation right?',
  BLOCK_IN_FLOW: 'has an indented block inside brackets',
  DUPLICATE_KEY: 'gives a key twice',
  IMPOSSIBLE: 'is not valid YAML here',
  KEY_OVER_1024_CHARS: 'has a key of more than 1024 characters; is a quote missing?',
  MISSING_CHAR: 'lacks a quote, bracket, comma or colon that something before opened or needs',
  MULTILINE_IMPLICIT_KEY: 'has a key that goes over several lines; is a colon or quote missing?',
  MULTIPLE_ANCHORS: 'has two anchors on one value',
  MULTIPLE_DOCS: 'has a second document without --- between them',
  MULTIPLE_TAGS: 'has two tags on one value',
  NON_STRING_KEY: 'has a key that is not a string',
  RESOURCE_EXHAUSTION: 'is nested too deeply',
  TAB_AS_INDENT: 'is indented with a tab; YAML wants spaces',
  TAG_RESOLVE_FAILED: 'has a tag that its value does not fit',
  UNEXPECTED_TOKEN: 'has something that YAML does not expect here',
};
