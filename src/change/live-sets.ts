import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import { mayBeSameNamespace } from '../inventory/namespaces';
import type { Workload } from '../inventory/pods';
import type { Pair } from './comparison';
import { successorsOf } from './successors';

/**
 * StatefulSets that run and aren't written any more, each with the new one that runs the same image over the same path: it may be the
 * old one with another name, and an apply leaves both.
 */
export function renamedWhileLive(live: Inventory, written: Inventory): readonly Pair<Manifest>[] {
  const [old, next] = [setsOf(live), setsOf(written)];
  const among = (all: readonly Workload[], others: readonly Workload[]): readonly Workload[] => {
    const keys = new Set(others.map(({ manifest }) => manifest.key));
    return all.filter(({ manifest }) => !keys.has(manifest.key));
  };
  return successorsOf(among(old, next), among(next, old))
    .map(({ before, after }) => ({ before: before.manifest, after: after.manifest }))
    .filter(({ before, after }) => mayBeSameNamespace(before.namespace, after.namespace));
}

function setsOf({ workloads }: Inventory): readonly Workload[] {
  return workloads.filter(({ claimTemplates }) => claimTemplates.length > 0);
}
