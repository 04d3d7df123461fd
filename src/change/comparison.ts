import { groupBy } from '../check/group';
import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { namespaceKey } from '../inventory/manifest';
import type { Workload } from '../inventory/pods';
import type { Fate } from './claims-gone';
import { claimsGone } from './claims-gone';
import { isSame } from './equal';
import type { Kind, MountChange } from './mounts';
import { mountChanges } from './mounts';
import { successorsOf } from './successors';

/** Something before and after. */
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** Two versions of an app: what of the second takes the place of what in the first. */
export class Comparison {
  readonly added: readonly Manifest[];
  readonly removed: readonly Manifest[];
  /** What has the same kind, namespace and name in both. */
  readonly kept: readonly Pair<Manifest>[];
  /** Workloads of the same kind, namespace and name, and those that another takes the place of. */
  readonly workloads: readonly Pair<Workload>[];
  readonly #kept: ReadonlyMap<string, Pair<Manifest>>;
  #addedByName: ReadonlyMap<string, readonly Manifest[]> | undefined;
  #gone: ReadonlyMap<Claim, Fate> | undefined;
  #mounts: readonly MountChange[] | undefined;

  constructor(
    readonly before: Inventory,
    readonly after: Inventory,
  ) {
    const old = byKey(before.manifests);
    const next = byKey(after.manifests);
    this.removed = [...old.values()].filter(({ key }) => !next.has(key));
    this.added = [...next.values()].filter(({ key }) => !old.has(key));
    const kept = new Map<string, Pair<Manifest>>();
    for (const [key, manifest] of next) {
      const was = old.get(key);
      if (was !== undefined) kept.set(key, { before: was, after: manifest });
    }
    this.#kept = kept;
    this.kept = [...kept.values()];
    this.workloads = [
      ...pairs(before.workloads, after.workloads),
      ...successorsOf(among(this.removed, before.workloads), among(this.added, after.workloads)),
    ];
  }

  keptOf(...kinds: readonly string[]): readonly Pair<Manifest>[] {
    return this.kept.filter(({ after }) => kinds.includes(after.kind));
  }

  isKept(manifest: Manifest): boolean {
    return this.#kept.has(manifest.key);
  }

  /** PersistentVolumeClaims that are in both. */
  get claims(): readonly Pair<Claim>[] {
    const own = ({ claims }: Inventory): readonly Claim[] => claims.filter(({ kind }) => kind === 'claim');
    return pairs(own(this.before), own(this.after));
  }

  /** PersistentVolumeClaims that are only in the first. */
  get removedClaims(): readonly Claim[] {
    return among(this.removed, this.before.claims).filter(({ kind }) => kind === 'claim');
  }

  /** Workloads that are only in the first, whether or not another takes their place. */
  get removedWorkloads(): readonly Workload[] {
    return among(this.removed, this.before.workloads);
  }

  /** The claims that are only in the first, each with what there is in its place. */
  get claimsGone(): ReadonlyMap<Claim, Fate> {
    return (this.#gone ??= claimsGone(this));
  }

  /** Mounts of files that last, at whose paths there is something else now. */
  mounts(...kinds: readonly Kind[]): readonly MountChange[] {
    this.#mounts ??= this.workloads.flatMap((pair) => mountChanges(pair, this));
    return this.#mounts.filter(({ kind }) => kinds.includes(kind));
  }

  /** The object of that kind and name in another namespace, of those that are new. */
  movedTo({ kind, name, namespace }: Manifest): Manifest | undefined {
    this.#addedByName ??= groupBy(this.added, (manifest) => `${manifest.kind}/${manifest.name}`);
    return this.#addedByName
      .get(`${kind}/${name}`)
      ?.find((manifest) => namespaceKey(manifest.namespace) !== namespaceKey(namespace));
  }
}

/** The fields of a spec, of those named, that differ between an object's two versions. */
export function changedFields({ before, after }: Pair<Manifest>, fields: readonly string[]): readonly string[] {
  return fields.filter((name) => !isSame(field(before.spec, name), field(after.spec, name)));
}

/** What is read from a manifest. */
interface Read {
  readonly manifest: Manifest;
}

function pairs<T extends Read>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  const old = new Map(before.map((one) => [one.manifest.key, one]));
  return after.flatMap((one) => {
    const was = one.manifest.name === '' ? undefined : old.get(one.manifest.key);
    return was === undefined ? [] : [{ before: was, after: one }];
  });
}

function among<T extends Read>(manifests: readonly Manifest[], all: readonly T[]): readonly T[] {
  const wanted = new Set(manifests);
  return all.filter(({ manifest }) => wanted.has(manifest));
}

/** An object without a name is a new one each time. */
function byKey(manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(manifests.filter(({ name }) => name !== '').map((manifest) => [manifest.key, manifest]));
}
