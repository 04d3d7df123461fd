/** Variable substitution as Flux does it before it applies an object. */
import type { FieldType } from '../api/fields';
import { typeOfKind } from '../api/fields';
import type { Json, JsonObject } from './json';
import { asList, asString, field, isObject } from './json';

/**
 * `${VAR}`, `${VAR:=default}` and `${VAR:-default}`.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
const VARIABLE = /\$\{(\w+)(?::[=-]([^${}]*))?\}/g;

/** Values of variables by name; undefined for one that is set to an unknown value. */
export type Values = ReadonlyMap<string, string | undefined>;

const NO_VALUES: Values = new Map();

/** A cheap test of a document's text for variables with defaults, or for SOPS. */
const HAS_VARIABLES = /\$\{\w+:[=-]|\bsops\b/;

/**
 * Replaces the variables of an object by their values or defaults, and removes the metadata of SOPS.
 * @param text the document that it was read from
 * @param values the values that a deploy tool sets
 */
export function substituteVariables(object: JsonObject, text: string, values: Values = NO_VALUES): JsonObject {
  if (!HAS_VARIABLES.test(text) && (values.size === 0 || !text.includes('${'))) return object;
  const { sops, ...others } = object;
  const plain = isObject(sops) && sops['mac'] !== undefined ? others : object;
  const kind = asString(object['kind']) ?? '';
  // Their data is for programs, which may have variables of their own.
  if ((kind === 'ConfigMap' || kind === 'Secret') && values.size === 0) return plain;
  if (values.size > 0 && hasSubstitutionDisabled(plain)) return plain;
  const substituted = substituteIn(plain, typeOfKind(asString(object['apiVersion']) ?? '', kind), values);
  return isObject(substituted) ? substituted : plain;
}

/** Whether the object disables Flux's substitution. */
function hasSubstitutionDisabled({ metadata }: JsonObject): boolean {
  return ['annotations', 'labels'].some(
    (name) => field(metadata, name, 'kustomize.toolkit.fluxcd.io/substitute') === 'disabled',
  );
}

/** Returns the same value where it has no variables. */
function substituteIn(value: Json, type: FieldType | undefined, values: Values): Json {
  if (typeof value === 'string') return substituteInString(value, type, values);
  if (Array.isArray(value)) {
    const list = asList(value);
    const items = list.map((item) => substituteIn(item, type?.kind === 'list' ? type.of : undefined, values));
    return items.some((item, index) => item !== list[index]) ? items : list;
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([name, inner = null]) => {
    const of = type?.kind === 'object' ? type.fields.get(name) : type?.kind === 'map' ? type.of : undefined;
    return [name, substituteIn(inner, of, values)] as const;
  });
  return fields.some(([name, inner]) => inner !== (value[name] ?? null)) ? Object.fromEntries(fields) : value;
}

/** Flux substitutes in the text of an object: a whole value that reads as a number or boolean becomes one. */
function substituteInString(text: string, type: FieldType | undefined, values: Values): Json {
  if (!text.includes('${')) return text;
  const value = text.replace(VARIABLE, (variable: string, name: string, fallback?: string) => {
    if (values.has(name)) return values.get(name) ?? `\${${name}}`;
    return fallback ?? variable;
  });
  if (value === text || type === undefined) return value;
  const isWhole = text.replace(VARIABLE, '') === '';
  if (!isWhole) return value;
  if (type.kind === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  if (/^(number|integer|int-or-string)$/.test(type.kind) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return value;
}
