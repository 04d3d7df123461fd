import type { Volume } from '../inventory/pods';
import type { Mend } from './rule';

/** A volume of a pod as one that is on a claim. */
export function onClaim({ pod, path, name }: Volume): Mend {
  return { manifest: pod.manifest, path, value: { name, persistentVolumeClaim: { claimName: name } } };
}
