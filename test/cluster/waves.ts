import { isDefaultClass } from '../../src/inventory/inventory';
import { objects, text } from './fields';
import type { Manifests } from './manifests';

/** What manifests put into the cluster for all namespaces to see, and what they look for there. */
interface Footprint {
  readonly puts: ReadonlySet<string>;
  readonly seeks: ReadonlySet<string>;
}

interface Wave {
  readonly manifests: Manifests[];
  readonly footprints: Footprint[];
}

/**
 * Manifests side by side in one cluster as if each were alone there: those that could meet, by the name of a
 * cluster-wide object or by a volume or class that another's claim might take, go into different waves.
 */
export function waves(all: readonly Manifests[]): readonly (readonly Manifests[])[] {
  const result: Wave[] = [];
  for (const manifests of all) {
    const footprint = footprintOf(manifests);
    let wave = result.find(({ footprints }) => !footprints.some((other) => meet(other, footprint)));
    if (wave === undefined) result.push((wave = { manifests: [], footprints: [] }));
    wave.manifests.push(manifests);
    wave.footprints.push(footprint);
  }
  return result.map(({ manifests }) => manifests);
}

function meet(one: Footprint, other: Footprint): boolean {
  // Two volumes of one class are no trouble to each other, only to a claim: what is put has one name or a slash.
  const clash = (put: string): boolean => other.seeks.has(put) || (other.puts.has(put) && put.includes('/'));
  return [...one.puts].some(clash) || [...other.puts].some((put) => one.seeks.has(put));
}

function footprintOf({ inventory }: Manifests): Footprint {
  const puts = new Set<string>();
  const seeks = new Set<string>();
  for (const manifest of inventory.manifests) {
    if (manifest.clusterScoped && manifest.kind !== 'Namespace') puts.add(`${manifest.kind}/${manifest.name}`);
    if (isDefaultClass(manifest)) puts.add('default class');
  }
  for (const volume of inventory.persistentVolumes) {
    // A volume that names its claim is nobody else's.
    if (volume.claimRef === undefined) puts.add(`volume of class ${volume.className}`);
  }
  for (const claim of inventory.claims) {
    const { className, volumeName } = claim;
    seeks.add(className === undefined ? 'default class' : `StorageClass/${className}`);
    if (volumeName !== undefined) seeks.add(`PersistentVolume/${volumeName}`);
    // Even where a volume names the claim: the binder may see the claim first, and take any volume that fits.
    else seeks.add(`volume of class ${className ?? ''}`);
  }
  // Pods that write to one such disk are kept off each other's nodes.
  for (const { spec } of inventory.pods) {
    for (const volume of objects(spec, 'volumes')) {
      const disk = text(volume, 'iscsi', 'iqn') ?? text(volume, 'gcePersistentDisk', 'pdName');
      if (disk !== undefined) puts.add(`disk/${disk}`);
    }
  }
  return { puts, seeks };
}
