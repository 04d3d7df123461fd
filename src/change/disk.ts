import { normalizePath } from '../api/paths';
import { groupBy } from '../check/group';
import type { Claim } from '../inventory/claims';
import { asString } from '../inventory/json';
import type { JsonObject } from '../inventory/json';

/** The storage that files are on: a disk, a directory, an export. */
export interface Disk {
  /** Its identity: a path, server or volume handle. */
  readonly name: string;
  /** The node affinity of the PersistentVolume, as JSON. */
  readonly nodes: string;
  /** The key of the PersistentVolume; undefined for a pod volume. */
  readonly key: string | undefined;
}

/** The name of the storage of a volume source. */
export function diskName(source: string, config: JsonObject): string {
  const path = folder(asString(config['path']) ?? '');
  if (source === 'hostPath' || source === 'local') return `directory ${path}`;
  if (source === 'nfs') return `export ${asString(config['server']) ?? ''}:${path}`;
  const handle = asString(config['volumeHandle']);
  return `${source} ${handle ?? JSON.stringify({ ...config, readOnly: undefined })}`;
}

/** The storage of a claim's volume; undefined if the volume isn't among the manifests. */
export function diskOfClaim({ binding }: Claim): Disk | undefined {
  if (binding.state !== 'bound') return undefined;
  const { source, config, manifest, spec } = binding.volume;
  return {
    name: diskName(source ?? '', config),
    nodes: JSON.stringify(spec['nodeAffinity'] ?? null),
    key: manifest.key,
  };
}

/** Whether two volumes have the same files. One PersistentVolume with another claim doesn't count: it isn't bound again. */
export function isSameDisk(one: Disk, other: Disk): boolean {
  if (one.name !== other.name || (one.key !== undefined && one.key === other.key)) return false;
  return one.nodes === other.nodes || one.key === undefined || other.key === undefined;
}

/** The disks of claims, by `diskKey`. */
export function byDisk(claims: readonly Claim[]): ReadonlyMap<string, readonly Disk[]> {
  return groupBy(
    claims.map(diskOfClaim).filter((disk) => disk !== undefined),
    diskKey,
  );
}

export function diskKey({ name, nodes }: Disk): string {
  return `${name} ${nodes}`;
}

/** A normalized path with a trailing slash, so that it is a prefix of paths below it. */
export function folder(path: string): string {
  const normal = normalizePath(path);
  return normal.endsWith('/') ? normal : `${normal}/`;
}
