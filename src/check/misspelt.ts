import { fieldsOf } from '../api/fields';
import type { JsonObject } from '../inventory/json';
import type { Container } from '../inventory/pods';

/**
 * Whether an object has fields that its type doesn't know. Then what it seems to lack may be there under a wrong name,
 * which is said already, and nothing should be concluded from it.
 */
export function isMisspelt(type: string, data: JsonObject): boolean {
  const known = fieldsOf(type);
  return Object.keys(data).some((name) => !known.has(name));
}

/** Whether a container's mounts can't be believed: misspelt, or of a volume that isn't there. */
export function mountsAreInDoubt({ data, mounts }: Container): boolean {
  return (
    isMisspelt('V1Container', data) ||
    mounts.some((mount) => mount.volume === undefined || isMisspelt('V1VolumeMount', mount.data))
  );
}
