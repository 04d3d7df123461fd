import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { asString } from '../inventory/json';
import type { Mount, Volume, Workload } from '../inventory/pods';
import { backingOf, sharedByNodes } from './backing';
import type { KnownData } from './known-data';
import { inEachVersion, knownData } from './known-data';
import { once } from './once';
import { cleanPath } from './paths';
import { overlaps } from './pod-counts';
import type { Severity } from './rule';

/** A second process that writes to a directory whose program allows only one. */
export interface SecondWriter {
  readonly data: KnownData;
  readonly mount: Mount;
  readonly workload: Workload;
  /** Its own pods, the pods of an update, or another workload. */
  readonly by: 'replicas' | 'update' | Workload;
  readonly severity: Severity;
}

/** Whether a workload is reported as a second writer to a claim. */
export function isSecondWriter(workload: Workload, claim: Claim, inventory: Inventory): boolean {
  return secondWriters(inventory).some(
    (writer) => writer.workload === workload && writer.mount.volume?.claim === claim,
  );
}

/** The second writers of an app. */
export const secondWriters = once((inventory: Inventory): readonly SecondWriter[] => [...find(inventory)]);

function* find(inventory: Inventory): Iterable<SecondWriter> {
  const byLocation = new Map<string, SecondWriter>();
  for (const data of inEachVersion(knownData(inventory), (one) => locationKey(one) !== undefined)) {
    const { container, mount, image } = data;
    const { workload } = container.pod;
    const location = locationKey(data);
    if (mount?.volume === undefined || location === undefined || workload.pods.max === 0) continue;
    const sharing = sharingOf(mount.volume, workload, inventory);
    if (sharing === 'each its own') continue;
    const common = { data, mount, workload };
    if (workload.pods.max > 1) {
      yield { ...common, by: 'replicas', severity: sharing === 'by chance' ? 'warning' : 'error' };
    } else if (overlaps(workload)) {
      const certain = sharing === 'all' && data.role === 'database';
      yield { ...common, by: 'update', severity: certain ? 'error' : 'warning' };
    }
    const key = `${image.title} ${location}`;
    const other = byLocation.get(key);
    if (other === undefined) byLocation.set(key, { ...common, by: workload, severity: 'error' });
    else if (other.workload !== workload && sharing !== 'by chance')
      yield { ...common, by: other.workload, severity: 'error' };
  }
}

/** A key of the storage and path of a program's directory, equal for pods that share it; undefined if not known. */
function locationKey({ mount, writers, directory, path, role, container }: KnownData): string | undefined {
  if (writers !== 'one' || role === 'cache' || directory.role === 'cache' || mount?.volume === undefined)
    return undefined;
  const { volume, subPath = '', subPathExpr, readOnly, mountPath } = mount;
  if (readOnly || volume.readOnly || subPathExpr !== undefined) return undefined;
  const storage = storageKey(volume);
  if (storage === undefined) return undefined;
  const below = path.slice(cleanPath(mountPath).length);
  return `${container.pod.manifest.namespace ?? ''} ${storage} ${cleanPath(`/${subPath}/${below}`)}`;
}

function storageKey({ source, claim, claimName, config }: Volume): string | undefined {
  if (claim !== undefined && (claim.kind !== 'claim' || claim.accessModes.includes('ReadWriteOncePod')))
    return undefined;
  if (claimName !== undefined && claimName !== '') return `claim ${claimName}`;
  if (source !== 'nfs' && source !== 'hostPath') return undefined;
  const path = asString(config['path']);
  return path === undefined ? undefined : `${source} ${asString(config['server']) ?? ''}:${path}`;
}

/**
 * Which of several pods share the files of a volume: `all`; `one node's`: the pods on the first pod's node, others can't mount
 * it; `by chance`: pods that happen to be on one node; `each its own`: none.
 */
function sharingOf(
  volume: Volume,
  { pods, kind }: Workload,
  inventory: Inventory,
): 'all' | "one node's" | 'by chance' | 'each its own' {
  const { claim, source } = volume;
  if (source === 'hostPath') {
    if (kind === 'DaemonSet') return 'each its own';
    return pods.oneNode ? 'all' : 'by chance';
  }
  if (source === 'nfs' || pods.oneNode) return 'all';
  const backing = claim === undefined ? undefined : backingOf(claim, inventory);
  if (backing === undefined) return "one node's";
  // Another rule reports a DaemonSet with a claim for one node.
  const isShared = sharedByNodes(backing) === 'always' && backing.driver?.topology !== 'node';
  if (kind === 'DaemonSet' && !isShared) return 'each its own';
  return isShared || backing.oneNode ? 'all' : "one node's";
}
