import { CODE, isBlankOrEnd } from './characters';
import { YamlProblem } from './problem';
import type { Strings } from './strings';

/** A stretch of a text, from one offset to before another. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A place in a stretch that is read from its beginning to its end. */
export class Cursor {
  readonly text: string;
  readonly #end: number;
  position: number;
  line = 0;
  #lineStart: number;

  /** @param strings those that were read before, where what is read stays */
  constructor(
    { text, start, end }: Stretch,
    private readonly strings?: Strings,
  ) {
    this.text = text;
    this.#end = end;
    this.position = this.#lineStart = start;
  }

  /** The text from one offset to before another. */
  part(start: number, end: number): string {
    return this.strings === undefined ? this.text.slice(start, end) : this.strings.part(this.text, start, end);
  }

  /** The code of the character at an offset; `CODE.end` behind the last. */
  codeAt(offset: number): number {
    return offset < this.#end ? this.text.charCodeAt(offset) : CODE.end;
  }

  get code(): number {
    return this.codeAt(this.position);
  }

  /** The code so many characters ahead. */
  ahead(count: number): number {
    return this.codeAt(this.position + count);
  }

  get column(): number {
    return this.position - this.#lineStart;
  }

  /** The end of a text counts as the beginning of a line. */
  endLine(): void {
    if (this.column === 0) return;
    this.#lineStart = this.position;
    this.line++;
  }

  /** Passes a line break; returns what it is in a scalar. */
  readBreak(): string {
    const { code } = this;
    this.position += this.#breakLength();
    this.#lineStart = this.position;
    this.line++;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** kubectl takes a carriage return off the end of a line first: of two before a line feed, both are part of one break. */
  #breakLength(): number {
    if (this.code !== 0x0d) return 1;
    if (this.ahead(1) === 0x0a) return 2;
    return this.ahead(1) === 0x0d && this.ahead(2) === 0x0a ? 3 : 1;
  }

  /** Whether a line begins here with `---` or `...` alone. */
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
