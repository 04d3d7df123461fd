import { groupBy } from '../check/group';
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
  const takeBy = (nameOf: (workload: Workload) => string, of: readonly Workload[]): readonly Workload[] => {
    const byName = new Map([...free].map((workload) => [nameOf(workload), workload]));
    return of.filter((before) => {
      const after = byName.get(nameOf(before));
      if (after === undefined || !free.delete(after)) return true;
      found.push({ before, after });
      return false;
    });
  };
  const nameInNamespace = ({ manifest }: Workload): string => `${namespaceKey(manifest.namespace)}/${manifest.name}`;
  const unnamed = takeBy(({ manifest }) => manifest.name, takeBy(nameInNamespace, gone));
  const byWork = groupBy(
    [...free].flatMap((workload) => worksOf(workload).map((work) => ({ work, workload }))),
    ({ work }) => work,
    ({ workload }) => workload,
  );
  for (const before of unnamed) {
    const alike = new Set<Workload>();
    for (const work of worksOf(before))
      for (const workload of (byWork.get(work) ?? []).slice(0, 2)) alike.add(workload);
    const [after] = alike;
    if (alike.size === 1 && after !== undefined && free.delete(after)) found.push({ before, after });
  }
  return found;
}

/** What a workload does, as far as manifests tell: images without their tags, with the paths that they are mounted at. */
function worksOf({ pod, manifest }: Workload): readonly string[] {
  return pod.containers.flatMap(({ image, mounts }) =>
    mounts.map(
      ({ mountPath }) =>
        `${namespaceKey(manifest.namespace)} ${image.replace(/^(?:docker\.io\/)?(?:library\/)?/, '').replace(/[:@][^/]*$/, '')} ${mountPath}`,
    ),
  );
}
