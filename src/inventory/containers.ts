import { isAbsolute, normalizePath } from '../api/paths';
import { ConfigReference } from './config-reference';
import { hasPlaceholder } from './placeholders';
import type { JsonObject } from './json';
import { asList, asObject, asString, field, isObject, nonEmpty } from './json';
import { addTo, EMPTY } from './lists';
import type { FieldPath } from './path';
import type { ConfigUse, Container, Device, EnvVar, Mount, Pod, Volume } from './pods';

/** A type whose fields the inventory still sets; users of the inventory see the readonly type. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export interface DraftVolume extends Volume {
  mounts: Mount[];
  devices: Device[];
  claim: Volume['claim'];
}

/** The containers of a pod with their mounts linked to its volumes, init containers first. */
export function readContainers(pod: Pod, volumes: readonly DraftVolume[]): Container[] {
  const init = readList(pod, 'initContainers', volumes);
  return init.concat(readList(pod, 'containers', volumes));
}

function readList(pod: Pod, list: List, volumes: readonly DraftVolume[]): Container[] {
  return asList(pod.spec[list]).map((item, index) => new ReadContainer(pod, list, index, asObject(item), volumes));
}

type List = 'initContainers' | 'containers';

// Fields that can be derived from the data are getters: an inventory has very many of these objects.

class ReadContainer implements Container {
  readonly mounts: readonly Mount[];
  readonly devices: readonly Device[];
  readonly env: readonly EnvVar[];
  readonly configs: readonly ConfigUse[];

  constructor(
    readonly pod: Pod,
    private readonly list: List,
    private readonly index: number,
    readonly data: JsonObject,
    volumes: readonly DraftVolume[],
  ) {
    this.mounts = asList(data['volumeMounts']).map((item, i) => {
      const mount = new ReadMount(this, i, asObject(item), volumes);
      if (mount.volume !== undefined) mount.volume.mounts = addTo(mount.volume.mounts, mount);
      return mount;
    });
    this.devices = asList(data['volumeDevices']).map((item, i) => {
      const device = new ReadDevice(this, i, asObject(item), volumes);
      if (device.volume !== undefined) device.volume.devices = addTo(device.volume.devices, device);
      return device;
    });
    this.env = asList(data['env']).map((item, i) => new ReadVariable(this, i, asObject(item)));
    let configs: ConfigUse[] = EMPTY;
    for (const { config } of this.env) if (config !== undefined) configs = addTo(configs, config);
    asList(data['envFrom']).forEach((item, i) => {
      for (const [source, kind] of FROM_SOURCES) {
        const reference = field(item, source);
        if (!isObject(reference)) continue;
        configs = addTo(
          configs,
          new ConfigReference(pod, this, kind, reference, 'envFrom', this, ['envFrom', i, source]),
        );
      }
    });
    this.configs = configs;
  }

  get path(): FieldPath {
    return [...this.pod.path, this.list, this.index];
  }

  get name(): string {
    return asString(this.data['name']) ?? '';
  }

  get kind(): Container['kind'] {
    if (this.list === 'containers') return 'container';
    return this.data['restartPolicy'] === 'Always' ? 'sidecar' : 'init';
  }

  get image(): string {
    return asString(this.data['image']) ?? '';
  }
}

const FROM_SOURCES = [
  ['configMapRef', 'ConfigMap'],
  ['secretRef', 'Secret'],
] as const;

/** An entry of one of a container's lists. */
class Entry {
  constructor(
    readonly container: Container,
    private readonly list: string,
    private readonly index: number,
    readonly data: JsonObject,
  ) {}

  get path(): FieldPath {
    return [...this.container.path, this.list, this.index];
  }

  get name(): string {
    return asString(this.data['name']) ?? '';
  }
}

/** The volume of that name; the last one if there are several. */
function volumeNamed(volumes: readonly DraftVolume[], name: string): DraftVolume | undefined {
  return volumes.findLast((volume) => volume.name === name);
}

class ReadMount extends Entry implements Mount {
  readonly volume: DraftVolume | undefined;

  constructor(container: Container, index: number, data: JsonObject, volumes: readonly DraftVolume[]) {
    super(container, 'volumeMounts', index, data);
    this.volume = volumeNamed(volumes, this.name);
  }

  /**
   * The kubelet takes a relative path as relative to the root.
   * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/kubelet/kubelet_pods.go (makeMounts)
   */
  get mountPath(): string {
    const path = asString(this.data['mountPath']) ?? '';
    return path.startsWith('/') ? path : absolutePath(path);
  }

  get subPath(): string | undefined {
    return nonEmpty(this.data['subPath']);
  }

  get subPathExpr(): string | undefined {
    return nonEmpty(this.data['subPathExpr']);
  }

  get readOnly(): boolean {
    return this.data['readOnly'] === true;
  }
}

function absolutePath(path: string): string {
  return path === '' || isAbsolute(path) || hasPlaceholder(path) ? path : normalizePath(`/${path}`);
}

class ReadDevice extends Entry implements Device {
  readonly volume: DraftVolume | undefined;

  constructor(container: Container, index: number, data: JsonObject, volumes: readonly DraftVolume[]) {
    super(container, 'volumeDevices', index, data);
    this.volume = volumeNamed(volumes, this.name);
  }

  get devicePath(): string {
    return asString(this.data['devicePath']) ?? '';
  }
}

class ReadVariable extends Entry implements EnvVar {
  readonly config: ConfigUse | undefined;

  constructor(container: Container, index: number, data: JsonObject) {
    super(container, 'env', index, data);
    const { valueFrom } = data;
    if (isObject(valueFrom)) this.config = this.#use(valueFrom, 'Secret') ?? this.#use(valueFrom, 'ConfigMap');
  }

  get value(): string | undefined {
    return asString(this.data['value']);
  }

  #use(from: JsonObject, kind: ConfigUse['kind']): ConfigUse | undefined {
    const steps = KEY_STEPS[kind];
    const reference = field(from, steps[1]);
    const { container } = this;
    return isObject(reference)
      ? new ConfigReference(container.pod, container, kind, reference, 'env', this, steps, ['key'])
      : undefined;
  }
}

const KEY_STEPS = {
  ConfigMap: ['valueFrom', 'configMapKeyRef'],
  Secret: ['valueFrom', 'secretKeyRef'],
} as const;
