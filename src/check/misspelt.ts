import { fieldsOf } from '../api/fields';
import type { Inventory } from '../inventory/inventory';
import type { JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import type { Container } from '../inventory/pods';
import { unknownFields } from './schema';

/**
 * Whether an object has fields that its type doesn't know. Then what it seems to lack may be there under a wrong name,
 * which is said already, and nothing should be concluded from it.
 */
export function isMisspelt(type: string, data: JsonObject): boolean {
  const known = fieldsOf(type);
  for (const name in data) if (!known.has(name)) return true;
  return false;
}

/** Whether a container's mounts can't be believed: misspelt, or of a volume that isn't there. */
export function mountsAreInDoubt({ data, mounts, devices }: Container): boolean {
  return (
    isMisspelt('V1Container', data) ||
    devices.some(({ volume }) => volume === undefined) ||
    mounts.some((mount) => mount.volume === undefined || isMisspelt('V1VolumeMount', mount.data))
  );
}

/** Whether a field that is missing may be there under a wrong name: in the object that it belongs to, or one around that. */
export function isInDoubt(inventory: Inventory, manifest: Manifest, path: FieldPath): boolean {
  return unknownFields(inventory, manifest).some((wrong) =>
    wrong.slice(0, -1).every((step, index) => path[index] === step),
  );
}
