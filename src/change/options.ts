import type { RuleFilter } from '../check/rule-filter';
import type { ApplyMethod } from './apply-method';

/** Options of a comparison. */
export interface ChangeOptions extends RuleFilter {
  /** How the new version is applied; if unknown, changes that only one method refuses are warnings. */
  readonly apply?: ApplyMethod;
  /** The namespace of objects that have none; by default that of the other version, else unknown. */
  readonly namespace?: string;
}
