import type { JsonObject } from '../../src/inventory/json';
import { asList, field } from '../../src/inventory/json';

/** A bound volume and its disk. */
export interface Disk {
  readonly claim: string;
  readonly handle: string;
  readonly policy: string;
}

/** The claim that gets the volume of another; in a set the one with the same ordinal. */
export function movedBy(
  { from, to }: { readonly from: string; readonly to: string },
  claim: string,
): string | undefined {
  if (from === claim) return to;
  if (!from.endsWith('-*') || !claim.startsWith(from.slice(0, -1))) return undefined;
  const number = claim.slice(from.length - 1);
  return /^\d+$/.test(number) ? to.replace(/\*$/, number) : undefined;
}

export function owners(pod: JsonObject): number {
  return asList(field(pod, 'metadata', 'ownerReferences')).length;
}

export function listOf(items: readonly JsonObject[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
