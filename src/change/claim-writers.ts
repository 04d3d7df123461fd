import { groupBy } from '../check/group';
import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import { namespaceKey } from '../inventory/namespaces';
import type { Workload } from '../inventory/pods';

export function claimKey({ namespace }: Manifest, claimName: string): string {
  return `${namespaceKey(namespace)}/${claimName}`;
}

/** The workloads, other than Jobs, that mount a claim read-write; by `claimKey`. */
export function claimWriters({ volumes }: Inventory): ReadonlyMap<string, readonly Workload[]> {
  const writing = volumes.flatMap(({ claimName, readOnly, mounts, pod }) => {
    const { workload, manifest } = pod;
    const ends = workload.kind === 'Job' || workload.kind === 'CronJob';
    if (claimName === undefined || readOnly || ends || !mounts.some((mount) => !mount.readOnly)) return [];
    return [{ key: claimKey(manifest, claimName), workload }];
  });
  return groupBy(
    writing,
    ({ key }) => key,
    ({ workload }) => workload,
  );
}
