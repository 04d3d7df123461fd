import { nearest } from '../../api/nearest';
import type { Json } from '../../inventory/json';
import { isObject } from '../../inventory/json';
import type { FieldPath } from '../../inventory/path';

/** The subset of JSON Schema that settings need. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly description?: string;
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** The schema of the values of a map. */
  readonly additionalProperties?: Schema | false;
  readonly propertyNames?: { readonly enum: readonly string[] };
  /** Describes valid values in messages; not published. */
  readonly expected?: string;
}

/** A value or key that a schema doesn't allow. */
export interface Mistake {
  /** The value or key. */
  readonly path: FieldPath;
  /** The subject of the message: the value itself, or the object with the key. */
  readonly subject: FieldPath;
  /** The message, without its subject. */
  readonly problem: string;
}

const TYPES: Readonly<Record<NonNullable<Schema['type']>, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a string',
  integer: 'a whole number',
  boolean: 'true or false',
};

/** The firstResult mistake in a value, in document order. */
export function mistakeIn(value: Json, schema: Schema, path: FieldPath = []): Mistake | undefined {
  if (!isAllowed(value, schema))
    return { path, subject: path, problem: `is ${expectedOf(schema)}; not ${formatValue(value)}` };
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    return firstResult(value as readonly Json[], (item, i) => mistakeIn(item, items, [...path, i]));
  }
  if (!isObject(value)) return undefined;
  const inner = firstResult(Object.entries(value), ([key, item = null]) => {
    const own = schemaOfKey(key, schema);
    return typeof own === 'string'
      ? { path: [...path, key], subject: path, problem: own }
      : mistakeIn(item, own, [...path, key]);
  });
  const missing = schema.required?.find((key) => value[key] === undefined);
  return inner ?? (missing === undefined ? undefined : { path, subject: path, problem: `has no ${missing}` });
}

function isAllowed(value: Json, { type, enum: values, pattern, minimum }: Schema): boolean {
  if (type !== undefined && typeOf(value) !== type) return false;
  if (values?.includes(value) === false) return false;
  if (typeof value === 'string' && pattern !== undefined && !new RegExp(pattern).test(value)) return false;
  return !(typeof value === 'number' && minimum !== undefined && value < minimum);
}

function typeOf(value: Json): string {
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** The schema of a key, or the problem of the key. */
function schemaOfKey(key: string, { properties = {}, propertyNames, additionalProperties }: Schema): Schema | string {
  const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (own !== undefined) return own;
  const names = propertyNames?.enum ?? Object.keys(properties);
  if (additionalProperties !== undefined && additionalProperties !== false) {
    if (propertyNames === undefined || names.includes(key)) return additionalProperties;
    return `has ${key}, which is not a rule; ${hint(key, names)}`;
  }
  return `has no key ${key}; ${hint(key, names)}`;
}

function hint(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`;
}

function expectedOf({ expected, enum: values, type }: Schema): string {
  return expected ?? values?.map(formatValue).join(', ') ?? (type === undefined ? 'something else' : TYPES[type]);
}

function formatValue(value: Json): string {
  if (value === null) return 'empty';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'string' && !/^[\w./:=-]+$/.test(value) ? JSON.stringify(value) : String(value);
}

function firstResult<T, R>(items: readonly T[], find: (item: T, index: number) => R | undefined): R | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
