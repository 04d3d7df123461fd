import type { Token } from './token';

/** Tokens that are found and not yet taken, numbered from the beginning of the text. */
export class TokenQueue {
  readonly #tokens: Token[] = [];
  #head = 0;
  #taken = 0;

  get first(): Token | undefined {
    return this.#tokens[this.#head];
  }

  /** The number of the token that is pushed next. */
  get next(): number {
    return this.#taken + this.#tokens.length - this.#head;
  }

  push(token: Token): void {
    this.#tokens.push(token);
  }

  /** Puts a token before the one of that number; behind all of them where that one is taken already. */
  insert(number: number, token: Token): void {
    const at = number - this.#taken + this.#head;
    if (at < this.#head || at === this.#tokens.length) this.#tokens.push(token);
    else this.#tokens.splice(at, 0, token);
  }

  shift(): void {
    this.#taken++;
    if (++this.#head < this.#tokens.length) return;
    this.#tokens.length = 0;
    this.#head = 0;
  }
}
