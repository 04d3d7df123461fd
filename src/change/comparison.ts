import { groupBy } from '../check/group';
import type { Claim } from '../inventory/claims';
import { Inventory } from '../inventory/inventory';
import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { mayBeSameNamespace } from '../inventory/namespaces';
import type { Workload } from '../inventory/pods';
import type { RemovedClaim } from './removed-claims';
import type { ApplyMethod } from './apply-method';
import { claimWriters } from './claim-writers';
import { classifyRemovedClaims } from './removed-claims';
import { isIdentical, isSame } from './equal';
import type { Leaf } from './leaves';
import type { Kind, MountChange } from './mounts';
import { mountChanges } from './mounts';
import { mayBeNamedBy } from './placeholder-names';
import type { ChangeOptions } from './options';
import { applyOverLive } from './over-live';
import type { AppliedObjects } from './applied-objects';
import { namespaceOfOtherVersion, appliedObjects } from './applied-objects';
import { withoutUnknown } from './unknown-values';
import { successorsOf } from './successors';

/** The old and the new version of something. */
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** Two versions of an app, with their objects and workloads paired. */
export class Comparison {
  readonly before: Inventory;
  readonly after: Inventory;
  readonly added: readonly Manifest[];
  readonly removed: readonly Manifest[];
  /** The objects of the same kind, namespace and name in both versions. */
  readonly kept: readonly Pair<Manifest>[];
  /** The workloads of the same kind, namespace and name, and removed ones with their successors. */
  readonly workloads: readonly Pair<Workload>[];
  /** How the new version is applied; undefined if unknown. */
  readonly apply: ApplyMethod | undefined;
  /** The namespace that is assumed for objects without one, because the other version has it. */
  readonly assumedNamespace: string | undefined;
  /** The values that are unknown in either version, and may change; by the new manifest. */
  readonly unknownValues: ReadonlyMap<Manifest, readonly Leaf[]>;
  readonly #kept: ReadonlyMap<string, Pair<Manifest>>;
  #writersBefore: ReadonlyMap<string, readonly Workload[]> | undefined;
  #writersAfter: ReadonlyMap<string, readonly Workload[]> | undefined;
  #unchanged: boolean | undefined;
  #addedByName: ReadonlyMap<string, readonly Manifest[]> | undefined;
  #gone: ReadonlyMap<Claim, RemovedClaim> | undefined;
  #mounts: readonly MountChange[] | undefined;

  constructor(before: Inventory, after: Inventory, { apply, namespace }: ChangeOptions = {}) {
    this.apply = apply;
    this.assumedNamespace = namespace === undefined ? namespaceOfOtherVersion(before, after) : undefined;
    const given = namespace ?? this.assumedNamespace;
    const named =
      given === undefined
        ? { before, after }
        : { before: inNamespace(before, given), after: inNamespace(after, given) };
    const { unknownValues, ...known } = withoutUnknownValues(applyOverLive(named, apply));
    this.unknownValues = unknownValues;
    this.before = known.before;
    this.after = known.after;
    const [old, next] = [appliedObjects(this.before), appliedObjects(this.after)];
    const only = (one: AppliedObjects, other: AppliedObjects): readonly Manifest[] => {
      const mayBeNamed = mayBeNamedBy(other.byKey.values());
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
      ...successorsOf(readFrom(this.removed, this.before.workloads), readFrom(this.added, this.after.workloads)),
    ];
  }

  /** Pairs workloads or claims whose manifests are in both versions. */
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

  /** The workloads that write to a claim in the old version; by `claimKey`. */
  get writersBefore(): ReadonlyMap<string, readonly Workload[]> {
    return (this.#writersBefore ??= claimWriters(this.before));
  }

  get writersAfter(): ReadonlyMap<string, readonly Workload[]> {
    return (this.#writersAfter ??= claimWriters(this.after));
  }

  /** Whether all manifests are identical. */
  get isUnchanged(): boolean {
    return (this.#unchanged ??=
      this.assumedNamespace === undefined &&
      this.added.length + this.removed.length === 0 &&
      this.kept.every(({ before, after }) => isIdentical(before.data, after.data)));
  }

  isKept(manifest: Manifest): boolean {
    return this.#kept.has(manifest.key);
  }

  /** The PersistentVolumeClaims in both versions. */
  get claims(): readonly Pair<Claim>[] {
    const own = ({ claims }: Inventory): readonly Claim[] => claims.filter(({ kind }) => kind === 'claim');
    return this.#pairs(own(this.before), own(this.after));
  }

  /** The PersistentVolumeClaims in the old version only. */
  get removedClaims(): readonly Claim[] {
    return readFrom(this.removed, this.before.claims).filter(({ kind }) => kind === 'claim');
  }

  /** The workloads in the old version only, with and without successors. */
  get removedWorkloads(): readonly Workload[] {
    return readFrom(this.removed, this.before.workloads);
  }

  /** The claims in the old version only, with the reason. */
  get removedClaimReasons(): ReadonlyMap<Claim, RemovedClaim> {
    return (this.#gone ??= classifyRemovedClaims(this));
  }

  /** The changed mounts of these kinds whose files outlive their pods. */
  mounts(...kinds: readonly Kind[]): readonly MountChange[] {
    this.#mounts ??= this.workloads.flatMap((pair) => mountChanges(pair, this));
    return this.#mounts.filter(({ kind }) => kinds.includes(kind));
  }

  /** The added object of the same kind and name in another namespace. */
  movedTo({ kind, name, namespace }: Manifest): Manifest | undefined {
    this.#addedByName ??= groupBy(this.added, (manifest) => `${manifest.kind}/${manifest.name}`);
    return this.#addedByName
      .get(`${kind}/${name}`)
      ?.find((manifest) => !mayBeSameNamespace(manifest.namespace, namespace));
  }
}

/** Two versions in which values that are unknown in one are those of the other. */
function withoutUnknownValues({ before, after }: Pair<Inventory>): Pair<Inventory> & Pick<Comparison, 'unknownValues'> {
  const [old, next] = [appliedObjects(before), appliedObjects(after)];
  const unknownValues = new Map<Manifest, readonly Leaf[]>();
  const known = new Map<Manifest, Manifest>();
  for (const [key, manifest] of next.byKey) {
    const was = old.byKey.get(key);
    if (was === undefined) continue;
    const pair = withoutUnknown({ before: was, after: manifest });
    if (pair.unknownValues.length === 0) continue;
    unknownValues.set(pair.after, pair.unknownValues);
    known.set(was, pair.before).set(manifest, pair.after);
  }
  if (known.size === 0) return { before, after, unknownValues };
  const replaced = ({ manifests, cluster }: Inventory): Inventory =>
    new Inventory(
      manifests.map((manifest) => known.get(manifest) ?? manifest),
      cluster,
    );
  return { before: replaced(before), after: replaced(after), unknownValues };
}

/** Those of the named fields of a spec that differ. */
export function changedFields({ before, after }: Pair<Manifest>, fields: readonly string[]): readonly string[] {
  return fields.filter((name) => !isSame(field(before.spec, name), field(after.spec, name)));
}

/** A workload or claim that was read from a manifest. */
interface Read {
  readonly manifest: Manifest;
}

function readFrom<T extends Read>(manifests: readonly Manifest[], all: readonly T[]): readonly T[] {
  const wanted = new Set(manifests);
  return all.filter(({ manifest }) => wanted.has(manifest));
}

function inNamespace(inventory: Inventory, namespace: string): Inventory {
  const manifests = inventory.manifests.map((manifest) => manifest.inNamespace(namespace));
  const isAsItWas = manifests.every((manifest, index) => manifest === inventory.manifests[index]);
  return isAsItWas ? inventory : new Inventory(manifests, inventory.cluster);
}
