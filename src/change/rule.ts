import type { Problem, RuleText } from '../check/rule';
import type { Comparison } from './comparison';
import type { Effect } from './effect';
import type { Leaf } from './leaves';

/** One thing that a rule has against a change of one object. */
export interface ChangeProblem extends Problem {
  /** Where it isn't the rule's own. */
  readonly effect?: Effect;
  /** The values that differ, where that is what is wrong. */
  readonly leaves?: readonly Leaf[];
}

/** A check of what changed between two versions of an app. Its documentation and its first test are made from what it says here. */
export interface ChangeRule extends RuleText {
  /** What becomes of the object. */
  readonly effect: Effect;
  /** Whether it finds something whenever an app is deployed, also where nothing differs. */
  readonly eachTime?: boolean;
  /** The old version of the examples. */
  readonly before: () => string;
  /** A new version that the rule is found in. */
  readonly bad: () => string;
  /** A near miss: a new version in which nothing is found. */
  readonly good: () => string;
  check(comparison: Comparison): Iterable<ChangeProblem>;
}
