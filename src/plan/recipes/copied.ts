import { growth as growsBy } from '../../change/claim-fields';
import type { Pair } from '../../change/comparison';
import { inNamespace } from '../../change/kubectl';
import type { Claim } from '../../inventory/claims';
import { asString, field } from '../../inventory/json';
import { expectClaims, may, typed } from '../actions';
import { claimSet, claimSetKey } from '../claim-set';
import type { Context } from '../context';
import { planName, usersOf } from '../context';
import type { Copy } from '../copy-actions';
import { copiedPatch, copyFiles, keepOld, makeTarget, needsCopy, removeCopies } from '../copy-actions';
import type { Answer } from '../recipe';
import type { Step } from '../step';
import { NO_RISK, standstill } from '../steps';
import { misfit } from './misfit';

/** Why the volume of a claim that stays can't be what the new version asks for; undefined where it can. */
export function needsOther(pair: Pair<Claim>): string | undefined {
  const unfit = misfit(pair.before, pair.after);
  if (unfit !== undefined) return unfit;
  return growsBy(pair) < 0 ? `${requestOf(pair.after)} and not ${requestOf(pair.before)}` : undefined;
}

/** The files of a claim are copied to a volume that the new version asks for, and the old volume stays. */
export function copied(pair: Pair<Claim>, reason: string, context: Context): Answer {
  const { before, after } = pair;
  const no = hindrance(pair, context);
  const asks = `Claim ${after.name} asks for ${reason}`;
  if (no !== undefined) return { noWay: `${asks}: ${no}` };
  const image = context.copyImage;
  if (image === undefined)
    return {
      noWay: `${asks}: its files have to be copied to a new volume, and --no-copy says that none are. Keep the claim as it was; or plan without --no-copy.`,
    };
  const [from, to] = [claimSet(before), claimSet(after)];
  const patch = copiedPatch(before, after);
  const plan = planName('copy', claimSetKey(from), JSON.stringify(patch), JSON.stringify(to.template));
  return { steps: stepsOf({ from, to, before, plan, image, patch, users: usersOf(before) }, reason, context) };
}

function hindrance({ before, after }: Pair<Claim>, context: Context): string | undefined {
  if (before.volumeMode !== after.volumeMode)
    return 'what is on a raw device is in a form of its program, and no copy makes files of it or the reverse. Make a claim of another name, and let the program move its data (dump and restore).';
  if (before.volumeMode === 'Block' && growsBy({ before, after }) < 0)
    return 'a device is copied byte by byte, and has no place on a smaller one. Keep the size.';
  if (!after.accessModes.some((mode) => mode !== 'ReadOnlyMany'))
    return 'nothing can be copied to a volume that is only read. Give it a mode that writes.';
  const source = ['dataSource', 'dataSourceRef', 'selector', 'volumeName'].find(
    (name) => field(context.writtenOf(after.manifest).data, ...after.path, 'spec', name) !== undefined,
  );
  const isWritten = after.binding.state === 'bound' && after.binding.volume.manifest.live === undefined;
  if (source !== undefined || isWritten)
    return `${source ?? 'a PersistentVolume'} of the new version says which volume it gets. Give the claim another name, stop the app, and copy the files by hand.`;
  return undefined;
}

function requestOf({ spec }: Claim): string {
  return asString(field(spec, 'resources', 'requests', 'storage')) ?? 'its size';
}

function sizeOf({ before, from }: Copy): string {
  const each = before.count > 1 && from.name.endsWith('-*') ? `${before.count} times ` : '';
  return `the files of ${from.title}: at most ${each}${requestOf(before)}`;
}

function stepsOf(copy: Copy, reason: string, context: Context): readonly Step[] {
  const { from, to, plan, users } = copy;
  const { namespace } = from;
  const key = claimSetKey(from);
  const where = inNamespace(namespace);
  const open = [needsCopy(copy)];
  return [
    {
      id: `expect ${plan}`,
      phase: 'check',
      title: `See that ${from.title} can be copied`,
      why: `${typed(to)} asks for ${reason}, which no volume becomes: its files are copied to a new one.`,
      check: 'The claims are listed, and Bound.',
      undo: 'Nothing to undo.',
      risk: NO_RISK,
      actions: [
        may(namespace, 'delete', 'persistentvolumeclaims'),
        may(namespace, 'create', 'persistentvolumeclaims'),
        may(namespace, 'create', 'jobs'),
        may(namespace, 'delete', 'jobs'),
        may(undefined, 'patch', 'persistentvolumes'),
        expectClaims(from, to, plan),
      ],
    },
    {
      id: `keep copied ${key}`,
      phase: 'keep',
      title: `Keep the old volume${from.name.endsWith('*') ? 's' : ''} of ${from.title}`,
      why: 'With the reclaim policy Retain, a volume outlives its claim: the way back, should the copy not be what is needed.',
      check: 'RECLAIM POLICY is Retain: kubectl get pv',
      undo: 'Set persistentVolumeReclaimPolicy as it was.',
      risk: NO_RISK,
      actions: [keepOld(copy)],
      leaves: `the old volumes of ${from.title}, Released and with all files: delete them when the copy is proven`,
    },
    {
      id: `target ${key}`,
      phase: 'prepare',
      title: `Make a volume to copy ${from.title} to`,
      why: 'What a class or a quota refuses shows while the app still runs.',
      check: `The claims are there: kubectl get pvc${where}`,
      undo: 'Delete them: nothing is on them yet.',
      risk: NO_RISK,
      actions: [makeTarget(copy)],
      onlyIf: open,
    },
    ...standstill(users, 'What is written during a copy would be lost.', open, context),
    {
      id: `copy ${key}`,
      phase: 'move',
      title: `Copy ${from.title}, and give the copy its name`,
      why: 'A Job copies owners, links, holes and attributes, and compares all of it by checksum before anything is deleted.',
      precondition: `No pod uses ${typed(from)}; the new volume has room (the Job looks).`,
      check: `${typed(to)} is Bound to the new volume: kubectl get pvc${where}`,
      undo: `Stop the app, delete ${typed(from)}, and bind the old volume again: it is Released and has all files of before.`,
      risk: { kind: 'copies', size: sizeOf(copy) },
      actions: [copyFiles(copy)],
      onlyIf: open,
    },
    {
      id: `copies ${key}`,
      phase: 'start',
      title: `Delete the Job${from.name.endsWith('*') ? 's' : ''} that copied ${from.title}`,
      why: 'All is copied.',
      check: `None is left: kubectl get jobs${where}`,
      undo: 'Nothing to undo.',
      risk: NO_RISK,
      actions: [removeCopies(copy)],
    },
  ];
}
