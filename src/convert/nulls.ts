import type { Json, JsonObject } from '../inventory/json';
import { asList, isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

/** Removes null fields from an object, which the API server ignores. */
export function withoutNulls(manifest: Manifest): Manifest {
  return hasNulls(manifest.data) ? manifest.withData(withoutNullFields(manifest.data)) : manifest;
}

function hasNulls(value: Json | undefined): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return asList(value).some(hasNulls);
  return isObject(value) && Object.values(value).some(hasNulls);
}

function withoutNullFields(object: JsonObject): JsonObject {
  const fields = Object.entries(object).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(fields.map(([key, value]) => [key, inner(value ?? null)]));
}

function inner(value: Json): Json {
  if (Array.isArray(value)) return asList(value).map(inner);
  return isObject(value) ? withoutNullFields(value) : value;
}
