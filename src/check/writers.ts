import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { groupBy } from './group';
import type { KnownData } from './known-data';
import { knownData } from './known-data';
import { once } from './once';
import type { Problem } from './rule';

/** Fixes for programs that allow one process in their directory, and for those that allow several. */
export interface FixesByWriters {
  readonly one: (title: string) => string;
  readonly many: string;
}

/**
 * The fix for the programs that keep files on a claim: `one` if any of them allows only one process, `many` if all allow
 * several. Empty, for the rule's own fix, if a program isn't known.
 */
export function fixByWriters(
  claim: Claim | undefined,
  inventory: Inventory,
  { one, many }: FixesByWriters,
): Pick<Problem, 'fix'> {
  if (claim === undefined) return {};
  const known = dataByClaim(inventory).get(claim) ?? [];
  const single = known.find(({ writers, role }) => writers === 'one' && role !== 'cache');
  if (single !== undefined) return { fix: one(single.image.title) };
  if (!known.some(({ writers }) => writers === 'many')) return {};
  const bearing = new Set(known.filter(({ writers }) => writers === 'many').map(({ container }) => container));
  const containers = claim.users.flatMap(({ mounts }) => mounts.map(({ container }) => container));
  return containers.length > 0 && containers.every((container) => bearing.has(container)) ? { fix: many } : {};
}

const dataByClaim = once((inventory: Inventory): ReadonlyMap<Claim | undefined, readonly KnownData[]> =>
  groupBy(knownData(inventory), ({ mount, covered }) => (mount ?? covered?.mount)?.volume?.claim),
);

/** The fix for a program that allows one process: one pod, or a claim for each. */
export function oneEach(title: string): string {
  return `Run one pod: two processes of ${title} on one directory destroy its files, whatever the access mode; or give each pod a claim of its own (StatefulSet with volumeClaimTemplates), and set up the replication of ${title}.`;
}
