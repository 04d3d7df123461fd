import type { Manifest } from '../inventory/manifest';
import type { Ended } from './process';
import type { Job } from './processes';
import { runJobs } from './processes';

/** What of a kustomization or chart could be rendered. */
export type Rendered =
  { readonly manifests: readonly Manifest[] } | { readonly reason: string; readonly failed: boolean };

/** A kustomization or chart that a program has yet to render. */
export interface Pending {
  readonly job: Job;
  /** What the program's end makes of it: what was rendered, or another try. */
  readonly finish: (ended: Ended) => Rendered | Pending;
}

/** Renders all, several at once, and gives what becomes of each in their order. */
export function renderAll(all: readonly (Rendered | Pending)[], timeLimit: number): readonly Rendered[] {
  const results = [...all];
  for (;;) {
    const open = results.flatMap((one, index) => ('job' in one ? [{ index, pending: one }] : []));
    if (open.length === 0) return results.filter((one): one is Rendered => !('job' in one));
    const ends = runJobs(
      open.map(({ pending }) => pending.job),
      timeLimit,
    );
    for (const [i, { index, pending }] of open.entries()) {
      const ended = ends[i];
      if (ended !== undefined) results[index] = pending.finish(ended);
    }
  }
}
