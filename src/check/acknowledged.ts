/** What a program says is meant: kept at the constructs, and nowhere in what they emit. */
import type { IConstruct } from 'constructs';
import type { Manifest } from '../inventory/manifest';

/** Where a construct keeps what is meant below it: one place, whichever copy of this package put it there. */
const ALLOWED = Symbol.for('cdk8s-stateful.allowed');

/** Reasons by rule. */
type Reasons = Map<string, string>;

/** Keeps the reason why what a rule finds at a construct, or below it, is fine. */
export function acknowledge(construct: IConstruct & { [ALLOWED]?: Reasons }, rule: string, reason: string): void {
  const known = construct[ALLOWED];
  if (known !== undefined) known.set(rule, reason);
  else Object.defineProperty(construct, ALLOWED, { value: new Map([[rule, reason]]) });
}

/** Whether a construct, or one above it, says that what a rule finds is fine. */
export function isAcknowledged(construct: IConstruct, rule: string): boolean {
  return isAcknowledgedIn(construct.node.scopes, rule);
}

function isAcknowledgedIn(scopes: readonly (IConstruct & { readonly [ALLOWED]?: Reasons })[], rule: string): boolean {
  return scopes.some((scope) => scope[ALLOWED]?.has(rule));
}

/** Whether the construct that makes an object, or one above it, says that what a rule finds is fine. */
export function isAcknowledgedAt({ source }: Manifest, rule: string): boolean {
  if (typeof source === 'string' || !('scopes' in source)) return false;
  const { scopes } = source;
  return Array.isArray(scopes) && isAcknowledgedIn(scopes as readonly IConstruct[], rule);
}

/** How an error says that it may be meant. */
export function howToAllow(rule: string): string {
  return `where it is meant, say so before: Checks.allow(construct, '${rule}', 'why it is fine')`;
}
