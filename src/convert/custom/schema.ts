/** The types that `cdk8s import` generates from the schema of a custom resource. */
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, isObject } from '../../inventory/json';
import type { Expression } from '../expression';
import { call, list, member, object, value } from '../expression';
import { memberName, propertyName, typeName } from './names';

/** Substitutes for enums and unions by type name, for the execution in memory: they return the plain values. */
export type Types = Record<string, Readonly<Record<string, unknown>>>;

/** The shape of the type that is generated from a schema. */
type Shape =
  | { readonly type: 'union'; readonly of: readonly string[] }
  | { readonly type: 'enum'; readonly values: readonly Json[] }
  | { readonly type: 'struct'; readonly fields: JsonObject; readonly required: readonly Json[] }
  | { readonly type: 'map' | 'array'; readonly items: JsonObject }
  | { readonly type: 'string' | 'number' | 'boolean' | 'any' };

function shapeOf(schema: JsonObject): Shape {
  const union = asList(schema['oneOf'] ?? schema['anyOf']).map((one) => primitive(asObject(one)['type']));
  if (union.length > 0 && !union.includes(undefined)) {
    if (new Set(union).size < union.length) throw new Error('has a field of a type twice');
    return { type: 'union', of: union as readonly string[] };
  }
  if (schema['format'] === 'date-time') throw new Error('has a date, of which a program would make another string');
  const values = asList(schema['enum']);
  if (values.length > 0 && values.every((one) => typeof one === 'string' || typeof one === 'number'))
    return { type: 'enum', values };
  if (isObject(schema['properties']))
    return { type: 'struct', fields: schema['properties'], required: asList(schema['required']) };
  if (isObject(schema['additionalProperties'])) return { type: 'map', items: schema['additionalProperties'] };
  if (schema['type'] === 'array') return { type: 'array', items: asObject(schema['items']) };
  return { type: primitive(schema['type']) ?? 'any' };
}

function primitive(type: Json | undefined): 'string' | 'number' | 'boolean' | undefined {
  if (type === 'integer') return 'number';
  return type === 'string' || type === 'number' || type === 'boolean' ? type : undefined;
}

/**
 * The expression of a JSON value in the type of its schema.
 *
 * @param name the name of the type
 * @throws where the type doesn't allow the value
 */
export function typed(schema: JsonObject, json: Json, name: string): Expression {
  const shape = shapeOf(schema);
  switch (shape.type) {
    case 'any':
      return value(json);
    case 'union':
      if (!shape.of.includes(typeof json)) break;
      return call(name, `from${typeName(typeof json)}`, value(json));
    case 'enum':
      if (typeof json !== 'string' || firstOf(shape.values, json) !== json) break;
      return member(name, memberName(json));
    case 'struct':
      if (!isObject(json)) break;
      return typedStruct(shape, json, name);
    case 'map':
      if (!isObject(json)) break;
      return object(
        Object.fromEntries(Object.entries(json).map(([key, one]) => [key, typed(shape.items, one ?? null, name)])),
      );
    case 'array':
      if (!Array.isArray(json)) break;
      return list(asList(json).map((one) => typed(shape.items, one, name)));
    default:
      if (typeof json === shape.type) return value(json);
  }
  throw new Error(`has ${JSON.stringify(json)}, which its definition doesn't allow there`);
}

/** The first of the values that differ only in case: only that is a member of the enum. */
function firstOf(values: readonly Json[], text: string): Json | undefined {
  return values.find((one) => typeof one === 'string' && one.toLowerCase() === text.toLowerCase());
}

function typedStruct(
  { fields, required }: Extract<Shape, { readonly type: 'struct' }>,
  json: JsonObject,
  name: string,
): Expression {
  const missing = required.find((one) => json[asString(one) ?? ''] === undefined);
  if (missing !== undefined) throw new Error(`has no ${asString(missing) ?? ''}, which its definition requires`);
  const entries = Object.entries(json).map(([key, one]) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!isObject(field)) throw new Error(`has a field ${key} that its definition hasn't`);
    return [propertyName(key), typed(field, one ?? null, typeName(name, key))] as const;
  });
  return object(Object.fromEntries(entries));
}

/** The JSON value of an object of a generated type: the inverse of `typed`. */
export function plain(schema: JsonObject, given: unknown): unknown {
  const shape = shapeOf(schema);
  if (shape.type === 'array') return (given as readonly unknown[]).map((one) => plain(shape.items, one));
  if (shape.type === 'map') return mapped(given, (key, one) => [key, plain(shape.items, one)]);
  if (shape.type !== 'struct') return given;
  const fields = new Map(
    Object.entries(shape.fields).map(([key, field]) => [nameOr(key), { key, schema: asObject(field) }] as const),
  );
  return mapped(given, (key, one) => {
    const field = fields.get(key);
    return field === undefined ? [key, one] : [field.key, plain(field.schema, one)];
  });
}

function nameOr(key: string): string {
  try {
    return propertyName(key);
  } catch {
    return key;
  }
}

function mapped(given: unknown, entry: (key: string, value: unknown) => readonly [string, unknown]): unknown {
  return Object.fromEntries(Object.entries(given as object).map(([key, one]) => entry(key, one)));
}

/** The enums and unions that the expression of a value uses. */
export function typesIn(schema: JsonObject, json: Json, name: string, types: Types = {}): Types {
  const shape = shapeOf(schema);
  if (shape.type === 'union') types[name] = UNION;
  else if (shape.type === 'enum' && typeof json === 'string')
    types[name] = { ...types[name], [memberName(json)]: json };
  else if (shape.type === 'struct')
    for (const [key, one] of Object.entries(asObject(json)))
      typesIn(asObject(shape.fields[key]), one ?? null, typeName(name, key), types);
  else if (shape.type === 'map')
    for (const one of Object.values(asObject(json))) typesIn(shape.items, one ?? null, name, types);
  else if (shape.type === 'array') for (const one of asList(json)) typesIn(shape.items, one, name, types);
  return types;
}

const itself = (given: unknown): unknown => given;
const UNION = { fromString: itself, fromNumber: itself, fromBoolean: itself };
