/** Steps that several recipes use. */
import type { Pair } from '../change/comparison';
import { inNamespace, kubectlName } from '../change/kubectl';
import type { JsonObject } from '../inventory/json';
import { asNumber } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { namespaceKey } from '../inventory/namespaces';
import type { Workload } from '../inventory/pods';
import type { Cascade } from './actions';
import {
  expectClaims,
  expectReplicas,
  isOpen,
  isRefused,
  keepFiles,
  makeNamespace,
  markKept,
  may,
  moveFiles,
  removeObject,
  startWorkload,
  stopWorkload,
  takeAway,
  byHand,
} from './actions';
import type { ClaimSet } from './claim-set';
import { claimSetKey, hasReplicas, replicasOf } from './claim-set';
import type { Context } from './context';
import { planName } from './context';
import type { Argument } from './shell';
import type { Step } from './step';
import { capital, isOrAre, plural } from './claim-commands';

export const NO_RISK = { kind: 'none' } as const;

export const APPLY_OLD = 'Apply the old version.';
/** A placeholder for the command that plans the way back. */
export const PLAN_BACK = 'cdk8s-stateful plan NEW OLD';
export const WAY_BACK = `Plan the way back: ${PLAN_BACK}`;

/** Steps that stop workloads while something that they use is replaced, and start them again. */
export function standstill(
  workloads: readonly Workload[],
  why: string,
  onlyIf: readonly (readonly Argument[])[],
  context: Context,
): readonly Step[] {
  return workloads.flatMap((workload): readonly Step[] => {
    const { manifest } = workload;
    const next = context.afterOf(manifest) ?? context.successorOf(workload)?.manifest;
    const stop: Step = {
      id: `stop ${manifest.key}`,
      phase: 'stop',
      title: `Stop ${manifest.title}`,
      why,
      check: `No pod of it is left: kubectl get pods${inNamespace(manifest.namespace)}`,
      undo: hasReplicas(manifest)
        ? 'Scale it up again.'
        : manifest.kind === 'CronJob'
          ? 'Set suspend to false.'
          : APPLY_OLD,
      risk: { kind: 'downtime', of: manifest.title, seconds: graceOf(workload) },
      actions: [stopWorkload(manifest)],
      onlyIf,
    };
    return [
      stop,
      ...(context.afterOf(manifest) === undefined ? [removed(manifest)] : []),
      ...(next === undefined ? [] : [started(next)]),
    ];
  });
}

/** @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination */
function graceOf({ pod }: Workload): number {
  return asNumber(pod.spec['terminationGracePeriodSeconds']) ?? 30;
}

/** Deletes an object of the old version before the new version is applied. */
export function removed(manifest: Manifest): Step {
  const isSet = manifest.kind === 'StatefulSet';
  return {
    id: `remove ${manifest.key}`,
    phase: 'remove',
    title: `Delete ${manifest.title}`,
    why: `The new version no longer has it.${isSet ? ' With --cascade=orphan nothing that it made is deleted along with it, least of all its claims.' : ''}`,
    check: `It is gone: kubectl get ${kubectlName(manifest)}`,
    undo: APPLY_OLD,
    risk: NO_RISK,
    actions: [removeObject(manifest, isSet ? 'orphan' : 'foreground')],
  };
}

export const TAKES_OVER = 'It takes over the pods that stayed, and they keep running.';

/** Checks that a workload runs, and starts it where it was stopped. */
export function started(manifest: Manifest, why = whyStarted(manifest)): Step {
  return {
    id: `start ${manifest.key}`,
    phase: 'start',
    title: `See that ${manifest.title} runs`,
    why,
    check:
      manifest.kind === 'CronJob'
        ? `SUSPEND is False: kubectl get ${kubectlName(manifest)}`
        : `Its pods are ready: kubectl get pods${inNamespace(manifest.namespace)}`,
    undo: 'Nothing to undo.',
    risk: NO_RISK,
    actions: [startWorkload(manifest)],
  };
}

function whyStarted(manifest: Manifest): string {
  if (hasReplicas(manifest))
    return replicasOf(manifest) === undefined
      ? 'It was stopped, and where the new version leaves replicas out, an apply leaves it so.'
      : 'It was stopped.';
  return manifest.kind === 'CronJob' ? 'It was suspended.' : 'It was deleted, and the new version makes it anew.';
}

/** Gives the volumes of claims to other claims, optionally with other access modes; nothing is copied. */
export function rebind(
  from: ClaimSet,
  to: ClaimSet,
  workloads: readonly Workload[],
  context: Context,
  accessModes?: readonly string[],
): readonly Step[] {
  const plan = planName('move', claimSetKey(from), claimSetKey(to), JSON.stringify(to.template));
  const open = isOpen(from, plan);
  const isElsewhere = namespaceKey(from.namespace) !== namespaceKey(to.namespace);
  const where = isElsewhere ? ` in namespace ${to.namespace ?? 'that it is applied to'}` : '';
  const title = from.name === to.name && !isElsewhere ? `${to.title} anew` : `${to.title}${where}`;
  return [
    {
      id: `expect ${plan}`,
      phase: 'check',
      title: `See that ${from.title} ${isOrAre(from)} there`,
      why: 'Otherwise this is not the cluster that the plan is for.',
      check: 'The claims are listed, and Bound.',
      undo: 'Nothing to undo.',
      risk: NO_RISK,
      actions: [
        may(from.namespace, 'delete', 'persistentvolumeclaims'),
        may(to.namespace, 'create', 'persistentvolumeclaims'),
        may(undefined, 'patch', 'persistentvolumes'),
        expectClaims(from, to, plan),
      ],
    },
    keep(from, plan),
    ...namespaceMade(from, to),
    ...standstill(
      workloads,
      'A claim is deleted only when no pod uses it, and nothing may be written meanwhile.',
      [open],
      context,
    ),
    {
      id: `move ${plan}`,
      phase: 'move',
      title: `Give the volume${plural(from)} of ${from.title} to ${title}`,
      why: 'The files stay on the volume that they are on; nothing is copied.',
      precondition: `The volume${plural(from)} ${isOrAre(from)} Retain, and no pod uses ${from.title}.`,
      check: `${capital(to.title)} ${isOrAre(to)} Bound to the same volume${plural(to)}: kubectl get pvc${inNamespace(to.namespace)}`,
      undo: WAY_BACK,
      risk: NO_RISK,
      actions: [moveFiles(from, to, plan, accessModes)],
      moves: { from: claimSetKey(from), to: claimSetKey(to) },
    },
  ];
}

/** Keeps the volumes of claims when the claims are deleted. */
export function keep(claims: ClaimSet, plan?: string): Step {
  const until = plan === undefined ? '' : ' until they have moved';
  return {
    id: `keep ${claimSetKey(claims)}`,
    phase: 'keep',
    title: `Keep the files of ${claims.title}${until}`,
    why: 'With the reclaim policy Retain, a volume outlives its claim.',
    check: 'RECLAIM POLICY is Retain: kubectl get pv',
    undo: 'Set persistentVolumeReclaimPolicy as it was; the annotation stateful.cdk8s.io/reclaim-policy of the volume has it.',
    risk: NO_RISK,
    actions: [keepFiles(claims, plan)],
  };
}

/** Keeps claims that the new version doesn't have, with their files. */
export function keptForGood(claims: ClaimSet, why: string): Step {
  return {
    id: `keep for good ${claimSetKey(claims)}`,
    phase: 'keep',
    title: `Keep ${claims.title}, with the files`,
    why,
    check: `RECLAIM POLICY is Retain (kubectl get pv), and ${claims.title} ${isOrAre(claims)} annotated.`,
    undo: 'Take the annotations off, and set persistentVolumeReclaimPolicy to Delete again where it was that.',
    risk: NO_RISK,
    actions: [keepFiles(claims), markKept('persistentvolumeclaim', claims)],
    leaves: `${claims.title} with the volume: delete both when nobody misses the files`,
  };
}

/** Creates the namespace, where claims move to another one. */
export function namespaceMade(from: ClaimSet, { namespace }: ClaimSet): readonly Step[] {
  if (namespace === undefined || namespaceKey(from.namespace) === namespaceKey(namespace)) return [];
  const step: Step = {
    id: `namespace ${namespace}`,
    phase: 'prepare',
    title: `Make namespace ${namespace}`,
    why: 'Claims are made there before the new version is applied.',
    check: `kubectl get namespace ${namespace}`,
    undo: `kubectl delete namespace ${namespace}, as long as nothing is in it.`,
    risk: NO_RISK,
    actions: [makeNamespace(namespace)],
  };
  return [step];
}

/** Deletes an object that the API server refuses to change; the apply recreates it. */
export function recreated(
  { before, after }: Pair<Manifest>,
  patch: JsonObject,
  { cascade, why, downtime }: { readonly cascade: Cascade; readonly why: string; readonly downtime?: string },
): readonly Step[] {
  const scaled = ['StatefulSet', 'Deployment', 'ReplicaSet'].includes(after.kind) && replicasOf(after) === undefined;
  const check: Step = {
    id: `replicas ${after.key}`,
    phase: 'check',
    title: `See that ${before.title} has one replica`,
    why: 'It is made anew, and the new version leaves replicas out: it would be scaled down to 1.',
    check: `kubectl get ${kubectlName(before)}`,
    undo: 'Nothing to undo.',
    risk: NO_RISK,
    actions: [expectReplicas(before, 1)],
    onlyIf: [isRefused(before, patch)],
  };
  return [
    ...(scaled ? [check] : []),
    {
      id: `take away ${before.key}`,
      phase: 'remove',
      title: `Delete ${before.title}${cascade === 'orphan' ? ', and leave what it made' : ''}`,
      why,
      check: `It is gone: kubectl get ${kubectlName(before)}`,
      undo: APPLY_OLD,
      risk: downtime === undefined ? NO_RISK : { kind: 'downtime', of: downtime },
      actions: [takeAway(before, cascade, patch)],
    },
  ];
}

/** A step that a person does by hand; the script asks for confirmation. */
export function handStep(
  phase: Step['phase'],
  {
    id,
    title,
    why,
    text,
    commands = [],
    final,
  }: {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly text: string;
    /** Commands that help to decide. */
    readonly commands?: readonly string[];
    readonly final?: string;
  },
): Step {
  return {
    id,
    phase,
    title,
    why,
    check: 'For you to see: the manifests do not tell.',
    undo: 'Nothing in the cluster was changed by this step.',
    risk: final === undefined ? NO_RISK : { kind: 'final', what: final },
    actions: [byHand(text, ...commands)],
  };
}
