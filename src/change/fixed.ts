import type { ImmutableField } from '../api/immutable-fields';
import { immutableKind } from '../api/immutable-fields';
import type { Json } from '../inventory/json';
import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import type { Pair } from './comparison';
import type { Leaf } from './leaves';
import { isIdentical } from './equal';
import { leavesBetween } from './leaves';

/** A field that may not change, and does. */
export interface FixedChange {
  readonly path: FieldPath;
  readonly leaves: readonly Leaf[];
}

/** The fields of an object that the API server refuses to change, and that do, by the table of all kinds. */
export function fixedChanges(pair: Pair<Manifest>): readonly FixedChange[] {
  const { before, after } = pair;
  const kind = immutableKind(after.group, after.kind);
  if (kind === undefined) return [];
  return kind.fields.flatMap((fixed) => {
    if (fixed.version !== undefined && after.apiVersion !== `${after.group}/${fixed.version}`) return [];
    const [old, next] = [valueOf(before, fixed), valueOf(after, fixed)];
    if ((fixed.onceSet && old === undefined) || (fixed.removable && next === undefined)) return [];
    const leaves = leavesOf(after, old, next, fixed.path);
    return leaves.length === 0 ? [] : [{ path: fixed.path, leaves }];
  });
}

/** Kinds that are defined by custom resources: their rules compare what is written, and an empty list is not the same as none. */
const COMPARED_AS_WRITTEN = /(?:^|\.)(?:group)?snapshot\.storage\.k8s\.io$/;

function leavesOf(
  { group }: Manifest,
  old: Json | undefined,
  next: Json | undefined,
  path: FieldPath,
): readonly Leaf[] {
  const leaves = leavesBetween(old, next, path);
  if (leaves.length > 0 || !COMPARED_AS_WRITTEN.test(group) || isIdentical(old, next)) return leaves;
  return [{ path, before: old, after: next }];
}

/** What the server has for a field, as far as its kind decides that. */
function valueOf(manifest: Manifest, { path, fallback }: ImmutableField): Json | undefined {
  const written = field(manifest.data, ...path);
  if (written === undefined || written === null || written === '')
    return path.join('.') === 'spec.selector' ? selectorOf(manifest) : fallback;
  return written;
}

/** Versions before apps/v1 took the labels of the template for a selector that isn't there. */
function selectorOf({ apiVersion, spec }: Manifest): Json | undefined {
  const isOld = /^(?:extensions|apps)\/v1beta1$/.test(apiVersion);
  const labels = field(spec, 'template', 'metadata', 'labels');
  return isOld && labels !== undefined ? { matchLabels: labels } : undefined;
}
