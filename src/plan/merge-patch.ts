import type { Json, JsonObject } from '../inventory/json';
import { field, isObject, isSameJson } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import type { Pair } from '../change/comparison';

/**
 * A JSON merge patch that changes the given fields from the old version to the new one. Lists are replaced as a whole.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function mergePatch({ before, after }: Pair<Manifest>, paths: readonly FieldPath[]): JsonObject {
  let patch: JsonObject = {};
  for (const path of paths) {
    const keys = path.slice(0, firstIndex(path)).map(String);
    const change = difference(field(before.data, ...keys), field(after.data, ...keys));
    patch = withField(patch, keys, change);
  }
  return patch;
}

function firstIndex(path: FieldPath): number {
  const index = path.findIndex((key) => typeof key === 'number');
  return index < 0 ? path.length : index;
}

function difference(before: Json | undefined, after: Json | undefined): Json {
  if (after === undefined) return null;
  if (!isObject(before) || !isObject(after)) return after;
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isSameJson(before[key], after[key]),
  );
  return Object.fromEntries(changed.map((key) => [key, difference(before[key], after[key])]));
}

function withField(patch: JsonObject, [key, ...rest]: readonly string[], value: Json): JsonObject {
  if (key === undefined) return isObject(value) ? { ...patch, ...value } : patch;
  const below = patch[key];
  return { ...patch, [key]: rest.length === 0 ? value : withField(isObject(below) ? below : {}, rest, value) };
}
