import { normalizePath } from '../api/paths';
import { groupBy } from '../check/group';
import type { Claim } from '../inventory/claims';
import { asString } from '../inventory/json';
import type { JsonObject } from '../inventory/json';

/** What files are on: a disk, a directory, an export. */
export interface Disk {
  /** What tells it from others. */
  readonly name: string;
  /** The nodes that a PersistentVolume is for. */
  readonly nodes: string;
  /** The PersistentVolume that leads to it; undefined for a volume of a pod itself. */
  readonly key: string | undefined;
}

/** The name of what a volume is on, however it is mounted. */
export function diskName(source: string, config: JsonObject): string {
  const path = folder(asString(config['path']) ?? '');
  if (source === 'hostPath' || source === 'local') return `directory ${path}`;
  if (source === 'nfs') return `export ${asString(config['server']) ?? ''}:${path}`;
  const handle = asString(config['volumeHandle']);
  return `${source} ${handle ?? JSON.stringify({ ...config, readOnly: undefined })}`;
}

/** What a claim's volume is on; undefined where that isn't among the manifests. */
export function diskOfClaim({ binding }: Claim): Disk | undefined {
  if (binding.state !== 'bound') return undefined;
  const { source, config, manifest, spec } = binding.volume;
  return {
    name: diskName(source ?? '', config),
    nodes: JSON.stringify(spec['nodeAffinity'] ?? null),
    key: manifest.key,
  };
}

/** Whether two volumes lead to the same files. One volume whose claim is another now doesn't: it isn't bound again. */
export function isSameDisk(one: Disk, other: Disk): boolean {
  if (one.name !== other.name || (one.key !== undefined && one.key === other.key)) return false;
  return one.nodes === other.nodes || one.key === undefined || other.key === undefined;
}

/** The disks of claims, by their names and nodes. */
export function byDisk(claims: readonly Claim[]): ReadonlyMap<string, readonly Disk[]> {
  return groupBy(
    claims.map(diskOfClaim).filter((disk) => disk !== undefined),
    sightOf,
  );
}

export function sightOf({ name, nodes }: Disk): string {
  return `${name} ${nodes}`;
}

/** A path as that of a folder, so that one is the beginning of those below it. */
export function folder(path: string): string {
  const normal = normalizePath(path);
  return normal.endsWith('/') ? normal : `${normal}/`;
}
