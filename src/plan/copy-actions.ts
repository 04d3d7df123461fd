/** The actions of copies: the commands of the runbook, and the functions that the script calls. */
import { inNamespace, kubectlName } from '../change/kubectl';
import type { Claim } from '../inventory/claims';
import type { JsonObject } from '../inventory/json';
import { field, isSameJson } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { Workload } from '../inventory/pods';
import { createCommand, keepCommands, keepFiles, moveCommands, namespaceArgument, objectArguments } from './actions';
import type { ClaimSet } from './claim-set';
import { boundManifest, ordinalsOf } from './claim-set';
import { copyJob, copyName, snapshotOf, temporaryClaim, warmJob } from './copy-job';
import { withoutDigest } from './image-name';
import { STAMP } from './job';
import type { Means } from './means';
import type { Upgrade } from './postgresql';
import { upgradeJob } from './postgresql';
import type { Argument } from './shell';
import type { Action } from './step';
import { forEach, loop, numberedAs, numberOf, shellName } from './claim-commands';

/** How the files of claims are copied to other claims. */
export interface Copy {
  readonly from: ClaimSet;
  readonly to: ClaimSet;
  readonly before: Claim;
  readonly plan: string;
  readonly means: Means;
  readonly image: string;
  /** A patch that the API server refuses until the copy is in place; undefined where only the annotation of the plan shows it. */
  readonly patch: JsonObject | undefined;
  readonly users: readonly Workload[];
  /** The versions of a program, where it dumps and restores the files. */
  readonly upgrade?: Upgrade;
}

/** A patch of the fields of a claim that only a copy can change. */
export function copiedPatch(before: Claim, after: Claim): JsonObject {
  const differs = (...path: readonly string[]): boolean =>
    !isSameJson(field(before.spec, ...path) ?? null, field(after.spec, ...path) ?? null);
  return {
    spec: {
      ...(differs('accessModes') ? { accessModes: [...after.accessModes] } : {}),
      ...(after.className !== undefined && before.className !== after.className
        ? { storageClassName: after.className }
        : {}),
      ...(differs('resources', 'requests', 'storage')
        ? { resources: { requests: { storage: field(after.spec, 'resources', 'requests', 'storage') ?? null } } }
        : {}),
    },
  };
}

function copyArguments({ from, to, plan, patch }: Copy): readonly Argument[] {
  return [
    namespaceArgument(from.namespace),
    from.name,
    namespaceArgument(to.namespace),
    to.name,
    plan,
    patchArgument(patch),
  ];
}

function patchArgument(patch: JsonObject | undefined): string {
  return patch === undefined ? '' : JSON.stringify(patch);
}

/** The manifests of a copy: snapshot (or ''), temporary claim, Job, and the claim that gets the copy. */
function manifestsOf({ from, to, before, plan, means, image, users, upgrade }: Copy): readonly string[] {
  return [
    means.kind === 'snapshot' ? snapshotOf(from, plan, means.className) : '',
    temporaryClaim(from, to, plan, means),
    upgrade === undefined ? copyJob(from, before, users[0], { plan, image, means }) : upgradeJob(from, plan, upgrade),
    boundManifest(to, plan),
  ];
}

/** The command that creates one of these, without the annotation that only the script needs. */
function created(manifest: string, from: ClaimSet, options = ''): string {
  return createCommand(manifest.replace(`,"annotations":${JSON.stringify(STAMP)}`, ''), from.namespace, from, options);
}

/** Whether a copy still has to be made or put in place. */
export function needsCopy(copy: Copy): readonly Argument[] {
  return ['needs_copy', ...copyArguments(copy)];
}

export function keepOld(copy: Copy): Action {
  return { ...keepFiles(copy.from), call: ['keep_old', ...copyArguments(copy)] };
}

/** Creates the claim to copy to while the app runs. A clone is created later, when the app is stopped; here it is a dry run. */
export function makeTarget(copy: Copy): Action {
  const { from, to, plan, means } = copy;
  const isCopied = means.kind === 'copy';
  return {
    commands: forEach(from, [
      `${created(temporaryClaim(from, to, plan, means), from, isCopied ? '' : ' --dry-run=server')}   # ${shellName(numberedAs(to, from))} as the new version has it, called ${shown(copy)}`,
    ]),
    call: [isCopied ? 'make_targets' : 'try_targets', ...copyArguments(copy), temporaryClaim(from, to, plan, means)],
  };
}

export function warmCopies(copy: Copy): Action {
  const { from, before, plan, image, users } = copy;
  const job = warmJob(from, before, users[0], { plan, image });
  return {
    commands: forEach(from, [
      `${created(job, from)}   # a Job with ${withoutDigest(image)}, on the node of the app`,
      `kubectl wait${inNamespace(from.namespace)} --for=condition=complete --timeout=24h job/${shown(copy)}-warm`,
    ]),
    call: ['warm_copies', ...copyArguments(copy), job],
  };
}

export function copyFiles(copy: Copy): Action {
  const { from, users } = copy;
  return {
    commands: forEach(from, copyCommands(copy)),
    call: [
      'copy_files',
      ...copyArguments(copy),
      ...manifestsOf(copy),
      ...users.flatMap(({ manifest }) => objectArguments(manifest)),
    ],
  };
}

/** Commands that copy one claim, and give the copy to the claim of the new version. */
function copyCommands(copy: Copy): readonly string[] {
  const { from, to, plan, means, image } = copy;
  const where = inNamespace(from.namespace);
  const name = shown(copy);
  const temporary = { ...from, name };
  const isSame = from.name === to.name && from.namespace === to.namespace;
  const [snapshot = '', target = '', job = ''] = manifestsOf(copy);
  return [
    ...(means.kind === 'snapshot' ? [`${created(snapshot, from)}   # of ${shellName(from)}`] : []),
    ...(means.kind === 'copy' ? [] : [`${created(target, from)}   # ${name}, with a dataSource`]),
    `${created(job, from)}   # a Job with ${withoutDigest(image)}`,
    `kubectl wait${where} --for=condition=complete --timeout=24h job/${name}`,
    ...keepCommands(temporary),
    `kubectl delete job${where} -l stateful.cdk8s.io/copy=${plan}   # no claim goes while a pod mounts it, even one that has ended`,
    ...(isSame ? [`kubectl delete pvc ${shellName(from)}${where}   # its volume is Retain`] : []),
    ...moveCommands(temporary, to, plan),
  ];
}

/** Copies the claims of a set, whose replicas are stopped one at a time. */
export function copyReplicas(copy: Copy, set: Manifest): Action {
  const { from, before } = copy;
  const where = inNamespace(from.namespace);
  const ready = `kubectl rollout status ${kubectlName(set)} --timeout=10m`;
  return {
    commands: [
      loop(
        ordinalsOf(set, before.count),
        [
          ready,
          `kubectl delete ${kubectlName(set)} --cascade=orphan`,
          `kubectl delete pod ${set.name}-$N${where}`,
          ...copyCommands(copy),
          `${APPLY_NEW}   # it makes the set and the replica anew`,
          ready,
        ],
        'down',
      ),
    ],
    call: ['copy_replicas', ...replicaArguments(copy, set.name)],
  };
}

/** A placeholder for the command that applies the new version. */
export const APPLY_NEW = 'kubectl apply -f NEW';

/** Finishes the copy of a replica that was interrupted; for the script only. */
export function endReplicas(copy: Copy, set: string): Action {
  return { commands: [], call: ['end_replicas', ...replicaArguments(copy, set)] };
}

function replicaArguments(copy: Copy, set: string): readonly Argument[] {
  const { from, plan, patch } = copy;
  return [set, namespaceArgument(from.namespace), from.name, plan, patchArgument(patch), ...manifestsOf(copy)];
}

export function removeCopies({ from, plan, means }: Copy): Action {
  const kinds = means.kind === 'snapshot' ? ['job', 'volumesnapshot'] : ['job'];
  return {
    commands: kinds.map(
      (kind) => `kubectl delete ${kind}${inNamespace(from.namespace)} -l stateful.cdk8s.io/copy=${plan}`,
    ),
    call: [
      'remove_copies',
      namespaceArgument(from.namespace),
      plan,
      ...(means.kind === 'snapshot' ? ['volumesnapshot'] : []),
    ],
  };
}

function shown({ from, plan }: Copy): string {
  return copyName(from, plan).replace('__NUMBER__', numberOf(from.ordinals));
}
