import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { groupBy } from './group';
import type { KnownData } from './known-data';
import { knownData } from './known-data';
import { once } from './once';
import type { Problem } from './rule';

/** What to write where a program allows only one process in its directory, and where it allows several. */
export interface FixesByWriters {
  readonly one: (title: string) => string;
  readonly many: string;
}

/**
 * The fix for the programs that keep their files on a claim: shared storage is no help where one of them allows only one process
 * in its directory. Nothing where one of the programs isn't known: the rule's own fix has to say what decides.
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

/** One pod, or a directory for each. */
export function oneEach(title: string): string {
  return `Run one pod: two processes of ${title} on one directory destroy its files, whatever the access mode; or give each pod a claim of its own (StatefulSet with volumeClaimTemplates), and set up the replication of ${title}.`;
}
