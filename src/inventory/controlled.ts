/** Removes objects of a cluster that follow from others: pods of workloads, ReplicaSets of Deployments. */
import { asList, asString, field } from './json';
import type { Live } from './live';
import type { Manifest } from './manifest';
import { namespaceKey } from './namespaces';

/** Kinds whose controllers create other objects. */
const CONTROLLERS: ReadonlySet<string> = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'Node',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
]);

/** Objects that a cluster creates in every namespace. */
const IN_EVERY_NAMESPACE: readonly (readonly [kind: string, name: string])[] = [
  ['ConfigMap', 'kube-root-ca.crt'],
  ['ServiceAccount', 'default'],
];

/**
 * Removes pods of workloads and all other objects that controllers of Kubernetes created. The pods' nodes are noted on their
 * topmost owners, and their names on the claims that they mount.
 */
export function withoutControlled(manifests: readonly Manifest[]): readonly Manifest[] {
  if (!manifests.some(({ live }) => live !== undefined)) return manifests;
  const owners = new Map(
    manifests.flatMap((manifest) => (manifest.live === undefined ? [] : [[manifest.live.uid, manifest]])),
  );
  const nodes = new Map<Manifest, Set<string>>();
  const mounted = new Map<string, string[]>();
  const pods = manifests.filter(({ kind, group, live }) => kind === 'Pod' && group === '' && live !== undefined);
  for (const pod of pods) {
    const owner = topOf(pod, owners);
    for (const node of pod.live?.nodes ?? []) nodes.set(owner, (nodes.get(owner) ?? new Set()).add(node));
    for (const claim of claimsOf(pod)) mounted.set(claim, [...(mounted.get(claim) ?? []), pod.name]);
  }
  return manifests.filter(isIndependent).map((manifest) => {
    const { live } = manifest;
    if (live === undefined) return manifest;
    const facts: Live = {
      ...live,
      nodes: [...(nodes.get(manifest) ?? live.nodes)].sort(),
      mountedBy: pods.length === 0 ? undefined : (mounted.get(claimKey(manifest.namespace, manifest.name)) ?? []),
    };
    return manifest.kind === 'PersistentVolumeClaim' || nodes.has(manifest) ? manifest.withLive(facts) : manifest;
  });
}

function isIndependent({ kind, name, live, data }: Manifest): boolean {
  if (live === undefined) return true;
  if (IN_EVERY_NAMESPACE.some(([ofKind, called]) => kind === ofKind && name === called)) return false;
  if (kind === 'Secret' && data['type'] === 'kubernetes.io/service-account-token') return false;
  return live.controller === undefined || !CONTROLLERS.has(live.controller.kind);
}

/** The topmost owner that was read, or the object itself. */
function topOf(manifest: Manifest, owners: ReadonlyMap<string, Manifest>): Manifest {
  let top = manifest;
  const seen = new Set<Manifest>();
  for (;;) {
    const owner = owners.get(top.live?.controller?.uid ?? '');
    if (owner === undefined || seen.has(owner)) return top;
    seen.add(owner);
    top = owner;
  }
}

function claimsOf({ namespace, name, spec }: Manifest): readonly string[] {
  return asList(spec['volumes']).flatMap((volume) => {
    const claim = asString(field(volume, 'persistentVolumeClaim', 'claimName'));
    if (claim !== undefined) return [claimKey(namespace, claim)];
    const volumeName = asString(field(volume, 'name')) ?? '';
    return field(volume, 'ephemeral') === undefined ? [] : [claimKey(namespace, `${name}-${volumeName}`)];
  });
}

function claimKey(namespace: string | undefined, name: string): string {
  return `${namespaceKey(namespace)}/${name}`;
}
