/** The few things that plans are made of: what a person types, and what the script calls. */
import type { JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { inNamespace, kubectlName } from '../change/kubectl';
import type { ClaimSet } from './claim-set';
import { boundManifest, hasReplicas, ordinalsOf, replicasOf } from './claim-set';
import type { Argument } from './shell';
import { OWN_NAMESPACE, quoted } from './shell';
import type { Action } from './step';
import { forEach, loop, numberedAs, numberOf, typed } from './typed';

export function namespaceArgument(namespace: string | undefined): Argument {
  return namespace === undefined || namespace === '' ? OWN_NAMESPACE : namespace;
}

/** Namespace, kind and name, as the functions of the script take an object. */
export function objectArguments({ namespace, kind, name, group }: Manifest): readonly Argument[] {
  const resource = group === '' || BUILT_IN.test(group) ? kind : `${kind}.${group}`;
  return [namespaceArgument(namespace), resource.toLowerCase(), name];
}

const BUILT_IN = /^(?:apps|batch|policy|autoscaling|[a-z.]+\.k8s\.io)$/;

function claimArguments({ namespace, name }: ClaimSet): readonly Argument[] {
  return [namespaceArgument(namespace), name];
}

function patchOf(patch: JsonObject): string {
  return quoted(JSON.stringify(patch));
}

/** What the shell puts in the place of a value of a patch. */
const FILLED_IN = '__VALUE__';

function filledIn(patch: string, value: string): string {
  return patch.replace(FILLED_IN, () => `'"${value}"'`);
}

export function volumeOf(claims: ClaimSet): string {
  return `$(kubectl get pvc ${typed(claims)}${inNamespace(claims.namespace)} -o jsonpath={.spec.volumeName})`;
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

/** What is typed to keep the volume of a claim until it has moved: its reclaim policy is saved first. */
export function keepCommands(claim: ClaimSet): readonly string[] {
  return [
    `VOLUME=${volumeOf(claim)}`,
    `POLICY=$(kubectl get pv "$VOLUME" -o jsonpath={.spec.persistentVolumeReclaimPolicy})`,
    // Without --overwrite: what was saved first stays.
    `kubectl annotate pv "$VOLUME" "${POLICY}=$POLICY"`,
    `kubectl patch pv "$VOLUME" -p ${RETAIN}`,
  ];
}

const RETAIN = patchOf({ spec: { persistentVolumeReclaimPolicy: 'Retain' } });

/** The annotation of a volume that is on its way: the reclaim policy that it had. */
const POLICY = 'stateful.cdk8s.io/reclaim-policy';

const KEEP_MARKS = [
  'helm.sh/resource-policy=keep',
  'argocd.argoproj.io/sync-options=Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune=disabled',
];

/** Marks an object so that no deploy tool prunes it. */
export function markKept(kind: string, claims: Pick<ClaimSet, 'namespace' | 'name' | 'ordinals'>): Action {
  const { namespace, name } = claims;
  return {
    commands: forEach(claims, [
      `kubectl annotate ${kind} ${typed(claims)}${inNamespace(namespace)} --overwrite ${KEEP_MARKS.join(' ')}`,
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

/** What is typed to give `$VOLUME`, which is kept, to another claim. */
export function moveCommands(
  from: ClaimSet,
  to: ClaimSet,
  plan: string,
  accessModes?: readonly string[],
): readonly string[] {
  const isNamed = namespaceArgument(to.namespace) !== OWN_NAMESPACE;
  const namespace = isNamed ? to.namespace : FILLED_IN;
  const target = numberedAs(to, from);
  const claimRef = { namespace, name: typed(target), uid: null, resourceVersion: null };
  const patch = patchOf({ spec: { ...(accessModes === undefined ? {} : { accessModes }), claimRef } });
  return [
    `[ -n "$VOLUME" ] && kubectl delete pvc ${typed(from)}${inNamespace(from.namespace)}`,
    ...(isNamed ? [] : [`NAMESPACE=$(kubectl config view --minify -o 'jsonpath={..namespace}')`]),
    `kubectl patch pv "$VOLUME" --type=merge -p ${filledIn(patch, '${NAMESPACE:-default}').replace('$N"', `'"$N"'"`)}`,
    createCommand(boundManifest(target, plan), to.namespace, target),
    `POLICY=$(kubectl get pv "$VOLUME" -o 'jsonpath={.metadata.annotations.${POLICY.replaceAll('.', String.raw`\.`)}}')`,
    `kubectl patch pv "$VOLUME" -p ${filledIn(patchOf({ spec: { persistentVolumeReclaimPolicy: FILLED_IN } }), '$POLICY')}`,
    `kubectl annotate pv "$VOLUME" ${POLICY}-`,
  ];
}

/** What is typed to make an object of a claim, with the number of that and the volume filled in by the shell. */
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

/** Whether a move is still to be done. */
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
    commands: forEach(claims, [`kubectl patch pvc ${typed(claims)}${inNamespace(claims.namespace)} -p ${patch}`]),
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

/** Deletes an object where the API server refuses to change it. */
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
  const where = inNamespace(namespace);
  const pod = `${name}-$N`;
  return {
    commands: [
      loop(ordinalsOf(set), [
        `kubectl delete pod ${pod}${where}`,
        `until kubectl get pod ${pod}${where}; do sleep 2; done`,
        `kubectl wait pod ${pod}${where} --for=condition=Ready --timeout=10m`,
      ]),
    ],
    call: ['replace_pods', namespaceArgument(namespace), name],
  };
}

/** What a person does, and the script asks about. */
export function byHand(text: string, ...commands: readonly string[]): Action {
  return { manual: text, commands, call: ['ask', text] };
}

export function may(namespace: string | undefined, verb: string, resource: string): Action {
  return {
    commands: [`kubectl auth can-i ${verb} ${resource}${inNamespace(namespace)}`],
    call: ['may', namespaceArgument(namespace), verb, resource],
  };
}

/** Deletes a claim whose volume is Retain. */
export function deleteClaim(claims: ClaimSet): Action {
  const { namespace, name } = claims;
  return {
    commands: forEach(claims, [`kubectl delete persistentvolumeclaim ${typed(claims)}${inNamespace(namespace)}`]),
    call: ['delete_claim', namespaceArgument(namespace), name],
  };
}
