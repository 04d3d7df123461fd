/**
 * A fast path for common documents: block collections with one value a line. The result is that of `Composer`, in a third of
 * the time; for unusual and invalid documents it is undefined.
 */
import { CODE, isBlankOrEnd } from './characters';
import type { TextRange } from './cursor';
import { Cursor } from './cursor';
import type { MappingNode, Node, Pair, ScalarNode, SequenceNode } from './node';
import { blockScalar, INDICATORS, plainScalar, quotedScalar } from './scalars';
import type { Scalar } from './scalars';
import type { StringCache } from './string-cache';

/** Tabs, other line breaks than `\n`, characters of more than 16 bits, and those that aren't allowed. */
const UNUSUAL = /[^\n\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/;
const NEWLINE = 0x0a;
/** Far below the limits of keys and nesting, which `Composer` checks. */
const MAX_KEY = 512;
const MAX_DEPTH = 100;

/** Composes a flow collection that ends on its line; undefined where it doesn't. */
type ComposeFlow = (line: TextRange) => Node | undefined;

/** The root of a document; undefined, or YamlProblem thrown, where `Composer` has to do it. */
export function composeFast(stretch: TextRange, strings: StringCache | undefined, flow: ComposeFlow): Node | undefined {
  const { text, start, end } = stretch;
  if (text.charCodeAt(end - 1) !== NEWLINE || UNUSUAL.test(text.slice(start, end))) return undefined;
  return new Blocks(stretch, strings, flow).document();
}

class Blocks {
  readonly #text: string;
  readonly #end: number;
  /** The next character; between the entries of a block, the first one of the next key or item. */
  #at: number;
  #lineStart: number;
  /** The column of that key or item; -1 after the last one. */
  #column = -1;

  constructor(
    private readonly stretch: TextRange,
    private readonly strings: StringCache | undefined,
    private readonly flow: ComposeFlow,
  ) {
    this.#text = stretch.text;
    this.#end = stretch.end;
    this.#at = this.#lineStart = stretch.start;
  }

  document(): Node | undefined {
    const at = this.#at;
    this.#toContent(this.#text.startsWith('---\n', at) ? at + 4 : at);
    const root = this.#column < 0 ? undefined : this.#block(0);
    return this.#column < 0 ? root : undefined;
  }

  /** Skips blank lines and comments. @param from the beginning of a line */
  #toContent(from: number): void {
    const text = this.#text;
    for (let at = from; at < this.#end;) {
      const start = at;
      at = this.#afterSpaces(at);
      const code = text.charCodeAt(at);
      if (code === NEWLINE) at++;
      else if (code === CODE.hash) at = text.indexOf('\n', at) + 1;
      else {
        this.#at = at;
        this.#lineStart = start;
        this.#column = at - start;
        return;
      }
    }
    this.#column = -1;
  }

  #afterSpaces(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === CODE.space) at++;
    return at;
  }

  #block(depth: number): Node | undefined {
    return this.#isItem() ? this.#sequence(depth) : this.#mapping(depth);
  }

  #isItem(): boolean {
    return this.#text.charCodeAt(this.#at) === CODE.minus && isBlankOrEnd(this.#text.charCodeAt(this.#at + 1));
  }

  #isColon(): boolean {
    return this.#text.charCodeAt(this.#at) === CODE.colon && isBlankOrEnd(this.#text.charCodeAt(this.#at + 1));
  }

  #sequence(depth: number): SequenceNode | undefined {
    const column = this.#column;
    const start = this.#at;
    const items: Node[] = [];
    while (this.#column === column && this.#isItem()) {
      const item = this.#item(column, depth);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return this.#column > column ? undefined : { kind: 'sequence', items, start, end: start };
  }

  #item(column: number, depth: number): Node | undefined {
    const from = this.#at + 1;
    const at = this.#afterSpaces(from);
    if (this.#isLineEnd(at)) return this.#nested(column, from, depth);
    this.#at = at;
    if (this.#isItem()) return undefined;
    const value = this.#inline(column);
    if (value === undefined || !this.#isColon()) return this.#lastOnLine(value);
    this.#column = at - this.#lineStart;
    return this.#mapping(depth + 1, value);
  }

  /** @param first its first key, if that is read already */
  #mapping(depth: number, first?: Node): MappingNode | undefined {
    const column = this.#column;
    const start = first?.start ?? this.#at;
    const pairs: Pair[] = [];
    let key = first ?? this.#key();
    if (depth > MAX_DEPTH) return undefined;
    for (;;) {
      if (key === undefined || !this.#isColon() || this.#at - key.start > MAX_KEY) return undefined;
      const value = this.#value(column, depth);
      if (value === undefined) return undefined;
      pairs.push({ key, value });
      if (this.#column > column) return undefined;
      if (this.#column < column) return { kind: 'mapping', pairs, start, end: start };
      key = this.#key();
    }
  }

  #key(): Node | undefined {
    const code = this.#text.charCodeAt(this.#at);
    // It may be --- or ....
    if (this.#column === 0 && (code === CODE.minus || code === CODE.dot)) return undefined;
    return this.#isQuote(code) ? this.#quoted(code) : this.#plain(code);
  }

  #value(column: number, depth: number): Node | undefined {
    const from = this.#at + 1;
    const at = this.#afterSpaces(from);
    if (this.#isLineEnd(at)) {
      const value = this.#nested(column, from, depth);
      // A list may begin in the column of its key.
      const isEmpty = value?.start === from && this.#column === column && this.#isItem();
      return isEmpty ? this.#sequence(depth + 1) : value;
    }
    this.#at = at;
    const value = this.#inline(column);
    return this.#isColon() ? undefined : this.#lastOnLine(value);
  }

  /** The block below a key or dash, in a deeper column; an empty value where there is none. */
  #nested(column: number, from: number, depth: number): Node | undefined {
    this.#toContent(this.#text.indexOf('\n', from) + 1);
    return this.#column > column ? this.#block(depth + 1) : scalar({ value: '', end: from }, from, true);
  }

  /** Whether the rest of the line is empty or a comment. */
  #isLineEnd(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code === NEWLINE || (code === CODE.hash && this.#text.charCodeAt(at - 1) === CODE.space);
  }

  /** Returns a value that is the last on its line, and goes on to the next line with content; undefined for others. */
  #lastOnLine(value: Node | undefined): Node | undefined {
    if (value === undefined || !this.#isLineEnd(this.#at)) return undefined;
    this.#toContent(this.#text.indexOf('\n', this.#at) + 1);
    return value;
  }

  /** Reads a value on the line of its key or dash, and the blanks after it. @param column the column of its block */
  #inline(column: number): Node | undefined {
    const code = this.#text.charCodeAt(this.#at);
    if (this.#isQuote(code)) return this.#quoted(code);
    if (code === CODE.openBracket || code === CODE.openBrace) return this.#flowCollection();
    if (code === CODE.bar || code === CODE.greater) return this.#blockScalar(column);
    const start = this.#at;
    const value = this.#plain(code);
    return value !== undefined && this.#continues(column) ? this.#folded(start, column) : value;
  }

  /** Whether the next line is deeper than a column. */
  #continues(column: number): boolean {
    const text = this.#text;
    if (text.charCodeAt(this.#at) !== NEWLINE) return false;
    const next = this.#at + 1;
    for (let at = next + column; at >= next; at--) if (text.charCodeAt(at) !== CODE.space) return false;
    return true;
  }

  #folded(start: number, column: number): ScalarNode | undefined {
    this.#at = start;
    const read = plainScalar(this.#cursor(), column, false);
    this.#at = this.#afterSpaces(read.end);
    return this.#isColon() ? undefined : scalar(read, start, true);
  }

  #plain(first: number): ScalarNode | undefined {
    const text = this.#text;
    const start = this.#at;
    if (INDICATORS.has(first) && (first !== CODE.minus || isBlankOrEnd(text.charCodeAt(start + 1)))) return undefined;
    let end = start;
    let at = start;
    for (let code = first; code !== NEWLINE; code = text.charCodeAt(++at)) {
      if (code === CODE.space) continue;
      if (code === CODE.colon && isBlankOrEnd(text.charCodeAt(at + 1))) break;
      if (code === CODE.hash && text.charCodeAt(at - 1) === CODE.space) break;
      end = at + 1;
    }
    this.#at = at;
    return scalar({ value: this.#slice(start, end), end }, start, true);
  }

  #slice(start: number, end: number): string {
    return this.strings === undefined ? this.#text.slice(start, end) : this.strings.slice(this.#text, start, end);
  }

  #isQuote(code: number): boolean {
    return code === CODE.singleQuote || code === CODE.doubleQuote;
  }

  #quoted(quote: number): ScalarNode | undefined {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    let code = text.charCodeAt(at);
    while (code !== quote && code !== NEWLINE && code !== CODE.backslash) code = text.charCodeAt(++at);
    if (code === quote && text.charCodeAt(at + 1) !== quote) {
      this.#at = this.#afterSpaces(at + 1);
      return scalar({ value: this.#slice(start + 1, at), end: at + 1 }, start, false);
    }
    const cursor = this.#cursor();
    const read = quotedScalar(cursor);
    this.#at = this.#afterSpaces(read.end);
    return this.#isColon() ? undefined : scalar(read, start, false);
  }

  #cursor(): Cursor {
    const { text, end } = this.stretch;
    const cursor = new Cursor({ text, start: this.#lineStart, end }, this.strings);
    cursor.position = this.#at;
    return cursor;
  }

  /** Reads `|` or `>`, and the lines below. */
  #blockScalar(column: number): ScalarNode {
    const start = this.#at;
    const cursor = this.#cursor();
    const read = blockScalar(cursor, column);
    this.#at = this.#text.lastIndexOf('\n', cursor.position - 1);
    return scalar(read, start, false);
  }

  #flowCollection(): Node | undefined {
    const text = this.#text;
    const start = this.#at;
    const end = text.indexOf('\n', start);
    this.#at = end;
    // Not where it is a key.
    return /[\]}] *:/.test(text.slice(start, end)) ? undefined : this.flow({ text, start, end: end + 1 });
  }
}

function scalar({ value, end }: Scalar, start: number, plain: boolean): ScalarNode {
  return { kind: 'scalar', value, tag: '', plain, start, end };
}
