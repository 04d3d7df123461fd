import { CODE, isBlankOrEnd } from './characters';
import { YamlProblem } from './problem';
import type { StringCache } from './string-cache';

/** A range of a text; `end` is exclusive. */
export interface TextRange {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A position in a range of a text, with its line and column. */
export class Cursor {
  readonly text: string;
  readonly #end: number;
  position: number;
  line = 0;
  #lineStart: number;

  /** @param strings a cache, if the data is kept for long */
  constructor(
    { text, start, end }: TextRange,
    private readonly strings?: StringCache,
  ) {
    this.text = text;
    this.#end = end;
    this.position = this.#lineStart = start;
  }

  /** The text between two offsets; `end` is exclusive. */
  slice(start: number, end: number): string {
    return this.strings === undefined ? this.text.slice(start, end) : this.strings.slice(this.text, start, end);
  }

  /** The code of the character at an offset; `CODE.end` after the last. */
  codeAt(offset: number): number {
    return offset < this.#end ? this.text.charCodeAt(offset) : CODE.end;
  }

  get code(): number {
    return this.codeAt(this.position);
  }

  /** The code of the character `count` positions ahead. */
  ahead(count: number): number {
    return this.codeAt(this.position + count);
  }

  get column(): number {
    return this.position - this.#lineStart;
  }

  /** Counts the end of the text as the beginning of a line. */
  endLine(): void {
    if (this.column === 0) return;
    this.#lineStart = this.position;
    this.line++;
  }

  /** Reads a line break; returns its value in a scalar. */
  readBreak(): string {
    const { code } = this;
    this.position += this.#breakLength();
    this.#lineStart = this.position;
    this.line++;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** kubectl removes a carriage return at the end of a line before it parses: so `\r\r\n` is one line break. */
  #breakLength(): number {
    if (this.code !== 0x0d) return 1;
    if (this.ahead(1) === 0x0a) return 2;
    return this.ahead(1) === 0x0d && this.ahead(2) === 0x0a ? 3 : 1;
  }

  /** Whether this is the beginning of a line with `---` or `...`. */
  isDocumentMark(code: number): boolean {
    return (
      this.column === 0 &&
      this.code === code &&
      this.ahead(1) === code &&
      this.ahead(2) === code &&
      isBlankOrEnd(this.ahead(3))
    );
  }

  get isAtDocumentMark(): boolean {
    return this.isDocumentMark(CODE.minus) || this.isDocumentMark(CODE.dot);
  }

  fail(message: string, offset = this.position): never {
    throw new YamlProblem(message, offset);
  }
}
