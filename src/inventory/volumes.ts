import { fieldsOf } from '../api/fields';
import type { DraftVolume } from './containers';
import type { Json, JsonObject } from './json';
import { asList, asObject, asString, field, isObject } from './json';
import type { FieldPath } from './path';
import type { ConfigUse, Pod } from './pods';

/** The volumes that a pod lists, without those of claim templates. */
export function readVolumes(pod: Pod): DraftVolume[] {
  return asList(pod.spec['volumes']).map((item, index) =>
    readVolume(pod, [...pod.path, 'volumes', index], asObject(item)),
  );
}

function readVolume(pod: Pod, path: FieldPath, data: JsonObject): DraftVolume {
  const sources: string[] = [];
  for (const key in data) if (isObject(data[key]) && isSource(key)) sources.push(key);
  // The API server makes an emptyDir of a volume without a source.
  const source = sources[0] ?? 'emptyDir';
  const config = asObject(data[source]);
  const volume: DraftVolume = {
    pod,
    path,
    data,
    name: asString(data['name']) ?? '',
    source,
    sources,
    config,
    mounts: [],
    devices: [],
    claimName: source === 'persistentVolumeClaim' ? asString(config['claimName']) : undefined,
    claim: undefined,
    readOnly: config['readOnly'] === true,
    configs: [],
  };
  volume.configs = readConfigs(pod, source, config, [...path, source]);
  return volume;
}

function isSource(key: string): boolean {
  return key !== 'name' && fieldsOf('V1Volume').has(key);
}

function readConfigs(pod: Pod, source: string, config: JsonObject, path: FieldPath): ConfigUse[] {
  if (source === 'configMap') return uses(pod, 'ConfigMap', config, path, 'name');
  if (source === 'secret') return uses(pod, 'Secret', config, path, 'secretName');
  if (source !== 'projected') return [];
  return asList(config['sources']).flatMap((item: Json, index) => [
    ...uses(pod, 'ConfigMap', field(item, 'configMap'), [...path, 'sources', index, 'configMap'], 'name'),
    ...uses(pod, 'Secret', field(item, 'secret'), [...path, 'sources', index, 'secret'], 'name'),
  ]);
}

/** The whole object where no items are chosen, else one use a key. */
function uses(
  pod: Pod,
  kind: ConfigUse['kind'],
  reference: Json | undefined,
  path: FieldPath,
  nameField: string,
): ConfigUse[] {
  if (!isObject(reference)) return [];
  const whole: ConfigUse = {
    pod,
    container: undefined,
    kind,
    name: asString(reference[nameField]) ?? '',
    key: undefined,
    optional: reference['optional'] === true,
    by: 'volume',
    path: [...path, nameField],
    keyPath: undefined,
    manifest: pod.manifest,
  };
  const items = asList(reference['items']);
  if (items.length === 0) return [whole];
  return items.map((item, index) => ({
    ...whole,
    key: asString(field(item, 'key')),
    keyPath: [...path, 'items', index, 'key'],
  }));
}
