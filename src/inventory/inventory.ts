import { nearest } from '../api/nearest';
import { splitIntoApps } from './alternatives';
import { bind, bindTemplates } from './binding';
import { ByName } from './by-name';
import type { Claim, ClassName, PersistentVolume } from './claims';
import { readClaim, readPersistentVolume } from './claims';
import type { ClusterFacts, ClusterStorageClass } from './cluster';
import type { Draft, DraftVolume } from './containers';
import { asString, field } from './json';
import { addTo } from './lists';
import type { Manifest } from './manifest';
import { mayBeSameNamespace } from './namespaces';
import type { ConfigUse, Container, Mount, Pod, Volume, Workload } from './pods';
import { Survey } from './survey';
import type { DraftClaim } from './workloads';
import { isWorkload, readWorkload } from './workloads';

const DEFAULT_CLASS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

/** The key of cluster-scoped objects in `#byName`; no namespace can have this name. */
const CLUSTER_SCOPED = '/';

/** The manifests of one app, with the references between them resolved. */
export class Inventory {
  readonly manifests: readonly Manifest[];
  readonly workloads: readonly Workload[];
  readonly pods: readonly Pod[];
  readonly containers: readonly Container[];
  readonly mounts: readonly Mount[];
  readonly volumes: readonly Volume[];
  readonly configUses: readonly ConfigUse[];
  /** PersistentVolumeClaims, claim templates of StatefulSets, and templates of generic ephemeral volumes. */
  readonly claims: readonly Claim[];
  readonly persistentVolumes: readonly PersistentVolume[];
  /** The default StorageClass: the declared one, else the one marked in the manifests; `''` for none, undefined if unknown. */
  readonly defaultClass: ClassName;
  readonly #byKind = new Map<string, Manifest[]>();
  /** By kind, then by namespace and name; filled for a kind on first use. */
  readonly #byName = new Map<string, ByName<Manifest>>();
  readonly #claims = new ByName<DraftClaim>();
  readonly #others: readonly (readonly Manifest[])[];

  /**
   * @param manifests if several files define the same object, they are alternatives, and only the first is read; see
   *   `alternatives`
   * @param surveyResult their survey, if it exists already; they are one app then
   */
  constructor(
    manifests: readonly Manifest[],
    readonly cluster: ClusterFacts = {},
    private surveyResult?: Survey,
  ) {
    const [own = manifests, ...others] = surveyResult === undefined ? splitIntoApps(manifests) : [manifests];
    this.manifests = own;
    this.#others = others;
    for (const manifest of own) {
      const list = this.#byKind.get(manifest.kind);
      if (list === undefined) this.#byKind.set(manifest.kind, [manifest]);
      else list.push(manifest);
    }
    const claims = this.byKind('PersistentVolumeClaim').map((manifest) =>
      readClaim('claim', manifest, [], manifest.data),
    );
    for (const claim of claims) this.#claims.set(claim.manifest.namespace, claim.name, claim);
    const autoscalers = this.#autoscalers();
    const read = own
      .filter(isWorkload)
      .map((manifest) =>
        readWorkload(manifest, (autoscalers.size === 0 ? undefined : autoscalers.get(manifest.key)) ?? [], cluster),
      );
    for (const { claims: made } of read) claims.push(...made);
    this.#linkClaims(claims);
    this.#linkVolumes(read.flatMap(({ volumes }) => volumes));
    this.workloads = read.map(({ workload }) => workload);
    this.pods = this.workloads.map(({ pod }) => pod);
    this.containers = this.pods.flatMap((pod) => pod.containers);
    this.mounts = this.containers.flatMap((container) => container.mounts);
    this.volumes = this.pods.flatMap((pod) => pod.volumes);
    this.configUses = [
      ...this.containers.flatMap(({ configs }) => configs),
      ...this.volumes.flatMap(({ configs }) => configs),
    ];
    const persistentVolumes: Draft<PersistentVolume>[] = this.byKind('PersistentVolume').map(readPersistentVolume);
    this.claims = claims;
    this.persistentVolumes = persistentVolumes;
    this.defaultClass = this.#defaultClass();
    bind({
      claims,
      volumes: persistentVolumes,
      claimFor: (namespace, name) => this.#claimFor(namespace, name),
      storageClass: (name) => this.find('StorageClass', undefined, name),
      isDeclared: (name) => this.declaredClass(name) !== undefined,
      complete: cluster.complete === true,
      defaultClass: this.defaultClass,
    });
    bindTemplates(claims, (claim) => this.#templateOf(claim.manifest.namespace, claim.name));
  }

  #linkClaims(claims: readonly DraftClaim[]): void {
    for (const claim of claims) {
      if (claim.kind === 'template')
        this.#claims.set(claim.manifest.namespace, `${claim.name}-${claim.manifest.name}-*`, claim);
      if (claim.className !== undefined) claim.storageClass = this.find('StorageClass', undefined, claim.className);
    }
  }

  #linkVolumes(volumes: readonly DraftVolume[]): void {
    for (const volume of volumes) {
      if (volume.claimName === undefined) continue;
      const claim = this.#claimFor(volume.pod.manifest.namespace, volume.claimName);
      volume.claim = claim;
      if (claim !== undefined) claim.users = addTo(claim.users, volume);
    }
  }

  /** The other apps among the manifests, which can't be applied together with this one. */
  get alternatives(): readonly Inventory[] {
    return this.#others.map((manifests) => new Inventory(manifests, this.cluster));
  }

  get survey(): Survey {
    return (this.surveyResult ??= Survey.of(this.manifests));
  }

  get storageClasses(): readonly Manifest[] {
    return this.byKind('StorageClass');
  }

  /** The manifests of a kind, in any version. */
  byKind(kind: string): readonly Manifest[] {
    return this.#byKind.get(kind) ?? [];
  }

  /**
   * The manifest of that kind and name in a namespace, else in one that may be the same. For cluster-scoped kinds the
   * namespace is ignored.
   */
  find(kind: string, namespace: string | undefined, name: string): Manifest | undefined {
    const names = this.#byName.get(kind) ?? this.#namesOf(kind);
    return names.get(namespace, name) ?? names.get(CLUSTER_SCOPED, name) ?? names.findElsewhere(namespace, name);
  }

  /** Indexes the manifests of a kind; of several with one name, the first. */
  #namesOf(kind: string): ByName<Manifest> {
    const names = new ByName<Manifest>();
    for (const manifest of this.byKind(kind)) {
      const { clusterScoped, namespace, name } = manifest;
      const key = clusterScoped ? CLUSTER_SCOPED : namespace;
      if (names.get(key, name) === undefined) names.set(key, name, manifest);
    }
    this.#byName.set(kind, names);
    return names;
  }

  /** The existing name nearest to a name that a reference doesn't find. */
  nearestName(kind: string, namespace: string | undefined, name: string): string | undefined {
    const names = this.byKind(kind)
      .filter((manifest) => manifest.clusterScoped || mayBeSameNamespace(manifest.namespace, namespace))
      .map((manifest) => manifest.name);
    return nearest(name, names);
  }

  /** The ConfigMap or Secret of a use, where it is among the manifests. */
  targetOf(use: ConfigUse): Manifest | undefined {
    return this.find(use.kind, use.manifest.namespace, use.name);
  }

  /** The claim of that name, or the template that creates it (`<template>-<set>-<n>`). */
  claimFor(namespace: string | undefined, name: string): Claim | undefined {
    return this.#claimFor(namespace, name);
  }

  #claimFor(namespace: string | undefined, name: string): DraftClaim | undefined {
    const template = name.replace(/-\d+$/, '-*');
    return (
      this.#claims.get(namespace, name) ??
      this.#claims.get(namespace, template) ??
      this.#claims.findElsewhere(namespace, name) ??
      this.#claims.findElsewhere(namespace, template)
    );
  }

  /** The claim template of a StatefulSet that creates the claim of that name. */
  templateOf(namespace: string | undefined, name: string): Claim | undefined {
    return this.#templateOf(namespace, name);
  }

  #templateOf(namespace: string | undefined, name: string): DraftClaim | undefined {
    const found = /-\d+$/.test(name) ? this.#claims.find(namespace, name.replace(/\d+$/, '*')) : undefined;
    return found?.kind === 'template' ? found : undefined;
  }

  /** The StorageClass that the user declared under that name. */
  declaredClass(name: string): ClusterStorageClass | undefined {
    return this.cluster.storageClasses?.find((declared) => declared.name === name);
  }

  #defaultClass(): ClassName {
    if (this.cluster.defaultClass !== undefined) return this.cluster.defaultClass;
    const marked = this.storageClasses.find((manifest) => isDefaultClass(manifest))?.name;
    return marked ?? (this.cluster.complete === true ? '' : undefined);
  }

  #autoscalers(): Map<string, Manifest[]> {
    const byTarget = new Map<string, Manifest[]>();
    for (const autoscaler of this.byKind('HorizontalPodAutoscaler')) {
      const target = field(autoscaler.spec, 'scaleTargetRef');
      const scaled = this.find(
        asString(field(target, 'kind')) ?? '',
        autoscaler.namespace,
        asString(field(target, 'name')) ?? '',
      );
      if (scaled === undefined) continue;
      byTarget.set(scaled.key, [...(byTarget.get(scaled.key) ?? []), autoscaler]);
    }
    return byTarget;
  }
}

export function isDefaultClass(storageClass: Manifest): boolean {
  return DEFAULT_CLASS.some((annotation) => field(storageClass.metadata, 'annotations', annotation) === 'true');
}
