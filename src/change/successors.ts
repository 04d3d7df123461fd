import { groupBy } from '../check/group';
import { namespaceKey } from '../inventory/namespaces';
import type { Workload } from '../inventory/pods';
import type { Pair } from './comparison';

/**
 * Pairs removed workloads with their successors among the added ones: by name, in another kind or namespace; else by an image
 * with the same mount path in the same namespace, and among several of these by most common pod labels.
 */
export function successorsOf(gone: readonly Workload[], added: readonly Workload[]): readonly Pair<Workload>[] {
  const free = new Set(added);
  const found: Pair<Workload>[] = [];
  const pairByName = (nameOf: (workload: Workload) => string, of: readonly Workload[]): readonly Workload[] => {
    const byName = new Map([...free].map((workload) => [nameOf(workload), workload]));
    return of.filter((before) => {
      const after = byName.get(nameOf(before));
      if (after === undefined || !free.delete(after)) return true;
      found.push({ before, after });
      return false;
    });
  };
  const nameInNamespace = ({ manifest }: Workload): string => `${namespaceKey(manifest.namespace)}/${manifest.name}`;
  const unnamed = pairByName(({ manifest }) => manifest.name, pairByName(nameInNamespace, gone));
  const byRole = groupBy(
    [...free].flatMap((workload) => rolesOf(workload).map((work) => ({ work, workload }))),
    ({ work }) => work,
    ({ workload }) => workload,
  );
  for (const before of unnamed) {
    const alike = new Set<Workload>();
    for (const work of rolesOf(before))
      for (const workload of (byRole.get(work) ?? []).slice(0, MAX_CANDIDATES + 1)) alike.add(workload);
    const after = mostSimilar(
      before,
      [...alike].filter((workload) => free.has(workload)),
    );
    if (after !== undefined && free.delete(after)) found.push({ before, after });
  }
  return found;
}

/** With more candidates, no successor is chosen. */
const MAX_CANDIDATES = 20;

/** The candidate with most pod labels in common; undefined if several have as many. */
function mostSimilar(workload: Workload, candidates: readonly Workload[]): Workload | undefined {
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

/** An image without docker.io, library, tag and digest. */
export function repositoryOf(image: string): string {
  return image.replace(/^(?:docker\.io\/)?(?:library\/)?/, '').replace(/[:@][^/]*$/, '');
}

/** The roles of a workload: each image, without its tag, with each mount path. */
function rolesOf({ pod, manifest }: Workload): readonly string[] {
  return pod.containers.flatMap(({ image, mounts }) =>
    mounts.map(({ mountPath }) => `${namespaceKey(manifest.namespace)} ${repositoryOf(image)} ${mountPath}`),
  );
}
