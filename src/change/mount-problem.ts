import type { Workload } from '../inventory/pods';
import { claimKey } from './claim-writers';
import type { Comparison } from './comparison';
import type { MountChange } from './mounts';
import type { ChangeProblem } from './rule';

/** A problem at the new mount of a path. */
export function mountOf({ workload, container, now }: MountChange, message: string): ChangeProblem {
  return { manifest: workload.after.manifest, path: (now ?? container.after).path, message };
}

/** Another workload that writes to the old claim of a mount in both versions, so that its files stay in use. */
export function otherWriter({ from, workload }: MountChange, comparison: Comparison): Workload | undefined {
  const { volume } = from;
  if (volume?.claimName === undefined) return undefined;
  const key = claimKey(volume.pod.manifest, volume.claimName);
  const old = new Set(comparison.writersBefore.get(key)?.map(({ manifest }) => manifest.key));
  return comparison.writersAfter
    .get(key)
    ?.find(({ manifest }) => old.has(manifest.key) && manifest.key !== workload.after.manifest.key);
}
