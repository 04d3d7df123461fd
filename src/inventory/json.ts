/** Untrusted data of a manifest; the functions of this file check its types. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

const NO_FIELDS: JsonObject = Object.freeze({});
const NO_ITEMS: readonly Json[] = Object.freeze([]);

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty object. */
export function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : NO_FIELDS;
}

/** The value if it is a list, else an empty list. */
export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : NO_ITEMS;
}

export function asString(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function nonEmpty(value: Json | undefined): string | undefined {
  return value === '' ? undefined : asString(value);
}

export function asNumber(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The strings of a list, without other items. */
export function asStrings(value: Json | undefined): readonly string[] {
  const items = asList(value);
  return areStrings(items) ? items : items.filter((item) => typeof item === 'string');
}

function areStrings(items: readonly Json[]): items is readonly string[] {
  for (const item of items) if (typeof item !== 'string') return false;
  return true;
}

/** The entries of an object whose values are strings: labels, annotations, selectors. */
export function asStringMap(value: Json | undefined): Readonly<Record<string, string>> {
  const object = asObject(value);
  if (holdsStrings(object)) return object;
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function holdsStrings(object: JsonObject): object is Readonly<Record<string, string>> {
  for (const key in object) if (typeof object[key] !== 'string') return false;
  return true;
}

/** The field at a path, or undefined. Ignores inherited properties such as `toString` and `__proto__`. */
export function field(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let here = value;
  // Not for…of: this is a hot path.
  let at = 0;
  while (at < path.length) {
    const step = path[at++] ?? '';
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Readonly<Record<string | number, Json | undefined>>)[step];
    if (here === undefined || isInherited(here)) return undefined;
  }
  return here;
}

const OBJECT: unknown = Object.prototype;
const LIST: unknown = Array.prototype;

/** Whether a value is a method or prototype that objects and lists inherit. */
function isInherited(value: unknown): boolean {
  return typeof value === 'function' || value === OBJECT || value === LIST;
}

/** A copy of an object without some fields; the object itself if it has none of them. */
export function withoutFields(object: JsonObject, ...names: readonly string[]): JsonObject {
  if (!names.some((name) => Object.hasOwn(object, name))) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** Deep equality, with fields in any order. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    const [items, others] = [asList(one), asList(other)];
    return items.length === others.length && items.every((item, index) => isSameJson(item, others[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSameJson(one[key], other[key]))
  );
}
