import { ApplyMethod } from '../../src/change/apply-method';
import { changesBetween } from '../../src/change/between';
import type { ChangeRule } from '../../src/change/rule';
import { rules } from '../../src/change/rules.generated';
import { operatorOf } from '../../src/check/operators';
import { type Manifests, manifestsOf } from './manifests';

/** The API server's response to the example of a rule. */
export interface ChangeVerdict {
  readonly name: string;
  readonly rule: string;
  /** `''` where it accepts the new version. */
  readonly refusal: string;
}

const NEAR_MISS = ', near miss';

/** The old version of a rule's examples, followed by the bad version and by the near miss. */
export function versionsOf({ name, before, bad, good }: ChangeRule): readonly Manifests[] {
  return [
    { ...manifestsOf(name, before()), next: manifestsOf(name, bad()) },
    { ...manifestsOf(`${name}${NEAR_MISS}`, before()), next: manifestsOf(name, good()) },
  ];
}

/** A message of the server without generated ids. */
export function withoutIds(refusal: string): string {
  return refusal.replace(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g, '…');
}

export function isBad({ name }: ChangeVerdict): boolean {
  return !name.endsWith(NEAR_MISS);
}

/** Contradictions between the comparison and server-side apply. */
export function problemsOfChange(verdict: ChangeVerdict): readonly string[] {
  const { name, rule, refusal } = verdict;
  const shown = rules.find((one) => one.name === rule);
  if (shown === undefined) return [];
  const after = isBad(verdict) ? shown.bad() : shown.good();
  const [old, next] = [manifestsOf(name, shown.before()), manifestsOf(name, after)];
  const { objects } = changesBetween(old.inventory, next.inventory, { apply: ApplyMethod.SERVER_SIDE });
  const foretold = objects.some(({ effect }) => effect === 'rejected');
  if (foretold === (refusal !== '')) return [];
  return [foretold ? `${name} is accepted` : `${name} is rejected: ${refusal}`];
}

/** Whether the server doesn't know the kinds of a rule's examples before they are applied: they define these, or an operator does. */
export function hasUnknownKinds(rule: ChangeRule): boolean {
  return rule.before().includes('kind: CustomResourceDefinition') || isOfOperator(rule);
}

/** Whether a rule is about custom resources of operators, which the server doesn't know. */
export function isOfOperator({ name, before }: ChangeRule): boolean {
  return hasOperators(manifestsOf(name, before()));
}

export function hasOperators({ inventory }: Manifests): boolean {
  return inventory.manifests.some((manifest) => operatorOf(manifest) !== undefined);
}
