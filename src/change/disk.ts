import { groupBy } from '../check/group';
import type { Claim } from '../inventory/claims';
import type { Json, JsonObject } from '../inventory/json';
import { placeText } from '../survival/locate';
import { isSame } from './equal';

/** What files are on: a disk, a directory, an export. */
export interface Disk {
  readonly source: string;
  readonly config: JsonObject;
  readonly nodeAffinity: Json | undefined;
  /** The PersistentVolume that leads to it. */
  readonly key: string | undefined;
}

/** What a claim's volume is on; undefined where that isn't among the manifests. */
export function diskOfClaim({ binding }: Claim): Disk | undefined {
  if (binding.state !== 'bound') return undefined;
  const { source, config, manifest, spec } = binding.volume;
  return { source: source ?? '', config, nodeAffinity: spec['nodeAffinity'], key: manifest.key };
}

/** Whether two volumes lead to the same files. One volume whose claim is another now doesn't: it isn't bound again. */
export function isSameDisk(one: Disk, other: Disk): boolean {
  return (
    (one.key === undefined || one.key !== other.key) &&
    one.source === other.source &&
    isSame(one.config, other.config) &&
    isSame(one.nodeAffinity, other.nodeAffinity)
  );
}

/** The disks of claims, by what tells them apart at first sight. */
export function byDisk(claims: readonly Claim[]): ReadonlyMap<string, readonly Disk[]> {
  const disks = claims.map(diskOfClaim).filter((disk) => disk !== undefined);
  return groupBy(disks, sightOf);
}

export function sightOf({ source, config }: Disk): string {
  return placeText(source, config);
}
