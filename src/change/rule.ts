import type { Problem, RuleText } from '../check/rule';
import type { Comparison } from './comparison';
import type { Effect } from './effect';

/** One thing that a rule has against a change of one object. */
export interface ChangeProblem extends Problem {
  /** Where it isn't the rule's own. */
  readonly effect?: Effect;
}

/** A check of what changed between two versions of an app. Its documentation and its first test are made from what it says here. */
export interface ChangeRule extends RuleText {
  /** What becomes of the object. */
  readonly effect: Effect;
  /** The old version of the examples. */
  readonly before: () => string;
  /** A new version that the rule is found in. */
  readonly bad: () => string;
  /** A near miss: a new version in which nothing is found. */
  readonly good: () => string;
  check(comparison: Comparison): Iterable<ChangeProblem>;
}
