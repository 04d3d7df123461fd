import type { Json } from '../inventory/json';
import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import { formatPath } from '../inventory/path';
import type { Pair } from './comparison';
import { differences } from './equal';

/** A value that differs, at a path. */
export interface Leaf {
  readonly path: FieldPath;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The maximum of leaves in a message. */
const MAX_LEAVES = 3;
/** The maximum length of a value in a message. */
const WIDTH = 60;

/** The values that differ at or below a field. */
export function leavesAt({ before, after }: Pair<Manifest>, path: FieldPath = []): readonly Leaf[] {
  return leavesBetween(field(before.data, ...path), field(after.data, ...path), path);
}

/** The values that differ between two values of a field. */
export function leavesBetween(before: Json | undefined, after: Json | undefined, path: FieldPath): readonly Leaf[] {
  return [...differences(before, after, path)].map((at) => {
    const inner = at.slice(path.length);
    return { path: at, before: valueAt(before, inner), after: valueAt(after, inner) };
  });
}

function valueAt(value: Json | undefined, path: FieldPath): Json | undefined {
  return path.length === 0 ? value : field(value, ...path);
}

/** `spec.a changes from 1 to 2 and spec.b from nothing to 3`. */
export function formatLeaves(leaves: readonly Leaf[]): string {
  const formatted = leaves.slice(0, MAX_LEAVES).map(({ path, before, after }, index) => {
    return `${formatPath(path)} ${index === 0 ? 'changes ' : ''}from ${formatValue(before)} to ${formatValue(after)}`;
  });
  const more = leaves.length - formatted.length;
  if (more > 0) return `${formatted.join(', ')}, and ${more} more ${more === 1 ? 'field' : 'fields'} below`;
  return formatted.length < 2
    ? formatted.join('')
    : `${formatted.slice(0, -1).join(', ')} and ${formatted.at(-1) ?? ''}`;
}

/** A value for a message, shortened. */
export function formatValue(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === '') return "''";
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
}
