/** References to what isn't among the manifests: a slip of the pen, or something of the cluster. */
import { nearest } from '../api/nearest';
import type { Inventory } from '../inventory/inventory';
import { asList, asString, field } from '../inventory/json';
import { namespaceKey } from '../inventory/manifest';
import type { Manifest } from '../inventory/manifest';

/**
 * The object that a name most likely means, though it is another's: nearly the same name, and nothing else refers to
 * it; or the same but for one letter left out, doubled or swapped. Names that differ in numbers only are different names.
 */
export function meantBy(name: string, candidates: readonly Manifest[], isUsed: (name: string) => boolean) {
  const names = candidates.map((candidate) => candidate.name).filter((candidate) => !differInNumbers(name, candidate));
  const free = nearest(
    name,
    names.filter((candidate) => !isUsed(candidate) && Math.min(candidate.length, name.length) > 3),
  );
  return free ?? names.find((candidate) => Math.min(candidate.length, name.length) > 4 && isOneSlip(name, candidate));
}

function differInNumbers(one: string, other: string): boolean {
  return one.replace(/\d+/g, '#') === other.replace(/\d+/g, '#');
}

function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (short.length + 1 === long.length) return short.slice(same) === long.slice(same + 1);
  if (short.length !== long.length) return false;
  const swapped = `${short.slice(0, same)}${short[same + 1] ?? ''}${short[same] ?? ''}${short.slice(same + 2)}`;
  return swapped === long;
}

/** Objects of one kind in one namespace. */
export function inNamespace(inventory: Inventory, kind: string, namespace: string | undefined): readonly Manifest[] {
  return inventory.byKind(kind).filter((manifest) => namespaceKey(manifest.namespace) === namespaceKey(namespace));
}

/** Where custom resources say what Secret or ConfigMap they make; without any, it has their own name. */
const MAKERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Certificate: [['spec', 'secretName']],
  ExternalSecret: [['spec', 'target', 'name']],
  ClusterExternalSecret: [['spec', 'externalSecretName']],
  SealedSecret: [['spec', 'template', 'metadata', 'name']],
  VaultStaticSecret: [['spec', 'destination', 'name']],
  VaultDynamicSecret: [['spec', 'destination', 'name']],
  VaultPKISecret: [['spec', 'destination', 'name']],
  OnePasswordItem: [],
  InfisicalSecret: [['spec', 'managedSecretReference', 'secretName']],
  BitwardenSecret: [['spec', 'secretName']],
  Bundle: [],
};

/** The names of Secrets and ConfigMaps that custom resources among the manifests make. */
export function madeNames({ manifests }: Inventory): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, name, data } of manifests) {
    const paths = Object.hasOwn(MAKERS, kind) ? MAKERS[kind] : undefined;
    if (paths !== undefined) {
      names.add(name);
      for (const path of paths) names.add(asString(field(data, ...path)) ?? name);
    }
    if (kind === 'SecretProviderClass') {
      for (const made of asList(field(data, 'spec', 'secretObjects'))) {
        names.add(asString(field(made, 'secretName')) ?? '');
      }
    }
  }
  return names;
}

const FILLED = /inject|autogenerat|replicat|reflect|kubed/i;

/** Whether a label or annotation says that something in the cluster fills an object, or copies it to other namespaces. */
export function isFilledLater(manifest: Manifest): boolean {
  if (manifest.kind === 'Secret' && manifest.data['type'] === 'kubernetes.io/service-account-token') return true;
  return ['labels', 'annotations'].some((map) =>
    Object.keys(manifest.metadata[map] ?? {}).some((key) => FILLED.test(key)),
  );
}

/** The ConfigMap that Kubernetes puts into every namespace. */
export const ROOT_CERTIFICATES = 'kube-root-ca.crt';
