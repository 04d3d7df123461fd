/** What the page asks the worker, and what the worker answers. */
import type { Severity } from '../../src/check/rule';
import type { Event } from '../../src/survival/event';

/** What is shown beside the editors. */
export const VIEWS = ['findings', 'survival', 'changes', 'plan', 'program'] as const;
export type View = (typeof VIEWS)[number];

export interface Request {
  readonly id: number;
  /** The manifests; where two versions are compared, the old ones first. */
  readonly texts: readonly string[];
  readonly view: View;
  /** The event that the picture shows first. */
  readonly event: Event;
}

/** A stretch of a text, and what takes its place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A finding as the page shows it. */
export interface ShownFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** The object, and its field. */
  readonly subject: string;
  readonly message: string;
  readonly consequence: string;
  readonly fix: string;
  /** The page of the documentation that says so. */
  readonly see: string;
  /** The place among the texts of the one that it is in. */
  readonly text: number;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** What `check --fix` would write. */
  readonly edit?: Edit;
}

/** What the checks say of one text. */
export interface Checked {
  readonly objects: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** The first of them. */
  readonly findings: readonly ShownFinding[];
  /** All that `check --fix` would write. */
  readonly edits: readonly Edit[];
}

export interface Changes {
  /** A line for each object that isn't as it was. */
  readonly objects: string;
  readonly findings: readonly ShownFinding[];
}

/** What a view shows; a sentence where there is nothing to show. */
export interface Shown {
  readonly sentence?: string;
  /** The picture with the survival table, as a page of its own. */
  readonly page?: string;
  readonly changes?: Changes;
  /** The steps, and the script that takes them. */
  readonly plan?: { readonly steps: string; readonly script: string };
  readonly program?: { readonly code: string; readonly notes: readonly string[] };
}

export type Answer =
  | { readonly id: number; readonly type: 'checked'; readonly texts: readonly Checked[] }
  | { readonly id: number; readonly type: 'shown'; readonly view: View; readonly shown: Shown }
  /** The next request may come. */
  | { readonly id: number; readonly type: 'done' };
