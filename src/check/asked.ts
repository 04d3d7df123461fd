/** Which rules are asked: by name, all where nothing is said. */
export interface Asked {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** Whether a rule is one of those that are asked. */
export function isAsked(rule: string, { only, skip }: Asked): boolean {
  return only?.includes(rule) !== false && skip?.includes(rule) !== true;
}
