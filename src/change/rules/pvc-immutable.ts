import { claim } from '../../check/examples';
import type { Claim } from '../../inventory/claims';
import type { Json } from '../../inventory/json';
import { field } from '../../inventory/json';
import type { Inventory } from '../../inventory/inventory';
import { growth, requestChange, requestOf, written } from '../claim-fields';
import type { Comparison, Pair } from '../comparison';
import { changedFields } from '../comparison';
import { isSame } from '../equal';
import type { ChangeProblem, ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'pvc-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: "A claim changes in a field that can't be changed.",
  consequence:
    'The API server refuses the claim: only the request and the attributes class of a bound claim may change.',
  fix: 'Leave the field as it was; for another class, mode or source make a claim of another name and copy the files.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims',
  before: () => claim(),
  bad: () => claim({ className: 'fast' }),
  good: () => claim({ more: 'volumeMode: Filesystem' }),
  *check(comparison) {
    for (const pair of comparison.claims) yield* ofClaim(pair, comparison);
  },
};

const FIELDS = ['accessModes', 'selector'];

function* ofClaim(pair: Pair<Claim>, { before: old }: Comparison): Iterable<ChangeProblem> {
  const { before, after } = pair;
  const manifests = { before: before.manifest, after: after.manifest };
  const fields = [
    ...(isOtherClass(before, after, old) ? ['storageClassName'] : []),
    ...changedFields(manifests, FIELDS),
    ...(isSame(sourceOf(before), sourceOf(after)) ? [] : ['dataSource']),
    ...(isSame(field(before.spec, 'resources', 'limits'), field(after.spec, 'resources', 'limits'))
      ? []
      : ['resources']),
    ...(before.volumeMode === after.volumeMode ? [] : ['volumeMode']),
    ...(isOtherVolume(before, after) ? ['volumeName'] : []),
  ];
  for (const name of fields) {
    const path = ['spec', name];
    yield {
      manifest: after.manifest,
      path,
      message: `${name} changes from ${written(before.manifest, path)} to ${written(after.manifest, path)}`,
    };
  }
  if (fields.length === 0 && growth(pair) > 0 && isPending(before, old))
    yield {
      ...requestOf(after),
      message: `the request grows ${requestChange(pair)} while the claim is pending, and only bound claims grow`,
      fix: 'Delete the claim, which has no files yet, and apply it anew.',
    };
}

/** A claim without a class gets the default one when it is made, or later, so that only this one may be written then. */
function isOtherClass(before: Claim, after: Claim, { defaultClass }: Inventory): boolean {
  if (before.className === after.className) return false;
  if (before.className !== undefined) return true;
  return defaultClass !== undefined && defaultClass !== '' && defaultClass !== after.className;
}

/** The binder writes the volume's name into the claim; a pending one may still name any. */
function isOtherVolume(before: Claim, after: Claim): boolean {
  if (before.volumeName === after.volumeName) return false;
  if (before.volumeName !== undefined) return after.volumeName !== undefined || !PROVISIONED.test(before.volumeName);
  const { binding } = before;
  if (binding.state === 'bound') return binding.volume.name !== after.volumeName;
  return binding.state === 'provisioned' && before.users.length > 0 && !PROVISIONED.test(after.volumeName ?? '');
}

/** What the binder has written into the claim, copied into the manifest. */
const PROVISIONED = /^pvc-[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

/** The API server keeps the two fields the same. */
function sourceOf({ spec }: Claim): Json | undefined {
  return spec['dataSourceRef'] ?? spec['dataSource'];
}

function isPending({ binding, className }: Claim, { defaultClass }: Inventory): boolean {
  if (binding.state === 'mismatch') return true;
  return binding.state === 'pending' && (className ?? defaultClass) !== undefined;
}
