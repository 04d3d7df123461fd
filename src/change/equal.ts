import { quantityInNanos } from '../api/quantity';
import type { Json } from '../inventory/json';
import { isObject } from '../inventory/json';
import type { FieldPath } from '../inventory/path';

/**
 * Whether the API server keeps two values as the same: a field that isn't there is one that is empty, `false` or 0, and
 * `1Gi` is `1024Mi`.
 */
export function isSame(before: Json | undefined, after: Json | undefined): boolean {
  return differences(before, after).next().done === true;
}

/** The fields in which two values differ. */
export function* differences(
  before: Json | undefined,
  after: Json | undefined,
  path: FieldPath = [],
): Generator<FieldPath> {
  if (before === after || (isNothing(before) && isNothing(after))) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, next] = [before as readonly Json[], after as readonly Json[]];
    for (let i = 0; i < Math.max(old.length, next.length); i++) yield* differences(old[i], next[i], [...path, i]);
  } else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* differences(before[key], after[key], [...path, key]);
  } else if (isObject(before) && isNothing(after)) {
    yield* ofOne(before, path, (inner, way) => differences(inner, undefined, way));
  } else if (isNothing(before) && isObject(after)) {
    yield* ofOne(after, path, (inner, way) => differences(undefined, inner, way));
  } else if (!isSameQuantity(before, after)) yield path;
}

/** An object that is there on one side only: it differs where it holds something. */
function* ofOne(
  object: { readonly [key: string]: Json | undefined },
  path: FieldPath,
  each: (inner: Json | undefined, way: FieldPath) => Generator<FieldPath>,
): Generator<FieldPath> {
  for (const key of Object.keys(object)) yield* each(object[key], [...path, key]);
}

function isNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every(isNothing);
}

/** Of words that are no quantities, only the same are the same. */
function isSameQuantity(before: Json | undefined, after: Json | undefined): boolean {
  const quantity = quantityInNanos(before);
  return quantity !== undefined && quantity === quantityInNanos(after);
}
