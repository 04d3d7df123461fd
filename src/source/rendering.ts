import type { Manifest } from '../inventory/manifest';
import type { ProgramResult } from './process';
import type { Job } from './processes';
import { runJobs } from './processes';

/** The manifests of a kustomization or chart, or why it isn't rendered. */
export type Rendered =
  { readonly manifests: readonly Manifest[] } | { readonly reason: string; readonly failed: boolean };

/** A kustomization or chart that a program has yet to render. */
export interface Pending {
  readonly job: Job;
  /** Converts the program's result. */
  readonly finish: (ended: ProgramResult) => Rendered;
}

/** Renders all in parallel; returns the results in order. */
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
