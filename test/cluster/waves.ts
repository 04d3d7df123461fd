import { at, isRecord, type Json, records, text } from './data';
import { label, type Manifests } from './manifests';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

/** What manifests put into the cluster for all namespaces to see, and what they look for there. */
interface Footprint {
  readonly puts: ReadonlySet<string>;
  readonly seeks: ReadonlySet<string>;
}

/**
 * Manifests side by side in one cluster as if each were alone there: those that could meet, by the name of a
 * cluster-wide object or by a volume that another's claim might take, go into different waves.
 */
export function waves(all: readonly Manifests[], clusterWide: (object: Json) => boolean): Manifests[][] {
  const result: { manifests: Manifests[]; footprints: Footprint[] }[] = [];
  for (const manifests of all) {
    const footprint = footprintOf(manifests.objects, clusterWide);
    let wave = result.find(({ footprints }) => footprints.every((other) => !meet(other, footprint)));
    if (wave === undefined) result.push((wave = { manifests: [], footprints: [] }));
    wave.manifests.push(manifests);
    wave.footprints.push(footprint);
  }
  return result.map(({ manifests }) => manifests);
}

function meet(one: Footprint, other: Footprint): boolean {
  // Two volumes of one class are no trouble to each other, only to a claim.
  const clash = (put: string): boolean => other.seeks.has(put) || (other.puts.has(put) && put.includes('/'));
  return [...one.puts].some(clash) || [...other.puts].some((put) => one.seeks.has(put));
}

function footprintOf(objects: readonly Json[], clusterWide: (object: Json) => boolean): Footprint {
  const puts = new Set<string>();
  const seeks = new Set<string>();
  for (const object of objects) {
    if (clusterWide(object) && text(object, 'kind') !== 'Namespace') puts.add(label(object));
    const spec = object["spec"];
    if (text(object, 'kind') === 'PersistentVolume') {
      // A volume that names its claim is nobody else's.
      if (at(spec, 'claimRef') === undefined) puts.add(`volume of class ${text(spec, 'storageClassName') ?? ''}`);
    } else if (text(object, 'kind') === 'StorageClass') {
      if (text(object, 'metadata', 'annotations', DEFAULT_CLASS) === 'true') puts.add('default class');
    } else {
      for (const claim of claimSpecs(object)) seek(claim, seeks);
    }
  }
  return { puts, seeks };
}

function seek(claim: Json, seeks: Set<string>): void {
  const name = text(claim, 'storageClassName');
  seeks.add(`volume of class ${name ?? ''}`);
  seeks.add(name === undefined ? 'default class' : `StorageClass/${name}`);
  const volume = text(claim, 'volumeName');
  if (volume !== undefined) seeks.add(`PersistentVolume/${volume}`);
}

/** The specs of the claims in an object: its own, its templates', its pods' ephemeral ones. */
function claimSpecs(object: Json): readonly Json[] {
  if (text(object, 'kind') === 'PersistentVolumeClaim') return isRecord(object["spec"]) ? [object["spec"]] : [];
  return specsUnder(object["spec"], ['volumeClaimTemplates', 'volumeClaimTemplate']);
}

function specsUnder(value: unknown, keys: readonly string[]): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap((item) => specsUnder(item, keys));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!keys.includes(key)) return specsUnder(inner, keys);
    const templates = Array.isArray(inner) ? records(value, key) : [inner];
    return templates.map((template) => at(template, 'spec')).filter(isRecord);
  });
}
