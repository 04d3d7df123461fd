import { groupBy } from '../check/group';
import { deployHook } from '../inventory/deploy-marks';
import type { Inventory } from '../inventory/inventory';
import { isUnknownNamespace } from '../inventory/namespaces';
import type { Manifest } from '../inventory/manifest';
import { isSame } from './equal';

/** The objects of a version that a deployment applies. */
export interface AppliedObjects {
  readonly byKey: ReadonlyMap<string, Manifest>;
  /** The keys of several objects that differ; they aren't compared. */
  readonly ambiguous: ReadonlySet<string>;
}

/** The objects that are compared: not hooks, nor objects without a name, which are new each time. */
export function appliedObjects({ manifests }: Inventory): AppliedObjects {
  const byKey = new Map<string, Manifest>();
  const ambiguous = new Set<string>();
  for (const manifest of manifests) {
    if (manifest.name === '' || deployHook(manifest) !== undefined) continue;
    const { key } = manifest;
    const other = byKey.get(key);
    if (other === undefined) byKey.set(key, manifest);
    else if (!isSame(other.data, manifest.data)) ambiguous.add(key);
  }
  for (const key of ambiguous) byKey.delete(key);
  return { byKey, ambiguous };
}

/**
 * The namespace of objects without one, if the other version has them with a namespace: that of most of them. Else undefined.
 */
export function namespaceOfOtherVersion(before: Inventory, after: Inventory): string | undefined {
  const votes = new Map<string, number>();
  const [old, next] = [before, after].map(namespacesByName);
  for (const [name, written] of old ?? []) {
    const other = next?.get(name);
    if (other === undefined || written.has('') === other.has('')) continue;
    const named = written.has('') ? other : written;
    for (const namespace of named) if (namespace !== '') votes.set(namespace, (votes.get(namespace) ?? 0) + 1);
  }
  return [...votes].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

function namespacesByName({ manifests }: Inventory): ReadonlyMap<string, ReadonlySet<string>> {
  const named = manifests.filter(({ clusterScoped, name }) => !clusterScoped && name !== '');
  const byName = groupBy(
    named,
    ({ group, kind, name }) => `${group}/${kind}/${name}`,
    ({ namespace }) => (isUnknownNamespace(namespace) ? '' : (namespace ?? '')),
  );
  return new Map([...byName].map(([name, namespaces]) => [name, new Set(namespaces)]));
}
