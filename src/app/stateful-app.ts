import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { objectName } from '../construct/names';
import { objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { IStore } from '../construct/store';
import { EphemeralStore } from '../store/ephemeral-store';
import { refuse, futureConstructPath } from '../construct/construct-path';
import {
  appName,
  checkDeadline,
  checkRestartPolicy,
  checkSelectedLabels,
  checkServiceSelector,
  checkedSelector,
  podMetadata,
  workloadNameProblem,
  workloadSelector,
} from './app-checks';
import { headlessService, serviceId, serviceName, serviceOptions } from './app-services';
import { AppMetadata, appMetadata, withAppMetadata } from './app-metadata';
import { Container } from './container';
import { disruptionBudget, DisruptionBudgetOptions } from './disruption-budget';
import { NamedContainerOptions } from './container-options';
import { HardenedOptions } from './hardening';
import { DataMountOptions, MountOptions, VolumeEntryOptions } from './mount';
import { Pod } from './pod';
import { checkedPort } from './port';
import { Service } from './service';
import { ServiceOptions } from './service-options';
import { StatefulAppProps } from './stateful-app-props';
import { Workload } from './workload';
import { WorkloadPlan } from './workloads/plan';

/**
 * A workload with containers, stores, settings and Services, for any image. Emits what is written, and nothing else.
 *
 * @example
 *
 * const store = new PersistentStore(this, 'store', { capacity: Size.gibibytes(1) });
 * const app = new StatefulApp(this, 'app', { image: 'example/app:1', port: 3000, replicas: 1 });
 * app.mount('/data', store);
 * app.expose({ port: 80, type: ServiceType.LOAD_BALANCER });
 */
export class StatefulApp extends Construct {
  /** The name of the app: its label `app`, and its container. */
  public readonly name: string;

  /** The app's own container. */
  public readonly container: Container;

  readonly #constructPath: string;
  readonly #pod: Pod;
  /** The plan of a workload without a selector, whose pods need labels only for a Service or a budget. */
  readonly #planWithoutSelector: WorkloadPlan | undefined;
  readonly #workload: ApiObject;
  readonly #workloadName: string;
  readonly #port: number | undefined;
  readonly #headlessName: string | undefined;
  readonly #selector: Readonly<Record<string, unknown>>;
  readonly #serviceSelector: Readonly<Record<string, string>>;
  readonly #common: AppMetadata;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props image, workload, settings
   */
  public constructor(scope: Construct, id: string, props: StatefulAppProps) {
    const constructPath = futureConstructPath('StatefulApp', scope, id);
    checkProps(constructPath, 'StatefulAppProps', props);
    const plan = (props.workload ?? Workload.deployment())._resolve(constructPath, props.replicas);
    const name = appName(constructPath, id, props.name);
    const nameProblem = workloadNameProblem(plan);
    const workloadName = objectName(constructPath, scope, id, plan.object.name ?? props.name, nameProblem);
    const port = props.port === undefined ? undefined : checkedPort(constructPath, 'port', props.port);
    checkRestartPolicy(constructPath, plan, props.pod?.restartPolicy);
    const { selector: givenSelector, selectorExpressions } = plan.selector ?? {};
    const selector = checkedSelector(constructPath, givenSelector, 'selector', selectorExpressions) ?? {
      app: props.labels?.['app'] ?? name,
    };
    const podSelector = workloadSelector(constructPath, selector, selectorExpressions);
    const serviceSelector = checkedSelector(constructPath, props.serviceSelector, 'serviceSelector') ?? selector;
    const common = appMetadata(constructPath, props, plan.object.metadata);
    const metadata = objectMetadata(constructPath, workloadName, withAppMetadata(plan.object.metadata, common));
    checkDeadline(constructPath, plan, props.pod?.activeDeadlineSeconds);
    const pod = new Pod(
      scope,
      constructPath,
      plan,
      props.pod,
      podMetadata(constructPath, plan, selector, props.labels),
    );
    const container = pod.addContainer(props.containerName ?? name, props);
    const headlessName = plan.headless?.existingName ?? plan.headless?.options?.name ?? `${workloadName}-headless`;
    const spec = plan.spec(pod.template, podSelector, headlessName);
    pod.setWorkloadSpec(spec);
    const headless = headlessService(constructPath, plan, headlessName, serviceSelector, port, common);
    super(scope, id);

    pod.setScope(this);
    this.name = name;
    this.container = container;
    this.#constructPath = constructPath;
    this.#pod = pod;
    this.#planWithoutSelector = plan.selector === undefined ? plan : undefined;
    this.#workloadName = workloadName;
    this.#port = port;
    this.#headlessName = headless?.name;
    this.#selector = podSelector;
    this.#serviceSelector = serviceSelector;
    this.#common = common;
    if (headless !== undefined) new Service(this, 'headless-service', headless);
    this.#workload = new ApiObject(this, 'workload', { apiVersion: plan.apiVersion, kind: plan.kind, metadata, spec });
    this.node.defaultChild = this.#workload;
  }

  /**
   * Mounts a store in the app's own container.
   *
   * @param path the absolute path in the container; each path once
   * @param store the store
   * @param options sub-path, read-only, and how the pod names the volume
   */
  public mount(path: string, store: IStore, options: MountOptions = {}): this {
    this.container.mount(path, store, options);
    return this;
  }

  /**
   * Mounts a store where the image of the app's own container keeps its files, with the subPath that it needs there, as
   * printed by `cdk8s-stateful explain IMAGE` and listed in docs/apps.md. Emits what `mount(path, store, { subPath })` would.
   *
   * The container's command, arguments and variables may move the files. Mounted configuration files may too, but only the
   * checks at synth read them: where one replaces the program's own, call `mount` with the path.
   *
   * @param store the store
   * @param options which of its directories, and how the pod names the volume
   * @throws if the path isn't certain: the image is unknown, its tag fits versions with different paths, or a setting of
   * unknown value moves the files; then call `mount` with the path
   *
   * @example
   *
   * const data = new ReplicaStore(this, 'data', { capacity: Size.gibibytes(20) });
   * const db = new StatefulApp(this, 'db', { image: 'postgres:17', workload: Workload.statefulSet({ replicas: 1 }) });
   * db.mountData(data); // db.mount('/var/lib/postgresql/data', data, { subPath: 'pgdata' })
   */
  public mountData(store: IStore, options: DataMountOptions = {}): this {
    this.container.mountData(store, options);
    return this;
  }

  /**
   * Gives the app's own container a store of `VolumeMode.BLOCK` as a raw device.
   *
   * @param path the absolute path of the device in the container; each path once
   * @param store the store
   * @param options how the pod names the volume
   */
  public attachDevice(path: string, store: IStore, options: VolumeEntryOptions = {}): this {
    this.container.attachDevice(path, store, options);
    return this;
  }

  /**
   * Lists a store among the volumes of the pod before any container mounts it, to choose the order of the volumes.
   *
   * @param store the store
   * @param options how the pod names the volume
   */
  public addVolume(store: IStore, options: VolumeEntryOptions = {}): this {
    checkProps(this.#constructPath, 'VolumeEntryOptions', options);
    this.#pod.addVolume(store, options.volumeName);
    return this;
  }

  /**
   * Adds a container that runs beside the app's own.
   *
   * @param options its name, image and the rest
   */
  public addContainer(options: NamedContainerOptions): Container {
    checkProps(this.#constructPath, 'NamedContainerOptions', options);
    return this.#pod.addContainer(options.name, options);
  }

  /**
   * Adds a container that runs to completion before the others start.
   *
   * @param options its name, image and the rest
   * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
   */
  public addInitContainer(options: NamedContainerOptions): Container {
    checkProps(this.#constructPath, 'NamedContainerOptions', options);
    return this.#pod.addInitContainer(options.name, options);
  }

  /**
   * Adds a container that starts before the others and runs as long as they do.
   *
   * @param options its name, image and the rest
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
   */
  public addSidecar(options: NamedContainerOptions): Container {
    checkProps(this.#constructPath, 'NamedContainerOptions', options);
    return this.#pod.addSidecar(options.name, options);
  }

  /**
   * Makes a Service that leads to the app's pods.
   *
   * @param options ports, type, name
   */
  public expose(options: ServiceOptions = {}): Service {
    const constructPath = this.#constructPath;
    checkProps(constructPath, 'ServiceOptions', options);
    if (this.#port === undefined && options.port === undefined && options.ports === undefined) {
      refuse(constructPath, `expose() has no port; give port to the app, or expose({ port: 80 })`);
    }
    const id = serviceId(constructPath, this.node, options);
    const name = serviceName(constructPath, options.name ?? this.#workloadName, this.#headlessName);
    if (options.selector === undefined) {
      checkServiceSelector(constructPath, this.#serviceSelector);
      this.#checkPodLabels(constructPath);
    }
    const given = serviceOptions(options, name, this.#serviceSelector, this.#port, this.#common);
    const service = new Service(this, id, given);
    if (options.selector === undefined) this.#labelPod();
    return service;
  }

  /**
   * Limits how many of the app's pods may be missing while nodes are drained or upgraded: a PodDisruptionBudget.
   *
   * @param options the limit
   * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
   *
   * @example
   *
   * const db = new StatefulApp(this, 'db', { image: 'postgres:17', workload: Workload.statefulSet({ replicas: 3 }) });
   * db.disruptionBudget({ maxUnavailable: 1 });
   */
  public disruptionBudget(options: DisruptionBudgetOptions): ApiObject {
    const constructPath = `${this.#constructPath}: disruptionBudget`;
    const [name, selector, common] = [this.#workloadName, this.#selector, this.#common];
    const props = disruptionBudget(constructPath, options, { name, selector, common });
    if (this.node.tryFindChild('disruption-budget') !== undefined)
      refuse(constructPath, 'a second one is not allowed; a pod that two budgets select is never evicted');
    if (options.selector === undefined) this.#checkPodLabels(constructPath);
    const budget = new ApiObject(this, 'disruption-budget', props);
    if (options.selector === undefined) this.#labelPod();
    return budget;
  }

  /**
   * Gives the pods the "restricted" profile of the Pod Security Standards and a read-only root file system, whatever is
   * mounted or added before or after. Your own security contexts are kept; what the profile forbids is an error.
   *
   * Each pod gets in `securityContext`:
   * - `runAsNonRoot: true`: the kubelet refuses to start an image that runs as root
   * - `seccompProfile: { type: RuntimeDefault }`: system calls that containers don't need are blocked
   * - `runAsUser`, `runAsGroup`, `fsGroup`: as given. Claims need an fsGroup, the group that may write to a new
   *   volume; a claim on a hostPath is an error, because Kubernetes never gives its files to an fsGroup.
   *   Where no user is given and the image of the app's own container is known (`cdk8s-stateful explain IMAGE`), that
   *   container gets the user and group that its program writes as, and the pod their group as fsGroup
   *
   * Each container gets in `securityContext`:
   * - `allowPrivilegeEscalation: false`: no process gains more rights than its parent
   * - `capabilities: { drop: [ALL] }`: no rights of root; NET_BIND_SERVICE may be added
   * - `readOnlyRootFilesystem: true`: a container writes to mounts only
   *
   * The app's own container gets an emptyDir at each of `writablePaths`.
   *
   * @param options users, groups, and paths to write to
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
   */
  public hardened(options: HardenedOptions = {}): this {
    checkProps(this.#constructPath, 'HardenedOptions', options);
    this.#pod.harden(options);
    for (const path of options.writablePaths ?? []) this.mount(path, EphemeralStore.emptyDir());
    return this;
  }

  /** Adds the Services' labels to bare pods and those of Jobs, which have none by default. */
  #labelPod(): void {
    if (this.#planWithoutSelector === undefined) return;
    if (this.#planWithoutSelector.kind !== 'Pod') this.#pod.addLabels(this.#serviceSelector);
    else for (const [key, value] of Object.entries(this.#serviceSelector)) this.#workload.metadata.addLabel(key, value);
  }

  #checkPodLabels(constructPath: string): void {
    if (this.#planWithoutSelector === undefined) return;
    const { kind, object, podMetadata } = this.#planWithoutSelector;
    const own = kind === 'Pod' ? object.metadata : podMetadata;
    checkSelectedLabels(constructPath, withAppMetadata(own, this.#common), this.#serviceSelector);
  }
}
