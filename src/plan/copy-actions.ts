/** What a copy is made of: what a person types, and what the script calls. */
import { inNamespace } from '../change/kubectl';
import type { Claim } from '../inventory/claims';
import type { JsonObject } from '../inventory/json';
import { field, isSameJson } from '../inventory/json';
import type { Workload } from '../inventory/pods';
import { namespaceArgument, objectArguments, typed, volumeOf } from './actions';
import type { ClaimSet } from './claim-set';
import { boundManifest } from './claim-set';
import { copyJob, copyName, snapshotOf, temporaryClaim, warmJob } from './copy-job';
import { withoutDigest } from './image-name';
import type { Means } from './means';
import type { Upgrade } from './postgresql';
import { upgradeJob } from './postgresql';
import type { Argument } from './shell';
import type { Action } from './step';

/** The claims whose files are copied, and what they become. */
export interface Copy {
  readonly from: ClaimSet;
  readonly to: ClaimSet;
  readonly before: Claim;
  readonly plan: string;
  readonly means: Means;
  readonly image: string;
  /** What the API server refuses as long as the copy isn't in place; undefined: nothing, and only its mark tells that it is. */
  readonly patch: JsonObject | undefined;
  readonly users: readonly Workload[];
  /** A program whose new version writes the files anew. */
  readonly upgrade?: Upgrade;
}

/** What of a claim can't be changed where it is. */
export function copiedPatch(before: Claim, after: Claim): JsonObject {
  const isOther = (...path: readonly string[]): boolean =>
    !isSameJson(field(before.spec, ...path) ?? null, field(after.spec, ...path) ?? null);
  return {
    spec: {
      ...(isOther('accessModes') ? { accessModes: [...after.accessModes] } : {}),
      ...(after.className !== undefined && before.className !== after.className
        ? { storageClassName: after.className }
        : {}),
      ...(isOther('resources', 'requests', 'storage')
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

/** What is made for a copy: a snapshot or nothing, the claim that is copied to, the Job, and the claim that gets the copy. */
function manifestsOf({ from, to, before, plan, means, image, users, upgrade }: Copy): readonly string[] {
  return [
    means.kind === 'snapshot' ? snapshotOf(from, plan, means.className) : '',
    temporaryClaim(from, to, plan, means),
    upgrade === undefined ? copyJob(from, before, users[0], { plan, image, means }) : upgradeJob(from, plan, upgrade),
    boundManifest(to, plan),
  ];
}

/** Whether a copy is still to be made, or to be put in its place. */
export function needsCopy(copy: Copy): readonly Argument[] {
  return ['needs_copy', ...copyArguments(copy)];
}

export function keepOld(copy: Copy): Action {
  return {
    commands: [`kubectl patch pv "${volumeOf(copy.from)}" -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'`],
    call: ['keep_old', ...copyArguments(copy)],
  };
}

/** Makes the claim that is copied to, while the app runs; what is cloned is made when it stands still, and is tried here. */
export function makeTarget(copy: Copy): Action {
  const { from, to, plan, means } = copy;
  const isCopied = means.kind === 'copy';
  return {
    commands: [
      `kubectl create${inNamespace(from.namespace)}${isCopied ? '' : ' --dry-run=server'} -f TEMPORARY.yaml   # ${typed(to)} as the new version has it, called ${shown(copy)}`,
    ],
    call: [isCopied ? 'make_targets' : 'try_targets', ...copyArguments(copy), temporaryClaim(from, to, plan, means)],
  };
}

export function warmCopies(copy: Copy): Action {
  const { from, before, plan, image, users } = copy;
  const where = inNamespace(from.namespace);
  return {
    commands: [
      `kubectl create${where} -f WARM.yaml   # a Job with ${withoutDigest(image)}, on the node of the app; the script (--format sh) has it`,
      `kubectl wait${where} --for=condition=complete --timeout=24h job/${shown(copy)}-warm`,
    ],
    call: ['warm_copies', ...copyArguments(copy), warmJob(from, before, users[0], { plan, image })],
  };
}

export function copyFiles(copy: Copy): Action {
  const { from, to, users } = copy;
  const where = inNamespace(from.namespace);
  const isSame = from.name === to.name && from.namespace === to.namespace;
  return {
    commands: [
      ...copyCommands(copy),
      ...(isSame ? [`kubectl delete pvc ${typed(from)}${where}   # its volume is Retain`] : []),
      `# give the volume of ${shown(copy)} to a new claim ${typed(to)}: Retain, delete the claim, claimRef, volumeName`,
    ],
    call: [
      'copy_files',
      ...copyArguments(copy),
      ...manifestsOf(copy),
      ...users.flatMap(({ manifest }) => objectArguments(manifest)),
    ],
  };
}

function copyCommands(copy: Copy): readonly string[] {
  const { from, means, image } = copy;
  const where = inNamespace(from.namespace);
  const name = shown(copy);
  return [
    ...(means.kind === 'snapshot' ? [`kubectl create${where} -f SNAPSHOT.yaml   # of ${typed(from)}`] : []),
    ...(means.kind === 'copy' ? [] : [`kubectl create${where} -f TEMPORARY.yaml   # ${name}, with a dataSource`]),
    `kubectl create${where} -f COPY.yaml   # a Job with ${withoutDigest(image)}; the script (--format sh) has it`,
    `kubectl wait${where} --for=condition=complete --timeout=24h job/${name}`,
  ];
}

/** The claims of a set, whose replicas stop one after the other. */
export function copyReplicas(copy: Copy, set: string): Action {
  const { from } = copy;
  const where = inNamespace(from.namespace);
  return {
    commands: [
      `# for each replica, from the last to the first, when all are ready:`,
      `kubectl delete statefulset ${set}${where} --cascade=orphan`,
      `kubectl delete pod ${set}-N${where}`,
      ...copyCommands(copy),
      `kubectl delete pvc ${typed(from)}${where}   # its volume is Retain`,
      `# give the volume of ${shown(copy)} to a new claim ${typed(from)}: Retain, delete the claim, claimRef, volumeName`,
      '# apply the new version, which makes the set and the replica anew',
    ],
    call: ['copy_replicas', ...replicaArguments(copy, set)],
  };
}

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
  return copyName(from, plan).replace('__NUMBER__', from.only?.replace(/^.*-/, '') ?? 'N');
}
