import { Shapes } from './shapes';

/** The size of the cache; a power of two. */
const SLOTS = 4096;
/** Longer strings are seldom repeated. */
const MAX_LENGTH = 64;

/**
 * Interns recent strings. Those that files repeat (fields, kinds, images) become one string: that saves copies, and makes
 * lookups by field faster.
 */
export class StringCache {
  /** The cache of objects and lists. */
  readonly shapes = new Shapes();
  readonly #known: string[] = new Array<string>(SLOTS).fill('');

  /** The text between two offsets, from the cache if possible. */
  slice(text: string, start: number, end: number): string {
    const length = end - start;
    if (length === 0 || length > MAX_LENGTH) return text.slice(start, end);
    const place =
      (length * 257 +
        text.charCodeAt(start) * 61 +
        text.charCodeAt(start + (length >> 1)) * 31 +
        text.charCodeAt(end - 1)) %
      SLOTS;
    const known = this.#known[place];
    if (known?.length === length && text.startsWith(known, start)) return known;
    return (this.#known[place] = text.slice(start, end));
  }
}
