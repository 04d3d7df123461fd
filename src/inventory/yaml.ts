import { isAlias, isMap, isNode, isScalar, isSeq, Composer, Parser } from 'yaml';
import type { Alias, Document, Node, Pair, ScalarTag, Tags } from 'yaml';
import { tooDeep } from './depth';
import { isObject } from './json';
import type { Json, JsonObject } from './json';

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

/** Go's YAML reader takes 0o755 and 0X1F for numbers, although YAML 1.1 doesn't know them. */
const goInteger: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0(?:[oO][0-7_]+|X[\da-fA-F_]+|B[01_]+)$/,
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
    goInteger,
    ...tags.filter((tag) => typeof tag === 'string' || !(NOT_IN_GO.has(tag.tag) || NOT_IN_GO.has(tag.format ?? ''))),
  ],
} as const;

/** Parses one document; errors are on it. */
export function parse(text: string): Document.Parsed {
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens, MAX_DEPTH + 1);
  if (deep !== undefined) throw new YamlProblem(`is nested more than ${MAX_DEPTH} levels deep`, deep);
  const [document] = new Composer(options).compose(tokens, true, text.length);
  if (document === undefined) throw new YamlProblem('is not valid YAML here', 0);
  return document;
}

/** A document as the API server gets it: YAML 1.1 scalars as Go reads them, keys as strings. Problems that leave data to look at go to `report`. */
export function toJson(text: string, report: (problem: YamlProblem) => void): Json | undefined {
  const document = parse(text);
  const [error] = document.errors;
  if (error !== undefined) throw new YamlProblem(MESSAGES[error.code] ?? 'is not valid YAML here', error.pos[0]);
  if (document.contents === null) return undefined;
  return new Reader(report).read(document.contents, 0);
}

class Reader {
  readonly #report: (problem: YamlProblem) => void;
  /** What each anchor stands for at this point of the document. */
  readonly #anchors = new Map<string, Node>();
  /** What each alias stood for where it was written. */
  readonly #targets = new Map<Node, Node>();
  readonly #unfolding = new Set<Node>();
  #unfolded = 0;

  constructor(report: (problem: YamlProblem) => void) {
    this.#report = report;
  }

  read(node: unknown, depth: number): Json {
    if (!isNode(node)) return null;
    if (this.#unfolding.size > 0 && ++this.#unfolded > MAX_UNFOLDED)
      throw new YamlProblem(`unfolds its aliases to more than ${MAX_UNFOLDED} values`, offsetOf(node));
    if (isAlias(node)) return this.#alias(node, depth);
    if (node.anchor !== undefined && this.#unfolding.size === 0) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return this.#scalar(node.value, node);
    if (isMap(node)) {
      this.#enter(node, depth);
      return this.#map(node.items, depth + 1);
    }
    if (isSeq(node)) {
      this.#enter(node, depth);
      return node.items.map((item) => this.read(item, depth + 1));
    }
    return null;
  }

  #enter(node: Node, depth: number): void {
    if (depth > MAX_DEPTH) throw new YamlProblem(`is nested more than ${MAX_DEPTH} levels deep`, offsetOf(node));
  }

  #map(items: readonly Pair[], depth: number): Json {
    const map: Record<string, Json> = {};
    const merged: JsonObject[] = [];
    for (const { key, value } of items) {
      if (isScalar(key) && typeof key.value === 'symbol') {
        merged.push(...this.#merged(value, depth).toReversed());
        continue;
      }
      const name = keyText(this.read(key, depth), key);
      if (Object.hasOwn(map, name))
        this.#report(new YamlProblem(`gives the key ${JSON.stringify(name)} twice`, offsetOf(key)));
      define(map, name, this.read(value, depth));
    }
    for (const source of merged.toReversed()) {
      for (const [name, value] of Object.entries(source)) {
        if (!Object.hasOwn(map, name)) define(map, name, value ?? null);
      }
    }
    return map;
  }

  /** What a merge key brings: an object, or a list of them of which the first to have a key counts. */
  #merged(node: unknown, depth: number): readonly JsonObject[] {
    const value = this.read(node, depth);
    const sources = Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (!sources.every(isObject)) this.#report(new YamlProblem('merges (<<) what is not an object', offsetOf(node)));
    return sources.filter(isObject);
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
    // A number without a digit before its exponent (e2), or without any (a dot), is one for the parser, and text for Go.
    if (Number.isNaN(value) && isScalar(node) && !/nan/i.test(node.source ?? '')) return node.source ?? null;
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
  return (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined) ?? 0;
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
