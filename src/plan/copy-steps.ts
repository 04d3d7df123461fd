/** The steps of a copy, from the first check to the cleanup. */
import { inNamespace } from '../change/kubectl';
import type { Manifest } from '../inventory/manifest';
import { expectClaims, may } from './actions';
import { claimSetKey } from './claim-set';
import type { Context } from './context';
import type { Copy } from './copy-actions';
import {
  copyFiles,
  copyReplicas,
  endReplicas,
  keepOld,
  makeTarget,
  needsCopy,
  removeCopies,
  warmCopies,
} from './copy-actions';
import type { Step } from './step';
import { namespaceMade, NO_RISK, standstill } from './steps';
import { capital, isOrAre, isSeveral, plural } from './claim-commands';

interface CopyOptions {
  /** What the new version needs that the old volume isn't. */
  readonly reason: string;
  readonly size: string;
  /** Whether the replicas of a set are stopped one at a time. */
  readonly oneByOne: boolean;
}

export function copySteps(copy: Copy, { reason, size, oneByOne }: CopyOptions, context: Context): readonly Step[] {
  const open = [needsCopy(copy)];
  const set = copy.before.manifest;
  return [
    expected(copy, reason),
    kept(copy),
    ...namespaceMade(copy.from, copy.to),
    target(copy),
    ...(oneByOne
      ? [ended(copy, set.name), oneAfterTheOther(copy, size, set)]
      : [
          ...(isReadable(copy) ? [warmed(copy)] : []),
          ...standstill(copy.users, 'What is written during a copy would be lost.', open, context),
          atOnce(copy, size),
        ]),
    cleaned(copy),
  ];
}

/** Whether a Job can read a claim while the app uses it. */
function isReadable({ before, means, users, from, upgrade }: Copy): boolean {
  const isLabelled = users.some(({ pod }) => Object.keys(pod.labels).length > 0) || from.set !== undefined;
  return (
    means.kind === 'copy' &&
    upgrade === undefined &&
    isLabelled &&
    before.volumeMode !== 'Block' &&
    !before.accessModes.includes('ReadWriteOncePod')
  );
}

function expected({ from, to, plan, means, upgrade }: Copy, reason: string): Step {
  const { namespace } = from;
  return {
    id: `expect ${plan}`,
    phase: 'check',
    title: `See that ${from.title} can be copied`,
    why:
      upgrade === undefined
        ? `The new version asks for ${reason}, which no volume becomes: the files ${HOW[means.kind]}.`
        : `${reason}.`,
    check: 'The claims are listed, and Bound.',
    undo: 'Nothing to undo.',
    risk: NO_RISK,
    actions: [
      may(namespace, 'delete', 'persistentvolumeclaims'),
      may(namespace, 'create', 'persistentvolumeclaims'),
      may(namespace, 'create', 'jobs'),
      may(namespace, 'delete', 'jobs'),
      ...(means.kind === 'snapshot' ? [may(namespace, 'create', 'volumesnapshots')] : []),
      may(undefined, 'patch', 'persistentvolumes'),
      expectClaims(from, to, plan),
    ],
  };
}

const HOW = {
  clone: 'come to a new one, which the driver clones',
  snapshot: 'come to a new one, which the driver makes of a snapshot',
  copy: 'are copied to a new one',
} as const;

function kept(copy: Copy): Step {
  const { from } = copy;
  return {
    id: `keep copied ${claimSetKey(from)}`,
    phase: 'keep',
    title: `Keep the old volume${plural(from)} of ${from.title}`,
    why: 'With the reclaim policy Retain, a volume outlives its claim: the way back, should the copy not be what is needed.',
    check: 'RECLAIM POLICY is Retain: kubectl get pv',
    undo: 'Set persistentVolumeReclaimPolicy to Delete again where it was that.',
    risk: NO_RISK,
    actions: [keepOld(copy)],
    leaves: `the old volumes of ${from.title}, Released and with all files: delete them when the copy is proven`,
  };
}

function target(copy: Copy): Step {
  const { from, means } = copy;
  const isCopied = means.kind === 'copy';
  return {
    id: `target ${claimSetKey(from)}`,
    phase: 'prepare',
    title: `${isCopied ? 'Make' : 'See that there may be'} a volume to copy ${from.title} to`,
    why: 'What a class or a quota refuses shows while the app still runs.',
    check: isCopied ? `The claims are there: kubectl get pvc${inNamespace(from.namespace)}` : 'Nothing is refused.',
    undo: isCopied ? 'Delete them: nothing is on them yet.' : 'Nothing to undo.',
    risk: NO_RISK,
    actions: [makeTarget(copy)],
    onlyIf: [needsCopy(copy)],
  };
}

function warmed(copy: Copy): Step {
  const { from } = copy;
  return {
    id: `warm ${claimSetKey(from)}`,
    phase: 'prepare',
    title: `Copy ${from.title} a first time, while the app runs`,
    why: 'What is there already needs not be copied while the app stands still; where this fails, nothing is lost but time.',
    check: `The Job is Complete: kubectl get jobs${inNamespace(from.namespace)}`,
    undo: 'Delete the Job.',
    risk: NO_RISK,
    actions: [warmCopies(copy)],
    onlyIf: [needsCopy(copy)],
  };
}

const COMPARED = {
  clone: 'The driver clones, and a Job compares names, sizes, times and owners before anything is deleted.',
  snapshot:
    'The driver makes a volume of a snapshot, and a Job compares names, sizes, times and owners before anything is deleted.',
  copy: 'A Job copies owners, links, holes and attributes, and compares all of it by checksum before anything is deleted.',
} as const;

const RESTORED =
  'A Job runs a server of either version, restores a dump of one into the other, on a new volume, and compares the number of rows of each table before anything is deleted.';

function atOnce(copy: Copy, size: string): Step {
  const { from, to, means, upgrade } = copy;
  return {
    id: `copy ${claimSetKey(from)}`,
    phase: 'move',
    title:
      upgrade !== undefined
        ? `Dump what ${from.title} has with the old version, and restore it with the new one`
        : claimSetKey(from) === claimSetKey(to)
          ? `Copy ${from.title}, and give the copy its name`
          : `Copy ${from.title}, and give the copy to ${to.title}`,
    why: upgrade === undefined ? COMPARED[means.kind] : RESTORED,
    precondition: `No pod uses ${from.title}${upgrade === undefined ? '; the new volume has room (the Job looks)' : ''}.`,
    check: `${capital(to.title)} ${isOrAre(to)} Bound to the new volume${plural(to)}: kubectl get pvc${inNamespace(to.namespace)}`,
    undo: undone(copy),
    risk: { kind: 'copies', size },
    actions: [copyFiles(copy)],
    onlyIf: [needsCopy(copy)],
    ...(claimSetKey(from) === claimSetKey(to) ? {} : { moves: { from: claimSetKey(from), to: claimSetKey(to) } }),
    ...(upgrade === undefined
      ? {}
      : { wayBack: `${undone(copy)} Then apply the old version. It doesn't have what was written since.` }),
  };
}

function undone({ to }: Copy): string {
  return isSeveral(to)
    ? `Stop the app, delete ${to.title}, and bind the old volumes again: they are Released and have all files of before.`
    : `Stop the app, delete ${to.title}, and bind the old volume again: it is Released and has all files of before.`;
}

/** Finishes an interrupted copy of a replica before the set exists again, which would make an empty claim for it. */
function ended(copy: Copy, set: string): Step {
  const { from } = copy;
  return {
    id: `end ${claimSetKey(from)}`,
    phase: 'move',
    title: `End the copy of a replica that was begun`,
    why: 'Only after an interruption: the set that is made anew would make the replica an empty claim.',
    check: 'No volume has the label stateful.cdk8s.io/plan: kubectl get pv --show-labels',
    undo: 'Nothing to undo.',
    risk: NO_RISK,
    actions: [endReplicas(copy, set)],
    onlyIf: [needsCopy(copy)],
  };
}

function oneAfterTheOther(copy: Copy, size: string, set: Manifest): Step {
  const { from, means } = copy;
  return {
    id: `copy ${claimSetKey(from)}`,
    phase: 'start',
    title: `Copy ${from.title}, one replica after the other, the last first`,
    why: `${COMPARED[means.kind]} The other replicas run on: one stops when all are ready.`,
    precondition: 'The app answers with one replica less, and all are ready.',
    check: `${capital(from.title)} are Bound to new volumes, and all pods are ready: kubectl get pvc,pods${inNamespace(from.namespace)}`,
    undo: undone(copy),
    risk: { kind: 'copies', size, inTurn: `each pod of ${set.title} in turn` },
    actions: [copyReplicas(copy, set)],
    onlyIf: [needsCopy(copy)],
  };
}

function cleaned(copy: Copy): Step {
  const { from } = copy;
  return {
    id: `copies ${claimSetKey(from)}`,
    phase: 'start',
    title: `Delete the Job${plural(from)} that copied ${from.title}`,
    why: 'All is copied.',
    check: `None is left: kubectl get jobs${inNamespace(from.namespace)}`,
    undo: 'Nothing to undo.',
    risk: NO_RISK,
    actions: [removeCopies(copy)],
  };
}
