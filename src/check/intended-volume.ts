import { mismatches } from '../inventory/binding';
import type { Claim, Mismatch, PersistentVolume } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';

const FIT: readonly Mismatch[] = ['capacity', 'access-mode', 'volume-mode', 'selector', 'attributes-class'];

/**
 * The volume without a class that a claim without a class would bind to, if the cluster had no default class when the claim
 * was created.
 */
export function intendedVolume(
  claim: Claim,
  { persistentVolumes }: Pick<Inventory, 'persistentVolumes'>,
): PersistentVolume | undefined {
  const { binding, className } = claim;
  if (className !== undefined) return undefined;
  if (binding.state === 'mismatch') return binding.volume.className === '' ? binding.volume : undefined;
  if (binding.state !== 'provisioned') return undefined;
  return persistentVolumes.find(
    (volume) =>
      volume.className === '' &&
      volume.claim === undefined &&
      volume.claimRef === undefined &&
      mismatches(claim, volume, FIT).length === 0,
  );
}
