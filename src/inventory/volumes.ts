import { fieldsOf } from '../api/fields';
import { ConfigReference } from './config-reference';
import type { DraftVolume } from './containers';
import type { Json, JsonObject } from './json';
import { asList, asObject, asString, field, isObject } from './json';
import { addTo, EMPTY } from './lists';
import type { FieldPath } from './path';
import type { ConfigUse, Device, Mount, Pod, Volume } from './pods';

/** The volumes that a pod lists, without those of claim templates. */
export function readVolumes(pod: Pod): DraftVolume[] {
  return asList(pod.spec['volumes']).map((item, index) => new ReadVolume(pod, index, asObject(item)));
}

class ReadVolume implements DraftVolume {
  readonly sources: readonly string[];
  readonly configs: readonly ConfigUse[];
  mounts: Mount[] = EMPTY;
  devices: Device[] = EMPTY;
  claim: Volume['claim'] = undefined;

  constructor(
    readonly pod: Pod,
    private readonly index: number,
    readonly data: JsonObject,
  ) {
    let sources: string[] = EMPTY;
    for (const key in data) if (isObject(data[key]) && isSource(key)) sources = addTo(sources, key);
    this.sources = sources;
    this.configs = readConfigs(this);
  }

  get path(): FieldPath {
    return [...this.pod.path, 'volumes', this.index];
  }

  get name(): string {
    return asString(this.data['name']) ?? '';
  }

  /** The API server turns a volume without a source into an emptyDir. */
  get source(): string {
    return this.sources[0] ?? 'emptyDir';
  }

  get config(): JsonObject {
    return asObject(this.data[this.source]);
  }

  get claimName(): string | undefined {
    return this.source === 'persistentVolumeClaim' ? asString(this.config['claimName']) : undefined;
  }

  get readOnly(): boolean {
    return this.config['readOnly'] === true;
  }
}

function isSource(key: string): boolean {
  return key !== 'name' && fieldsOf('V1Volume').has(key);
}

function readConfigs(volume: Volume): readonly ConfigUse[] {
  const { source, config } = volume;
  if (source === 'configMap') return uses(volume, 'ConfigMap', config, [source], 'name');
  if (source === 'secret') return uses(volume, 'Secret', config, [source], 'secretName');
  if (source !== 'projected') return EMPTY;
  return asList(config['sources']).flatMap((item: Json, index) => [
    ...uses(volume, 'ConfigMap', field(item, 'configMap'), [source, 'sources', index, 'configMap'], 'name'),
    ...uses(volume, 'Secret', field(item, 'secret'), [source, 'sources', index, 'secret'], 'name'),
  ]);
}

/** One use of the whole object, or one for each of its `items`. */
function uses(
  volume: Volume,
  kind: ConfigUse['kind'],
  reference: Json | undefined,
  steps: FieldPath,
  nameField: string,
): readonly ConfigUse[] {
  if (!isObject(reference)) return EMPTY;
  const use = (keySteps?: FieldPath): ConfigUse =>
    new ConfigReference(volume.pod, undefined, kind, reference, 'volume', volume, steps, keySteps, nameField);
  const items = asList(reference['items']);
  return items.length === 0 ? [use()] : items.map((_, index) => use(['items', index, 'key']));
}
