import { isDefaultClass } from '../../src/inventory/inventory';
import { objects, text } from './fields';
import type { Manifests } from './manifests';
import { hasOwnName } from './own-names';

/** What manifests put into the cluster for all namespaces to see, and what they look for there. */
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
 * Manifests side by side in one cluster as if each were alone there: volumes and classes have names of their own, and
 * those that could meet all the same, through what has no name or keeps it, go into different waves.
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

/** Whether others in a cluster could take what manifests put there: a claim without class, if any is open, takes a volume. */
export function isRisky(manifests: Manifests, hasOpenClaims: boolean): boolean {
  const { puts } = footprintOf(manifests);
  return puts.has(DEFAULT_CLASS) || (hasOpenClaims && puts.has(CLASSLESS_VOLUME));
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
    if (manifest.clusterScoped && !hasOwnName(manifest.kind)) puts.add(`${manifest.kind}/${manifest.name}`);
    if (isDefaultClass(manifest)) puts.add(DEFAULT_CLASS);
  }
  for (const { className, claimRef } of inventory.persistentVolumes) {
    // A volume that names its claim is nobody else's.
    if (className === '' && claimRef === undefined) puts.add(CLASSLESS_VOLUME);
  }
  for (const { className, volumeName } of inventory.claims) {
    if (className === undefined) seeks.add(DEFAULT_CLASS);
    // Even where a volume names the claim: the binder may see the claim first, and take any volume that fits.
    if ((className ?? '') === '' && volumeName === undefined) seeks.add(CLASSLESS_VOLUME);
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
