import type { Claim } from '../../inventory/claims';
import type { Manifest } from '../../inventory/manifest';
import type { MountChange } from '../../change/mounts';
import { claimSet, firstClaim } from '../claim-set';
import type { Context } from '../context';
import { usersOf } from '../context';
import type { Answer, Recipe } from '../recipe';
import { recreated, rebind } from '../steps';
import { templatesPatch } from './recreate-set';
import { copied } from './copied';
import { volumeMismatch, alwaysRefused } from './volume-mismatch';

/** A mount uses another claim, set or claim template: the new claim gets the volume of the old one. */
export const rebindMounts: Recipe = (problem, context) => {
  const answers = context
    .mountsOf(problem, 'claim', 'template', 'set', 'unset', 'store')
    .map((change) => ofMount(change, context));
  const [first] = answers;
  if (first === undefined)
    return { noWay: 'Nothing is known of what was at the path: keep the old claim until you have looked.' };
  const noWay = answers.find((answer) => answer.noWay !== undefined)?.noWay;
  return { steps: answers.flatMap(({ steps = [] }) => steps), ...(noWay === undefined ? {} : { noWay }) };
};

function ofMount(change: MountChange, context: Context): Answer {
  const { from, to, workload, mount } = change;
  const [old, next] = [from.claim, to.claim];
  if (old === undefined || next === undefined)
    return {
      noWay: `What ${mount.mountPath} is on is not among the manifests as a claim on both sides: copy the files by hand while the app is stopped, and only then apply.`,
    };
  if (from.inner !== to.inner)
    return { noWay: `${mount.mountPath} is on another directory of the claim too: keep the subPath, and plan again.` };
  const isNumbered = old.kind === 'template' && next.kind === 'template';
  if (old.kind === 'template' && !isNumbered && old.count > 1)
    return {
      noWay: `Each of the ${old.count} replicas has files of its own, and there is one claim for them: make the app one replica first, or keep the StatefulSet.`,
    };
  if (next.kind !== 'template' && context.comparison.isKept(next.manifest))
    return {
      noWay: `Claim ${next.name} was there before, and may have files of its own: give the path a claim that is new, or copy what you need into it by hand.`,
    };
  if (old.kind !== 'template' && context.isNeeded(old))
    return {
      noWay: `Claim ${old.name} stays in the new version: take it out, so that its volume can be handed on; or give ${next.name} a dataSource of kind PersistentVolumeClaim, where the driver can clone.`,
    };
  const never = alwaysRefused(old, next, context);
  if (never !== undefined) return { noWay: never };
  const mismatch = volumeMismatch(old, next);
  const sets = isNumbered ? ([claimSet(old), claimSet(next)] as const) : ([firstClaim(old), firstClaim(next)] as const);
  const { steps: moved = [], noWay } =
    mismatch === undefined
      ? { steps: rebind(...sets, usersOf(old), context) }
      : copied({ before: old, after: next }, mismatch, context, sets);
  if (noWay !== undefined) return { noWay };
  const steps = [...moved];
  const pair = context.pairOf(workload.after.manifest);
  if (change.kind === 'template' && pair !== undefined)
    steps.push(
      ...recreated(pair, templatesPatch(pair), {
        cascade: 'orphan',
        why: 'The API server refuses another claim template; its pods are stopped, and the claims stay.',
      }),
    );
  return { steps };
}

/** A claim, or a StatefulSet with its claims, moves to another namespace. */
export const moveNamespace: Recipe = ({ manifest, effect }, context) => {
  if (effect === 'applied') return {};
  const pairs = context.removedNamesakes(manifest).flatMap((before) => claimPairs(before, manifest, context));
  if (pairs.length === 0)
    return {
      noWay: 'The claims of the two versions have other names as well: keep them, and move the namespace first.',
    };
  const answers = pairs.map(([from, to]): Answer => {
    const never = alwaysRefused(from, to, context);
    if (never !== undefined) return { noWay: never };
    const mismatch = volumeMismatch(from, to);
    return mismatch === undefined
      ? { steps: rebind(claimSet(from), claimSet(to), usersOf(from), context) }
      : copied({ before: from, after: to }, mismatch, context);
  });
  const noWay = answers.flatMap((answer) => answer.noWay ?? []);
  if (noWay.length > 0) return { noWay: noWay.join(' ') };
  return { steps: answers.flatMap(({ steps = [] }) => steps) };
};

/** The claims of two manifests with the same name. */
function claimPairs(before: Manifest, after: Manifest, context: Context): readonly (readonly [Claim, Claim])[] {
  const next = context.claimsOf(after);
  return context.claimsOf(before).flatMap((claim) => {
    const same = next.find(({ name }) => name === claim.name);
    return same === undefined ? [] : [[claim, same] as const];
  });
}

/** A new claim needs the volume of a removed one. */
export const handOver: Recipe = ({ manifest }, context) => {
  const pair = context.handedOn(manifest);
  if (pair === undefined)
    return { noWay: 'The claim that had the volume is not known: look at the claimRef of the volume.' };
  const { before, after } = pair;
  return { steps: rebind(claimSet(before), firstClaim(after), usersOf(before), context) };
};
