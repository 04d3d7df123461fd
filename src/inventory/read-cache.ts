import type { Composed } from './yaml/composer';
import type { StringCache } from './yaml/string-cache';

/** A cache shared by files that are read together. */
export class ReadCache {
  /** The syntax tree of the last document whose places were needed; only one is kept, since it takes ten times the text. */
  composed: { readonly of: object; readonly as: Composed } | undefined;

  /** @param strings saves memory when many files are read */
  constructor(readonly strings?: StringCache) {}
}
