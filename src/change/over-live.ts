import { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import type { ApplyMethod } from './apply-method';
import { applyOver } from './apply-over';
import type { Pair } from './comparison';

/** If the old version was read from a cluster, the new version becomes the result of applying it there. */
export function applyOverLive({ before, after }: Pair<Inventory>, method: ApplyMethod | undefined): Pair<Inventory> {
  if (!before.manifests.some(({ live }) => live !== undefined)) return { before, after };
  const next = new Map(after.manifests.map((manifest) => [manifest.key, manifest]));
  const pairs = new Map<Manifest, Pair<Manifest>>();
  for (const manifest of before.manifests) {
    const { live, key, apiVersion } = manifest;
    const over = next.get(key);
    if (live === undefined || over === undefined || over === manifest || over.apiVersion !== apiVersion) continue;
    pairs.set(over, applyOver(manifest, live, over, method));
  }
  const old = new Map([...pairs.values()].map((pair) => [pair.before.key, pair.before]));
  const kept = before.manifests.filter((manifest) => !next.has(manifest.key) && isOfCluster(manifest, before));
  return {
    before: new Inventory(
      before.manifests.map((manifest) =>
        manifest.live === undefined ? manifest : (old.get(manifest.key) ?? manifest),
      ),
      before.cluster,
    ),
    after: new Inventory(
      [...after.manifests.map((manifest) => pairs.get(manifest)?.after ?? manifest), ...kept],
      after.cluster,
    ),
  };
}

/** Whether an object isn't applied, nor removed by apply: objects of controllers and the cluster, and claims of StatefulSets. */
function isOfCluster({ kind, live, namespace, name }: Manifest, inventory: Inventory): boolean {
  if (live === undefined) return false;
  if (live.madeByCluster || live.controller !== undefined) return true;
  return kind === 'PersistentVolumeClaim' && inventory.templateOf(namespace, name) !== undefined;
}
