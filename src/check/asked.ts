/** Which rules run, by name; by default all. */
export interface Asked {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** Whether a rule runs. */
export function isAsked(rule: string, { only, skip }: Asked): boolean {
  return only?.includes(rule) !== false && skip?.includes(rule) !== true;
}
