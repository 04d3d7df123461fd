import { hasPlaceholder, hasPlaceholderOrVariable } from '../inventory/placeholders';
import type { Json, JsonObject } from '../inventory/json';
import { isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import type { Pair } from './comparison';
import type { Leaf } from './leaves';

/** Two versions of an object, in which each value that isn't known is taken to be that of the other version. */
export interface Settled extends Pair<Manifest> {
  /** The values that were taken, as they are written. */
  readonly open: readonly Leaf[];
}

/** What of an object is known to change is what differs between these two versions. */
export function settled({ before, after }: Pair<Manifest>): Settled {
  const open: Leaf[] = [];
  const is = after.kind === 'ConfigMap' || after.kind === 'Secret' ? isWhollyFilledIn : isOpen;
  const pair = settle(before.data, after.data, [], is, open);
  if (open.length === 0) return { before, after, open };
  return { before: before.withData(pair.before as JsonObject), after: after.withData(pair.after as JsonObject), open };
}

type Test = (value: Json | undefined, path: FieldPath) => boolean;

/** In containers, `$(NAME)` is a variable of Kubernetes. */
const isOpen: Test = (value, path) =>
  path.includes('containers') || path.includes('initContainers')
    ? hasPlaceholder(value)
    : hasPlaceholderOrVariable(value);

/** What else is in ConfigMaps and Secrets may be variables of programs. */
const isWhollyFilledIn: Test = (value) =>
  typeof value === 'string' && /^(\$\{\w+\}|\{\{[^{}]*\}\}|\(\([^()]*\)\)|ENC\[.*\])$/s.test(value.trim());

function settle(
  before: Json | undefined,
  after: Json | undefined,
  path: FieldPath,
  is: Test,
  open: Leaf[],
): Pair<Json | undefined> {
  if (before === after) return { before, after };
  const [wasOpen, isOpenNow] = [is(before, path), is(after, path)];
  if (wasOpen || isOpenNow) {
    open.push({ path, before, after });
    const known = isOpenNow ? before : after;
    return { before: known, after: known };
  }
  if (isList(before) && isList(after)) {
    const pairs = Array.from({ length: Math.max(before.length, after.length) }, (_, i) =>
      i < before.length && i < after.length
        ? settle(before[i], after[i], [...path, i], is, open)
        : { before: before[i], after: after[i] },
    );
    return { before: given(pairs.map((pair) => pair.before)), after: given(pairs.map((pair) => pair.after)) };
  }
  if (!isObject(before) || !isObject(after)) return { before, after };
  const [old, next]: Record<string, Json | undefined>[] = [{}, {}];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const pair = settle(before[key], after[key], [...path, key], is, open);
    if (old !== undefined && pair.before !== undefined) old[key] = pair.before;
    if (next !== undefined && pair.after !== undefined) next[key] = pair.after;
  }
  return { before: old, after: next };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function given(values: readonly (Json | undefined)[]): readonly Json[] {
  return values.filter((value) => value !== undefined);
}
