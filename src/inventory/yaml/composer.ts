import type { MappingNode, Node, Pair, ScalarNode, SequenceNode } from './node';
import { empty } from './node';
import { YamlProblem } from './problem';
import type { Scanner } from './scanner';
import type { Token, TokenType } from './token';
import {
  NOT_AN_INDENTLESS_ITEM,
  NOT_AN_ITEM,
  NOT_A_FLOW_KEY,
  NOT_A_FLOW_VALUE,
  NOT_A_KEY_OR_VALUE,
  NOT_A_PAIR_KEY,
  NOT_A_PAIR_VALUE,
  NO_CONTENT,
  PROPERTIES,
  unexpected,
} from './token-types';

/** The maximum nesting; the API server's is far lower. */
export const MAX_DEPTH = 200;
const TAG_PREFIX = 'tag:yaml.org,2002:';

interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string;
  readonly end: number;
}

const NO_PROPERTIES: Properties = { anchor: undefined, tag: '', end: 0 };

export interface Composed {
  /** Undefined where there is no document. */
  readonly root: Node | undefined;
  /** The offset of what follows the document, which Kubernetes doesn't read. */
  readonly trailing: number | undefined;
  /** The targets of aliases. */
  readonly aliased: ReadonlySet<Node>;
}

/** Composes syntax trees from tokens. */
export class Composer {
  readonly #tokens: Scanner;
  readonly #anchors = new Map<string, Node>();
  readonly #aliased = new Set<Node>();
  readonly #prefixes = new Map<string, string>();
  /** The offset of the innermost open bracket or brace. */
  #bracket: number | undefined;

  constructor(tokens: Scanner) {
    this.#tokens = tokens;
  }

  document(): Composed {
    const { type } = this.#tokens.peek();
    if (type === 'stream end') return { root: undefined, trailing: undefined, aliased: this.#aliased };
    let root: Node;
    if (type === 'version directive' || type === 'tag directive' || type === 'document start') {
      this.#directives();
      this.#expect('document start', 'has a %-directive without --- behind it');
      const { type: next, start: at } = this.#tokens.peek();
      root = NO_CONTENT.has(next) ? empty(at) : this.#node(true, false, 0);
    } else root = this.#node(true, false, 0);
    if (this.#tokens.peek().type === 'document end') this.#tokens.take();
    return { root, trailing: this.#trailing(), aliased: this.#aliased };
  }

  /** The offset of what follows the document, valid or not. */
  #trailing(): number | undefined {
    try {
      const { type, start } = this.#tokens.peek();
      return type === 'stream end' ? undefined : start;
    } catch (error) {
      if (error instanceof YamlProblem) return error.offset;
      throw error;
    }
  }

  #directives(): void {
    let hasVersion = false;
    for (;;) {
      const { type, value, suffix, start } = this.#tokens.peek();
      if (type === 'version directive') {
        if (hasVersion) this.#fail('has %YAML twice', start);
        if (value !== '1.1')
          this.#fail(`is of another version of YAML than 1.1, which is what Kubernetes reads`, start);
        hasVersion = true;
      } else if (type === 'tag directive') {
        if (this.#prefixes.has(value)) this.#fail('has %TAG twice for one handle', start);
        this.#prefixes.set(value, suffix);
      } else return;
      this.#tokens.take();
    }
  }

  #expect(type: TokenType, message: string): void {
    const token = this.#tokens.peek();
    if (token.type !== type) this.#fail(message, token.start);
    this.#tokens.take();
  }

  #fail(message: string, offset: number): never {
    const bracket = this.#bracket;
    if (bracket !== undefined && this.#tokens.peek().type === 'stream end')
      throw new YamlProblem('opens a bracket or brace that is never closed', bracket);
    throw new YamlProblem(message, offset, false, bracket);
  }

  /** @param indentless whether a list may begin in the column of its key */
  #node(block: boolean, indentless: boolean, depth: number): Node {
    const token = this.#tokens.peek();
    if (token.type === 'alias') {
      this.#tokens.take();
      const target = this.#anchors.get(token.value);
      if (target === undefined) return this.#fail('has an alias without an anchor before it', token.start);
      this.#aliased.add(target);
      return { kind: 'alias', target, start: token.start, end: token.end };
    }
    // Fast path: most nodes are scalars without anchor and tag.
    if (token.type === 'scalar') return this.#scalar('');
    const { anchor, tag, end } = PROPERTIES.has(token.type) ? this.#properties() : NO_PROPERTIES;
    const { type, start } = this.#tokens.peek();
    const named = <T extends Node>(node: T): T => {
      if (anchor !== undefined) this.#anchors.set(anchor, node);
      return node;
    };
    if (type === 'scalar') return named(this.#scalar(tag));
    const collection = this.#collectionAt(type, block, indentless);
    if (collection === undefined) {
      if (anchor !== undefined || tag !== '') return named(empty(end, tag));
      return this.#fail(unexpected(type), start);
    }
    if (depth > MAX_DEPTH) this.#fail(`is nested more than ${MAX_DEPTH} levels deep`, start);
    // The anchor is set before the content, so that an alias to itself fails with a better message.
    if (collection.kind === 'sequence') this.#items(type, named(collection), depth + 1);
    else this.#pairs(type, named(collection), depth + 1);
    return collection;
  }

  #collectionAt(type: TokenType, block: boolean, indentless: boolean): SequenceNode | MappingNode | undefined {
    const { start } = this.#tokens.peek();
    const isSequence =
      type === 'flow sequence start' ||
      (block && type === 'block sequence start') ||
      (indentless && type === 'block entry');
    if (isSequence) return { kind: 'sequence', items: [], start, end: start };
    const isMapping = type === 'flow mapping start' || (block && type === 'block mapping start');
    return isMapping ? { kind: 'mapping', pairs: [], start, end: start } : undefined;
  }

  /** An anchor and a tag, in any order. */
  #properties(): Properties {
    let anchor: string | undefined;
    let tag: string | undefined;
    let end = this.#tokens.peek().start;
    for (;;) {
      const token = this.#tokens.peek();
      if (token.type === 'anchor' && anchor === undefined) anchor = token.value;
      else if (token.type === 'tag' && tag === undefined) tag = this.#fullTag(token);
      else return { anchor, tag: tag ?? '', end };
      end = token.end;
      this.#tokens.take();
    }
  }

  #fullTag({ value: handle, suffix, start }: Token): string {
    if (handle === '') return suffix;
    const prefix = this.#prefixes.get(handle) ?? (handle === '!' ? '!' : handle === '!!' ? TAG_PREFIX : undefined);
    return prefix === undefined ? this.#fail('has a tag whose handle no %TAG defines', start) : prefix + suffix;
  }

  #scalar(tag: string): ScalarNode {
    const { value, start, end, plain } = this.#tokens.take();
    return { kind: 'scalar', value, tag, plain, start, end };
  }

  #items(type: TokenType, { items }: SequenceNode, depth: number): void {
    if (type === 'block sequence start') this.#blockItems(items, depth);
    else if (type === 'flow sequence start') this.#flowItems(items, depth);
    else this.#indentlessItems(items, depth);
  }

  #pairs(type: TokenType, { pairs }: MappingNode, depth: number): void {
    if (type === 'block mapping start') this.#blockPairs(pairs, depth);
    else this.#flowPairs(pairs, depth);
  }

  #blockItems(items: Node[], depth: number): void {
    this.#tokens.take();
    for (;;) {
      const { type, start, end } = this.#tokens.take();
      if (type === 'block end') return;
      if (type !== 'block entry') this.#fail('has something between the items of a list that is none (-)', start);
      items.push(this.#blockNode(NOT_AN_ITEM, false, end, depth));
    }
  }

  #indentlessItems(items: Node[], depth: number): void {
    while (this.#tokens.peek().type === 'block entry') {
      const { end } = this.#tokens.take();
      items.push(this.#blockNode(NOT_AN_INDENTLESS_ITEM, false, end, depth));
    }
  }

  #blockPairs(pairs: Pair[], depth: number): void {
    this.#tokens.take();
    for (;;) {
      const { type, start, end } = this.#tokens.take();
      if (type === 'block end') return;
      if (type !== 'key') this.#fail(unexpected(type), start);
      const key = this.#blockNode(NOT_A_KEY_OR_VALUE, true, end, depth);
      const next = this.#tokens.peek();
      if (next.type === 'value') {
        this.#tokens.take();
        pairs.push({ key, value: this.#blockNode(NOT_A_KEY_OR_VALUE, true, next.end, depth) });
      } else pairs.push({ key, value: empty(next.start) });
    }
  }

  /** A node, or an empty one before a token that can't begin a node. */
  #blockNode(not: ReadonlySet<TokenType>, indentless: boolean, end: number, depth: number): Node {
    return not.has(this.#tokens.peek().type) ? empty(end) : this.#node(true, indentless, depth);
  }

  #flowItems(items: Node[], depth: number): void {
    const outer = this.#bracket;
    this.#bracket = this.#tokens.take().start;
    for (let first = true; this.#tokens.peek().type !== 'flow sequence end'; first = false) {
      if (!first) {
        this.#expect('flow entry', 'lacks a comma or ] in a list, or a quote before');
        if (this.#tokens.peek().type === 'flow sequence end') break;
      }
      if (this.#tokens.peek().type === 'key') items.push(this.#singlePair(depth));
      else items.push(this.#node(false, false, depth));
    }
    this.#tokens.take();
    this.#bracket = outer;
  }

  /** `a: b` in `[a: b]`: an object without braces. */
  #singlePair(depth: number): Node {
    const { start, end } = this.#tokens.take();
    const next = this.#tokens.peek();
    let key: Node;
    if (NOT_A_PAIR_KEY.has(next.type)) {
      // libyaml skips the token here, which decides how the rest is parsed.
      this.#tokens.take();
      key = empty(next.end);
    } else key = this.#node(false, false, depth + 1);
    const value = this.#flowValue(NOT_A_PAIR_VALUE, depth + 1);
    return { kind: 'mapping', pairs: [{ key, value }], start, end };
  }

  #flowValue(not: ReadonlySet<TokenType>, depth: number): Node {
    const { type, start } = this.#tokens.peek();
    if (type !== 'value') return empty(start);
    this.#tokens.take();
    const next = this.#tokens.peek();
    return not.has(next.type) ? empty(next.start) : this.#node(false, false, depth);
  }

  #flowPairs(pairs: Pair[], depth: number): void {
    const outer = this.#bracket;
    this.#bracket = this.#tokens.take().start;
    for (let first = true; this.#tokens.peek().type !== 'flow mapping end'; first = false) {
      if (!first) {
        this.#expect('flow entry', 'lacks a comma or } in an object, or a quote before');
        if (this.#tokens.peek().type === 'flow mapping end') break;
      }
      if (this.#tokens.peek().type === 'key') {
        this.#tokens.take();
        const { type, start } = this.#tokens.peek();
        const key = NOT_A_FLOW_KEY.has(type) ? empty(start) : this.#node(false, false, depth);
        pairs.push({ key, value: this.#flowValue(NOT_A_FLOW_VALUE, depth) });
      } else {
        const key = this.#node(false, false, depth);
        pairs.push({ key, value: empty(this.#tokens.peek().start) });
      }
    }
    this.#tokens.take();
    this.#bracket = outer;
  }
}
