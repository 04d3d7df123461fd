import { CODE, isBlankOrEnd, isBreak, isBreakOrEnd } from './characters';
import type { Cursor } from './cursor';
import { anchorName, directive, tag } from './properties';
import { beginsPlainScalar, blockScalar, jsonString, plainScalar, quotedScalar } from './scalars';
import type { Scalar } from './scalars';
import type { SimpleKey, Token, TokenType } from './token';
import { TokenQueue } from './token-queue';

/** The maximum length of a key without `?`, which must end on its line. */
const MAX_KEY = 1024;
/** The column outside of all collections. */
const OUTSIDE = -1;

/**
 * Scans tokens one by one, with the algorithm of libyaml, which go-yaml was translated from: it accepts the same texts.
 * @see https://yaml.org/spec/1.1/
 */
export class Scanner {
  readonly #cursor: Cursor;
  readonly #json: boolean;
  readonly #queue = new TokenQueue();
  #isEnded = false;
  /** The column of the current block, and of those around it. */
  #indent = OUTSIDE;
  readonly #indents: number[] = [];
  #canBeginKey = true;
  #flowLevel = 0;
  /** The possible simple key of each level of brackets. */
  readonly #keys: (SimpleKey | undefined)[] = [undefined];

  /** @param json whether it is JSON, whose strings and keys YAML 1.1 doesn't accept */
  constructor(cursor: Cursor, json: boolean) {
    this.#cursor = cursor;
    this.#json = json;
  }

  /** The next token, without taking it. */
  peek(): Token {
    for (;;) {
      const token = this.#queue.first;
      // A possible key has to wait: its colon inserts tokens before it.
      const key = token?.simpleKey;
      if (token !== undefined && !(key?.possible === true && key.delays && this.#isStillPossible(key))) return token;
      if (this.#isEnded && token !== undefined) return token;
      this.#fetch();
    }
  }

  take(): Token {
    const token = this.peek();
    this.#queue.shift();
    return token;
  }

  #fetch(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#unroll(cursor.column);
    const { code } = cursor;
    if (code === CODE.end) this.#fetchEnd();
    else if (code === CODE.percent && cursor.column === 0) this.#fetchDirective();
    else if (cursor.isDocumentMark(CODE.minus)) this.#fetchDocumentMark('document start');
    else if (cursor.isDocumentMark(CODE.dot)) this.#fetchDocumentMark('document end');
    else if (code === CODE.openBracket) this.#fetchFlowStart('flow sequence start');
    else if (code === CODE.openBrace) this.#fetchFlowStart('flow mapping start');
    else if (code === CODE.closeBracket) this.#fetchFlowEnd('flow sequence end');
    else if (code === CODE.closeBrace) this.#fetchFlowEnd('flow mapping end');
    else if (code === CODE.comma) this.#fetchIndicator('flow entry', true);
    else if (code === CODE.minus && isBlankOrEnd(cursor.ahead(1))) this.#fetchBlockEntry();
    else if (code === CODE.question && this.#isIndicator()) this.#fetchKey();
    else if (code === CODE.colon && this.#isIndicator()) this.#fetchValue();
    else if (code === CODE.asterisk) this.#fetchAnchor('alias');
    else if (code === CODE.ampersand) this.#fetchAnchor('anchor');
    else if (code === CODE.exclamation) this.#fetchTag();
    else if ((code === CODE.bar || code === CODE.greater) && this.#flowLevel === 0) this.#fetchBlockScalar();
    else if (code === CODE.singleQuote || code === CODE.doubleQuote) this.#fetchQuotedScalar();
    else if (beginsPlainScalar(cursor, this.#flowLevel > 0)) this.#fetchPlainScalar();
    else if (code === CODE.tab) cursor.fail('is indented with a tab; YAML wants spaces');
    else cursor.fail('has a plain value that begins with a character that needs quotes (such as @, ` or %)');
  }

  /** Whether `?` or `:` is an indicator here, not part of a scalar. */
  #isIndicator(): boolean {
    return this.#flowLevel > 0 || isBlankOrEnd(this.#cursor.ahead(1));
  }

  /** Skips blanks, comments and line breaks, but not tabs in the indentation. */
  #skipToToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      const tabs = this.#flowLevel > 0 || !this.#canBeginKey;
      while (cursor.code === CODE.space || (tabs && cursor.code === CODE.tab)) cursor.position++;
      if (cursor.code === CODE.hash) while (!isBreakOrEnd(cursor.code)) cursor.position++;
      if (!isBreak(cursor.code)) return;
      cursor.readBreak();
      if (this.#flowLevel === 0) this.#canBeginKey = true;
    }
  }

  #push(type: TokenType, start: number, value = '', simpleKey?: SimpleKey, suffix = ''): void {
    this.#queue.push({ type, start, end: this.#cursor.position, value, suffix, plain: false, simpleKey });
  }

  #pushScalar(start: number, { value, end }: Scalar, plain: boolean, simpleKey: SimpleKey | undefined): void {
    this.#queue.push({ type: 'scalar', start, end, value, suffix: '', plain, simpleKey });
  }

  /** Begins a block if its column is deeper than that of the current one. */
  #roll(column: number, before: number, type: TokenType, position: number): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    this.#insert(before, type, position);
  }

  #insert(before: number, type: TokenType, position: number): void {
    const token = { type, start: position, end: position, value: '', suffix: '', plain: false, simpleKey: undefined };
    this.#queue.insert(before, token);
  }

  /** Ends the blocks that are deeper than a column. */
  #unroll(column: number): void {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#push('block end', this.#cursor.position);
      this.#indent = this.#indents.pop() ?? OUTSIDE;
    }
  }

  #isStillPossible(key: SimpleKey): boolean {
    const { line, position } = this.#cursor;
    if (this.#json || (key.line === line && key.position + MAX_KEY >= position)) return true;
    if (key.required) this.#failKey(key);
    key.possible = false;
    return false;
  }

  #failKey({ position }: SimpleKey): never {
    return this.#cursor.fail(
      'has a value where only a key: can be; is a colon or a quote missing, or the indentation wrong?',
      position,
    );
  }

  /** Notes that a simple key may begin here. */
  #saveKey(): SimpleKey | undefined {
    if (!this.#canBeginKey) return undefined;
    const { position, line, column } = this.#cursor;
    const required = this.#flowLevel === 0 && this.#indent === column;
    this.#dropKey();
    const key = { possible: true, delays: true, required, token: this.#queue.next, position, line, column };
    this.#keys[this.#flowLevel] = key;
    return key;
  }

  /** Discards the possible key of this level. */
  #dropKey(): void {
    const key = this.#keys[this.#flowLevel];
    if (key?.possible !== true) return;
    if (key.required) this.#failKey(key);
    key.possible = false;
  }

  #fetchEnd(): void {
    this.#cursor.endLine();
    this.#unroll(OUTSIDE);
    this.#dropKey();
    this.#canBeginKey = false;
    this.#isEnded = true;
    this.#push('stream end', this.#cursor.position);
  }

  #fetchDirective(): void {
    const start = this.#cursor.position;
    this.#unroll(OUTSIDE);
    this.#dropKey();
    this.#canBeginKey = false;
    const read = directive(this.#cursor);
    if (read.type === 'version directive') this.#push(read.type, start, read.version);
    else this.#push(read.type, start, read.handle, undefined, read.prefix);
  }

  #fetchDocumentMark(type: TokenType): void {
    this.#unroll(OUTSIDE);
    this.#dropKey();
    this.#canBeginKey = false;
    const start = this.#cursor.position;
    this.#cursor.position += 3;
    this.#push(type, start);
  }

  #fetchFlowStart(type: TokenType): void {
    const simpleKey = this.#saveKey();
    this.#flowLevel++;
    this.#keys[this.#flowLevel] = undefined;
    this.#canBeginKey = true;
    this.#push(type, this.#cursor.position++, '', simpleKey);
  }

  #fetchFlowEnd(type: TokenType): void {
    this.#dropKey();
    if (this.#flowLevel > 0) {
      const inner = this.#keys.pop();
      this.#flowLevel--;
      // go-yaml forgets here that the flow collection may be a key, if nothing in it may: it reads `[]: a` as the list [].
      const outer = this.#keys[this.#flowLevel];
      if (inner === undefined && outer !== undefined) outer.delays = false;
    }
    this.#canBeginKey = false;
    this.#push(type, this.#cursor.position++);
  }

  /** Reads a token of one character. @param canBeginKey whether a key can follow */
  #fetchIndicator(type: TokenType, canBeginKey: boolean): void {
    this.#dropKey();
    this.#canBeginKey = canBeginKey;
    this.#push(type, this.#cursor.position++);
  }

  #fetchBlockEntry(): void {
    if (this.#flowLevel === 0) {
      if (!this.#canBeginKey) this.#cursor.fail('has a list item (-) where none can be');
      this.#rollHere('block sequence start');
    }
    this.#fetchIndicator('block entry', true);
  }

  #fetchKey(): void {
    if (this.#flowLevel === 0) {
      if (!this.#canBeginKey) this.#cursor.fail('has a key (?) where none can be');
      this.#rollHere('block mapping start');
    }
    this.#fetchIndicator('key', this.#flowLevel === 0);
  }

  #rollHere(type: TokenType): void {
    const { column, position } = this.#cursor;
    this.#roll(column, this.#queue.next, type, position);
  }

  #fetchValue(): void {
    const key = this.#keys[this.#flowLevel];
    if (key?.possible === true && this.#isStillPossible(key)) {
      this.#insert(key.token, 'key', key.position);
      this.#roll(key.column, key.token, 'block mapping start', key.position);
      key.possible = false;
      this.#canBeginKey = false;
    } else {
      if (this.#flowLevel === 0) {
        if (!this.#canBeginKey)
          this.#cursor.fail('has a value where only a key: can be; is the indentation right, or are quotes missing?');
        this.#rollHere('block mapping start');
      }
      this.#canBeginKey = this.#flowLevel === 0;
    }
    this.#push('value', this.#cursor.position++);
  }

  #fetchAnchor(type: TokenType): void {
    const simpleKey = this.#saveKey();
    this.#canBeginKey = false;
    const start = this.#cursor.position;
    const value = anchorName(this.#cursor);
    this.#push(type, start, value, simpleKey);
  }

  #fetchTag(): void {
    const simpleKey = this.#saveKey();
    this.#canBeginKey = false;
    const start = this.#cursor.position;
    const { handle, suffix } = tag(this.#cursor);
    this.#push('tag', start, handle, simpleKey, suffix);
  }

  #fetchBlockScalar(): void {
    this.#dropKey();
    this.#canBeginKey = true;
    const start = this.#cursor.position;
    this.#pushScalar(start, blockScalar(this.#cursor, this.#indent), false, undefined);
  }

  #fetchQuotedScalar(): void {
    const simpleKey = this.#saveKey();
    this.#canBeginKey = false;
    const start = this.#cursor.position;
    const scalar = this.#json ? jsonString(this.#cursor) : quotedScalar(this.#cursor);
    this.#pushScalar(start, scalar, false, simpleKey);
  }

  #fetchPlainScalar(): void {
    const simpleKey = this.#saveKey();
    this.#canBeginKey = false;
    const start = this.#cursor.position;
    const scalar = plainScalar(this.#cursor, this.#indent, this.#flowLevel > 0);
    if (scalar.endsLine) this.#canBeginKey = true;
    this.#pushScalar(start, scalar, true, simpleKey);
  }
}
