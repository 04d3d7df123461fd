/** Which rules run, by name; by default all. */
export interface RuleFilter {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** Whether a rule runs. */
export function isRuleEnabled(rule: string, { only, skip }: RuleFilter): boolean {
  return only?.includes(rule) !== false && skip?.includes(rule) !== true;
}
