import type { Claim } from '../../inventory/claims';
import { asString, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Pair } from '../../change/comparison';
import { inNamespace, kubectlName } from '../../change/kubectl';
import { mergePatch } from '../merge-patch';
import type { Argument } from '../shell';
import { deleteClaim, isRefused, keepFiles, patchObject, takeAway } from '../actions';
import type { ClaimSet } from '../claim-set';
import { claimSet, claimSetKey } from '../claim-set';
import { usersOf } from '../context';
import type { Recipe } from '../recipe';
import type { Step } from '../step';
import { APPLY_OLD, handStep, NO_RISK, standstill } from '../steps';

/** A volume gets another source, which has the files: volume and claim are recreated. */
export const recreateVolume: Recipe = ({ manifest }, context) => {
  const pair = context.pairOf(manifest);
  if (pair === undefined) return { noWay: 'Leave the source as it was.' };
  const claim = context.volumeOf(pair.before)?.claim;
  const paths = Object.keys({ ...pair.before.spec, ...pair.after.spec })
    .filter((name) => !CHANGEABLE.has(name))
    .map((name) => ['spec', name]);
  const patch = mergePatch(pair, paths);
  const refused = isRefused(pair.before, patch);
  const bound = claim === undefined ? undefined : boundTo(claim, pair);
  if (claim !== undefined && bound === undefined)
    return {
      noWay: `Several claims share these volumes, and one that is made anew may become another replica's: write into both versions of each volume which claim has it (spec.claimRef with name and namespace; kubectl get pv shows it), apply the old one so, and plan again. Or make volumes of other names for the new source, and move replica by replica.`,
    };
  return {
    steps: [
      handStep('check', {
        id: `files there ${manifest.key}`,
        title: `See that the files are at the new source of ${manifest.title}`,
        why: 'The volume only leads to its files: nothing here copies them from one source to the other.',
        text: `Are the files of ${manifest.title} at its new source, as they are at the old one?`,
      }),
      retain(pair.before),
      ...(claim === undefined || bound === undefined
        ? []
        : [
            ...standstill(
              usersOf(claim),
              'Its volume is made anew, and nothing may be written meanwhile.',
              [refused],
              context,
            ),
            claimDeleted(bound, pair.before, refused),
          ]),
      {
        id: `take away ${manifest.key}`,
        phase: 'remove',
        title: `Delete ${manifest.title}`,
        why: 'Where a volume has its files is fixed when it is made. With Retain, they stay where they are.',
        precondition: 'It is Retain, and its claim is gone.',
        check: `It is gone: kubectl get ${kubectlName(manifest)}`,
        undo: APPLY_OLD,
        risk: NO_RISK,
        actions: [takeAway(pair.before, 'background', patch)],
      },
    ],
  };
};

/** The claim that a volume is bound to before and after; undefined where the binder may choose another. */
function boundTo(claim: Claim, { before, after }: Pair<Manifest>): ClaimSet | undefined {
  const set = claimSet(claim);
  if (claim.kind !== 'template') return set;
  const [name, again] = [before, after].map(({ spec }) => asString(field(spec, 'claimRef', 'name')));
  return name === undefined || name !== again ? undefined : { ...set, name, title: `claim ${name}` };
}

function claimDeleted(claim: ClaimSet, volume: Manifest, onlyIf: readonly Argument[]): Step {
  return {
    id: `take away claim ${claimSetKey(claim)}`,
    phase: 'move',
    title: `Delete ${claim.title}, whose volume stays`,
    why: 'A volume can only be deleted when its claim is gone; the new version makes both again.',
    precondition: `${volume.title} is Retain.`,
    check: `It is gone: kubectl get pvc ${claim.name}${inNamespace(claim.namespace)}`,
    undo: APPLY_OLD,
    risk: NO_RISK,
    actions: [keepFiles(claim), deleteClaim(claim)],
    onlyIf: [onlyIf],
  };
}

const CHANGEABLE: ReadonlySet<string> = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
]);

function retain(manifest: Manifest): Step {
  return {
    id: `retain ${manifest.key}`,
    phase: 'keep',
    title: `Make ${manifest.title} Retain`,
    why: 'Then nothing that is deleted takes the files along.',
    check: 'RECLAIM POLICY is Retain: kubectl get pv',
    undo: APPLY_OLD,
    risk: NO_RISK,
    actions: [patchObject(manifest, { spec: { persistentVolumeReclaimPolicy: 'Retain' } })],
  };
}
