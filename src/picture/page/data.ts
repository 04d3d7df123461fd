import type { Code } from '../outcomes';

/** What the script of the page shows that isn't in the page yet; reasons that many rows share are there once. */
export interface PageData {
  readonly words: Readonly<Record<Code, string>>;
  readonly signs: Readonly<Record<Code, string>>;
  /** What happens at each event, in the order of EVENTS. */
  readonly sentences: readonly string[];
  readonly reasons: readonly string[];
  readonly rows: readonly PageRow[];
  readonly findings: readonly string[];
}

/** A row of the survival table. */
export interface PageRow {
  readonly title: string;
  readonly store: string;
  /** A letter an event. */
  readonly codes: string;
  /** The place of each event's reason among the reasons. */
  readonly why: readonly number[];
}
