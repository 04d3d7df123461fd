import type { EnvValue, k8s } from 'cdk8s-plus-27';
import { dnsLabelProblem } from '../api/names';
import { copy } from '../construct/copy';
import { checkedName } from '../construct/names';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { IStore } from '../construct/store';
import { describe, refuse } from '../construct/where';
import { EnvSource } from '../env/env-source';
import { environment } from './environment';
import { Lifecycle, lifecycleData, portNameOf, Probe, probeData } from './handler';
import {
  checkMountOptions,
  containerPath,
  MountData,
  mountData,
  MountOptions,
  MountPropagation,
  VolumeEntryOptions,
} from './mount';
import { PodVolumes } from './pod-volumes';
import { ContainerPortOptions, containerPorts } from './port';
import { checkReserved } from './reserved';
import { Resources, resourcesData } from './resources';

/** When the image of a container is pulled. */
export enum ImagePullPolicy {
  /** Each time the container starts. */
  ALWAYS = 'Always',
  /** Where the node doesn't have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never: the node must have it. */
  NEVER = 'Never',
}

/** Where the reason of a container's end is read from. */
export enum TerminationMessagePolicy {
  /** The file at `terminationMessagePath`. */
  FILE = 'File',
  /** That file, or the end of the log where it is empty and the container failed. */
  FALLBACK_TO_LOGS_ON_ERROR = 'FallbackToLogsOnError',
}

/** What a container runs, and what it needs. */
export interface ContainerOptions {
  /** The image, e.g. `postgres:17`. */
  readonly image: string;

  /**
   * The program, instead of the image's entrypoint.
   *
   * @default - the image's
   */
  readonly command?: string[];

  /**
   * The arguments, instead of the image's.
   *
   * @default - the image's
   */
  readonly args?: string[];

  /**
   * The working directory.
   *
   * @default - the image's
   */
  readonly workingDir?: string;

  /**
   * The ports that the container lists.
   *
   * @default - none
   */
  readonly ports?: ContainerPortOptions[];

  /**
   * Variables by name: a text, or a value such as `config.value('key')` or `Env.field('metadata.name')`. `$(NAME)` in
   * a text stands for a variable defined before it.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: string | EnvValue };

  /**
   * Whole sets of variables, such as `config.all()`; of two of one name, that of the later set counts.
   *
   * @default - none
   */
  readonly envFrom?: EnvSource[];

  /**
   * What the container is sure to get and may at most use.
   *
   * @default - none
   */
  readonly resources?: Resources;

  /**
   * Restarts the container when it fails.
   *
   * @default - none
   */
  readonly livenessProbe?: Probe;

  /**
   * Takes the pod out of its Services while it fails.
   *
   * @default - none
   */
  readonly readinessProbe?: Probe;

  /**
   * Holds the other probes back until it succeeds.
   *
   * @default - none
   */
  readonly startupProbe?: Probe;

  /**
   * What runs when the container has started, and before it stops.
   *
   * @default - nothing
   */
  readonly lifecycle?: Lifecycle;

  /**
   * User, capabilities and other security settings of the container.
   *
   * @default - the pod's, else the image's
   */
  readonly securityContext?: k8s.SecurityContext;

  /**
   * When the image is pulled.
   *
   * @default - not set: always for the tag `latest`, else where the node doesn't have it
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * Whether the container keeps its standard input open.
   *
   * @default - not set: it doesn't
   */
  readonly stdin?: boolean;

  /**
   * Whether standard input is closed after the first client has left.
   *
   * @default - not set: it isn't
   */
  readonly stdinOnce?: boolean;

  /**
   * Whether the container has a terminal; needs `stdin`.
   *
   * @default - not set: it hasn't
   */
  readonly tty?: boolean;

  /**
   * The file that holds the reason of the container's end.
   *
   * @default - not set: /dev/termination-log
   */
  readonly terminationMessagePath?: string;

  /**
   * Where the reason of the container's end is read from.
   *
   * @default - not set: the file
   */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;

  /**
   * Any further fields of the container, as the API has them; they stand over those made from the other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
   */
  readonly containerSpec?: { readonly [field: string]: unknown };
}

/** A container beside the app's own. */
export interface NamedContainerOptions extends ContainerOptions {
  /** The name of the container; unique in the pod. */
  readonly name: string;
}

/** A container of a pod, which can mount stores. Made by `StatefulApp`. */
export class Container {
  /** @internal */
  public static _of(where: string, name: string, options: ContainerOptions, volumes: PodVolumes): Container {
    return new Container(where, name, options, volumes);
  }

  /** The name of the container. */
  public readonly name: string;

  /** @internal */
  public readonly _data: Record<string, unknown>;

  readonly #where: string;
  readonly #volumes: PodVolumes;
  readonly #privileged: boolean;
  readonly #mounts: MountData[] = [];
  readonly #devices: { readonly name: string; readonly devicePath: string }[] = [];

  private constructor(where: string, name: string, options: ContainerOptions, volumes: PodVolumes) {
    this.name = checkedName(where, 'container name', name, dnsLabelProblem);
    this.#where = where;
    this.#volumes = volumes;
    this.#privileged =
      options.securityContext?.privileged === true || 'securityContext' in (options.containerSpec ?? {});
    if (options.image.trim() !== options.image || options.image === '') {
      refuse(where, `image ${describe(options.image)} is not allowed; give an image, e.g. 'postgres:17'`);
    }
    checkReserved(where, 'containerSpec', options.containerSpec, RESERVED);
    checkPortNames(where, options);
    checkSecurityContext(where, options.securityContext);
    const { env, envFrom, checksums } = environment(where, options.env, options.envFrom);
    volumes.addChecksums(checksums);
    this._data = {
      name,
      ...containerFields(where, options),
      ...(env.length > 0 ? { env } : {}),
      ...(envFrom.length > 0 ? { envFrom } : {}),
    };
    Object.assign(this._data, copy(options.containerSpec ?? {}));
  }

  /**
   * Mounts a store as a directory, or one of its files.
   *
   * @param path the absolute path in the container; each path once
   * @param store the store
   * @param options sub-path, read-only, and how the pod names the volume
   */
  public mount(path: string, store: IStore, options: MountOptions = {}): void {
    const where = this.#where;
    checkMountOptions(where, options);
    this.#checkPath('mount path', path);
    const volumes = this.#volumes;
    const volume = volumes.describe(where, store);
    if (volume.block === true)
      refuse(
        where,
        `the store at ${path} is a raw device; use attachDevice(${describe(path)}, store), or a store of VolumeMode.FILESYSTEM`,
      );
    if (options.mountPropagation === MountPropagation.BIDIRECTIONAL && !this.#privileged)
      refuse(
        where,
        `mountPropagation Bidirectional at ${path} needs a privileged container; give securityContext: { privileged: true }`,
      );
    const data = mountData(where, path, this.#volumes.nameFor(where, store, volume, path, options.volumeName), options);
    if (this.#devices.some(({ name }) => name === data.name))
      refuse(where, `the store at ${path} is attached as a device already; a container has it in one of the two ways`);
    const twin = volumes.has(store) ? this.#mounts.find((mount) => sameButPath(mount, data)) : undefined;
    if (twin !== undefined) {
      refuse(
        where,
        `the store at ${path} is mounted at ${twin.mountPath} already, in the same way; mount it once, or give each mount a subPath`,
      );
    }
    this.#volumes.add(where, store, volume, data.name);
    this.#mounts.push(data);
    this._data['volumeMounts'] = this.#mounts;
  }

  /**
   * Gives the container a store of `VolumeMode.BLOCK` as a raw device.
   *
   * @param path the absolute path of the device in the container; each path once
   * @param store the store
   * @param options how the pod names the volume
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support
   */
  public attachDevice(path: string, store: IStore, options: VolumeEntryOptions = {}): void {
    const where = this.#where;
    checkProps(where, 'VolumeEntryOptions', options);
    this.#checkPath('device path', path);
    const volume = this.#volumes.describe(where, store);
    if (
      volume.block === false ||
      (volume.block === undefined && volume.source?.['persistentVolumeClaim'] === undefined)
    ) {
      refuse(
        where,
        `the store at ${path} is a directory; use mount(${describe(path)}, store), or a claim of VolumeMode.BLOCK`,
      );
    }
    const name = this.#volumes.nameFor(where, store, volume, path, options.volumeName);
    if ([...this.#mounts, ...this.#devices].some((other) => other.name === name))
      refuse(where, `the store at ${path} is in container ${this.name} already; mount it or attach it, once`);
    this.#volumes.add(where, store, volume, name);
    this.#devices.push({ name, devicePath: path });
    this._data['volumeDevices'] = this.#devices;
  }

  /** @internal The paths at which something is mounted. */
  public get _mountPaths(): string[] {
    return this.#mounts.map((mount) => mount.mountPath);
  }

  #checkPath(what: string, path: string): void {
    const wanted = normal(containerPath(this.#where, what, path));
    const taken = [...this._mountPaths, ...this.#devices.map((device) => device.devicePath)];
    if (taken.some((other) => normal(other) === wanted)) {
      refuse(
        this.#where,
        `${what} ${describe(path)} is taken already in container ${this.name}; give each store a path of its own`,
      );
    }
  }
}

/** Fields that methods fill; a second source of them would be lost. */
const RESERVED: Readonly<Record<string, string>> = {
  name: 'give it as the name',
  volumeMounts: 'call mount(path, store)',
  volumeDevices: 'call attachDevice(path, store)',
};

/** A probe or hook that asks for a port by its name needs a port of that name. */
function checkPortNames(where: string, options: ContainerOptions): void {
  if (options.containerSpec?.['ports'] !== undefined) return;
  const { livenessProbe, readinessProbe, startupProbe, lifecycle } = options;
  const names = (options.ports ?? []).flatMap(({ name }) => name ?? []);
  const handlers = [livenessProbe, readinessProbe, startupProbe].map((probe) => probe?.handler);
  for (const handler of [...handlers, lifecycle?.postStart, lifecycle?.preStop]) {
    const name = portNameOf(handler);
    if (name === undefined || names.includes(name)) continue;
    refuse(
      where,
      `there is no port ${describe(name)} for a probe or hook; give ports: [{ name: ${describe(name)}, containerPort: … }], or the number; there are: ${names.join(', ') || 'none'}`,
    );
  }
}

function checkSecurityContext(where: string, context: k8s.SecurityContext | undefined): void {
  if (context?.allowPrivilegeEscalation !== false) return;
  const isAdmin = context.capabilities?.add?.some((capability) => ['SYS_ADMIN', 'CAP_SYS_ADMIN'].includes(capability));
  if (context.privileged !== true && isAdmin !== true) return;
  refuse(
    where,
    'allowPrivilegeEscalation false is not allowed for a privileged container or one with SYS_ADMIN; leave one of them out',
  );
}

function containerFields(where: string, options: ContainerOptions): Record<string, unknown> {
  const { image, command, args, workingDir, ports, resources, lifecycle, securityContext } = options;
  const probes = Object.fromEntries(
    (['livenessProbe', 'readinessProbe', 'startupProbe'] as const).map((what) => {
      const probe = options[what];
      return [what, probe === undefined ? undefined : probeData(where, what, probe)];
    }),
  );
  const { imagePullPolicy, stdin, stdinOnce, tty, terminationMessagePath, terminationMessagePolicy } = options;
  return defined({
    image,
    command: copy(command),
    args: copy(args),
    workingDir,
    ports: ports === undefined ? undefined : containerPorts(where, ports),
    resources: resources === undefined ? undefined : resourcesData(where, resources),
    ...probes,
    lifecycle: lifecycle === undefined ? undefined : lifecycleData(where, lifecycle),
    securityContext: copy(securityContext),
    imagePullPolicy,
    stdin,
    stdinOnce,
    tty,
    terminationMessagePath,
    terminationMessagePolicy,
  });
}

function sameButPath(a: MountData, b: MountData): boolean {
  return JSON.stringify({ ...a, mountPath: '' }) === JSON.stringify({ ...b, mountPath: '' });
}

function normal(path: string): string {
  return path.length > 1 ? path.replace(/\/+/g, '/').replace(/\/$/, '') : path;
}
