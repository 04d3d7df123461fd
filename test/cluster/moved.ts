import type { JsonObject } from '../../src/inventory/json';
import { asList, field } from '../../src/inventory/json';

/** A volume as it is bound, and what it leads to. */
export interface Disk {
  readonly claim: string;
  readonly handle: string;
  readonly policy: string;
}

/** The claim that gets the volume of another: of a set, the one of the same number. */
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
