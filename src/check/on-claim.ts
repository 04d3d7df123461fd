import type { Volume } from '../inventory/pods';
import type { Correction } from './rule';

/** The correction that replaces a pod's volume by one of a claim. */
export function onClaim({ pod, path, name }: Volume): Correction {
  return { manifest: pod.manifest, path, value: { name, persistentVolumeClaim: { claimName: name } } };
}
