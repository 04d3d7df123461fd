import type { ReportedProblem } from '../change/between';
import type { Comparison, Pair } from '../change/comparison';
import type { MountChange, Kind } from '../change/mounts';
import type { ChangeProblem } from '../change/rule';
import { groupBy } from '../check/group';
import type { Claim, PersistentVolume } from '../inventory/claims';
import type { Manifest } from '../inventory/manifest';
import type { Workload } from '../inventory/pods';
import { hashOf } from './hash';

/** How files may be copied. */
export interface Copying {
  /** The image that copies files; undefined: none may be copied. */
  readonly image: string | undefined;
  /** Whether drivers may clone volumes. */
  readonly clones: boolean;
  /** Whether the replicas of a set are stopped one at a time; else all at once. */
  readonly oneByOne: boolean;
}

/** The comparison of two versions, indexed for recipes. */
export class Context {
  readonly #after: ReadonlyMap<Manifest, Manifest>;
  readonly #before: ReadonlyMap<Manifest, Manifest>;
  readonly #found: ReadonlyMap<Manifest, readonly ReportedProblem[]>;
  readonly #mounts: ReadonlyMap<Manifest, readonly MountChange[]>;
  readonly #successors: ReadonlyMap<Workload, Workload>;
  readonly #workloads: ReadonlyMap<Manifest, Workload>;
  readonly #claims: ReadonlyMap<Manifest, readonly Claim[]>;
  readonly #claimPairs: ReadonlyMap<Manifest, Pair<Claim>>;
  readonly #volumes: ReadonlyMap<Manifest, PersistentVolume>;
  readonly #handedOn: ReadonlyMap<Manifest, Pair<Claim>>;
  readonly #removed: ReadonlyMap<string, readonly Manifest[]>;
  readonly #written: ReadonlyMap<string, Manifest>;

  constructor(
    readonly comparison: Comparison,
    found: readonly ReportedProblem[],
    written: readonly Manifest[],
    readonly copying: Copying,
  ) {
    const { before, after, kept, workloads } = comparison;
    this.#after = new Map(kept.map((pair) => [pair.before, pair.after]));
    this.#before = new Map(kept.map((pair) => [pair.after, pair.before]));
    this.#found = groupBy(found, ({ problem }) => problem.manifest);
    this.#mounts = groupBy(comparison.mounts(...KINDS), ({ workload }) => workload.after.manifest);
    this.#successors = new Map(workloads.map((pair) => [pair.before, pair.after]));
    this.#workloads = new Map(
      [...before.workloads, ...after.workloads].map((workload) => [workload.manifest, workload]),
    );
    const persistent = [...before.claims, ...after.claims].filter(({ kind }) => kind !== 'ephemeral');
    this.#claims = groupBy(persistent, ({ manifest }) => manifest);
    this.#claimPairs = new Map(comparison.claims.map((pair) => [pair.after.manifest, pair]));
    this.#volumes = new Map(before.persistentVolumes.map((volume) => [volume.manifest, volume]));
    this.#handedOn = new Map(
      [...comparison.removedClaimReasons].flatMap(([claim, removal]): [Manifest, Pair<Claim>][] =>
        removal.why === 'handed on' ? [[removal.to.manifest, { before: claim, after: removal.to }]] : [],
      ),
    );
    this.#written = new Map(written.map((manifest) => [manifest.key, manifest]));
    this.#removed = groupBy(comparison.removed, ({ kind, name }) => `${kind}/${name}`);
  }

  /** The workload of a manifest of either version. */
  workloadOf(manifest: Manifest): Workload | undefined {
    return this.#workloads.get(manifest);
  }

  /** The claim, or the claim templates of a set, in a manifest of either version. */
  claimsOf(manifest: Manifest): readonly Claim[] {
    return this.#claims.get(manifest) ?? [];
  }

  /** Both versions of a claim that is kept, by the new one. */
  claimPairOf(after: Manifest): Pair<Claim> | undefined {
    return this.#claimPairs.get(after);
  }

  /** A volume of the old version. */
  volumeOf(before: Manifest): PersistentVolume | undefined {
    return this.#volumes.get(before);
  }

  /** The removed claim whose volume a new claim gets, with that claim. */
  handedOn(to: Manifest): Pair<Claim> | undefined {
    return this.#handedOn.get(to);
  }

  /** The removed objects with the same kind and name, in any namespace. */
  removedNamesakes({ kind, name }: Manifest): readonly Manifest[] {
    return this.#removed.get(`${kind}/${name}`) ?? [];
  }

  /** An object as written in the new version; the comparison has the result of applying it. */
  writtenOf(after: Manifest): Manifest {
    return this.#written.get(after.key) ?? after;
  }

  /** Whether the new version still has a claim or, for one in a cluster that isn't applied again, still uses it. */
  isNeeded({ manifest }: Claim): boolean {
    const after = this.afterOf(manifest);
    if (after !== manifest || manifest.live === undefined) return after !== undefined;
    return this.comparison.after.claims.some((claim) => claim.manifest === after && claim.users.length > 0);
  }

  /** The new version of an object that is kept. */
  afterOf(before: Manifest): Manifest | undefined {
    return this.#after.get(before);
  }

  /** Both versions of an object that is kept, by the new one. */
  pairOf(after: Manifest): Pair<Manifest> | undefined {
    const before = this.#before.get(after);
    return before === undefined ? undefined : { before, after };
  }

  /** The problems that a rule reports for an object. */
  problemsOf(manifest: Manifest, rule: string): readonly ChangeProblem[] {
    return (this.#found.get(manifest) ?? [])
      .filter(({ finding }) => finding.rule === rule)
      .map(({ problem }) => problem);
  }

  /** The mounts that a problem is about. */
  mountsOf({ manifest, path }: ChangeProblem, ...kinds: readonly Kind[]): readonly MountChange[] {
    const key = path.join('.');
    return (this.#mounts.get(manifest) ?? []).filter(
      ({ kind, now, container }) => kinds.includes(kind) && (now ?? container.after).path.join('.') === key,
    );
  }

  /** The workload of the new version that replaces an old one. */
  successorOf(workload: Workload): Workload | undefined {
    return this.#successors.get(workload);
  }
}

const KINDS = ['claim', 'template', 'set', 'unset', 'store', 'downgraded'] as const satisfies readonly Kind[];

/** The workloads that use a claim. */
export function usersOf({ users }: Claim): readonly Workload[] {
  return [...new Set(users.map(({ pod }) => pod.workload))];
}

/** A hash that identifies the labels and annotations of a plan in the cluster. */
export function planName(...parts: readonly string[]): string {
  return hashOf(parts.join('\n'));
}
