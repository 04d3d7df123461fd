import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import { Outcome } from '../survival/verdict';
import type { Comparison } from './comparison';
import { byDisk, diskOfClaim, isSameDisk, diskKey } from './disk';
import { whenDeleted } from './reclaim';

/** Why a claim isn't among the new manifests. */
export type RemovedClaim =
  | { readonly why: 'removed' }
  /** A claim of that name is in another namespace. */
  | { readonly why: 'moved'; readonly to: Manifest }
  /** Another claim has the same files, which are kept. */
  | { readonly why: 'found again' }
  /** Another claim is mounted in its place. */
  | { readonly why: 'renamed' }
  /** Another claim names its volume. */
  | { readonly why: 'handed on'; readonly to: Claim };

/** The removed claims with the reason, so that only one rule reports each. */
export function classifyRemovedClaims(comparison: Comparison): ReadonlyMap<Claim, RemovedClaim> {
  const renamed = new Set(comparison.mounts('claim').map(({ from }) => from.claim));
  const disks = byDisk(comparison.after.claims);
  const claimOfVolume = claimsByVolume(comparison.after);
  return new Map(
    comparison.removedClaims.map((claim): [Claim, RemovedClaim] => {
      const volumeName = volumeNameOf(claim);
      const newClaim = volumeName === undefined ? undefined : claimOfVolume.get(volumeName);
      const { outcome } = whenDeleted(claim, comparison.before);
      if (newClaim !== undefined && outcome !== Outcome.LOST) return [claim, { why: 'handed on', to: newClaim }];
      const disk = diskOfClaim(claim);
      const hasSameFiles =
        disk !== undefined && disks.get(diskKey(disk))?.some((other) => isSameDisk(disk, other)) === true;
      if (hasSameFiles && outcome === Outcome.KEPT) return [claim, { why: 'found again' }];
      const to = comparison.movedTo(claim.manifest);
      if (to !== undefined) return [claim, { why: 'moved', to }];
      return [claim, { why: renamed.has(claim) ? 'renamed' : 'removed' }];
    }),
  );
}

/** The claims by the name of the volume that they are bound to or name. */
function claimsByVolume({ claims }: Inventory): ReadonlyMap<string, Claim> {
  const byVolume = new Map<string, Claim>();
  for (const claim of claims) {
    const name = volumeNameOf(claim);
    if (name !== undefined) byVolume.set(name, claim);
  }
  return byVolume;
}

function volumeNameOf({ binding, volumeName }: Claim): string | undefined {
  return binding.state === 'bound' ? binding.volume.name : volumeName;
}
