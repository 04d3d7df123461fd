import { VolumeMode } from '../../api/enums';
import { growth as growsBy } from '../../change/claim-fields';
import { accessModesOf, isShared } from '../../drivers/lookup';
import type { Claim } from '../../inventory/claims';
import { asString, field } from '../../inventory/json';
import type { Pair } from '../../change/comparison';
import { patchObject } from '../actions';
import { claimSet } from '../claim-set';
import type { Context } from '../context';
import { usersOf } from '../context';
import type { Answer, Recipe } from '../recipe';
import type { Step } from '../step';
import { driverOfClaim } from '../means';
import { NO_RISK, rebind } from '../steps';
import { copied, reasonForNewVolume } from './copied';
import { alwaysRefused, modeOrClassMismatch } from './volume-mismatch';
import { growth } from './recreate-set';

/** An immutable field of a claim changes: the claim is recreated, on the same volume where that fits, else on a copy. */
export const recreateClaim: Recipe = ({ manifest, severity, fix }, context) => {
  const pair = context.claimPairOf(manifest);
  if (pair === undefined) return { noWay: 'Leave the claim as it was.' };
  if (severity === 'warning')
    return {
      steps: [],
      noWay:
        fix ??
        'Whether the API server refuses it depends on the cluster: look what the claim has there (kubectl get pvc -o yaml), and write that.',
    };
  const never = alwaysRefused(pair.before, pair.after, context);
  if (never !== undefined) return { noWay: never };
  return recreatedClaim(pair, context);
};

function recreatedClaim(pair: Pair<Claim>, context: Context): Answer {
  const { before, after } = pair;
  const reason = reasonForNewVolume(pair);
  if (reason !== undefined && !canChangeAccessModes(pair, context)) return copied(pair, reason, context);
  const modes = reason === undefined ? undefined : after.accessModes;
  return { steps: rebind(claimSet(before), claimSet(after), usersOf(before), context, modes) };
}

/**
 * Whether the access modes of the volume can be changed to the requested ones: all volumes of a shared driver can, and one that is
 * ReadWriteOnce can become ReadWriteOncePod.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/change-pv-access-mode-readwriteoncepod/
 */
function canChangeAccessModes({ before, after }: Pair<Claim>, context: Context): boolean {
  if (modeOrClassMismatch(before, after) !== undefined || growsBy({ before, after }) < 0) return false;
  const driver = driverOfClaim(before, context.comparison.before);
  if (driver?.plugin !== 'csi') return false;
  const possible =
    accessModesOf(driver, before.volumeMode === 'Block' ? VolumeMode.BLOCK : VolumeMode.FILESYSTEM) ?? [];
  const missing = after.accessModes.filter((mode) => !before.accessModes.includes(mode));
  return missing.every(
    (mode) =>
      possible.some((one) => one === mode) &&
      (isShared(driver) || (mode === 'ReadWriteOncePod' && before.accessModes.includes('ReadWriteOnce'))),
  );
}

function requestOf({ spec }: Claim): string {
  return asString(field(spec, 'resources', 'requests', 'storage')) ?? 'its size';
}

/** A claim grows, and its class doesn't have allowVolumeExpansion. */
export const growAnyway: Recipe = ({ manifest }, context) => {
  const pair = context.claimPairOf(manifest);
  if (pair === undefined) return { noWay: 'Leave the size as it was.' };
  const { before, after } = pair;
  if (before.binding.state === 'bound') {
    const { capacity } = before.binding.volume;
    const room = context.comparison.after.find('PersistentVolume', undefined, before.binding.volume.name);
    if (after.request !== undefined && capacity !== undefined && (capacity >= after.request || room !== undefined))
      return recreatedClaim(pair, context);
  }
  const class_ = after.storageClass ?? before.storageClass;
  const size = requestOf(after);
  return {
    steps: [...(class_ === undefined ? [] : [expansionAllowed(class_)]), ...growth(claimSet(before), size)],
  };
};

function expansionAllowed(storageClass: Parameters<typeof patchObject>[0]): Step {
  return {
    id: `expansion ${storageClass.name}`,
    phase: 'check',
    title: `Let claims of ${storageClass.title} grow`,
    why: 'allowVolumeExpansion may be changed at any time; whether the driver can do it is for its documentation to say.',
    check: `kubectl get storageclass ${storageClass.name}`,
    undo: `kubectl patch storageclass ${storageClass.name} -p '{"allowVolumeExpansion":false}'`,
    risk: NO_RISK,
    actions: [patchObject(storageClass, { allowVolumeExpansion: true })],
  };
}

/** A claim requests less. */
export const shrinkRefused: Recipe = ({ manifest }, context) => {
  const pair = context.claimPairOf(manifest);
  return pair === undefined ? { noWay: 'Keep the size as it was: no volume shrinks.' } : recreatedClaim(pair, context);
};
