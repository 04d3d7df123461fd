import type { Found } from '../change/between';
import type { Comparison, Pair } from '../change/comparison';
import type { MountChange, Kind } from '../change/mounts';
import type { ChangeProblem } from '../change/rule';
import { groupBy } from '../check/group';
import type { Claim } from '../inventory/claims';
import type { Manifest } from '../inventory/manifest';
import type { Workload } from '../inventory/pods';
import { hashOf } from './hash';

/** What recipes read. */
export class Context {
  readonly #after: ReadonlyMap<Manifest, Manifest>;
  readonly #before: ReadonlyMap<Manifest, Manifest>;
  readonly #found: ReadonlyMap<Manifest, readonly Found[]>;

  constructor(
    readonly comparison: Comparison,
    found: readonly Found[],
  ) {
    this.#after = new Map(comparison.kept.map(({ before, after }) => [before, after]));
    this.#before = new Map(comparison.kept.map(({ before, after }) => [after, before]));
    this.#found = groupBy(found, ({ problem }) => problem.manifest);
  }

  /** The new version of an object that stays. */
  afterOf(before: Manifest): Manifest | undefined {
    return this.#after.get(before);
  }

  /** Both versions of an object that stays, by the new one. */
  pairOf(after: Manifest): Pair<Manifest> | undefined {
    const before = this.#before.get(after);
    return before === undefined ? undefined : { before, after };
  }

  /** All that a rule has against an object. */
  problemsOf(manifest: Manifest, rule: string): readonly ChangeProblem[] {
    return (this.#found.get(manifest) ?? [])
      .filter(({ finding }) => finding.rule === rule)
      .map(({ problem }) => problem);
  }

  /** The mounts that a problem is about. */
  mountsOf({ manifest, path }: ChangeProblem, ...kinds: readonly Kind[]): readonly MountChange[] {
    const place = path.join('.');
    return this.comparison
      .mounts(...kinds)
      .filter(
        ({ workload, now, container }) =>
          workload.after.manifest === manifest && (now ?? container.after).path.join('.') === place,
      );
  }

  /** The workload that takes the place of an old one. */
  successorOf(workload: Workload): Workload | undefined {
    return this.comparison.workloads.find(({ before }) => before === workload)?.after;
  }
}

/** The workloads that use a claim. */
export function usersOf({ users }: Claim): readonly Workload[] {
  return [...new Set(users.map(({ pod }) => pod.workload))];
}

/** What tells one plan's marks in the cluster from those of others. */
export function planName(...parts: readonly string[]): string {
  return hashOf(parts.join('\n'));
}
