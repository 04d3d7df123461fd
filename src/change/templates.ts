import { field } from '../inventory/json';
import type { Workload } from '../inventory/pods';
import type { Pair } from './comparison';
import { isSame } from './equal';

/** Whether the pods of a workload are as they were, so that none is replaced. */
export function hasSamePods({ before, after }: Pair<Workload>): boolean {
  return (
    isSame(before.pod.spec, after.pod.spec) &&
    isSame(
      field(before.manifest.data, ...before.pod.metadataPath),
      field(after.manifest.data, ...after.pod.metadataPath),
    )
  );
}

/** Whether a workload replaces its pods when their template changes. */
export function rollsOut({ kind, manifest }: Workload): boolean {
  return (
    ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind) &&
    field(manifest.spec, 'updateStrategy', 'type') !== 'OnDelete'
  );
}
