import type { Token } from './token';

/** Tokens that are found and not yet taken, numbered from the beginning of the text. */
export class TokenQueue {
  /** What is taken stays until its place is needed: to shorten an array takes longer than to read a token. */
  readonly #tokens: Token[] = [];
  #head = 0;
  #end = 0;
  #taken = 0;

  get first(): Token | undefined {
    return this.#head < this.#end ? this.#tokens[this.#head] : undefined;
  }

  /** The number of the token that is pushed next. */
  get next(): number {
    return this.#taken + this.#end - this.#head;
  }

  push(token: Token): void {
    this.#tokens[this.#end++] = token;
  }

  /** Puts a token before the one of that number; behind all of them where that one is taken already. */
  insert(number: number, token: Token): void {
    const at = number - this.#taken + this.#head;
    this.push(token);
    if (at < this.#head) return;
    for (let i = this.#end - 1; i > at; i--) {
      const before = this.#tokens[i - 1];
      if (before !== undefined) this.#tokens[i] = before;
    }
    this.#tokens[at] = token;
  }

  shift(): void {
    this.#taken++;
    if (++this.#head === this.#end) this.#head = this.#end = 0;
  }
}
