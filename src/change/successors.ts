import { namespaceKey } from '../inventory/manifest';
import type { Workload } from '../inventory/pods';
import type { Pair } from './comparison';

/**
 * For workloads that are gone, the new ones that take their place: of the same name in another kind or namespace, else the
 * only one of the namespace that runs the same image with a mount at the same path.
 */
export function successorsOf(gone: readonly Workload[], added: readonly Workload[]): readonly Pair<Workload>[] {
  const free = new Set(added);
  const found: Pair<Workload>[] = [];
  const take = (before: Workload, after: Workload | undefined): boolean => {
    if (after === undefined) return false;
    free.delete(after);
    found.push({ before, after });
    return true;
  };
  const byName = new Map(added.map((workload) => [workload.manifest.name, workload]));
  const unnamed = gone.filter((before) => {
    const after = byName.get(before.manifest.name);
    return !take(before, after !== undefined && free.has(after) ? after : undefined);
  });
  const byWork = new Map<string, Set<Workload>>();
  for (const workload of free)
    for (const work of worksOf(workload)) byWork.set(work, (byWork.get(work) ?? new Set()).add(workload));
  for (const before of unnamed) {
    const alike = new Set(
      worksOf(before).flatMap((work) => [...(byWork.get(work) ?? [])].filter((one) => free.has(one))),
    );
    take(before, alike.size === 1 ? [...alike][0] : undefined);
  }
  return found;
}

/** What a workload does, as far as manifests tell: images without their tags, with the paths that they are mounted at. */
function worksOf({ pod, manifest }: Workload): readonly string[] {
  return pod.containers.flatMap(({ image, mounts }) =>
    mounts.map(
      ({ mountPath }) => `${namespaceKey(manifest.namespace)} ${image.replace(/[:@][^/]*$/, '')} ${mountPath}`,
    ),
  );
}
