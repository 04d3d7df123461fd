/** Compares the objects that a program makes with the manifests. */
import { quantityInNanos } from '../api/quantity';
import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

/** Fields with maps of quantities: `1`, `'1'` and `1000m` are the same to the API server. */
const QUANTITIES: ReadonlySet<string> = new Set(['capacity', 'requests', 'limits']);
const QUANTITY: ReadonlySet<string> = new Set(['sizeLimit', 'divisor']);

/** How the objects that were made differ from the manifests, as the rest of a sentence; undefined where they don't. */
export function describeDifference(manifests: readonly Manifest[], made: readonly JsonObject[]): string | undefined {
  if (made.length !== manifests.length) return 'would be another number of objects';
  const rest = new Map<string, JsonObject[]>();
  for (const one of made) rest.set(identityOf(one), [...(rest.get(identityOf(one)) ?? []), one]);
  for (const { data } of manifests) {
    const candidates = rest.get(identityOf(data)) ?? [];
    const [first] = candidates;
    if (first === undefined) return 'would have another name or namespace';
    const paths = candidates.map((one) => differenceOf(data, one));
    if (!paths.includes(undefined)) return `would differ in ${paths[0] ?? ''}`;
    candidates.splice(paths.indexOf(undefined), 1);
  }
  return undefined;
}

function identityOf(object: JsonObject): string {
  const { name = null, namespace = null, generateName = null } = asObject(object['metadata']);
  return JSON.stringify([object['apiVersion'], object['kind'], namespace, name, generateName]);
}

/** The path of the first difference, e.g. `spec.ports[0].name`; undefined where there is none. Null counts as absent. */
export function differenceOf(expected: Json | undefined, made: Json | undefined): string | undefined {
  return differ(expected, made, '', false);
}

function differ(
  expected: Json | undefined,
  made: Json | undefined,
  path: string,
  isQuantity: boolean,
): string | undefined {
  if (expected === made) return undefined;
  if (Array.isArray(expected) && Array.isArray(made)) {
    const [items, others] = [asList(expected), asList(made)];
    if (items.length !== others.length) return path;
    for (const [i, item] of items.entries()) {
      const found = differ(item ?? undefined, others[i] ?? undefined, `${path}[${i}]`, false);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isObject(expected) && isObject(made)) return fieldsDiffer(expected, made, path);
  return isQuantity && isSameQuantity(expected, made) ? undefined : path;
}

function fieldsDiffer(expected: JsonObject, made: JsonObject, path: string): string | undefined {
  const ofQuantities = QUANTITIES.has(path.slice(path.lastIndexOf('.') + 1));
  for (const key of new Set([...Object.keys(expected), ...Object.keys(made)])) {
    const [one, other] = [own(expected, key), own(made, key)];
    const found = differ(one, other, path === '' ? key : `${path}.${key}`, ofQuantities || QUANTITY.has(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined;
}

function isSameQuantity(one: Json | undefined, other: Json | undefined): boolean {
  const [first, second] = [nanosOf(one), nanosOf(other)];
  return first !== undefined && first === second;
}

function nanosOf(value: Json | undefined): bigint | undefined {
  return typeof value === 'string' || typeof value === 'number' ? quantityInNanos(String(value)) : undefined;
}
