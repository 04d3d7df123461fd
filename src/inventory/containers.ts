import type { JsonObject } from './json';
import { asList, asObject, asString, field, isObject } from './json';
import type { FieldPath } from './path';
import type { ConfigUse, Container, Device, EnvVar, Mount, Pod, Volume } from './pods';

/** What is filled in while the links are made; nothing changes once the inventory hands it out. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export type DraftVolume = Omit<Draft<Volume>, 'mounts' | 'devices'> & { mounts: Mount[]; devices: Device[] };

/** The containers of a pod with their mounts linked to its volumes, init containers first. */
export function readContainers(pod: Pod, volumes: readonly DraftVolume[]): Container[] {
  const first = listed(pod, 'initContainers', volumes);
  return first.concat(listed(pod, 'containers', volumes));
}

function listed(pod: Pod, list: 'initContainers' | 'containers', volumes: readonly DraftVolume[]): Container[] {
  return asList(pod.spec[list]).map((item, index) => readContainer(pod, list, index, asObject(item), volumes));
}

function readContainer(
  pod: Pod,
  list: 'initContainers' | 'containers',
  index: number,
  data: JsonObject,
  volumes: readonly DraftVolume[],
): Container {
  const path = [...pod.path, list, index];
  const container: Draft<Container> = {
    pod,
    name: asString(data['name']) ?? '',
    kind: list === 'containers' ? 'container' : data['restartPolicy'] === 'Always' ? 'sidecar' : 'init',
    path,
    data,
    image: asString(data['image']) ?? '',
    mounts: [],
    devices: [],
    env: [],
    configs: [],
  };
  const configs: ConfigUse[] = [];
  container.configs = configs;
  container.mounts = asList(data['volumeMounts']).map((item, i) =>
    readMount(container, [...path, 'volumeMounts', i], asObject(item), volumes),
  );
  container.devices = asList(data['volumeDevices']).map((item, i) =>
    readDevice(container, [...path, 'volumeDevices', i], asObject(item), volumes),
  );
  container.env = asList(data['env']).map((item, i) => {
    const variable = readVariable(container, [...path, 'env', i], asObject(item));
    if (variable.config !== undefined) configs.push(variable.config);
    return variable;
  });
  asList(data['envFrom']).forEach((item, i) => {
    for (const [source, kind] of [
      ['configMapRef', 'ConfigMap'],
      ['secretRef', 'Secret'],
    ] as const) {
      const reference = field(item, source);
      if (isObject(reference)) {
        configs.push(readConfigUse(container, kind, reference, 'envFrom', [...path, 'envFrom', i, source]));
      }
    }
  });
  return container;
}

function readMount(container: Container, path: FieldPath, data: JsonObject, volumes: readonly DraftVolume[]): Mount {
  const name = asString(data['name']) ?? '';
  const volume = volumes.findLast((one) => one.name === name);
  const mount: Mount = {
    container,
    path,
    data,
    name,
    mountPath: asString(data['mountPath']) ?? '',
    subPath: nonEmpty(data['subPath']),
    subPathExpr: nonEmpty(data['subPathExpr']),
    readOnly: data['readOnly'] === true,
    volume,
  };
  if (volume !== undefined) volume.mounts.push(mount);
  return mount;
}

function readDevice(container: Container, path: FieldPath, data: JsonObject, volumes: readonly DraftVolume[]): Device {
  const name = asString(data['name']) ?? '';
  const volume = volumes.findLast((one) => one.name === name);
  const device: Device = { container, path, data, name, devicePath: asString(data['devicePath']) ?? '', volume };
  if (volume !== undefined) volume.devices.push(device);
  return device;
}

function readVariable(container: Container, path: FieldPath, data: JsonObject): EnvVar {
  let config: ConfigUse | undefined;
  for (const [source, kind] of [
    ['configMapKeyRef', 'ConfigMap'],
    ['secretKeyRef', 'Secret'],
  ] as const) {
    const reference = field(data, 'valueFrom', source);
    if (isObject(reference))
      config = readConfigUse(container, kind, reference, 'env', [...path, 'valueFrom', source], 'key');
  }
  return { container, path, data, name: asString(data['name']) ?? '', value: asString(data['value']), config };
}

function readConfigUse(
  container: Container,
  kind: ConfigUse['kind'],
  reference: JsonObject,
  by: ConfigUse['by'],
  path: FieldPath,
  keyField?: string,
): ConfigUse {
  return {
    pod: container.pod,
    container,
    kind,
    name: asString(reference['name']) ?? '',
    key: keyField === undefined ? undefined : asString(reference[keyField]),
    optional: reference['optional'] === true,
    by,
    path: [...path, 'name'],
    keyPath: keyField === undefined ? undefined : [...path, keyField],
    manifest: container.pod.manifest,
  };
}

function nonEmpty(value: JsonObject[string]): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
