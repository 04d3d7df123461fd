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
  /** What the program's end makes of it. */
  readonly finish: (ended: Ended) => Rendered;
}

/** Renders all, several at once, and gives what becomes of each in their order. */
export function renderAll(all: readonly (Rendered | Pending)[], timeLimit: number): readonly Rendered[] {
  const pending = all.filter((one): one is Pending => 'job' in one);
  const ends = runJobs(
    pending.map(({ job }) => job),
    timeLimit,
  );
  const rendered = new Map(pending.map((one, index) => [one, ends[index]]));
  return all.flatMap((one) => {
    if (!('job' in one)) return [one];
    const ended = rendered.get(one);
    return ended === undefined ? [] : [one.finish(ended)];
  });
}
