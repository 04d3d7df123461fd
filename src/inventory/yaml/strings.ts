import { Shapes } from './shapes';

/** How many strings are known at once; a power of two. */
const PLACES = 4096;
/** What is longer is seldom written twice. */
const MAX_LENGTH = 64;

/**
 * The strings that were read lately. What files repeat (fields, kinds, images) is one string then: it is looked at and not copied,
 * and a field is found by it at once.
 */
export class Strings {
  /** What objects and lists are made of. */
  readonly shapes = new Shapes();
  readonly #known: string[] = new Array<string>(PLACES).fill('');

  /** The part of a text between two offsets. */
  part(text: string, start: number, end: number): string {
    const length = end - start;
    if (length === 0 || length > MAX_LENGTH) return text.slice(start, end);
    const place =
      (length * 257 +
        text.charCodeAt(start) * 61 +
        text.charCodeAt(start + (length >> 1)) * 31 +
        text.charCodeAt(end - 1)) %
      PLACES;
    const known = this.#known[place];
    if (known?.length === length && text.startsWith(known, start)) return known;
    return (this.#known[place] = text.slice(start, end));
  }
}
