import { growth as growsBy } from '../../change/claim-fields';
import type { Pair } from '../../change/comparison';
import type { Claim } from '../../inventory/claims';
import { asString, field } from '../../inventory/json';
import type { ClaimSet } from '../claim-set';
import { claimSet, claimSetKey, replicasOf } from '../claim-set';
import type { Context } from '../context';
import { planName, usersOf } from '../context';
import type { Copy } from '../copy-actions';
import { copiedPatch } from '../copy-actions';
import { copySteps } from '../copy-steps';
import { COPY, meansOf } from '../means';
import type { Answer } from '../recipe';
import { volumeMismatch } from './volume-mismatch';

/** Why a claim of the new version needs another volume; undefined where it doesn't. */
export function reasonForNewVolume(pair: Pair<Claim>): string | undefined {
  const mismatch = volumeMismatch(pair.before, pair.after);
  if (mismatch !== undefined) return mismatch;
  return growsBy(pair) < 0 ? `${requestOf(pair.after)} and not ${requestOf(pair.before)}` : undefined;
}

/** Copies the files of a claim to a new volume; the old volume is kept. */
export function copied(
  pair: Pair<Claim>,
  reason: string,
  context: Context,
  [from, to]: readonly [ClaimSet, ClaimSet] = [claimSet(pair.before), claimSet(pair.after)],
): Answer {
  const { before, after } = pair;
  const obstacle = copyObstacle(pair, context);
  const asks = `Claim ${after.name} asks for ${reason}`;
  if (obstacle !== undefined) return { noWay: `${asks}: ${obstacle}` };
  const { image, clones } = context.copying;
  if (image === undefined)
    return {
      noWay: `${asks}: its files have to be copied to a new volume, and --no-copy says that none are. Keep the claim as it was; or plan without --no-copy.`,
    };
  const patch = copiedPatch(before, after);
  const means = clones ? meansOf(pair, context.comparison) : COPY;
  const plan = planName(
    means.kind,
    claimSetKey(from),
    claimSetKey(to),
    JSON.stringify(patch),
    JSON.stringify(to.template),
  );
  const copy: Copy = { from, to, before, plan, means, image, patch, users: usersOf(before) };
  return { steps: copySteps(copy, { reason, size: sizeOf(copy), oneByOne: isOneByOne(copy, context) }, context) };
}

/** Why a claim can't be copied; undefined where it can. */
export function copyObstacle({ before, after }: Pair<Claim>, context: Context): string | undefined {
  if (before.volumeMode !== after.volumeMode)
    return 'what is on a raw device is in a form of its program, and no copy makes files of it or the reverse. Make a claim of another name, and let the program move its data (dump and restore).';
  if (before.volumeMode === 'Block' && growsBy({ before, after }) < 0)
    return 'a device is copied byte by byte, and has no place on a smaller one. Keep the size.';
  if (!after.accessModes.some((mode) => mode !== 'ReadOnlyMany'))
    return 'nothing can be copied to a volume that is only read. Give it a mode that writes.';
  const source = ['dataSource', 'dataSourceRef', 'selector', 'volumeName'].find(
    (name) => field(context.writtenOf(after.manifest).data, ...after.path, 'spec', name) !== undefined,
  );
  const isStatic = after.binding.state === 'bound' && after.binding.volume.manifest.live === undefined;
  if (source !== undefined || isStatic)
    return `${source ?? 'a PersistentVolume'} of the new version says which volume it gets. Give the claim another name, stop the app, and copy the files by hand.`;
  return undefined;
}

/** With three replicas, a majority still runs while one is stopped. */
const MIN_REPLICAS = 3;

/** Whether the replicas of a set can be stopped one at a time: where no other workload uses the claims. */
function isOneByOne({ from, to, before, users }: Copy, context: Context): boolean {
  const [user] = users;
  return (
    context.copying.oneByOne &&
    before.kind === 'template' &&
    claimSetKey(from) === claimSetKey(to) &&
    users.length === 1 &&
    user?.manifest === before.manifest &&
    (replicasOf(before.manifest) ?? 1) >= MIN_REPLICAS
  );
}

function requestOf({ spec }: Claim): string {
  return asString(field(spec, 'resources', 'requests', 'storage')) ?? 'its size';
}

/** The size of a copy: at most what the claims request. */
export function sizeOf({ before, from }: Pick<Copy, 'before' | 'from'>): string {
  const each = before.count > 1 && from.name.endsWith('-*') ? `${before.count} times ` : '';
  return `the files of ${from.title}: at most ${each}${requestOf(before)}`;
}
