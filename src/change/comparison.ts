import { groupBy } from '../check/group';
import type { Claim } from '../inventory/claims';
import { Inventory } from '../inventory/inventory';
import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { mayBeSameNamespace } from '../inventory/namespaces';
import type { Workload } from '../inventory/pods';
import type { GoneClaim } from './claims-gone';
import type { ApplyMethod } from './apply-method';
import { claimWriters } from './claim-writers';
import { claimsGone } from './claims-gone';
import { isIdentical, isSame } from './equal';
import type { Leaf } from './leaves';
import type { Kind, MountChange } from './mounts';
import { mountChanges } from './mounts';
import { mayBeNamedIn } from './open-names';
import type { ChangeOptions } from './options';
import { overLive } from './over-live';
import type { Parts } from './parts';
import { namespaceGiven, partsOf } from './parts';
import { settled } from './settled';
import { successorsOf } from './successors';

/** Something before and after. */
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** Two versions of an app: what of the second takes the place of what in the first. */
export class Comparison {
  readonly before: Inventory;
  readonly after: Inventory;
  readonly added: readonly Manifest[];
  readonly removed: readonly Manifest[];
  /** What has the same kind, namespace and name in both. */
  readonly kept: readonly Pair<Manifest>[];
  /** Workloads of the same kind, namespace and name, and those that another takes the place of. */
  readonly workloads: readonly Pair<Workload>[];
  /** How the new version is applied; undefined: not known. */
  readonly apply: ApplyMethod | undefined;
  /** The namespace that objects without one are taken to be in, because the other version says so. */
  readonly namespaceTaken: string | undefined;
  /** By the new version of an object, the values that aren't known in both: they may change. */
  readonly open: ReadonlyMap<Manifest, readonly Leaf[]>;
  readonly #kept: ReadonlyMap<string, Pair<Manifest>>;
  #writersBefore: ReadonlyMap<string, readonly Workload[]> | undefined;
  #writersAfter: ReadonlyMap<string, readonly Workload[]> | undefined;
  #unchanged: boolean | undefined;
  #addedByName: ReadonlyMap<string, readonly Manifest[]> | undefined;
  #gone: ReadonlyMap<Claim, GoneClaim> | undefined;
  #mounts: readonly MountChange[] | undefined;

  constructor(before: Inventory, after: Inventory, { apply, namespace }: ChangeOptions = {}) {
    this.apply = apply;
    this.namespaceTaken = namespace === undefined ? namespaceGiven(before, after) : undefined;
    const given = namespace ?? this.namespaceTaken;
    const named =
      given === undefined
        ? { before, after }
        : { before: inNamespace(before, given), after: inNamespace(after, given) };
    const { open, ...known } = withoutOpen(overLive(named, apply));
    this.open = open;
    this.before = known.before;
    this.after = known.after;
    const [old, next] = [partsOf(this.before), partsOf(this.after)];
    const only = (one: Parts, other: Parts): readonly Manifest[] => {
      const mayBeNamed = mayBeNamedIn(other.byKey.values());
      return [...one.byKey].flatMap(([key, manifest]) =>
        other.byKey.has(key) || other.ambiguous.has(key) || mayBeNamed(manifest) ? [] : manifest,
      );
    };
    this.removed = only(old, next);
    this.added = only(next, old);
    const kept = new Map<string, Pair<Manifest>>();
    for (const [key, manifest] of next.byKey) {
      const was = old.byKey.get(key);
      if (was !== undefined) kept.set(key, { before: was, after: manifest });
    }
    this.#kept = kept;
    this.kept = [...kept.values()];
    this.workloads = [
      ...this.#pairs(this.before.workloads, this.after.workloads),
      ...successorsOf(among(this.removed, this.before.workloads), among(this.added, this.after.workloads)),
    ];
  }

  /** What is read of objects that are in both. */
  #pairs<T extends Read>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] {
    const old = new Map(before.map((one) => [one.manifest, one]));
    return after.flatMap((one) => {
      const pair = this.#kept.get(one.manifest.key);
      const was = pair?.after === one.manifest ? old.get(pair.before) : undefined;
      return was === undefined ? [] : [{ before: was, after: one }];
    });
  }

  keptOf(...kinds: readonly string[]): readonly Pair<Manifest>[] {
    return this.kept.filter(({ after }) => kinds.includes(after.kind));
  }

  /** By claim, the workloads that run on and write to it. */
  get writersBefore(): ReadonlyMap<string, readonly Workload[]> {
    return (this.#writersBefore ??= claimWriters(this.before));
  }

  get writersAfter(): ReadonlyMap<string, readonly Workload[]> {
    return (this.#writersAfter ??= claimWriters(this.after));
  }

  /** Whether nothing at all differs, so that nothing is applied. */
  get isUnchanged(): boolean {
    return (this.#unchanged ??=
      this.namespaceTaken === undefined &&
      this.added.length + this.removed.length === 0 &&
      this.kept.every(({ before, after }) => isIdentical(before.data, after.data)));
  }

  isKept(manifest: Manifest): boolean {
    return this.#kept.has(manifest.key);
  }

  /** PersistentVolumeClaims that are in both. */
  get claims(): readonly Pair<Claim>[] {
    const own = ({ claims }: Inventory): readonly Claim[] => claims.filter(({ kind }) => kind === 'claim');
    return this.#pairs(own(this.before), own(this.after));
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
  get claimsGone(): ReadonlyMap<Claim, GoneClaim> {
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
      ?.find((manifest) => !mayBeSameNamespace(manifest.namespace, namespace));
  }
}

/** Two versions in which what isn't known in one is as it is in the other. */
function withoutOpen({ before, after }: Pair<Inventory>): Pair<Inventory> & Pick<Comparison, 'open'> {
  const [old, next] = [partsOf(before), partsOf(after)];
  const open = new Map<Manifest, readonly Leaf[]>();
  const known = new Map<Manifest, Manifest>();
  for (const [key, manifest] of next.byKey) {
    const was = old.byKey.get(key);
    if (was === undefined) continue;
    const pair = settled({ before: was, after: manifest });
    if (pair.open.length === 0) continue;
    open.set(pair.after, pair.open);
    known.set(was, pair.before).set(manifest, pair.after);
  }
  if (known.size === 0) return { before, after, open };
  const replaced = ({ manifests, cluster }: Inventory): Inventory =>
    new Inventory(
      manifests.map((manifest) => known.get(manifest) ?? manifest),
      cluster,
    );
  return { before: replaced(before), after: replaced(after), open };
}

/** The fields of a spec, of those named, that differ between an object's two versions. */
export function changedFields({ before, after }: Pair<Manifest>, fields: readonly string[]): readonly string[] {
  return fields.filter((name) => !isSame(field(before.spec, name), field(after.spec, name)));
}

/** What is read from a manifest. */
interface Read {
  readonly manifest: Manifest;
}

function among<T extends Read>(manifests: readonly Manifest[], all: readonly T[]): readonly T[] {
  const wanted = new Set(manifests);
  return all.filter(({ manifest }) => wanted.has(manifest));
}

function inNamespace(inventory: Inventory, namespace: string): Inventory {
  const manifests = inventory.manifests.map((manifest) => manifest.inNamespace(namespace));
  const isAsItWas = manifests.every((manifest, index) => manifest === inventory.manifests[index]);
  return isAsItWas ? inventory : new Inventory(manifests, inventory.cluster);
}
