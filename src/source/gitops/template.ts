import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, isObject } from '../../inventory/json';

/** Values by the name in a template's braces, without the leading dot of Go templates. */
export type Parameters = ReadonlyMap<string, string>;

/** `{{name}}`, `{{ .name }}` and `{{ index .name 0 }}`. */
const PLACEHOLDER = /\{\{-?\s*(?:index\s+)?\.?([\w.[\]-]+?)(?:\s+(\d+))?\s*-?\}\}/g;

/** Replaces the known parameters of a template; unknown placeholders stay. */
export function substitute(template: JsonObject, parameters: Parameters): JsonObject {
  return asObject(substituteIn(template, parameters));
}

function substituteIn(value: Json, parameters: Parameters): Json {
  if (typeof value === 'string')
    return value.replace(
      PLACEHOLDER,
      (text, name: string, index?: string) => parameters.get(index === undefined ? name : `${name}[${index}]`) ?? text,
    );
  if (Array.isArray(value)) return asList(value).map((item) => substituteIn(item, parameters));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner = null]) => [key, substituteIn(inner, parameters)]));
}
