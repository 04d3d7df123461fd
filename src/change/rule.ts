import type { Problem, RuleText } from '../check/rule';
import type { Comparison } from './comparison';
import type { Effect } from './effect';
import type { Leaf } from './leaves';

/** A problem that a rule finds in the change of one object. */
export interface ChangeProblem extends Problem {
  /** The effect, if it isn't the rule's. */
  readonly effect?: Effect;
  /** The values whose difference is the problem. */
  readonly leaves?: readonly Leaf[];
}

/** A rule for the changes between two versions of an app. Its documentation and first test are generated from these fields. */
export interface ChangeRule extends RuleText {
  /** The effect on the object. */
  readonly effect: Effect;
  /** Whether it also runs if nothing differs: its problems occur at every deployment. */
  readonly eachTime?: boolean;
  /** The old version of both examples. */
  readonly before: () => string;
  /** A new version with a finding. */
  readonly bad: () => string;
  /** A similar new version without a finding. */
  readonly good: () => string;
  check(comparison: Comparison): Iterable<ChangeProblem>;
}
