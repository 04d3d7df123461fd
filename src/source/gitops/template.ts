import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, isObject } from '../../inventory/json';

/** Values by what a template writes between its braces, without the point of Go templates. */
export type Parameters = ReadonlyMap<string, string>;

/** `{{name}}`, `{{ .name }}` and `{{ index .name 0 }}`. */
const PLACEHOLDER = /\{\{-?\s*(?:index\s+)?\.?([\w.[\]-]+?)(?:\s+(\d+))?\s*-?\}\}/g;

/** A template with the parameters that are known; what isn't stays as it is written. */
export function filled(template: JsonObject, parameters: Parameters): JsonObject {
  return asObject(filledIn(template, parameters));
}

function filledIn(value: Json, parameters: Parameters): Json {
  if (typeof value === 'string')
    return value.replace(
      PLACEHOLDER,
      (text, name: string, index?: string) => parameters.get(index === undefined ? name : `${name}[${index}]`) ?? text,
    );
  if (Array.isArray(value)) return asList(value).map((item) => filledIn(item, parameters));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner = null]) => [key, filledIn(inner, parameters)]));
}
