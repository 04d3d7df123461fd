import type { Json, JsonObject } from '../../src/inventory/json';
import { asList, asNumber, asString, field, isObject } from '../../src/inventory/json';

/** Fields of responses of an API server, by path. */
export function text(value: Json | undefined, ...path: readonly string[]): string | undefined {
  return asString(field(value, ...path));
}

export function count(value: Json | undefined, ...path: readonly string[]): number | undefined {
  return asNumber(field(value, ...path));
}

export function objects(value: Json | undefined, ...path: readonly string[]): readonly JsonObject[] {
  return asList(field(value, ...path)).filter(isObject);
}

export function nameOf(object: JsonObject): string {
  return text(object, 'metadata', 'name') ?? '';
}

/** `kind/name`, as kubectl prints it. */
export function label(object: JsonObject): string {
  return `${text(object, 'kind') ?? ''}/${nameOf(object)}`;
}
