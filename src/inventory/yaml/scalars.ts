/** Reads plain, quoted and block scalars. */
import { CODE, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isDigit, isFlowIndicator } from './characters';
import type { Cursor } from './cursor';

export interface Scalar {
  readonly value: string;
  /** The offset of its end, without the blanks after it. */
  readonly end: number;
}

export interface PlainScalar extends Scalar {
  /** Whether line breaks were read after or within it, so that a key may follow. */
  readonly endsLine: boolean;
}

/** Characters that a plain scalar can't begin with; `-`, `?` and `:` can, if no blank follows. */
export const INDICATORS = new Set(Array.from('-?:,[]{}#&*!|>\'"%@`', (character) => character.charCodeAt(0)));

/** The line breaks and blanks between two parts of a scalar, to be folded. */
class Gap {
  /** Whether it has a line break. */
  lines = false;
  #first = '';
  #more = '';
  #blanks = '';

  get isEmpty(): boolean {
    return !this.lines && this.#blanks === '';
  }

  /** Reads blanks and line breaks. @param indent the last column in which a line may not have a tab */
  read(cursor: Cursor, indent = -1): void {
    for (;;) {
      const { code } = cursor;
      if (isBlank(code)) {
        if (code === CODE.tab && this.lines && cursor.column <= indent)
          cursor.fail('is indented with a tab; YAML wants spaces');
        if (!this.lines) this.#blanks += cursor.text.charAt(cursor.position);
        cursor.position++;
      } else if (isBreak(code)) {
        if (this.lines) this.#more += cursor.readBreak();
        else {
          this.#blanks = '';
          this.#first = cursor.readBreak();
          this.lines = true;
        }
      } else return;
    }
  }

  /** Returns the folded text, and resets the gap. */
  take(): string {
    const { lines } = this;
    const folded = this.#first === '\n' ? this.#more || ' ' : this.#first + this.#more;
    const text = lines ? folded : this.#blanks;
    this.lines = false;
    this.#first = this.#more = this.#blanks = '';
    return text;
  }
}

export function beginsPlainScalar(cursor: Cursor, inFlow: boolean): boolean {
  const { code } = cursor;
  if (!INDICATORS.has(code)) return !isBlankOrEnd(code);
  const next = cursor.ahead(1);
  if (code === CODE.minus) return !isBlank(next);
  return (code === CODE.question || code === CODE.colon) && !inFlow && !isBlankOrEnd(next);
}

/** @param indent the column of the collection that it is in; @param inFlow whether it is within brackets */
export function plainScalar(cursor: Cursor, indent: number, inFlow: boolean): PlainScalar {
  const start = cursor.position;
  let gap: Gap | undefined;
  let value = '';
  let end = start;
  for (;;) {
    if (cursor.code === CODE.hash || cursor.isAtDocumentMark) break;
    let at = cursor.position;
    for (let code = cursor.codeAt(at); !isBlankOrEnd(code); code = cursor.codeAt(++at)) {
      if (code === CODE.colon && isBlankOrEnd(cursor.codeAt(at + 1))) break;
      if (inFlow && isFlowIndicator(code)) break;
    }
    if (at > cursor.position) {
      if (gap?.isEmpty === false) value += gap.take();
      value += cursor.slice(cursor.position, at);
      cursor.position = end = at;
    }
    if (!isBlank(cursor.code) && !isBreak(cursor.code)) break;
    gap ??= new Gap();
    gap.read(cursor, indent);
    if (!inFlow && cursor.column <= indent) break;
  }
  return { value, end, endsLine: gap?.lines === true };
}

/** A string of JSON, whose escapes and line breaks differ from YAML's. */
export function jsonString(cursor: Cursor): Scalar {
  const string = /"(?:[^"\\]|\\.)*"/sy;
  string.lastIndex = cursor.position;
  const written = string.exec(cursor.text)?.[0] ?? cursor.fail('has a quoted string without an end');
  cursor.position += written.length;
  return { value: JSON.parse(written) as string, end: cursor.position };
}

export function quotedScalar(cursor: Cursor): Scalar {
  const start = cursor.position;
  const quote = cursor.code;
  const single = quote === CODE.singleQuote;
  const gap = new Gap();
  let value = '';
  cursor.position++;
  for (;;) {
    if (cursor.isAtDocumentMark) cursor.fail('has a quoted string that the line --- or ... cuts off', start);
    if (cursor.code === CODE.end) cursor.fail('has a quoted string without an end', start);
    let escapedBreak = false;
    for (;;) {
      let at = cursor.position;
      let code = cursor.codeAt(at);
      while (!isBlankOrEnd(code) && code !== quote && (single || code !== CODE.backslash)) code = cursor.codeAt(++at);
      value += cursor.slice(cursor.position, at);
      cursor.position = at;
      if (code === quote && single && cursor.ahead(1) === quote) {
        value += "'";
        cursor.position += 2;
      } else if (code === CODE.backslash && !single) {
        if (isBreak(cursor.ahead(1))) {
          cursor.position++;
          cursor.readBreak();
          escapedBreak = true;
          break;
        }
        value += escaped(cursor);
      } else break;
    }
    if (cursor.code === quote) break;
    // An escaped line break isn't part of the value; only further ones are.
    gap.lines = escapedBreak;
    gap.read(cursor);
    value += gap.take();
  }
  return { value, end: ++cursor.position };
}

/** The characters of escapes, by the letter after the backslash. */
const ESCAPES: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function escaped(cursor: Cursor): string {
  const { text, position } = cursor;
  const letter = text.charAt(position + 1);
  const length = CODE_LENGTHS[letter];
  if (length === undefined) {
    const character = ESCAPES[letter];
    if (character === undefined) cursor.fail('has an escape in a double-quoted string that YAML does not know');
    cursor.position += 2;
    return character;
  }
  const digits = text.slice(position + 2, position + 2 + length);
  if (digits.length < length || !/^[\da-f]+$/i.test(digits))
    cursor.fail(`has an escape \\${letter} without ${length} hexadecimal digits`);
  const code = parseInt(digits, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    cursor.fail('has an escape for a character that Unicode does not have');
  cursor.position += 2 + length;
  return String.fromCodePoint(code);
}

/** @param indent the column of the collection that it is in */
export function blockScalar(cursor: Cursor, indent: number): Scalar {
  const { text } = cursor;
  const start = cursor.position;
  const literal = cursor.code === CODE.bar;
  cursor.position++;
  const { chomping, increment } = blockHeader(cursor);
  let column = increment === 0 ? 0 : indent >= 0 ? indent + increment : increment;
  let value = '';
  let firstBreak = '';
  let breaks = '';
  let end = cursor.position;
  const readBreaks = (): void => {
    end = cursor.position;
    let deepest = 0;
    for (;;) {
      while ((column === 0 || cursor.column < column) && cursor.code === CODE.space) cursor.position++;
      deepest = Math.max(deepest, cursor.column);
      if ((column === 0 || cursor.column < column) && cursor.code === CODE.tab)
        cursor.fail('is indented with a tab; YAML wants spaces');
      if (!isBreak(cursor.code)) break;
      breaks += cursor.readBreak();
      end = cursor.position;
    }
    if (column === 0) column = Math.max(deepest, indent + 1, 1);
  };
  readBreaks();
  let wasBlank = false;
  while (cursor.column === column && cursor.code !== CODE.end) {
    const blank = isBlank(cursor.code);
    if (!literal && !wasBlank && !blank && firstBreak === '\n') value += breaks === '' ? ' ' : breaks;
    else value += firstBreak + breaks;
    breaks = '';
    wasBlank = blank;
    let at = cursor.position;
    while (!isBreakOrEnd(cursor.codeAt(at))) at++;
    value += text.slice(cursor.position, at);
    cursor.position = at;
    firstBreak = isBreak(cursor.code) ? cursor.readBreak() : '';
    readBreaks();
  }
  if (chomping !== '-') value += firstBreak;
  if (chomping === '+') value += breaks;
  return { value, end: Math.max(end, start) };
}

/** Reads the rest of the line after `|` or `>`: chomping (`+`, `-` or `''`) and the lines' indentation (0 if not given). */
function blockHeader(cursor: Cursor): { readonly chomping: string; readonly increment: number } {
  let chomping = '';
  let increment = 0;
  const readChomping = (): void => {
    if (cursor.code === CODE.plus || cursor.code === CODE.minus) chomping = cursor.text.charAt(cursor.position++);
  };
  readChomping();
  if (isDigit(cursor.code)) {
    increment = cursor.code - CODE.zero;
    if (increment === 0) cursor.fail('indents a block by 0');
    cursor.position++;
    if (chomping === '') readChomping();
  }
  while (isBlank(cursor.code)) cursor.position++;
  if (cursor.code === CODE.hash) while (!isBreakOrEnd(cursor.code)) cursor.position++;
  if (!isBreakOrEnd(cursor.code)) cursor.fail('has something behind | or > on the same line');
  if (isBreak(cursor.code)) cursor.readBreak();
  return { chomping, increment };
}
