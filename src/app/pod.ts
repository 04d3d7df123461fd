import { ApiObjectMetadata } from 'cdk8s';
import { copy } from '../construct/copy';
import { IStore } from '../construct/store';
import { describe, refuse } from '../construct/where';
import { Container, ContainerOptions } from './container';
import { checkHardenedVolume, HardenedOptions, hardenedContainer, hardenedPod } from './hardening';
import { podData, PodOptions } from './pod-options';
import { PodVolumes } from './pod-volumes';
import { PodTemplate, WorkloadPlan } from './workloads/plan';

/** The annotation that holds the digests of the settings that a pod reads. */
export const CHECKSUM_ANNOTATION = 'stateful.cdk8s.io/config-checksum';

/** Takes a claim template; only a StatefulSet can. */
export type TakeClaimTemplate = (template: Readonly<Record<string, unknown>>) => void;

/** The pod of an app as plain data, which grows while stores are mounted and containers added. */
export class Pod {
  /** As the API has it. */
  public readonly template: PodTemplate;

  readonly #where: string;
  readonly #kind: WorkloadPlan['kind'];
  readonly #spec: Record<string, unknown>;
  readonly #volumes: PodVolumes;
  readonly #containers: Record<string, unknown>[] = [];
  readonly #initContainers: Record<string, unknown>[] = [];
  readonly #names = new Set<string>();
  #hardened = false;

  public constructor(
    where: string,
    plan: WorkloadPlan,
    options: PodOptions,
    metadata: ApiObjectMetadata | undefined,
    takeClaimTemplate: TakeClaimTemplate,
  ) {
    this.#where = where;
    this.#kind = plan.kind;
    this.#spec = { ...podData(where, options), containers: this.#containers };
    const template: Mutable<PodTemplate> = {
      ...(metadata === undefined ? {} : { metadata: copy(metadata) }),
      spec: this.#spec,
    };
    this.template = template;
    this.#volumes = new PodVolumes({
      checkVolume: (at, name, volume) => {
        if (this.#hardened) checkHardenedVolume(at, name, volume, this.#securityContext);
      },
      takeVolumes: (volumes) => {
        this.#spec['volumes'] = volumes;
      },
      takeClaimTemplate: (at, claimTemplate) => {
        this.#refuseClaimTemplate(at, claimTemplate);
        takeClaimTemplate(claimTemplate);
      },
      takeChecksums: (checksums) => {
        template.metadata = withAnnotation(template.metadata, CHECKSUM_ANNOTATION, checksums);
      },
    });
  }

  public addContainer(name: string, options: ContainerOptions): Container {
    const container = this.#newContainer(name, options);
    this.#containers.push(container._data);
    return container;
  }

  public addInitContainer(name: string, options: ContainerOptions): Container {
    const container = this.#newContainer(name, options);
    this.#initContainers.push(container._data);
    this.#spec['initContainers'] = this.#initContainers;
    return container;
  }

  /** Kubernetes' sidecars are init containers that are restarted whenever they end. */
  public addSidecar(name: string, options: ContainerOptions): Container {
    const container = this.addInitContainer(name, options);
    container._data['restartPolicy'] = 'Always';
    return container;
  }

  public addVolume(store: IStore, name: string | undefined): void {
    const volume = this.#volumes.describe(this.#where, store);
    const given = name ?? volume.name;
    if (given === undefined) refuse(this.#where, 'the volume has no name; give a volumeName');
    this.#volumes.add(this.#where, store, volume, this.#volumes.nameFor(this.#where, store, volume, given, name));
  }

  /** Gives the pod the restricted profile: what it holds now, and what is added later. */
  public harden(options: HardenedOptions): void {
    const where = this.#where;
    if (this.#hardened) refuse(where, 'hardened() is called twice; call it once, with all its options');
    const podContext = hardenedPod(where, this.#spec, options);
    for (const { name, volume } of this.#volumes.stores) checkHardenedVolume(where, name, volume, podContext);
    const all = [...this.#containers, ...this.#initContainers];
    const contexts = all.map((container) => hardenedContainer(where, container));
    this.#hardened = true;
    this.#spec['securityContext'] = podContext;
    for (const [i, container] of all.entries()) container['securityContext'] = contexts[i];
  }

  get #securityContext(): Readonly<Record<string, unknown>> {
    return this.#spec['securityContext'] as Readonly<Record<string, unknown>>;
  }

  #newContainer(name: string, options: ContainerOptions): Container {
    if (this.#names.has(name))
      refuse(this.#where, `container name ${describe(name)} is taken in the pod; give each container its own`);
    const container = Container._of(this.#where, name, options, this.#volumes);
    if (this.#hardened) container._data['securityContext'] = hardenedContainer(this.#where, container._data);
    this.#names.add(name);
    return container;
  }

  #refuseClaimTemplate(where: string, template: Readonly<Record<string, unknown>>): void {
    if (this.#kind === 'StatefulSet') return;
    const name = describe((template['metadata'] as ApiObjectMetadata | undefined)?.name);
    refuse(
      where,
      `the ReplicaStore ${name} needs a StatefulSet, and this is a ${this.#kind}; give workload: Workload.statefulSet(), or a PersistentStore`,
    );
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function withAnnotation(metadata: PodTemplate['metadata'], key: string, value: string): PodTemplate['metadata'] {
  const annotations = metadata?.['annotations'];
  return { ...metadata, annotations: { ...(typeof annotations === 'object' ? annotations : {}), [key]: value } };
}
