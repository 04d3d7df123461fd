import type { Json, JsonObject } from './json';
import { asList, asObject, asString, field, isObject } from './json';

/** Who applied which fields of an object, as its annotation or managedFields record it. */
export interface Applied {
  /** How it was applied last. */
  readonly by: 'client-side' | 'server-side';
  /** The fields that were applied; all others were set by the server, a controller or another manager. */
  readonly data: JsonObject;
  /** The fields that other managers own: apply doesn't remove them where they are left out. */
  readonly shared: JsonObject;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Reads the annotation of a client-side apply, or else managedFields; undefined where neither is there.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function appliedOf(data: JsonObject): Applied | undefined {
  const managers = asList(field(data, 'metadata', 'managedFields')).filter(ownsFields);
  const applying = managers.filter(({ operation }) => operation === 'Apply');
  const last = lastApplied(data);
  const [main] = applying.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const by = main === undefined ? 'client-side' : 'server-side';
  if (last !== undefined) return { by, data: last, shared: {} };
  // Helm merges as kubectl does, but doesn't keep the applied object in an annotation.
  const helm = main ?? managers.find(({ manager }) => manager === 'helm');
  if (helm === undefined) return undefined;
  const others = managers.filter((one) => one !== helm);
  return { by, data: ownedFields(data, [helm]), shared: ownedFields(data, others) };
}

function lastApplied(data: JsonObject): JsonObject | undefined {
  const text = asString(field(data, 'metadata', 'annotations', LAST_APPLIED));
  const value = text === undefined ? undefined : parseJson(text);
  return isObject(value) ? value : undefined;
}

/** Whether an entry of managedFields is about the object itself, not its status or another subresource. */
function ownsFields(entry: Json): entry is JsonObject {
  return isObject(entry) && isObject(entry['fieldsV1']) && (entry['subresource'] ?? '') === '';
}

function sizeOf({ fieldsV1 }: JsonObject): number {
  return JSON.stringify(fieldsV1).length;
}

/** The fields of an object that the managers own. */
function ownedFields(data: JsonObject, managers: readonly JsonObject[]): JsonObject {
  if (managers.length === 0) return {};
  return asObject(pickFields(data, mergeFieldSets(managers.map(({ fieldsV1 }) => asObject(fieldsV1)))));
}

function mergeFieldSets(sets: readonly JsonObject[]): JsonObject {
  const [first = {}, ...more] = sets;
  if (more.length === 0) return first;
  const all: Record<string, Json | undefined> = {};
  for (const set of sets)
    for (const [key, inner] of Object.entries(set)) all[key] = mergeFieldSets([asObject(all[key]), asObject(inner)]);
  return all;
}

/** The fields of a value that are in a field set; the whole value where the set has nothing below it. */
function pickFields(value: Json | undefined, set: JsonObject): Json | undefined {
  const names = Object.keys(set).filter((name) => name !== '.');
  if (names.length === 0) return '.' in set && typeof value === 'object' ? (Array.isArray(value) ? [] : {}) : value;
  if (Array.isArray(value)) return pickItems(asList(value), set);
  if (!isObject(value)) return value;
  const fields = names.flatMap((name) => {
    const key = name.slice(2);
    const inner = name.startsWith('f:') ? pickFields(value[key], asObject(set[name])) : undefined;
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return Object.fromEntries(fields);
}

/** A field set names items by keys (`k:{"name":"web"}`), by value (`v:"a"`) or by index (`i:0`). */
function pickItems(items: readonly Json[], set: JsonObject): readonly Json[] {
  const named = new Map<string, Json | undefined>();
  let keyNames: readonly string[] = [];
  for (const [name, inner] of Object.entries(set)) {
    const keys = name.startsWith('k:') ? asObject(parseJson(name.slice(2))) : undefined;
    if (keys !== undefined) keyNames = Object.keys(keys);
    named.set(keys === undefined ? name : keyOf(keys, keyNames), inner);
  }
  return items.flatMap((item, index) => {
    const key = isObject(item) ? keyOf(item, keyNames) : `v:${JSON.stringify(item)}`;
    const inner = keyNames.length > 0 || !isObject(item) ? named.get(key) : undefined;
    const found = inner ?? named.get(`i:${index}`);
    if (found === undefined) return [];
    if (!isObject(item)) return [item];
    const keys = Object.fromEntries(keyNames.map((name) => [name, item[name]]));
    return [{ ...keys, ...asObject(pickFields(item, asObject(found))) }];
  });
}

function keyOf(item: JsonObject, names: readonly string[]): string {
  return `k:${JSON.stringify(names.map((name) => item[name] ?? null))}`;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
