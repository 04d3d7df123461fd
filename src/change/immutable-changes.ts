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

/** A change of an immutable field. */
export interface ImmutableChange {
  readonly path: FieldPath;
  readonly leaves: readonly Leaf[];
}

/** The changes of an object's immutable fields, by the table in api/immutable-fields. */
export function immutableChanges(pair: Pair<Manifest>): readonly ImmutableChange[] {
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

/** Groups of custom resources, whose validation rules compare values as written: an empty list differs from none. */
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

/** The value of a field for the server: as written, or its default. */
function valueOf(manifest: Manifest, { path, fallback }: ImmutableField): Json | undefined {
  const written = field(manifest.data, ...path);
  if (written === undefined || written === null || written === '')
    return path.join('.') === 'spec.selector' ? selectorOf(manifest) : fallback;
  return written;
}

/** Versions before apps/v1 default the selector to the labels of the template. */
function selectorOf({ apiVersion, spec }: Manifest): Json | undefined {
  const isOld = /^(?:extensions|apps)\/v1beta1$/.test(apiVersion);
  const labels = field(spec, 'template', 'metadata', 'labels');
  return isOld && labels !== undefined ? { matchLabels: labels } : undefined;
}
