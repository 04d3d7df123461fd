import type { Claim } from '../inventory/claims';
import type { Json } from '../inventory/json';
import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import type { Pair } from './comparison';
import { isSame } from './equal';
import type { Leaf } from './leaves';

const REQUEST = ['spec', 'resources', 'requests', 'storage'];

/** The manifest and path of a claim's request, for a problem. */
export function requestOf({ manifest }: Claim): { readonly manifest: Manifest; readonly path: FieldPath } {
  return { manifest, path: REQUEST };
}

/** Both requests in words: `from 1Gi to 2Gi`. */
export function requestChange({ before, after }: Pair<Claim>): string {
  return `from ${written(before.manifest, REQUEST)} to ${written(after.manifest, REQUEST)}`;
}

/** The value of a field in words; `nothing` where it is unset. */
export function written({ data }: Manifest, path: FieldPath): string {
  const value = field(data, ...path);
  return value === undefined || value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether a claim's request grows (1), shrinks (-1) or stays (0). */
export function growth({ before, after }: Pair<Claim>): -1 | 0 | 1 {
  if (before.request === undefined || after.request === undefined || before.request === after.request) return 0;
  return after.request > before.request ? 1 : -1;
}

/** The difference between an empty selector and none: with an empty one, no class provisions a volume. */
export function emptySelector({ before, after }: Pair<Json | undefined>, spec: FieldPath): readonly Leaf[] {
  const [old, next] = [before, after].map((one) => field(one, 'selector') ?? undefined);
  if ((old === undefined) === (next === undefined) || !isSame(old, next)) return [];
  return [{ path: [...spec, 'selector'], before: old, after: next }];
}
