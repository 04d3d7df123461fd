/** What becomes of an object before it is applied, as far as it says so itself. */
import type { FieldType } from '../api/fields';
import { typeOfKind } from '../api/fields';
import type { Json, JsonObject } from './json';
import { asList, asString, field, isObject } from './json';

/**
 * `${VAR:=default}` and `${VAR:-default}`, which is the value where nothing else is said.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
const WITH_DEFAULT = /\$\{(\w+)(?::[=-]([^${}]*))?\}/g;

/** Values of variables by name; undefined for one that is given, and not known. */
export type Values = ReadonlyMap<string, string | undefined>;

const NO_VALUES: Values = new Map();

/** What a document has in it that has something to be filled in. */
const MARK = /\$\{\w+:[=-]|\bsops\b/;

/**
 * An object as far as it is known: with values or defaults in the place of variables, and without what SOPS adds.
 * @param text what it was read from
 * @param values of variables that a tool is told
 */
export function filledIn(object: JsonObject, text: string, values: Values = NO_VALUES): JsonObject {
  if (!MARK.test(text) && (values.size === 0 || !text.includes('${'))) return object;
  const { sops, ...others } = object;
  const plain = isObject(sops) && sops['mac'] !== undefined ? others : object;
  const kind = asString(object['kind']) ?? '';
  // What is in them is for programs, which may have variables of their own.
  if ((kind === 'ConfigMap' || kind === 'Secret') && values.size === 0) return plain;
  if (values.size > 0 && isLeftAlone(plain)) return plain;
  const settled = withDefaults(plain, typeOfKind(asString(object['apiVersion']) ?? '', kind), values);
  return isObject(settled) ? settled : plain;
}

/** Whether Flux is told not to fill anything in. */
function isLeftAlone({ metadata }: JsonObject): boolean {
  return ['annotations', 'labels'].some(
    (name) => field(metadata, name, 'kustomize.toolkit.fluxcd.io/substitute') === 'disabled',
  );
}

/** The value itself where it holds no variable. */
function withDefaults(value: Json, type: FieldType | undefined, values: Values): Json {
  if (typeof value === 'string') return withDefault(value, type, values);
  if (Array.isArray(value)) {
    const list = asList(value);
    const items = list.map((item) => withDefaults(item, type?.kind === 'list' ? type.of : undefined, values));
    return items.some((item, index) => item !== list[index]) ? items : list;
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([name, inner = null]) => {
    const of = type?.kind === 'object' ? type.fields.get(name) : type?.kind === 'map' ? type.of : undefined;
    return [name, withDefaults(inner, of, values)] as const;
  });
  return fields.some(([name, inner]) => inner !== (value[name] ?? null)) ? Object.fromEntries(fields) : value;
}

/** A value is put into the text of an object: what is a number there is one. */
function withDefault(text: string, type: FieldType | undefined, values: Values): Json {
  if (!text.includes('${')) return text;
  const value = text.replace(WITH_DEFAULT, (variable: string, name: string, fallback?: string) => {
    if (values.has(name)) return values.get(name) ?? `\${${name}}`;
    return fallback ?? variable;
  });
  if (value === text || type === undefined) return value;
  const isWhole = text.replace(WITH_DEFAULT, '') === '';
  if (!isWhole) return value;
  if (type.kind === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  if (/^(number|integer|int-or-string)$/.test(type.kind) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return value;
}
