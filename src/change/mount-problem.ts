import type { MountChange } from './mounts';
import type { ChangeProblem } from './rule';

/** A problem with what is at a path now. */
export function mountOf({ workload, container, now }: MountChange, message: string): ChangeProblem {
  return { manifest: workload.after.manifest, path: (now ?? container.after).path, message };
}
