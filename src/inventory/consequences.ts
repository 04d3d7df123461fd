/** Of what was read from a server, the objects that others are the consequences of. */
import { asList, asString, field } from './json';
import type { Live } from './live';
import type { Manifest } from './manifest';
import { namespaceKey } from './namespaces';

/** What stands for the objects that it makes: nothing more is to be learned from these. */
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

/** What a cluster puts into every namespace. */
const OF_EACH_NAMESPACE: readonly (readonly [kind: string, name: string])[] = [
  ['ConfigMap', 'kube-root-ca.crt'],
  ['ServiceAccount', 'default'],
];

/**
 * What is left when the pods of workloads, and whatever else a controller of Kubernetes made, are taken away. Their owners tell
 * which nodes the pods are on, and claims which pods mount them.
 */
export function withoutConsequences(manifests: readonly Manifest[]): readonly Manifest[] {
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
  return manifests.filter(isCause).map((manifest) => {
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

function isCause({ kind, name, live, data }: Manifest): boolean {
  if (live === undefined) return true;
  if (OF_EACH_NAMESPACE.some(([ofKind, called]) => kind === ofKind && name === called)) return false;
  if (kind === 'Secret' && data['type'] === 'kubernetes.io/service-account-token') return false;
  return live.controller === undefined || !CONTROLLERS.has(live.controller.kind);
}

/** The first in the line of owners, as far as they were read. */
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
