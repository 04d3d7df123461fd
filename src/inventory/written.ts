/** Removes from an object what the API server filled in. */
import { defaultOf, isAssigned } from '../api/defaults';
import type { FieldType } from '../api/fields';
import { typeOfKind } from '../api/fields';
import { keyDefault, mergeKeysOf } from '../api/merge-keys';
import type { Json, JsonObject } from './json';
import { asList, asObject, asString, isObject, isSameJson, withoutFields } from './json';

/**
 * Removes the defaults that the API server filled in. A field with its default value counts as filled in, unless it is in
 * the record.
 *
 * @param record the object as it was applied; undefined if unknown
 */
export function asWritten(data: JsonObject, record: JsonObject | undefined): JsonObject {
  const { apiVersion, kind } = data;
  const type = typeOfKind(asString(apiVersion) ?? '', asString(kind) ?? '');
  const written = withoutDefaults(data, type, record);
  return kind === 'Pod' ? withoutPodAdditions(asObject(written), record) : asObject(written);
}

/** A value without defaults; the value itself where it has none. */
export function withoutDefaults(value: Json, type: FieldType | undefined, record?: Json): Json {
  if (Array.isArray(value)) {
    const of = type?.kind === 'list' ? type.of : undefined;
    if (of?.kind !== 'object') return asList(value);
    const records = asList(record);
    return mapIfChanged(asList(value), (item, index) => withoutDefaults(item, of, records[index]));
  }
  if (!isObject(value) || type?.kind !== 'object') return value;
  const own: Record<string, Json | undefined> = {};
  let differs = false;
  for (const [name, inner] of Object.entries(value)) {
    const written = asObject(record)[name];
    const kept =
      inner === undefined
        ? inner
        : fieldWithoutDefaults(inner, { type: type.type, name, of: type.fields.get(name) }, written);
    if (kept !== inner) differs = true;
    if (written === undefined && kept !== undefined && isDefaultOrAssigned(type.type, name, kept, value))
      differs = true;
    else own[name] = kept;
  }
  return differs ? own : value;
}

interface Field {
  readonly type: string;
  readonly name: string;
  readonly of: FieldType | undefined;
}

function fieldWithoutDefaults(value: Json, { type, name, of }: Field, record: Json | undefined): Json {
  const keys = mergeKeysOf(type, name);
  if (keys === undefined || !Array.isArray(value)) return withoutDefaults(value, of, record);
  const itemType = of?.kind === 'list' ? of.of : undefined;
  const known = new Map(asList(record).map((item) => [itemKey(item, keys), item]));
  return mapIfChanged(asList(value), (item) => withoutDefaults(item, itemType, known.get(itemKey(item, keys))));
}

/** The values of an item's merge keys, as one string. */
export function itemKey(item: Json, keys: readonly string[]): string {
  const fields = asObject(item);
  return JSON.stringify(keys.map((key) => fields[key] ?? keyDefault(key)));
}

/** Whether a field's value is its default, or may have been assigned by the cluster. */
export function isDefaultOrAssigned(type: string, name: string, value: Json, object: JsonObject): boolean {
  const fallback = Object.hasOwn(DEPENDENT_DEFAULTS, name)
    ? DEPENDENT_DEFAULTS[name]?.(object)
    : (defaultOf(type, name) as Json | undefined);
  return (fallback !== undefined && isSameJson(fallback, value)) || isAssigned(type, name, value);
}

/** Defaults that depend on other fields of the object. */
const DEPENDENT_DEFAULTS: Readonly<Record<string, (object: JsonObject) => Json | undefined>> = {
  dataSourceRef: ({ dataSource }) => dataSource,
  imagePullPolicy: pullPolicy,
  targetPort: ({ port }) => port,
};

/** @see https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
function pullPolicy({ image }: JsonObject): Json | undefined {
  const name = (asString(image) ?? '').split('/').at(-1) ?? '';
  if (name.includes('@')) return 'IfNotPresent';
  return !name.includes(':') || name.endsWith(':latest') ? 'Always' : 'IfNotPresent';
}

function mapIfChanged(items: readonly Json[], change: (item: Json, index: number) => Json): readonly Json[] {
  const changed: readonly Json[] = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}

const TOLERATED = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** Removes what is added to each pod: a volume with the token of its service account, tolerations, the default service account. */
function withoutPodAdditions(data: JsonObject, record: JsonObject | undefined): JsonObject {
  const spec = asObject(data['spec']);
  const written = asObject(record?.['spec']);
  const changed: Record<string, Json | undefined> = {
    volumes: itemsOf(spec['volumes'], (volume) => !isToken(volume)),
    tolerations: itemsOf(spec['tolerations'], (one) => written['tolerations'] !== undefined || !isAddedToleration(one)),
  };
  for (const name of ['containers', 'initContainers'])
    changed[name] = Array.isArray(spec[name]) ? asList(spec[name]).map(withoutTokenMount) : undefined;
  const account = spec['serviceAccountName'] === 'default' && written['serviceAccountName'] === undefined;
  const kept = account ? withoutFields(spec, 'serviceAccountName') : spec;
  return { ...data, spec: withoutUndefined({ ...kept, ...changed }) };
}

function withoutTokenMount(container: Json): Json {
  const { volumeMounts } = asObject(container);
  if (volumeMounts === undefined) return container;
  return withoutUndefined({ ...asObject(container), volumeMounts: itemsOf(volumeMounts, (mount) => !isToken(mount)) });
}

function isToken({ name }: JsonObject): boolean {
  return asString(name)?.startsWith('kube-api-access-') === true;
}

function isAddedToleration({ key, tolerationSeconds }: JsonObject): boolean {
  return TOLERATED.includes(asString(key) ?? '') && tolerationSeconds === 300;
}

/** Filters a list; undefined where nothing is left. */
function itemsOf(value: Json | undefined, isKept: (item: JsonObject) => boolean): Json | undefined {
  const items = asList(value).filter((item) => isKept(asObject(item)));
  return items.length === 0 ? undefined : items;
}

function withoutUndefined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
