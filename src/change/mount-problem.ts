import type { Workload } from '../inventory/pods';
import { claimKey } from './claim-writers';
import type { Comparison } from './comparison';
import type { MountChange } from './mounts';
import type { ChangeProblem } from './rule';

/** A problem with what is at a path now. */
export function mountOf({ workload, container, now }: MountChange, message: string): ChangeProblem {
  return { manifest: workload.after.manifest, path: (now ?? container.after).path, message };
}

/** A workload that mounts the claim which another gives up, before and after: no files are left behind. */
export function otherWriter({ from, workload }: MountChange, comparison: Comparison): Workload | undefined {
  const { volume } = from;
  if (volume?.claimName === undefined) return undefined;
  const key = claimKey(volume.pod.manifest, volume.claimName);
  const old = new Set(comparison.writersBefore.get(key)?.map(({ manifest }) => manifest.key));
  return comparison.writersAfter
    .get(key)
    ?.find(({ manifest }) => old.has(manifest.key) && manifest.key !== workload.after.manifest.key);
}
