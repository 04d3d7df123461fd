import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import { mayBeSameNamespace } from '../inventory/namespaces';
import type { Workload } from '../inventory/pods';
import type { Pair } from './comparison';
import { successorsOf } from './successors';

/**
 * Running StatefulSets that are no longer among the manifests, with a new one of the same image and mount path: probably the
 * same set renamed, and apply leaves both running.
 */
export function renamedLiveSets(live: Inventory, written: Inventory): readonly Pair<Manifest>[] {
  const [old, next] = [setsOf(live), setsOf(written)];
  const notIn = (all: readonly Workload[], others: readonly Workload[]): readonly Workload[] => {
    const keys = new Set(others.map(({ manifest }) => manifest.key));
    return all.filter(({ manifest }) => !keys.has(manifest.key));
  };
  return successorsOf(notIn(old, next), notIn(next, old))
    .map(({ before, after }) => ({ before: before.manifest, after: after.manifest }))
    .filter(({ before, after }) => mayBeSameNamespace(before.namespace, after.namespace));
}

function setsOf({ workloads }: Inventory): readonly Workload[] {
  return workloads.filter(({ claimTemplates }) => claimTemplates.length > 0);
}
