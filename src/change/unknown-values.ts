import { hasPlaceholder, hasPlaceholderOrVariable } from '../inventory/placeholders';
import type { Json, JsonObject } from '../inventory/json';
import { isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import type { Pair } from './comparison';
import type { Leaf } from './leaves';

/** Two versions of an object in which unknown values are replaced by those of the other version. */
export interface WithoutUnknown extends Pair<Manifest> {
  /** The replaced values, as written. */
  readonly unknownValues: readonly Leaf[];
}

/** Replaces values with placeholders by those of the other version, so that only known changes differ. */
export function withoutUnknown({ before, after }: Pair<Manifest>): WithoutUnknown {
  const unknownValues: Leaf[] = [];
  const isUnknownValue = after.kind === 'ConfigMap' || after.kind === 'Secret' ? isPlaceholderOnly : isUnknown;
  const pair = assumeEqual(before.data, after.data, [], isUnknownValue, unknownValues);
  if (unknownValues.length === 0) return { before, after, unknownValues };
  return {
    before: before.withData(pair.before as JsonObject),
    after: after.withData(pair.after as JsonObject),
    unknownValues,
  };
}

type ValueTest = (value: Json | undefined, path: FieldPath) => boolean;

/** In containers, `$(NAME)` is a variable of Kubernetes. */
const isUnknown: ValueTest = (value, path) =>
  path.includes('containers') || path.includes('initContainers')
    ? hasPlaceholder(value)
    : hasPlaceholderOrVariable(value);

/** In ConfigMaps and Secrets, only values that are nothing but a placeholder: others may have variables of programs. */
const isPlaceholderOnly: ValueTest = (value) =>
  typeof value === 'string' && /^(\$\{\w+\}|\{\{[^{}]*\}\}|\(\([^()]*\)\)|ENC\[.*\])$/s.test(value.trim());

function assumeEqual(
  before: Json | undefined,
  after: Json | undefined,
  path: FieldPath,
  isUnknownValue: ValueTest,
  unknownValues: Leaf[],
): Pair<Json | undefined> {
  if (before === after) return { before, after };
  const [wasOpen, isOpenNow] = [isUnknownValue(before, path), isUnknownValue(after, path)];
  if (wasOpen || isOpenNow) {
    unknownValues.push({ path, before, after });
    const known = isOpenNow ? before : after;
    return { before: known, after: known };
  }
  if (isList(before) && isList(after)) {
    const pairs = Array.from({ length: Math.max(before.length, after.length) }, (_, i) =>
      i < before.length && i < after.length
        ? assumeEqual(before[i], after[i], [...path, i], isUnknownValue, unknownValues)
        : { before: before[i], after: after[i] },
    );
    return {
      before: withoutUndefined(pairs.map((pair) => pair.before)),
      after: withoutUndefined(pairs.map((pair) => pair.after)),
    };
  }
  if (!isObject(before) || !isObject(after)) return { before, after };
  const [old, next]: Record<string, Json | undefined>[] = [{}, {}];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const pair = assumeEqual(before[key], after[key], [...path, key], isUnknownValue, unknownValues);
    if (old !== undefined && pair.before !== undefined) old[key] = pair.before;
    if (next !== undefined && pair.after !== undefined) next[key] = pair.after;
  }
  return { before: old, after: next };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function withoutUndefined(values: readonly (Json | undefined)[]): readonly Json[] {
  return values.filter((value) => value !== undefined);
}
