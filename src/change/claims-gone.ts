import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import { Outcome } from '../survival/verdict';
import type { Comparison } from './comparison';
import { byDisk, diskOfClaim, isSameDisk, sightOf } from './disk';
import { whenDeleted } from './reclaim';

/** Why a claim isn't among the new manifests. */
export type GoneClaim =
  | { readonly why: 'removed' }
  /** It is in another namespace. */
  | { readonly why: 'moved'; readonly to: Manifest }
  /** Another claim leads to its files, which are kept. */
  | { readonly why: 'found again' }
  /** Another claim has its place in a pod. */
  | { readonly why: 'renamed' }
  /** Its volume is to be another claim's. */
  | { readonly why: 'handed on'; readonly to: Claim };

/** The claims that are gone, each with what there is in its place: one thing is said of each. */
export function claimsGone(comparison: Comparison): ReadonlyMap<Claim, GoneClaim> {
  const renamed = new Set(comparison.mounts('claim').map(({ from }) => from.claim));
  const disks = byDisk(comparison.after.claims);
  const heirs = heirsOf(comparison.after);
  return new Map(
    comparison.removedClaims.map((claim): [Claim, GoneClaim] => {
      const volumeName = volumeNameOf(claim);
      const heir = volumeName === undefined ? undefined : heirs.get(volumeName);
      const { outcome } = whenDeleted(claim, comparison.before);
      if (heir !== undefined && outcome !== Outcome.LOST) return [claim, { why: 'handed on', to: heir }];
      const disk = diskOfClaim(claim);
      const isFound = disk !== undefined && disks.get(sightOf(disk))?.some((other) => isSameDisk(disk, other)) === true;
      if (isFound && outcome === Outcome.KEPT) return [claim, { why: 'found again' }];
      const to = comparison.movedTo(claim.manifest);
      if (to !== undefined) return [claim, { why: 'moved', to }];
      return [claim, { why: renamed.has(claim) ? 'renamed' : 'removed' }];
    }),
  );
}

/** By the names of volumes, the claims that are to get them. */
function heirsOf({ claims }: Inventory): ReadonlyMap<string, Claim> {
  const heirs = new Map<string, Claim>();
  for (const claim of claims) {
    const name = volumeNameOf(claim);
    if (name !== undefined) heirs.set(name, claim);
  }
  return heirs;
}

function volumeNameOf({ binding, volumeName }: Claim): string | undefined {
  return binding.state === 'bound' ? binding.volume.name : volumeName;
}
