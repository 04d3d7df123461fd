import { quantityInNanos } from '../api/quantity';
import type { Json } from '../inventory/json';
import { asList, asObject, isObject } from '../inventory/json';
import type { FieldPath } from '../inventory/path';

/** The defaults of fields of pods and Jobs; that of imagePullPolicy depends on the tag. */
const DEFAULTS: Readonly<Record<string, readonly Json[]>> = {
  completionMode: ['NonIndexed'],
  completions: [1],
  dnsPolicy: ['ClusterFirst'],
  defaultMode: [420],
  enableServiceLinks: [true],
  failureThreshold: [3],
  imagePullPolicy: ['IfNotPresent', 'Always'],
  periodSeconds: [10],
  protocol: ['TCP'],
  restartPolicy: ['Always'],
  schedulerName: ['default-scheduler'],
  scheme: ['HTTP'],
  successThreshold: [1],
  terminationGracePeriodSeconds: [30],
  terminationMessagePath: ['/dev/termination-log'],
  terminationMessagePolicy: ['File'],
  timeoutSeconds: [1],
};

/** Fields in which `false`, 0 or `''` differs from unset. */
const MEANINGFUL_ZEROS: ReadonlySet<string> = new Set(
  'allowPrivilegeEscalation automountServiceAccountToken enableServiceLinks fsGroup hostUsers optional privileged readOnlyRootFilesystem replicas runAsGroup runAsNonRoot runAsUser shareProcessNamespace storageClassName'.split(
    ' ',
  ),
);

/** Maps with keys of the user: their values are compared as strings, and an empty value differs from unset. */
const MAPS: ReadonlySet<string> = new Set(
  'annotations binaryData data labels matchLabels nodeSelector options parameters selector stringData volumeAttributes'.split(
    ' ',
  ),
);

/**
 * Whether two values are equal for the API server: an unset field equals an empty, `false` or 0 one (except for
 * MEANINGFUL_ZEROS) and its default, and `1Gi` equals `1024Mi`.
 */
export function isSame(before: Json | undefined, after: Json | undefined): boolean {
  return differences(before, after).next().done === true;
}

/** The paths at which two values differ. */
export function* differences(
  before: Json | undefined,
  after: Json | undefined,
  path: FieldPath = [],
): Generator<FieldPath> {
  const name = path.at(-1);
  if ((typeof before === 'string' || typeof after === 'string') && MAPS.has(String(path.at(-2)))) {
    if ((before ?? undefined) !== (after ?? undefined)) yield path;
    return;
  }
  if (before === after || (isUnset(before, name) && isUnset(after, name))) return;
  if (isDefault(before, after, path) || isDefault(after, before, path)) return;
  if (Array.isArray(before) || Array.isArray(after)) {
    const [old, next] = [before, after].map(asList);
    if (!isListLike(before) || !isListLike(after)) yield path;
    else
      for (let i = 0; i < Math.max(old?.length ?? 0, next?.length ?? 0); i++)
        yield* differences(old?.[i], next?.[i], [...path, i]);
  } else if ((isObject(before) || isObject(after)) && isObjectLike(before) && isObjectLike(after)) {
    const [old, next] = [asObject(before), asObject(after)];
    for (const key of new Set([...Object.keys(old), ...Object.keys(next)]))
      yield* differences(old[key], next[key], [...path, key]);
  } else if (!isSameQuantity(before, after)) yield path;
}

/** Whether two values are identical, with `null` different from unset. */
export function isIdentical(before: Json | undefined, after: Json | undefined): boolean {
  if (before === after) return true;
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, next] = [asList(before), asList(after)];
    return old.length === next.length && old.every((item, index) => isIdentical(item, next[index]));
  }
  if (!isObject(before) || !isObject(after)) return Object.is(before, after);
  const names = Object.keys(before);
  if (names.length !== Object.keys(after).length) return false;
  return names.every((name) => Object.hasOwn(after, name) && isIdentical(before[name], after[name]));
}

function isListLike(value: Json | undefined): boolean {
  return Array.isArray(value) || value === undefined || value === null;
}

function isObjectLike(value: Json | undefined): boolean {
  return isObject(value) || value === undefined || value === null;
}

/** Whether a field is unset on one side, and has its default on the other. */
function isDefault(absent: Json | undefined, given: Json | undefined, path: FieldPath): boolean {
  if ((absent ?? undefined) !== undefined || given === undefined || given === null) return false;
  const name = String(path.at(-1));
  // In containers, restartPolicy has no default: an init container with Always is a sidecar.
  if (name === 'restartPolicy' && typeof path.at(-2) === 'number') return false;
  return Object.hasOwn(DEFAULTS, name) && DEFAULTS[name]?.includes(given) === true;
}

function isUnset(value: Json | undefined, name: string | number | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== 'object')
    return !MEANINGFUL_ZEROS.has(String(name)) && (value === '' || value === false || value === 0);
  if (Array.isArray(value)) return value.length === 0;
  if (MAPS.has(String(name)))
    return Object.values(value).every((held) => typeof held !== 'string' && isUnset(held, ''));
  return Object.entries(value).every(([inner, held]) => isUnset(held, inner));
}

/** Whether both are quantities, and equal. */
function isSameQuantity(before: Json | undefined, after: Json | undefined): boolean {
  const quantity = quantityInNanos(before);
  return quantity !== undefined && quantity === quantityInNanos(after);
}
