import { dnsLabelProblem } from '../api/names';
import { stepsUp } from '../api/paths';
import { copy } from '../construct/copy';
import { checkedName } from '../construct/names';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { checkReserved } from '../construct/reserved';
import { IStore } from '../construct/store';
import { describe, refuse } from '../construct/construct-path';
import { EnvSource } from '../env/env-source';
import { addTo, EMPTY } from '../inventory/lists';
import { containerFields } from './container-data';
import { ContainerOptions } from './container-options';
import type { Program } from './data-mount';
import { environment } from './environment';
import {
  checkMountOptions,
  containerPath,
  DataMountOptions,
  MountData,
  mountData,
  MountOptions,
  MountPropagation,
  VolumeEntryOptions,
} from './mount';
import { PodVolumes } from './pod-volumes';
import type { Variable } from './variable-order';

/**
 * A container of a pod, which can mount stores. Made by `StatefulApp`.
 *
 * @see https://kubernetes.io/docs/concepts/containers/
 *
 * @example
 *
 * const app = new StatefulApp(this, 'app', { image: 'example/app:1' });
 * const cache = EphemeralStore.emptyDir();
 * app.mount('/cache', cache);
 * app.addInitContainer({ name: 'warm', image: 'example/warm:1' }).mount('/cache', cache);
 */
export class Container {
  /** @internal */
  public static _of(constructPath: string, name: string, options: ContainerOptions, volumes: PodVolumes): Container {
    return new Container(constructPath, name, options, volumes);
  }

  /** The name of the container. */
  public readonly name: string;

  /** @internal */
  public readonly _data: Record<string, unknown>;

  readonly #constructPath: string;
  readonly #volumes: PodVolumes;
  readonly #privileged: boolean;
  readonly #sources: readonly EnvSource[];
  readonly #strings: ReadonlyMap<string, string>;
  #mounts: MountData[] = EMPTY;
  #devices: { readonly name: string; readonly devicePath: string }[] = EMPTY;

  private constructor(constructPath: string, name: string, options: ContainerOptions, volumes: PodVolumes) {
    this.name = checkedName(constructPath, 'container name', name, dnsLabelProblem);
    this.#constructPath = constructPath;
    this.#volumes = volumes;
    this.#privileged =
      options.securityContext?.privileged === true || 'securityContext' in (options.containerSpec ?? {});
    checkReserved(constructPath, 'containerSpec', options.containerSpec, RESERVED);
    const { env, envFrom, checksums, strings } = environment(constructPath, options.env, options.envFrom, (rule) =>
      volumes.isAllowed(rule),
    );
    volumes.addChecksums(checksums);
    this.#sources = options.envFrom?.slice() ?? EMPTY;
    this.#strings = strings;
    this._data = containerFields(constructPath, name, options);
    if (env.length > 0) this._data['env'] = env;
    if (envFrom.length > 0) this._data['envFrom'] = envFrom;
    if (options.containerSpec !== undefined) Object.assign(this._data, copy(options.containerSpec));
  }

  /**
   * Mounts a store as a directory, or one of its files.
   *
   * @param path the absolute path in the container; each path once
   * @param store the store
   * @param options sub-path, read-only, and how the pod names the volume
   */
  public mount(path: string, store: IStore, options: MountOptions = {}): this {
    const constructPath = this.#constructPath;
    checkMountOptions(constructPath, options);
    this.#checkPath('mount path', path);
    const volumes = this.#volumes;
    const volume = volumes.volumeOf(constructPath, store);
    if (options.mountPropagation === MountPropagation.BIDIRECTIONAL && !this.#privileged)
      refuse(
        constructPath,
        `mountPropagation Bidirectional at ${path} needs a privileged container; give securityContext: { privileged: true }`,
      );
    const data = mountData(
      constructPath,
      path,
      volumes.nameFor(constructPath, store, volume, path, options.volumeName),
      options,
    );
    if (this.#devices.some(({ name }) => name === data.name))
      refuse(
        constructPath,
        `the store at ${path} is attached as a device already; a container has it in one of the two ways`,
      );
    volumes.add(constructPath, store, volume, data.name);
    this.#mounts = addTo(this.#mounts, data);
    this._data['volumeMounts'] = this.#mounts;
    return this;
  }

  /**
   * Mounts a store where the container's image keeps its files, as `StatefulApp.mountData` does.
   *
   * @param store the store
   * @param options which of its directories, and how the pod names the volume
   * @throws if the path isn't certain; then call `mount` with the path
   */
  public mountData(store: IStore, options: DataMountOptions = {}): this {
    const constructPath = this.#constructPath;
    checkProps(constructPath, 'DataMountOptions', options);
    const { directory, volumeName } = options;
    // Loaded on first use, because the table of images is large.
    const { dataMount } = require('./data-mount') as typeof import('./data-mount');
    const { path, subPath } = dataMount(constructPath, this.#program, directory);
    return this.mount(path, store, defined({ subPath, volumeName }));
  }

  /**
   * Gives the container a store of `VolumeMode.BLOCK` as a raw device.
   *
   * @param path the absolute path of the device in the container; each path once
   * @param store the store
   * @param options how the pod names the volume
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support
   */
  public attachDevice(path: string, store: IStore, options: VolumeEntryOptions = {}): this {
    const constructPath = this.#constructPath;
    checkProps(constructPath, 'VolumeEntryOptions', options);
    this.#checkPath('device path', path);
    if (!path.startsWith('/') || stepsUp(path))
      refuse(
        constructPath,
        `device path ${describe(path)} is not allowed; give an absolute path without '..', e.g. '/dev/xvda'`,
      );
    const volume = this.#volumes.volumeOf(constructPath, store);
    if (volume.block === undefined && volume.source?.['persistentVolumeClaim'] === undefined) {
      refuse(
        constructPath,
        `the store at ${path} is a directory; use mount(${describe(path)}, store), or a claim of VolumeMode.BLOCK`,
      );
    }
    const name = this.#volumes.nameFor(constructPath, store, volume, path, options.volumeName);
    if ([...this.#mounts, ...this.#devices].some((other) => other.name === name))
      refuse(constructPath, `the store at ${path} is in container ${this.name} already; mount it or attach it, once`);
    this.#volumes.add(constructPath, store, volume, name);
    this.#devices = addTo(this.#devices, { name, devicePath: path });
    this._data['volumeDevices'] = this.#devices;
    return this;
  }

  /** @internal The paths at which something is mounted. */
  public get _mountPaths(): string[] {
    return this.#mounts.map((mount) => mount.mountPath);
  }

  get #program(): Program {
    const { image = '', command = [], args = [], env = [] } = this._data as ProgramData;
    const own = (name: string): Variable | undefined => env.findLast((variable) => variable.name === name);
    const source = (name: string): EnvSource | undefined => this.#sources.findLast((one) => one._mayHave(name));
    return {
      image,
      command,
      args,
      mounted: this._mountPaths,
      env: {
        has: (name) => own(name) !== undefined || source(name) !== undefined,
        get: (name) => {
          const variable = own(name);
          if (variable === undefined) return source(name)?._text(name);
          return typeof variable.value === 'string' ? variable.value : this.#strings.get(name);
        },
      },
    };
  }

  #checkPath(what: string, path: string): void {
    const wanted = containerPath(this.#constructPath, what, path);
    const isTaken =
      this.#mounts.some(({ mountPath }) => mountPath === wanted) ||
      this.#devices.some(({ devicePath }) => devicePath === wanted);
    if (isTaken) {
      refuse(
        this.#constructPath,
        `${what} ${describe(path)} is taken already in container ${this.name}; give each store a path of its own`,
      );
    }
  }
}

/** The fields of a container that its program starts with. */
interface ProgramData {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly Variable[];
}

/** Fields that methods fill, with what to do instead of giving them. */
const RESERVED: Readonly<Record<string, string>> = {
  name: 'give it as the name',
  volumeMounts: 'call mount(path, store)',
  volumeDevices: 'call attachDevice(path, store)',
};
