import { fieldsOf } from '../api/fields';
import type { Inventory } from '../inventory/inventory';
import type { JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import type { Container } from '../inventory/pods';
import { unknownFields } from './schema';

/**
 * Whether an object has unknown fields. They are reported by themselves; a field that seems to be missing may be one of them,
 * misspelt.
 */
export function isMisspelt(type: string, data: JsonObject): boolean {
  const known = fieldsOf(type);
  for (const name in data) if (!known.has(name)) return true;
  return false;
}

/** Whether a container's mounts are unreliable: misspelt, or of a volume that doesn't exist. */
export function mountsAreInDoubt({ data, mounts, devices }: Container): boolean {
  return (
    isMisspelt('V1Container', data) ||
    devices.some(({ volume }) => volume === undefined) ||
    mounts.some((mount) => mount.volume === undefined || isMisspelt('V1VolumeMount', mount.data))
  );
}

/** Whether a missing field may be a misspelt one: its object, or one around it, has an unknown field. */
export function isInDoubt(inventory: Inventory, manifest: Manifest, path: FieldPath): boolean {
  return unknownFields(inventory, manifest).some((wrong) =>
    wrong.slice(0, -1).every((step, index) => path[index] === step),
  );
}
