/** Computes the result of applying a manifest over an object in the cluster. */
import type { FieldType } from '../api/fields';
import { typeOfKind } from '../api/fields';
import { mergeKeysOf } from '../api/merge-keys';
import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, isObject, withoutFields } from '../inventory/json';
import type { Live } from '../inventory/live';
import type { Manifest } from '../inventory/manifest';
import { isDefaultOrAssigned, itemKey, withoutDefaults } from '../inventory/written';
import type { ApplyMethod } from './apply-method';
import type { Pair } from './comparison';
import { isSame } from './equal';

/**
 * A live object before and after an apply, both without defaults that the server filled in. Fields that neither the last
 * apply nor this one has stay as they are.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 */
export function applyOver(old: Manifest, live: Live, next: Manifest, method: ApplyMethod | undefined): Pair<Manifest> {
  const { applied, current: whole } = live;
  const server = (method ?? applied?.by) === 'server-side';
  const settings: ApplySettings = { server, shared: applied?.shared };
  const type = typeOfKind(next.apiVersion, next.kind);
  const [was, is, record] = [whole, next.data, applied?.data].map((data) => data && asStored(data, next.kind));
  const { before, after } = applyObject(asObject(was), asObject(is), record, type, settings);
  return { before: old.withData(before), after: next.withData(after) };
}

interface ApplySettings {
  /** Whether it is a server-side apply, which removes single fields, not whole values. */
  readonly server: boolean;
  /** The fields that other managers own; they aren't removed. */
  readonly shared: Json | undefined;
}

type ObjectPair<T> = Pair<T>;

/** An object as the server stores it: stringData becomes data; the empty class of a PersistentVolume and status are left out. */
function asStored(data: JsonObject, kind: string): JsonObject {
  const rest = withoutFields(data, 'status');
  const { spec } = rest;
  if (kind === 'PersistentVolume' && isObject(spec) && spec['storageClassName'] === '')
    return { ...rest, spec: withoutFields(spec, 'storageClassName') };
  const { stringData, ...secret } = rest;
  if (kind !== 'Secret' || !isObject(stringData)) return rest;
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    base64(typeof value === 'string' ? value : ''),
  ]);
  return { ...secret, data: { ...asObject(secret['data']), ...(Object.fromEntries(encoded) as JsonObject) } };
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function applyObject(
  was: JsonObject,
  is: JsonObject,
  record: Json | undefined,
  type: FieldType | undefined,
  settings: ApplySettings,
): ObjectPair<JsonObject> {
  const before: Record<string, Json | undefined> = {};
  const after: Record<string, Json | undefined> = {};
  const fieldType = type?.kind === 'object' ? type.type : '';
  for (const name of new Set([...Object.keys(is), ...Object.keys(was)])) {
    const [old, next, written] = [was[name], is[name], asObject(record)[name]];
    const of = type?.kind === 'object' ? type.fields.get(name) : type?.kind === 'map' ? type.of : undefined;
    const own: ApplySettings = { ...settings, shared: asObject(settings.shared)[name] };
    if (next === undefined) {
      if (old === undefined) continue;
      const kept = withoutDefaults(old, of, written);
      const isDefault = isDefaultOrAssigned(fieldType, name, withoutDefaults(old, of), was);
      if (isDefault && written === undefined) continue;
      const left = written === undefined || isDefault ? kept : remaining(kept, written, own);
      before[name] = kept;
      if (left !== undefined) after[name] = left;
      continue;
    }
    const pair = applyValue(old, next, written, { type: of, keys: mergeKeysOf(fieldType, name) }, own);
    if (pair.before !== undefined) before[name] = pair.before;
    after[name] = pair.after;
  }
  return { before, after };
}

interface ListType {
  readonly type: FieldType | undefined;
  readonly keys: readonly string[] | undefined;
}

function applyValue(
  old: Json | undefined,
  next: Json,
  record: Json | undefined,
  { type, keys }: ListType,
  settings: ApplySettings,
): Pair<Json | undefined> {
  if (isObject(old) && isObject(next)) return applyObject(old, next, record, type, settings);
  if (!Array.isArray(old) || !Array.isArray(next)) return { before: old, after: next };
  const [items, others] = [asList(old), asList(next)];
  const of = type?.kind === 'list' ? type.of : undefined;
  const isMerged = keys !== undefined && areDistinct(items, keys) && areDistinct(others, keys);
  if (isMerged) return applyMergedList(items, others, asList(record), { type: of, keys }, settings);
  return applyReplacedList(items, others, record, of, settings);
}

function areDistinct(items: readonly Json[], keys: readonly string[]): boolean {
  return items.every(isObject) && new Set(items.map((item) => itemKey(item, keys))).size === items.length;
}

/** Merges lists by key; items of other managers stay. */
function applyMergedList(
  items: readonly Json[],
  next: readonly Json[],
  record: readonly Json[],
  { type, keys }: { readonly type: FieldType | undefined; readonly keys: readonly string[] },
  settings: ApplySettings,
): Pair<Json> {
  const keyOf = (item: Json): string => itemKey(item, keys);
  const [old, written, shared] = [items, record, asList(settings.shared)].map(
    (list) => new Map(list.map((item) => [keyOf(item), item])),
  );
  const names = new Set(next.map(keyOf));
  const pairs = next.map((item) => {
    const key = keyOf(item);
    return applyValue(
      old?.get(key),
      item,
      written?.get(key),
      { type, keys: undefined },
      { ...settings, shared: shared?.get(key) },
    );
  });
  const others = items
    .filter((item) => !names.has(keyOf(item)))
    .map((item) => {
      const [known, ofOthers] = [written?.get(keyOf(item)), shared?.get(keyOf(item))];
      const kept = withoutDefaults(item, type, known);
      return {
        before: kept,
        after: known === undefined ? kept : remaining(kept, known, { ...settings, shared: ofOthers }),
      };
    });
  const inOrder = isInOrder(items.map(keyOf), [...names]);
  const befores = new Map(next.map((item, index) => [keyOf(item), pairs[index]?.before]));
  const before = inOrder
    ? [...pairs.map((pair) => pair.before), ...removedLast(others).map((pair) => pair.before)]
    : items.map((item) => befores.get(keyOf(item)) ?? withoutDefaults(item, type, written?.get(keyOf(item))));
  const after = [...pairs.map((pair) => pair.after), ...removedLast(others).map((pair) => pair.after)];
  return { before: withoutUndefined(before), after: withoutUndefined(after) };
}

/** Sorts removed items to the end. */
function removedLast<T>(pairs: readonly Pair<T | undefined>[]): readonly Pair<T | undefined>[] {
  return [...pairs.filter(({ after }) => after !== undefined), ...pairs.filter(({ after }) => after === undefined)];
}

function withoutUndefined(items: readonly (Json | undefined)[]): readonly Json[] {
  return items.filter((item) => item !== undefined);
}

function isInOrder(old: readonly string[], next: readonly string[]): boolean {
  const there = new Set(old);
  const wanted = new Set(next);
  const common = next.filter((key) => there.has(key));
  return old.filter((key) => wanted.has(key)).every((key, index) => key === common[index]);
}

/** Replaces a list as a whole; its items get the same defaults as before. */
function applyReplacedList(
  items: readonly Json[],
  next: readonly Json[],
  record: Json | undefined,
  type: FieldType | undefined,
  settings: ApplySettings,
): Pair<Json> {
  if (items.length !== next.length) return { before: items.map((item) => withoutDefaults(item, type)), after: next };
  // If the list was applied as it is now, all differences are defaults.
  const asBefore = record !== undefined && !settings.server && isSame(record, next);
  const written = asBefore ? next : items;
  const pairs = next.map((item, index) =>
    applyValue(items[index], item, written[index], { type, keys: undefined }, { server: true, shared: undefined }),
  );
  return { before: pairs.map((pair) => pair.before ?? null), after: pairs.map((pair) => pair.after ?? null) };
}

/** What remains of a value that is no longer applied; undefined for nothing. */
function remaining(value: Json, record: Json, { server, shared }: ApplySettings): Json | undefined {
  if (!server && shared === undefined) return undefined;
  if (shared !== undefined && (!isObject(value) || !isObject(shared))) return value;
  if (!isObject(value) || !isObject(record)) return undefined;
  const left: Record<string, Json | undefined> = {};
  for (const [name, inner] of Object.entries(value)) {
    const written = record[name];
    const rest =
      inner === undefined || written === undefined
        ? inner
        : remaining(inner, written, { server, shared: asObject(shared)[name] });
    if (rest !== undefined) left[name] = rest;
  }
  return Object.keys(left).length === 0 ? undefined : left;
}
