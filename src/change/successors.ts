import { groupBy } from '../check/group';
import { namespaceKey } from '../inventory/namespaces';
import type { Workload } from '../inventory/pods';
import type { Pair } from './comparison';

/**
 * For workloads that are gone, the new ones that take their place: of the same name in another kind or namespace, else the
 * one of the namespace that runs the same image with a mount at the same path; of several, the one whose labels are nearest.
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
      for (const workload of (byWork.get(work) ?? []).slice(0, MAX_CANDIDATES + 1)) alike.add(workload);
    const after = closest(
      before,
      [...alike].filter((workload) => free.has(workload)),
    );
    if (after !== undefined && free.delete(after)) found.push({ before, after });
  }
  return found;
}

/** Workloads that are compared with a gone one; more are not compared. */
const MAX_CANDIDATES = 20;

/** The one of several that has most labels of its pods in common with a workload; undefined where no one is it. */
function closest(workload: Workload, candidates: readonly Workload[]): Workload | undefined {
  if (candidates.length <= 1) return candidates[0];
  if (candidates.length > MAX_CANDIDATES) return undefined;
  const ranked = candidates
    .map((candidate) => ({ candidate, common: commonLabels(workload, candidate) }))
    .toSorted((one, other) => other.common - one.common);
  const [first, second] = ranked;
  return first !== undefined && first.common > (second?.common ?? 0) ? first.candidate : undefined;
}

function commonLabels(one: Workload, other: Workload): number {
  return Object.entries(one.pod.labels).filter(([name, value]) => other.pod.labels[name] === value).length;
}

/** An image without its registry's default and its tag. */
export function repositoryOf(image: string): string {
  return image.replace(/^(?:docker\.io\/)?(?:library\/)?/, '').replace(/[:@][^/]*$/, '');
}

/** What a workload does, as far as manifests tell: images without their tags, with the paths that they are mounted at. */
function worksOf({ pod, manifest }: Workload): readonly string[] {
  return pod.containers.flatMap(({ image, mounts }) =>
    mounts.map(({ mountPath }) => `${namespaceKey(manifest.namespace)} ${repositoryOf(image)} ${mountPath}`),
  );
}
