import type { Claim } from '../inventory/claims';
import type { Manifest } from '../inventory/manifest';
import type { Comparison } from './comparison';

/** Why a claim isn't among the new manifests. */
export type Fate =
  | { readonly why: 'removed' }
  /** It is in another namespace. */
  | { readonly why: 'moved'; readonly to: Manifest }
  /** Another claim has its place in a pod. */
  | { readonly why: 'renamed' }
  /** Its volume is to be another claim's. */
  | { readonly why: 'handed on'; readonly to: Claim };

/** The claims that are gone, each with what there is in its place: one thing is said of each. */
export function claimsGone(comparison: Comparison): ReadonlyMap<Claim, Fate> {
  const renamed = new Set(comparison.mounts('claim').map(({ from }) => from.claim));
  return new Map(
    comparison.removedClaims.map((claim): [Claim, Fate] => {
      const heir = heirOf(claim, comparison);
      if (heir !== undefined) return [claim, { why: 'handed on', to: heir }];
      const to = comparison.movedTo(claim.manifest);
      if (to !== undefined) return [claim, { why: 'moved', to }];
      return [claim, { why: renamed.has(claim) ? 'renamed' : 'removed' }];
    }),
  );
}

/** The claim that is to get the volume of one that is gone. */
function heirOf({ binding, manifest }: Claim, { after }: Comparison): Claim | undefined {
  if (binding.state !== 'bound' && binding.state !== 'external') return undefined;
  const name = binding.state === 'bound' ? binding.volume.name : binding.volumeName;
  return after.claims.find(
    (claim) =>
      claim.manifest.key !== manifest.key &&
      ((claim.binding.state === 'bound' && claim.binding.volume.name === name) || claim.volumeName === name),
  );
}
