import type { Composed } from './yaml/composer';
import type { Strings } from './yaml/strings';

/** What files that are read together share. */
export class Reading {
  /** The document whose places were last asked for. They are ten times as long as its text: only these are kept. */
  composed: { readonly of: object; readonly as: Composed } | undefined;

  /** @param strings those that were read, where many files are read */
  constructor(readonly strings?: Strings) {}
}
