import type { Json, JsonObject } from './json';
import { asList, asObject, asString, field, isObject } from './json';

/** What an object's own records say of who wrote which of its fields. */
export interface Applied {
  /** How it was applied last. */
  readonly by: 'client-side' | 'server-side';
  /** The object as far as it was applied: a field that isn't in it was filled in by somebody else. */
  readonly data: JsonObject;
  /** What others wrote besides: an apply that leaves it out doesn't take it away. */
  readonly shared: JsonObject;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * The record that a client-side apply leaves in an annotation, or the fields that managers own.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function appliedOf(data: JsonObject): Applied | undefined {
  const managers = asList(field(data, 'metadata', 'managedFields')).filter(isOfFields);
  const applying = managers.filter(({ operation }) => operation === 'Apply');
  const last = lastApplied(data);
  const [main] = applying.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const by = main === undefined ? 'client-side' : 'server-side';
  if (last !== undefined) return { by, data: last, shared: {} };
  // Helm compares with what it applied before, as kubectl does, but keeps that to itself.
  const helm = main ?? managers.find(({ manager }) => manager === 'helm');
  if (helm === undefined) return undefined;
  const others = managers.filter((one) => one !== helm);
  return { by, data: owned(data, [helm]), shared: owned(data, others) };
}

function lastApplied(data: JsonObject): JsonObject | undefined {
  const text = asString(field(data, 'metadata', 'annotations', LAST_APPLIED));
  const value = text === undefined ? undefined : parsed(text);
  return isObject(value) ? value : undefined;
}

/** Status isn't applied. */
function isOfFields(entry: Json): entry is JsonObject {
  return isObject(entry) && isObject(entry['fieldsV1']) && (entry['subresource'] ?? '') === '';
}

function sizeOf({ fieldsV1 }: JsonObject): number {
  return JSON.stringify(fieldsV1).length;
}

/** The part of an object that some managers own. */
function owned(data: JsonObject, managers: readonly JsonObject[]): JsonObject {
  if (managers.length === 0) return {};
  return asObject(picked(data, merged(managers.map(({ fieldsV1 }) => asObject(fieldsV1)))));
}

function merged(sets: readonly JsonObject[]): JsonObject {
  const [first = {}, ...more] = sets;
  if (more.length === 0) return first;
  const all: Record<string, Json | undefined> = {};
  for (const set of sets)
    for (const [key, inner] of Object.entries(set)) all[key] = merged([asObject(all[key]), asObject(inner)]);
  return all;
}

/** What of a value is in a set of fields; all of it where nothing below it is named. */
function picked(value: Json | undefined, set: JsonObject): Json | undefined {
  const names = Object.keys(set).filter((name) => name !== '.');
  if (names.length === 0) return '.' in set && typeof value === 'object' ? (Array.isArray(value) ? [] : {}) : value;
  if (Array.isArray(value)) return pickedItems(asList(value), set);
  if (!isObject(value)) return value;
  const fields = names.flatMap((name) => {
    const key = name.slice(2);
    const inner = name.startsWith('f:') ? picked(value[key], asObject(set[name])) : undefined;
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return Object.fromEntries(fields);
}

/** Items are told apart by keys (`k:{"name":"web"}`), by what they are (`v:"a"`) or by where they stand (`i:0`). */
function pickedItems(items: readonly Json[], set: JsonObject): readonly Json[] {
  const named = new Map<string, Json | undefined>();
  let keyNames: readonly string[] = [];
  for (const [name, inner] of Object.entries(set)) {
    const keys = name.startsWith('k:') ? asObject(parsed(name.slice(2))) : undefined;
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
    return [{ ...keys, ...asObject(picked(item, asObject(found))) }];
  });
}

function keyOf(item: JsonObject, names: readonly string[]): string {
  return `k:${JSON.stringify(names.map((name) => item[name] ?? null))}`;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
