import type { Manifest } from '../inventory/manifest';
import type { Pair } from './comparison';
import type { FixedChange } from './fixed';
import { formatLeaves } from './leaves';
import type { ChangeProblem } from './rule';

/** A problem with a field that may not change: its values, old and new, and what to do about it. */
export function refusal({ after }: Pair<Manifest>, { path, leaves }: FixedChange, fix?: string): ChangeProblem {
  const [only] = leaves.length === 1 ? leaves : [];
  return {
    manifest: after,
    path: only?.path ?? path,
    message: formatLeaves(leaves),
    leaves,
    ...(fix === undefined ? {} : { fix }),
  };
}
