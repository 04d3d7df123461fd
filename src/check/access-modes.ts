import type { Inventory } from '../inventory/inventory';
import type { Json, JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import { once } from './once';

/** The access modes of a claim, a claim template or a volume. */
export interface GivenModes {
  readonly manifest: Manifest;
  /** The field `accessModes`. */
  readonly path: FieldPath;
  readonly value: Json | undefined;
}

const ORDINARY: ReadonlySet<Json | undefined> = new Set(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany']);

/** The access modes that aren't exactly one of ReadWriteOnce, ReadOnlyMany and ReadWriteMany. */
export const unusualModes = once(({ claims, persistentVolumes }: Inventory): readonly GivenModes[] => {
  const unusual: GivenModes[] = [];
  const add = (manifest: Manifest, path: FieldPath, { accessModes: value }: JsonObject): void => {
    if (Array.isArray(value) && value.length === 1 && ORDINARY.has((value as readonly Json[])[0])) return;
    unusual.push({ manifest, path: [...path, 'spec', 'accessModes'], value });
  };
  for (const { manifest, path, spec } of claims) add(manifest, path, spec);
  for (const { manifest, spec } of persistentVolumes) add(manifest, [], spec);
  return unusual;
});
