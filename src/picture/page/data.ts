import type { Code } from '../outcomes';

/** The data from which the script updates the page. Reasons are listed once, because many rows share them. */
export interface PageData {
  readonly words: Readonly<Record<Code, string>>;
  readonly signs: Readonly<Record<Code, string>>;
  /** A description of each event, in the order of EVENTS. */
  readonly sentences: readonly string[];
  readonly reasons: readonly string[];
  readonly rows: readonly PageRow[];
  readonly findings: readonly string[];
}

/** A row of the survival table. */
export interface PageRow {
  readonly title: string;
  readonly store: string;
  /** The outcomes, a letter per event. */
  readonly codes: string;
  /** The index of each event's reason in `reasons`. */
  readonly why: readonly number[];
}
