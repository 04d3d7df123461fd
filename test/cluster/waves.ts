import { isDefaultClass } from '../../src/inventory/inventory';
import { objects, text } from './fields';
import type { Manifests } from './manifests';
import { hasOwnName } from './own-names';

/** The cluster-wide names that manifests define, and those that they use. */
interface Footprint {
  readonly puts: ReadonlySet<string>;
  readonly seeks: ReadonlySet<string>;
}

const DEFAULT_CLASS = 'default class';
const CLASSLESS_VOLUME = 'volume without class';

interface Wave {
  readonly manifests: Manifests[];
  readonly footprints: Footprint[];
}

/**
 * Isolates manifests in one cluster: volumes and classes get unique names, and manifests that could still affect each other
 * are in different waves.
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

/** Whether claims of others in the cluster could be bound to volumes of the manifests. */
export function isRisky(manifests: Manifests, hasOpenClaims: boolean): boolean {
  const { puts } = footprintOf(manifests);
  return puts.has(DEFAULT_CLASS) || (hasOpenClaims && puts.has(CLASSLESS_VOLUME));
}

function meet(one: Footprint, other: Footprint): boolean {
  // Two volumes of a class don't affect each other, only claims do.
  const clash = (put: string): boolean => other.seeks.has(put) || (other.puts.has(put) && put.includes('/'));
  return [...one.puts].some(clash) || [...other.puts].some((put) => one.seeks.has(put));
}

function footprintOf({ inventory }: Manifests): Footprint {
  const puts = new Set<string>();
  const seeks = new Set<string>();
  for (const manifest of inventory.manifests) {
    if (manifest.clusterScoped && !hasOwnName(manifest.kind)) puts.add(`${manifest.kind}/${manifest.name}`);
    if (isDefaultClass(manifest)) puts.add(DEFAULT_CLASS);
  }
  for (const { className, claimRef } of inventory.persistentVolumes) {
    // A volume with a claimRef is reserved.
    if (className === '' && claimRef === undefined) puts.add(CLASSLESS_VOLUME);
  }
  for (const { className, volumeName } of inventory.claims) {
    if (className === undefined) seeks.add(DEFAULT_CLASS);
    // Also if a volume has a claimRef: the binder may see the claim first, and bind it to any volume that fits.
    if ((className ?? '') === '' && volumeName === undefined) seeks.add(CLASSLESS_VOLUME);
  }
  // The scheduler keeps pods with the same such disk apart.
  for (const { spec } of inventory.pods) {
    for (const volume of objects(spec, 'volumes')) {
      const disk = text(volume, 'iscsi', 'iqn') ?? text(volume, 'gcePersistentDisk', 'pdName');
      if (disk !== undefined) puts.add(`disk/${disk}`);
    }
  }
  return { puts, seeks };
}
