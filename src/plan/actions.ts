/** The actions of plans: for each, the commands of the runbook and the function that the script calls. */
import type { JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { inNamespace, kubectlName } from '../change/kubectl';
import type { ClaimSet } from './claim-set';
import { boundManifest, hasReplicas, ordinalsOf, replicasOf } from './claim-set';
import type { Argument } from './shell';
import { OWN_NAMESPACE, quoted } from './shell';
import type { Action } from './step';
import { forEach, loop, numberedAs, numberOf, shellName } from './claim-commands';

export function namespaceArgument(namespace: string | undefined): Argument {
  return namespace === undefined || namespace === '' ? OWN_NAMESPACE : namespace;
}

/** Namespace, kind and name: the arguments by which functions of the script take an object. */
export function objectArguments({ namespace, kind, name, group }: Manifest): readonly Argument[] {
  const resource = group === '' || BUILT_IN_GROUP.test(group) ? kind : `${kind}.${group}`;
  return [namespaceArgument(namespace), resource.toLowerCase(), name];
}

const BUILT_IN_GROUP = /^(?:apps|batch|policy|autoscaling|[a-z.]+\.k8s\.io)$/;

function claimArguments({ namespace, name }: ClaimSet): readonly Argument[] {
  return [namespaceArgument(namespace), name];
}

function patchOf(patch: JsonObject): string {
  return quoted(JSON.stringify(patch));
}

/** A placeholder in a patch, for a value that the shell expands. */
const PLACEHOLDER = '__VALUE__';

function withShellValue(patch: string, value: string): string {
  return patch.replace(PLACEHOLDER, () => `'"${value}"'`);
}

export function volumeOf(claims: ClaimSet): string {
  return `$(kubectl get pvc ${shellName(claims)}${inNamespace(claims.namespace)} -o jsonpath={.spec.volumeName})`;
}

export function keepFiles(claims: ClaimSet, plan?: string): Action {
  return {
    commands: forEach(
      claims,
      plan === undefined ? [`kubectl patch pv "${volumeOf(claims)}" -p ${RETAIN}`] : keepCommands(claims),
    ),
    call: ['keep_files', ...claimArguments(claims), ...(plan === undefined ? [] : [plan])],
  };
}

/** Commands that save the reclaim policy of a claim's volume, and set it to Retain until the volume has moved. */
export function keepCommands(claim: ClaimSet): readonly string[] {
  return [
    `VOLUME=${volumeOf(claim)}`,
    `POLICY=$(kubectl get pv "$VOLUME" -o jsonpath={.spec.persistentVolumeReclaimPolicy})`,
    // Without --overwrite, so that the policy saved first is kept.
    `kubectl annotate pv "$VOLUME" "${POLICY}=$POLICY"`,
    `kubectl patch pv "$VOLUME" -p ${RETAIN}`,
  ];
}

const RETAIN = patchOf({ spec: { persistentVolumeReclaimPolicy: 'Retain' } });

/** The annotation that saves the reclaim policy of a volume while it moves. */
const POLICY = 'stateful.cdk8s.io/reclaim-policy';

const KEEP_ANNOTATIONS = [
  'helm.sh/resource-policy=keep',
  'argocd.argoproj.io/sync-options=Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune=disabled',
];

/** Annotates an object so that no deploy tool prunes it. */
export function markKept(kind: string, claims: Pick<ClaimSet, 'namespace' | 'name' | 'ordinals'>): Action {
  const { namespace, name } = claims;
  return {
    commands: forEach(claims, [
      `kubectl annotate ${kind} ${shellName(claims)}${inNamespace(namespace)} --overwrite ${KEEP_ANNOTATIONS.join(' ')}`,
    ]),
    call: ['mark_kept', namespaceArgument(namespace), kind, name],
  };
}

export function expectClaims(from: ClaimSet, to: ClaimSet, plan: string): Action {
  return {
    commands: [`kubectl get pvc${inNamespace(from.namespace)}`],
    call: ['expect_claims', ...claimArguments(from), ...claimArguments(to), plan],
  };
}

export function moveFiles(from: ClaimSet, to: ClaimSet, plan: string, accessModes?: readonly string[]): Action {
  return {
    commands: forEach(from, [`VOLUME=${volumeOf(from)}`, ...moveCommands(from, to, plan, accessModes)]),
    call: [
      'move_files',
      ...claimArguments(from),
      ...claimArguments(to),
      plan,
      boundManifest(to, plan),
      ...(accessModes === undefined ? [] : [JSON.stringify(accessModes)]),
    ],
  };
}

/** Commands that give `$VOLUME`, whose policy is Retain, to another claim. */
export function moveCommands(
  from: ClaimSet,
  to: ClaimSet,
  plan: string,
  accessModes?: readonly string[],
): readonly string[] {
  const isNamed = namespaceArgument(to.namespace) !== OWN_NAMESPACE;
  const namespace = isNamed ? to.namespace : PLACEHOLDER;
  const target = numberedAs(to, from);
  const claimRef = { namespace, name: shellName(target), uid: null, resourceVersion: null };
  const patch = patchOf({ spec: { ...(accessModes === undefined ? {} : { accessModes }), claimRef } });
  return [
    `[ -n "$VOLUME" ] && kubectl delete pvc ${shellName(from)}${inNamespace(from.namespace)}`,
    ...(isNamed ? [] : [`NAMESPACE=$(kubectl config view --minify -o 'jsonpath={..namespace}')`]),
    `kubectl patch pv "$VOLUME" --type=merge -p ${withShellValue(patch, '${NAMESPACE:-default}').replace('$N"', `'"$N"'"`)}`,
    createCommand(boundManifest(target, plan), to.namespace, target),
    `POLICY=$(kubectl get pv "$VOLUME" -o 'jsonpath={.metadata.annotations.${POLICY.replaceAll('.', String.raw`\.`)}}')`,
    `kubectl patch pv "$VOLUME" -p ${withShellValue(patchOf({ spec: { persistentVolumeReclaimPolicy: PLACEHOLDER } }), '$POLICY')}`,
    `kubectl annotate pv "$VOLUME" ${POLICY}-`,
  ];
}

/** The command that creates a manifest; the shell expands the ordinal of the claim and the name of the volume in it. */
export function createCommand(
  manifest: string,
  namespace: string | undefined,
  { ordinals }: ClaimSet,
  options = '',
): string {
  const number = numberOf(ordinals);
  const word = quoted(manifest)
    .replaceAll('__NUMBER__', () => (number === '$N' ? `'"$N"'` : number))
    .replaceAll('__VOLUME__', () => `'"$VOLUME"'`);
  return `printf %s ${word} | kubectl create${inNamespace(namespace)}${options} -f -`;
}

/** Whether claims still have to be moved. */
export function isOpen(from: ClaimSet, plan: string): readonly Argument[] {
  return ['is_open', ...claimArguments(from), plan];
}

export function mayGrow(claims: ClaimSet, size: string): Action {
  return {
    commands: [`kubectl get pvc${inNamespace(claims.namespace)}; kubectl get storageclass`],
    call: ['may_grow', ...claimArguments(claims), size],
  };
}

export function growFiles(claims: ClaimSet, size: string): Action {
  const patch = patchOf({ spec: { resources: { requests: { storage: size } } } });
  return {
    commands: forEach(claims, [`kubectl patch pvc ${shellName(claims)}${inNamespace(claims.namespace)} -p ${patch}`]),
    call: ['grow_files', ...claimArguments(claims), size],
  };
}

export function stopWorkload(manifest: Manifest): Action {
  const name = kubectlName(manifest);
  const commands = {
    CronJob: `kubectl patch ${name} -p '{"spec":{"suspend":true}}'`,
    DaemonSet: `kubectl delete ${name} --cascade=foreground`,
    Job: `kubectl delete ${name} --cascade=foreground`,
    Pod: `kubectl delete ${name}`,
  }[manifest.kind];
  return {
    commands: [commands ?? `kubectl scale ${name} --replicas=0`],
    call: ['stop_workload', ...objectArguments(manifest)],
  };
}

export function startWorkload(manifest: Manifest): Action {
  const isLeftOut = hasReplicas(manifest) && replicasOf(manifest) === undefined;
  const hint =
    manifest.kind === 'CronJob'
      ? 'set suspend to false where it is still true'
      : isLeftOut
        ? 'scale it up where it is still scaled down'
        : undefined;
  return {
    commands: [`kubectl get ${kubectlName(manifest)}${hint === undefined ? '' : `   # ${hint}`}`],
    call: ['start_workload', ...objectArguments(manifest)],
  };
}

export type Cascade = 'orphan' | 'foreground' | 'background';

/** Deletes an object if the API server refuses to change it. */
export function takeAway(manifest: Manifest, cascade: Cascade, patch: JsonObject): Action {
  return {
    commands: [`kubectl delete ${kubectlName(manifest)}${cascade === 'background' ? '' : ` --cascade=${cascade}`}`],
    call: ['take_away', ...objectArguments(manifest), cascade, JSON.stringify(patch)],
  };
}

export function isRefused(manifest: Manifest, patch: JsonObject): readonly Argument[] {
  return ['refused', ...objectArguments(manifest), JSON.stringify(patch)];
}

export function removeObject(manifest: Manifest, cascade: Cascade): Action {
  return {
    commands: [`kubectl delete ${kubectlName(manifest)}${cascade === 'background' ? '' : ` --cascade=${cascade}`}`],
    call: ['remove_object', ...objectArguments(manifest), cascade],
  };
}

export function isThere(manifest: Manifest): readonly Argument[] {
  return ['is_there', ...objectArguments(manifest)];
}

export function expectReplicas(manifest: Manifest, count: number): Action {
  return {
    commands: [`kubectl get ${kubectlName(manifest)}`],
    call: ['expect_replicas', ...objectArguments(manifest), String(count)],
  };
}

export function patchObject(manifest: Manifest, patch: JsonObject): Action {
  return {
    commands: [`kubectl patch ${kubectlName(manifest)} --type=merge -p ${patchOf(patch)}`],
    call: ['patch_object', ...objectArguments(manifest), JSON.stringify(patch)],
  };
}

export function makeNamespace(namespace: string): Action {
  return { commands: [`kubectl create namespace ${namespace}`], call: ['make_namespace', namespace] };
}

export function restartWorkload(manifest: Manifest, plan: string): Action {
  return {
    commands: [`kubectl rollout restart ${kubectlName(manifest)}`],
    call: ['restart_workload', ...objectArguments(manifest), plan],
  };
}

export function replacePods(set: Manifest): Action {
  const { namespace, name } = set;
  const inSet = inNamespace(namespace);
  const pod = `${name}-$N`;
  return {
    commands: [
      loop(ordinalsOf(set), [
        `kubectl delete pod ${pod}${inSet}`,
        `until kubectl get pod ${pod}${inSet}; do sleep 2; done`,
        `kubectl wait pod ${pod}${inSet} --for=condition=Ready --timeout=10m`,
      ]),
    ],
    call: ['replace_pods', namespaceArgument(namespace), name],
  };
}

/** An action that a person does by hand; the script asks for confirmation. */
export function byHand(text: string, ...commands: readonly string[]): Action {
  return { manual: text, commands, call: ['ask', text] };
}

/** Checks that the user has a permission. */
export function may(namespace: string | undefined, verb: string, resource: string): Action {
  return {
    commands: [`kubectl auth can-i ${verb} ${resource}${inNamespace(namespace)}`],
    call: ['may', namespaceArgument(namespace), verb, resource],
  };
}

/** Deletes a claim; its volume must have the reclaim policy Retain. */
export function deleteClaim(claims: ClaimSet): Action {
  const { namespace, name } = claims;
  return {
    commands: forEach(claims, [`kubectl delete persistentvolumeclaim ${shellName(claims)}${inNamespace(namespace)}`]),
    call: ['delete_claim', namespaceArgument(namespace), name],
  };
}
