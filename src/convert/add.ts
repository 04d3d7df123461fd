/** Adds the objects of an app to a program: as constructs where these make exactly the same object, else as ApiObjects. */
import { asList, asObject, asString, field, isSameJson } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { app } from './app/app';
import { servicesOf } from './app/services';
import { workloadShape } from './app/workload';
import type { Context, Maker } from './context';
import type { Statement } from './expression';
import { claim, claimOfVolume, claimWithVolume, namedVolume } from './kinds/claim';
import {
  attributesClass,
  groupSnapshot,
  groupSnapshotClass,
  snapshot,
  snapshotClass,
  snapshotContent,
  storageClass,
} from './kinds/class';
import { openService, service } from './kinds/service';
import { configMap, secret } from './kinds/settings';
import { volume } from './kinds/volume';
import { apiObject, customResource, includedDefinitions, verbatim } from './raw';
import { isSecret } from './secrets';

/** The makers of each kind and version, the one with the shortest program first. */
const MAKERS: Readonly<Record<string, Maker | readonly Maker[]>> = {
  'v1/ConfigMap': configMap,
  'v1/PersistentVolume': volume,
  'v1/PersistentVolumeClaim': claim,
  'v1/Secret': secret,
  'v1/Service': [service, openService],
  'storage.k8s.io/v1/StorageClass': storageClass,
  'storage.k8s.io/v1/VolumeAttributesClass': attributesClass,
  'storage.k8s.io/v1beta1/VolumeAttributesClass': attributesClass,
  'snapshot.storage.k8s.io/v1/VolumeSnapshot': snapshot,
  'snapshot.storage.k8s.io/v1/VolumeSnapshotClass': snapshotClass,
  'snapshot.storage.k8s.io/v1/VolumeSnapshotContent': snapshotContent,
  'groupsnapshot.storage.k8s.io/v1/VolumeGroupSnapshot': groupSnapshot,
  'groupsnapshot.storage.k8s.io/v1/VolumeGroupSnapshotClass': groupSnapshotClass,
  'groupsnapshot.storage.k8s.io/v1beta1/VolumeGroupSnapshot': groupSnapshot,
  'groupsnapshot.storage.k8s.io/v1beta1/VolumeGroupSnapshotClass': groupSnapshotClass,
};

const NO_CONSTRUCT = 'has no construct for its kind';

/** An object that no program can make, and the reason. */
export interface Lost {
  readonly manifest: Manifest;
  readonly reason: string;
}

/** A way to make one or several objects. */
interface Way {
  readonly manifests: readonly Manifest[];
  readonly make: () => readonly Statement[];
}

/** Adds objects to a program, after the objects that they depend on. */
export class Adder {
  readonly lost: Lost[] = [];
  readonly #services: ReadonlyMap<Manifest, readonly Manifest[]>;
  readonly #appOf: ReadonlyMap<Manifest, Manifest>;
  readonly #volumes: ReadonlyMap<Manifest, Manifest>;
  readonly #claims: ReadonlyMap<Manifest, Manifest>;

  constructor(manifests: readonly Manifest[]) {
    this.#services = servicesOf(manifests);
    this.#appOf = inverse(
      [...this.#services].flatMap(([one, services]) => services.map((each) => [one, each] as const)),
    );
    this.#volumes = volumesOfClaims(manifests);
    this.#claims = inverse([...this.#volumes]);
  }

  /** Adds all objects; definitions of custom resources come first where the program imports their classes. */
  addAll(context: Context, manifests: readonly Manifest[]): void {
    const { builder } = context;
    const { definitions } = builder;
    for (const one of manifests) if (!definitions.defines(one)) this.add(context, one);
    const { used } = definitions;
    if (used.length > 0 && builder.attempt(used, () => includedDefinitions(builder), NO_CONSTRUCT) === undefined) {
      for (const one of used) context.begin(one);
      builder.parts.unshift(...builder.parts.splice(-1));
    }
    for (const one of manifests) this.add(context, one);
  }

  add(context: Context, manifest: Manifest): void {
    if (context.isDone(manifest)) return;
    // A construct that makes it too comes first.
    const first = this.#appOf.get(manifest) ?? this.#claims.get(manifest);
    if (first !== undefined && !context.isDone(first)) this.add(context, first);
    if (context.isDone(manifest)) return;
    context.begin(manifest);
    let reason: string | undefined;
    for (const { manifests, make } of this.#waysOf(context, manifest)) {
      if (manifests.some((one) => one !== manifest && context.isDone(one))) continue;
      const problem = context.builder.attempt(manifests, make);
      if (problem === undefined) {
        for (const one of manifests) context.begin(one);
        return;
      }
      reason ??= problem;
      context.unmade(manifest);
    }
    const { builder } = context;
    if (builder.definitions.has(manifest)) {
      reason = builder.attempt([manifest], () => customResource(builder, manifest));
      if (reason === undefined) return;
    }
    this.#addRaw(context, manifest, reason ?? NO_CONSTRUCT);
  }

  /** The ways to make an object, the one with the shortest program first. */
  #waysOf(context: Context, manifest: Manifest): readonly Way[] {
    if (workloadShape(manifest) !== undefined) {
      const services = this.#services.get(manifest) ?? [];
      const some = services.length === 0 ? [[]] : [services, []];
      return some.flatMap((with_) =>
        [false, true].map((open) => ({
          manifests: [manifest, ...with_],
          make: () => app(context, manifest, with_, open),
        })),
      );
    }
    const key = `${manifest.apiVersion}/${manifest.kind}`;
    const makers = namedVolume(context, manifest) === undefined ? [MAKERS[key] ?? []].flat() : [claimOfVolume, claim];
    const alone = makers.map((maker) => ({ manifests: [manifest], make: () => maker(context, manifest) }));
    const own = this.#volumes.get(manifest);
    if (own === undefined) return alone;
    return [{ manifests: [manifest, own], make: () => claimWithVolume(context, manifest, own) }, ...alone];
  }

  #addRaw({ builder }: Context, manifest: Manifest, reason: string): void {
    const problem = builder.attempt([manifest], () => apiObject(builder, manifest), reason);
    if (problem === undefined) return;
    const other = isSecret(manifest) ? problem : builder.attempt([manifest], () => verbatim(builder, manifest), reason);
    if (other !== undefined) this.lost.push({ manifest, reason: other });
  }
}

function inverse(pairs: readonly (readonly [Manifest, Manifest])[]): ReadonlyMap<Manifest, Manifest> {
  return new Map(pairs.map(([one, other]) => [other, one]));
}

/** Pairs claims with volumes: one names the other, or they are the only ones that can be bound. */
function volumesOfClaims(manifests: readonly Manifest[]): ReadonlyMap<Manifest, Manifest> {
  const claims = manifests.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'PersistentVolumeClaim');
  const volumes = manifests.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'PersistentVolume');
  const byName = new Map(volumes.map((one) => [one.name, one]));
  const byClaim = new Map(
    volumes.map((one) => [
      JSON.stringify([field(one.spec, 'claimRef', 'namespace') ?? '', field(one.spec, 'claimRef', 'name') ?? '']),
      one,
    ]),
  );
  const found = new Map<Manifest, Manifest>();
  const taken = new Set<Manifest>();
  for (const one of claims) {
    const named =
      byName.get(asString(one.spec['volumeName']) ?? '') ??
      byClaim.get(JSON.stringify([one.namespace ?? '', one.name]));
    if (named === undefined || taken.has(named)) continue;
    found.set(one, named);
    taken.add(named);
  }
  const [free, ...moreVolumes] = volumes.filter((one) => !taken.has(one) && one.spec['claimRef'] === undefined);
  const [open, ...moreClaims] = claims.filter((one) => !found.has(one) && one.spec['volumeName'] === undefined);
  const isOnly = moreVolumes.length === 0 && moreClaims.length === 0;
  if (isOnly && free !== undefined && open !== undefined && mayBind(open, free)) found.set(open, free);
  return found;
}

function mayBind({ spec: ofClaim }: Manifest, { spec: ofVolume }: Manifest): boolean {
  const isOfClass = isSameJson(ofClaim['storageClassName'], ofVolume['storageClassName']);
  const modes = asList(ofVolume['accessModes']);
  return (
    isOfClass &&
    asObject(ofClaim)['selector'] === undefined &&
    asList(ofClaim['accessModes']).every((mode) => modes.includes(mode))
  );
}
