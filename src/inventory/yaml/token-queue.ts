import type { Token } from './token';

/** Tokens that were scanned and not yet taken, numbered from the beginning of the text. */
export class TokenQueue {
  /** Keeps taken tokens until their slots are reused: Array.shift is slower than scanning a token. */
  readonly #tokens: Token[] = [];
  #head = 0;
  #end = 0;
  #taken = 0;

  get first(): Token | undefined {
    return this.#head < this.#end ? this.#tokens[this.#head] : undefined;
  }

  /** The number of the next token to be pushed. */
  get next(): number {
    return this.#taken + this.#end - this.#head;
  }

  push(token: Token): void {
    this.#tokens[this.#end++] = token;
  }

  /** Inserts a token before the one of that number; at the end if that one was taken already. */
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
