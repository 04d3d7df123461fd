/** What becomes of an object before it is applied, as far as it says so itself. */
import type { FieldType } from '../api/fields';
import { typeOfKind } from '../api/fields';
import type { Json, JsonObject } from './json';
import { asList, asString, isObject } from './json';

/**
 * `${VAR:=default}` and `${VAR:-default}`, which is the value where nothing else is said.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
const WITH_DEFAULT = /\$\{\w+:[=-]([^${}]*)\}/g;

/** What a document has in it that has something to be filled in. */
const MARK = /\$\{\w+:[=-]|\bsops\b/;

/**
 * An object as far as it is known: with defaults in the place of variables, and without what SOPS adds.
 * @param text what it was read from
 */
export function filledIn(object: JsonObject, text: string): JsonObject {
  if (!MARK.test(text)) return object;
  const { sops, ...others } = object;
  const plain = isObject(sops) && sops['mac'] !== undefined ? others : object;
  const kind = asString(object['kind']) ?? '';
  // What is in them is for programs, which may have variables of their own.
  if (kind === 'ConfigMap' || kind === 'Secret') return plain;
  const settled = withDefaults(plain, typeOfKind(asString(object['apiVersion']) ?? '', kind));
  return isObject(settled) ? settled : plain;
}

/** The value itself where it holds no default. */
function withDefaults(value: Json, type: FieldType | undefined): Json {
  if (typeof value === 'string') return withDefault(value, type);
  if (Array.isArray(value)) {
    const list = asList(value);
    const items = list.map((item) => withDefaults(item, type?.kind === 'list' ? type.of : undefined));
    return items.some((item, index) => item !== list[index]) ? items : list;
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([name, inner = null]) => {
    const of = type?.kind === 'object' ? type.fields.get(name) : type?.kind === 'map' ? type.of : undefined;
    return [name, withDefaults(inner, of)] as const;
  });
  return fields.some(([name, inner]) => inner !== (value[name] ?? null)) ? Object.fromEntries(fields) : value;
}

/** A default is put into the text of an object: what is a number there is one. */
function withDefault(text: string, type: FieldType | undefined): Json {
  if (!text.includes('${')) return text;
  const value = text.replace(WITH_DEFAULT, '$1');
  if (value === text || type === undefined) return value;
  const isWhole = text.replace(WITH_DEFAULT, '') === '';
  if (!isWhole) return value;
  if (type.kind === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  if (/^(number|integer|int-or-string)$/.test(type.kind) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return value;
}
