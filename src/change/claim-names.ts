import type { Claim } from '../inventory/claims';
import type { Manifest } from '../inventory/manifest';
import { asNumber } from '../inventory/json';
import { firstOrdinal } from '../inventory/workloads';

/** The names of the claims of a StatefulSet's template: `data-db-0 to data-db-2`. */
export function claimNames({ name }: Claim, set: Manifest): string {
  const [first, count] = [firstOrdinal(set), Math.max(asNumber(set.spec['replicas']) ?? 1, 1)];
  return rangeOf(`${name}-${set.name}`, first, first + count);
}

/** The names with the numbers from `from` to `end`, exclusive. */
export function rangeOf(prefix: string, from: number, end: number): string {
  return end - from === 1 ? `${prefix}-${from}` : `${prefix}-${from} to ${prefix}-${end - 1}`;
}
