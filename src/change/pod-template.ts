import { field } from '../inventory/json';
import type { Workload } from '../inventory/pods';
import type { Pair } from './comparison';
import { isSame } from './equal';

/** Whether the pod template of a workload is unchanged. */
export function hasSamePods({ before, after }: Pair<Workload>): boolean {
  return (
    isSame(before.pod.spec, after.pod.spec) &&
    isSame(
      field(before.manifest.data, ...before.pod.metadataPath),
      field(after.manifest.data, ...after.pod.metadataPath),
    )
  );
}

/** Whether a workload replaces its pods when the template changes. */
export function hasRollingUpdate({ kind, manifest }: Workload): boolean {
  return (
    ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind) &&
    field(manifest.spec, 'updateStrategy', 'type') !== 'OnDelete'
  );
}
