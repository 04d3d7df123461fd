/** What a copy is made of: what a person types, and what the script calls. */
import { inNamespace } from '../change/kubectl';
import type { Claim } from '../inventory/claims';
import type { JsonObject } from '../inventory/json';
import { field, isSameJson } from '../inventory/json';
import type { Workload } from '../inventory/pods';
import { namespaceArgument, objectArguments, typed, volumeOf } from './actions';
import type { ClaimSet } from './claim-set';
import { boundManifest } from './claim-set';
import { copyJob, copyName, temporaryClaim } from './copy-job';
import type { Argument } from './shell';
import type { Action } from './step';

/** The claims whose files are copied, and what they become. */
export interface Copy {
  readonly from: ClaimSet;
  readonly to: ClaimSet;
  readonly before: Claim;
  readonly plan: string;
  readonly image: string;
  /** What the API server refuses as long as the copy isn't in place. */
  readonly patch: JsonObject;
  readonly users: readonly Workload[];
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

function copyArguments({ from, plan, patch }: Copy): readonly Argument[] {
  return [namespaceArgument(from.namespace), from.name, plan, JSON.stringify(patch)];
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

export function makeTarget(copy: Copy): Action {
  const { from, to, plan } = copy;
  return {
    commands: [
      `kubectl create${inNamespace(from.namespace)} -f TEMPORARY.yaml   # ${typed(to)} as the new version has it, called ${shown(copy)}`,
    ],
    call: ['make_targets', ...copyArguments(copy), temporaryClaim(to, plan)],
  };
}

export function copyFiles(copy: Copy): Action {
  const { from, to, before, plan, image, users } = copy;
  const where = inNamespace(from.namespace);
  return {
    commands: [
      `kubectl create${where} -f COPY.yaml   # a Job with ${image}; the script (--format sh) has it`,
      `kubectl wait${where} --for=condition=complete --timeout=24h job/${shown(copy)}`,
      `kubectl delete pvc ${typed(from)}${where}   # its volume is Retain`,
      `# give the volume of ${shown(copy)} to a new claim ${typed(to)}: Retain, delete the claim, claimRef, volumeName`,
    ],
    call: [
      'copy_files',
      ...copyArguments(copy),
      copyJob(from, before, users[0], plan, image),
      boundManifest(to, plan),
      ...users.flatMap(({ manifest }) => objectArguments(manifest)),
    ],
  };
}

export function removeCopies(copy: Copy): Action {
  const { from, plan } = copy;
  return {
    commands: [`kubectl delete job${inNamespace(from.namespace)} -l stateful.cdk8s.io/copy=${plan}`],
    call: ['remove_copies', namespaceArgument(from.namespace), plan],
  };
}

function shown({ from, plan }: Copy): string {
  return copyName(from, plan).replace('__NUMBER__', 'N');
}
