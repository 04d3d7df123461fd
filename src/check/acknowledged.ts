/** The findings that a program allows, stored at its constructs and not emitted. */
import type { IConstruct } from 'constructs';
import type { Manifest } from '../inventory/manifest';

/** The property of a construct with the allowed rules. It is shared by all copies of this package. */
const ALLOWED = Symbol.for('cdk8s-stateful.allowed');

/** Reasons by rule. */
type Reasons = Map<string, string>;

/** Allows the findings of a rule at a construct and below it. */
export function acknowledge(construct: IConstruct & { [ALLOWED]?: Reasons }, rule: string, reason: string): void {
  const known = construct[ALLOWED];
  if (known !== undefined) known.set(rule, reason);
  else Object.defineProperty(construct, ALLOWED, { value: new Map([[rule, reason]]) });
}

/** Whether a construct, or one above it, allows a rule's findings. */
export function isAcknowledged(construct: IConstruct, rule: string): boolean {
  return isAcknowledgedIn(construct.node.scopes, rule);
}

function isAcknowledgedIn(scopes: readonly (IConstruct & { readonly [ALLOWED]?: Reasons })[], rule: string): boolean {
  return scopes.some((scope) => scope[ALLOWED]?.has(rule));
}

/** Whether the construct of an object, or one above it, allows a rule's findings. */
export function isAcknowledgedAt({ source }: Manifest, rule: string): boolean {
  if (typeof source === 'string' || !('scopes' in source)) return false;
  const { scopes } = source;
  return Array.isArray(scopes) && isAcknowledgedIn(scopes as readonly IConstruct[], rule);
}

/** The hint in errors how to allow a finding. */
export function howToAllow(rule: string): string {
  return `where it is meant, say so before: Checks.allow(construct, '${rule}', 'why it is fine')`;
}
