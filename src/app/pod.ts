import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { isAcknowledged } from '../check/acknowledged';
import { Mutable } from '../construct/mutable';
import { checkSameApp } from '../construct/same-app';
import { IStore, StoreVolume } from '../construct/store';
import { describe, refuse } from '../construct/construct-path';
import { addTo, EMPTY } from '../inventory/lists';
import { Container } from './container';
import { ContainerOptions } from './container-options';
import { checkHardenedVolume, HardenedOptions, hardenedContainer, hardenedPod, usersOf } from './hardening';
import { checkSinglePod, podData } from './pod-data';
import { PodOptions } from './pod-options';
import { RestartPolicy } from './pod-policies';
import { PodManifest, PodStore, PodVolumes } from './pod-volumes';
import { PodTemplate, WorkloadPlan } from './workloads/plan';

/** The annotation with the checksums of the settings that a pod reads. */
export const CHECKSUM_ANNOTATION = 'stateful.cdk8s.io/config-checksum';

/** Builds the pod template of an app, while stores are mounted and containers added. */
export class Pod implements PodManifest {
  /** As the API has it. */
  public readonly template: Mutable<PodTemplate>;

  #scope: Construct;
  readonly #constructPath: string;
  readonly #kind: WorkloadPlan['kind'];
  readonly #spec: Record<string, unknown>;
  readonly #volumes: PodVolumes;
  #containers: Record<string, unknown>[] = EMPTY;
  #initContainers: Record<string, unknown>[] = EMPTY;
  #workloadSpec: Record<string, unknown> = {};
  #hardened = false;

  public constructor(
    scope: Construct,
    constructPath: string,
    plan: WorkloadPlan,
    options: PodOptions | undefined,
    metadata: ApiObjectMetadata | undefined,
  ) {
    this.#scope = scope;
    this.#constructPath = constructPath;
    this.#kind = plan.kind;
    if (plan.kind === 'Pod' && options !== undefined) checkSinglePod(constructPath, options);
    this.#spec = options === undefined ? {} : podData(constructPath, options);
    this.template = metadata === undefined ? { spec: this.#spec } : { metadata: { ...metadata }, spec: this.#spec };
    this.#volumes = new PodVolumes(this);
  }

  /** Sets the construct whose acknowledged rules apply to the pod. Until it exists, that is its scope. */
  public setScope(app: Construct): void {
    this.#scope = app;
  }

  /** Sets the spec of the workload, to which claim templates are added. */
  public setWorkloadSpec(workloadSpec: Record<string, unknown>): void {
    this.#workloadSpec = workloadSpec;
  }

  public isAllowed(rule: string): boolean {
    return isAcknowledged(this.#scope, rule);
  }

  public checkStore(constructPath: string, { store, name, volume }: PodStore): void {
    checkSameApp(this.#scope, constructPath, store);
    if (this.#hardened) checkHardenedVolume(this.#scope, constructPath, name, volume, this.#securityContext);
    if (this.#kind === 'Pod' && namesNoImage(volume))
      refuse(
        constructPath,
        'reference "" is not allowed in a pod; give an image, e.g. \'registry.example.com/model:1\'',
      );
  }

  public setVolumes(volumes: readonly Record<string, unknown>[]): void {
    this.#spec['volumes'] = volumes;
  }

  public addClaimTemplate(constructPath: string, template: Readonly<Record<string, unknown>>): void {
    this.#refuseClaimTemplate(constructPath, template);
    const others = (this.#workloadSpec['volumeClaimTemplates'] ?? []) as unknown[];
    this.#workloadSpec['volumeClaimTemplates'] = [...others, template];
  }

  public setChecksums(checksums: string): void {
    this.template.metadata = withAnnotation(this.template.metadata, CHECKSUM_ANNOTATION, checksums);
  }

  public addContainer(name: string, options: ContainerOptions): Container {
    const container = this.#newContainer(name, options);
    this.#containers = addTo(this.#containers, container._data);
    this.#spec['containers'] = this.#containers;
    return container;
  }

  public addInitContainer(name: string, options: ContainerOptions): Container {
    for (const what of ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'] as const) {
      if (options[what] === undefined) continue;
      refuse(
        this.#constructPath,
        `${what} is not allowed for init container ${name}, which runs to its end; leave it out, or call addSidecar`,
      );
    }
    if (options.restartPolicy === RestartPolicy.ALWAYS) {
      refuse(
        this.#constructPath,
        `restartPolicy "Always" is not allowed for init container ${name}, which runs to its end; call addSidecar`,
      );
    }
    return this.#addInitContainer(name, options);
  }

  #addInitContainer(name: string, options: ContainerOptions): Container {
    const container = this.#newContainer(name, options);
    this.#initContainers = addTo(this.#initContainers, container._data);
    this.#spec['initContainers'] = this.#initContainers;
    return container;
  }

  /** Adds a sidecar: for Kubernetes an init container with restartPolicy Always. */
  public addSidecar(name: string, options: ContainerOptions): Container {
    const { restartPolicy = RestartPolicy.ALWAYS } = options;
    if (restartPolicy !== RestartPolicy.ALWAYS) {
      refuse(
        this.#constructPath,
        `restartPolicy ${describe(restartPolicy)} is not allowed for sidecar ${name}, which runs as long as the pod; leave it out, or call addInitContainer`,
      );
    }
    return this.#addInitContainer(name, { ...options, restartPolicy });
  }

  public addVolume(store: IStore, name: string | undefined): void {
    const volume = this.#volumes.volumeOf(this.#constructPath, store);
    const given = name ?? volume.name;
    if (given === undefined) refuse(this.#constructPath, 'the volume has no name; give a volumeName');
    this.#volumes.add(
      this.#constructPath,
      store,
      volume,
      this.#volumes.nameFor(this.#constructPath, store, volume, given, name),
    );
  }

  /** Adds labels; those that the pod has already are kept. */
  public addLabels(labels: Readonly<Record<string, string>>): void {
    const metadata = this.template.metadata;
    const given = metadata?.['labels'];
    this.template.metadata = { ...metadata, labels: { ...labels, ...(typeof given === 'object' ? given : {}) } };
  }

  /** Applies the restricted profile to the pod, its containers and volumes, also those that are added later. */
  public harden(options: HardenedOptions): void {
    const constructPath = this.#constructPath;
    if (this.#hardened) refuse(constructPath, 'hardened() is called twice; call it once, with all its options');
    const [own = {}] = this.#containers;
    const ids = usersOf(this.#spec, own, options);
    const podContext = hardenedPod(
      constructPath,
      this.#spec,
      ids === undefined ? options : { ...options, fsGroup: ids.fsGroup },
    );
    for (const { name, volume } of this.#volumes.stores)
      checkHardenedVolume(this.#scope, constructPath, name, volume, podContext);
    const all = [...this.#containers, ...this.#initContainers];
    const contexts = all.map((container) =>
      hardenedContainer(constructPath, container, container === own ? ids?.container : undefined),
    );
    this.#hardened = true;
    this.#spec['securityContext'] = podContext;
    for (const [i, container] of all.entries()) container['securityContext'] = contexts[i];
  }

  get #securityContext(): Readonly<Record<string, unknown>> {
    return this.#spec['securityContext'] as Readonly<Record<string, unknown>>;
  }

  #newContainer(name: string, options: ContainerOptions): Container {
    if (hasName(this.#containers, name) || hasName(this.#initContainers, name))
      refuse(this.#constructPath, `container name ${describe(name)} is taken in the pod; give each container its own`);
    this.#checkHostPorts(options);
    this.#checkPodOptions(options);
    const container = Container._of(this.#constructPath, name, options, this.#volumes);
    if (this.#hardened) container._data['securityContext'] = hardenedContainer(this.#constructPath, container._data);
    return container;
  }

  /** Refuses a host port other than the container's where the pod uses the node's network. */
  #checkHostPorts(options: ContainerOptions): void {
    if (this.#spec['hostNetwork'] !== true) return;
    const wrong = options.ports?.find(({ containerPort, hostPort = containerPort }) => hostPort !== containerPort);
    if (wrong === undefined) return;
    refuse(
      this.#constructPath,
      `hostPort ${wrong.hostPort ?? ''} differs from containerPort ${wrong.containerPort}, and hostNetwork makes them one; leave hostPort out`,
    );
  }

  /** Refuses options of a container that need another option of the pod. */
  #checkPodOptions({ lifecycle, resources, resizePolicy }: ContainerOptions): void {
    if (
      this.#spec['restartPolicy'] === RestartPolicy.NEVER &&
      resizePolicy?.some(({ restartPolicy }) => restartPolicy === 'RestartContainer') === true
    ) {
      refuse(
        this.#constructPath,
        'resizePolicy "RestartContainer" needs a pod whose containers restart, and its restartPolicy is "Never"; write NotRequired',
      );
    }
    if (lifecycle?.stopSignal !== undefined && this.#spec['os'] === undefined) {
      refuse(
        this.#constructPath,
        "lifecycle.stopSignal needs the operating system; give pod: { os: { name: 'linux' } }",
      );
    }
    if (resources?.claims === undefined) return;
    const claims = this.#spec['resourceClaims'] as readonly { readonly name: string }[] | undefined;
    const names = claims?.map(({ name }) => name) ?? [];
    const unknown = resources.claims.find(({ name }) => !names.includes(name));
    if (unknown === undefined) return;
    refuse(
      this.#constructPath,
      `there is no claim ${describe(unknown.name)} in pod.resourceClaims; there are: ${names.join(', ') || 'none'}`,
    );
  }

  #refuseClaimTemplate(constructPath: string, template: Readonly<Record<string, unknown>>): void {
    if (this.#kind === 'StatefulSet') return;
    const name = describe((template['metadata'] as ApiObjectMetadata | undefined)?.name);
    refuse(
      constructPath,
      `the ReplicaStore ${name} needs a StatefulSet, and this is a ${this.#kind}; give workload: Workload.statefulSet(), or a PersistentStore`,
    );
  }
}

function namesNoImage({ source }: StoreVolume): boolean {
  const image = source?.['image'];
  return typeof image === 'object' && image !== null && 'reference' in image && image.reference === '';
}

function hasName(containers: readonly Record<string, unknown>[], name: string): boolean {
  return containers.some((container) => container['name'] === name);
}

function withAnnotation(metadata: PodTemplate['metadata'], key: string, value: string): PodTemplate['metadata'] {
  const annotations = metadata?.['annotations'];
  return { ...metadata, annotations: { ...(typeof annotations === 'object' ? annotations : {}), [key]: value } };
}
