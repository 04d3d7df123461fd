import type { Manifest } from '../inventory/manifest';
import type { Pair } from './comparison';
import type { ImmutableChange } from './immutable-changes';
import { formatLeaves } from './leaves';
import type { ChangeProblem } from './rule';

/** The problem of a changed immutable field, with its old and new values. */
export function refusedChange(
  { after }: Pair<Manifest>,
  { path, leaves }: ImmutableChange,
  fix?: string,
): ChangeProblem {
  const [only] = leaves.length === 1 ? leaves : [];
  return {
    manifest: after,
    path: only?.path ?? path,
    message: formatLeaves(leaves),
    leaves,
    ...(fix === undefined ? {} : { fix }),
  };
}
