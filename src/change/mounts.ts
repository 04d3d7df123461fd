import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { asString, field } from '../inventory/json';
import { mayBeSameNamespace } from '../inventory/namespaces';
import type { Container, Device, Mount, Volume, Workload } from '../inventory/pods';
import type { Bytes } from '../survival/bytes';
import { locate, containerLayer } from '../survival/locate';
import type { Comparison, Pair } from './comparison';
import type { Disk } from './disk';
import { diskName, diskOfClaim, folder, isSameDisk } from './disk';

/** Where the files at a path of a container are. */
export interface Place {
  readonly bytes: Bytes;
  readonly volume: Volume | undefined;
  readonly claim: Claim | undefined;
  /** The identity of the store. */
  readonly store: string;
  /** The path within the store. */
  readonly inner: string;
}

/** How a path of a container changes. */
export type Kind =
  /** The same files are at another path. */
  | 'moved'
  /** The same store with another subPath. */
  | 'inner'
  /** A volume that doesn't outlive the pod, or a hostPath in place of a claim. */
  | 'downgraded'
  /** Another claim. */
  | 'claim'
  /** Another template of the same StatefulSet. */
  | 'template'
  /** A template of another StatefulSet. */
  | 'set'
  /** No template any more. */
  | 'unset'
  /** Another kind of store. */
  | 'store';

/** A path of a container with other files than before. */
export interface MountChange {
  readonly kind: Kind;
  readonly workload: Pair<Workload>;
  readonly container: Pair<Container>;
  readonly mount: Mount;
  /** The new mount that covers the path. */
  readonly now: Mount | undefined;
  /** The new path of the same files. */
  readonly movedTo: string | undefined;
  readonly from: Place;
  readonly to: Place;
}

/** The changed paths of a workload whose old files outlive their pods. */
export function mountChanges(workload: Pair<Workload>, { before, after }: Comparison): readonly MountChange[] {
  if (!isInOneNamespace(workload)) return [];
  const successors = containersAfter(workload);
  return workload.before.pod.containers.flatMap((container) => {
    const successor = successors.get(container);
    if (successor === undefined) return [];
    const mounts = mountsOf(successor);
    const places = mounts.map((mount) => ({ mount, place: placeOf(mount, mount.mountPath, after) }));
    return mountsOf(container).flatMap((mount): MountChange | [] => {
      const from = placeOf(mount, mount.mountPath, before);
      if (!outlivesPod(from.bytes) || (from.bytes.life === 'place' && isSystemPath(mount))) return [];
      const now = innermost(mounts, mount.mountPath);
      const to = placeOf(now, mount.mountPath, after);
      if (isSamePlace(from, to) || isCopied(from, to)) return [];
      const movedTo = places.find(({ place }) => isSamePlace(from, place));
      return {
        // Another claim at the path matters more than the new path of the old files.
        kind: movedTo === undefined || (outlivesPod(to.bytes) && from.store !== to.store) ? kindOf(from, to) : 'moved',
        workload,
        container: { before: container, after: successor },
        mount,
        now,
        movedTo: movedTo?.mount.mountPath,
        from,
        to,
      };
    });
  });
}

/** The mounts of a container, and its devices as mounts. */
function mountsOf({ mounts, devices }: Container): readonly Mount[] {
  if (devices.length === 0) return mounts;
  return [...mounts, ...devices.map(asMount)];
}

function asMount({ container, path, data, name, devicePath, volume }: Device): Mount {
  const none = { subPath: undefined, subPathExpr: undefined, readOnly: false };
  return { container, path, data, name, volume, mountPath: devicePath, ...none };
}

/** Whether a mount has no data of the app: read-only ones, and sockets, devices and system directories of the node. */
function isSystemPath({ volume, readOnly }: Mount): boolean {
  if (readOnly || volume?.readOnly === true) return true;
  if (volume?.source !== 'hostPath') return false;
  const { path, type } = volume.config;
  return (
    ['Socket', 'CharDevice', 'BlockDevice'].includes(asString(type) ?? '') ||
    /^\/(?:sys|proc|dev|run|var\/run)(?:\/|$)/.test(asString(path) ?? '')
  );
}

function isInOneNamespace({ before, after }: Pair<Workload>): boolean {
  return mayBeSameNamespace(before.manifest.namespace, after.manifest.namespace);
}

/** Whether files outlive their pod. */
function outlivesPod({ life }: Bytes): boolean {
  return life === 'claim' || life === 'place';
}

function kindOf(from: Place, to: Place): Kind {
  if (from.store === to.store) return 'inner';
  const wasClaimed = from.bytes.life === 'claim';
  if (!outlivesPod(to.bytes) || (wasClaimed && to.volume?.source === 'hostPath')) return 'downgraded';
  if (from.claim?.kind === 'template') {
    if (to.claim?.kind !== 'template') return 'unset';
    return from.claim.manifest.name === to.claim.manifest.name ? 'template' : 'set';
  }
  return wasClaimed && to.bytes.life === 'claim' && to.claim?.kind !== 'template' ? 'claim' : 'store';
}

/** Whether the new claim is created from the old one, or from a snapshot. */
function isCopied({ volume }: Place, { claim }: Place): boolean {
  const source = claim?.spec['dataSourceRef'] ?? claim?.spec['dataSource'] ?? undefined;
  if (source === undefined) return false;
  return field(source, 'kind') !== 'PersistentVolumeClaim' || field(source, 'name') === volume?.claimName;
}

/** Pairs containers by name; a single removed one with a single added one. */
function containersAfter({ before, after }: Pair<Workload>): ReadonlyMap<Container, Container> {
  const [old, next] = [before, after].map(({ pod }) => pod.containers.filter(({ kind }) => kind !== 'init'));
  const byName = new Map(next?.map((container) => [container.name, container]));
  const found = new Map<Container, Container>();
  for (const container of old ?? []) {
    const same = byName.get(container.name);
    if (same !== undefined) found.set(container, same);
  }
  const removed = (old ?? []).filter((container) => !found.has(container));
  const taken = new Set(found.values());
  const added = (next ?? []).filter((container) => !taken.has(container));
  const [[one], [other]] = [removed, added];
  if (one !== undefined && other !== undefined && removed.length === 1 && added.length === 1) found.set(one, other);
  return found;
}

/** The deepest mount that covers a path. */
function innermost(mounts: readonly Mount[], path: string): Mount | undefined {
  const wanted = folder(path);
  return mounts
    .filter(({ mountPath }) => wanted.startsWith(folder(mountPath)))
    .toSorted((a, b) => folder(b.mountPath).length - folder(a.mountPath).length)[0];
}

function placeOf(mount: Mount | undefined, path: string, inventory: Inventory): Place {
  if (mount === undefined)
    return { bytes: containerLayer(), volume: undefined, claim: undefined, store: 'container', inner: path };
  const below = folder(path).slice(folder(mount.mountPath).length);
  const { volume } = mount;
  return {
    bytes: locate(mount, inventory),
    volume,
    claim: volume?.claim,
    store: volume === undefined ? '' : storeOf(volume),
    inner: folder(`/${mount.subPath ?? mount.subPathExpr ?? ''}/${below}`),
  };
}

/** The identity of a volume's store, within one namespace. */
function storeOf({ claim, claimName, config, source, name }: Volume): string {
  if (claim?.kind === 'template') return `template ${claim.name} of ${claim.manifest.name}`;
  if (claimName !== undefined) return `claim ${claimName}`;
  // Volumes that end with the pod are identified by name, others by their storage.
  return source === 'emptyDir' || source === 'ephemeral' ? `${source} ${name}` : diskName(source, config);
}

function isSamePlace(from: Place, to: Place): boolean {
  if (from.inner !== to.inner) return false;
  return (
    from.store === to.store || isClaimOfTemplate(from, to) || isClaimOfTemplate(to, from) || isSameVolume(from, to)
  );
}

/** Whether a claim has a name of the claims of a StatefulSet's template. */
function isClaimOfTemplate({ claim, volume }: Place, set: Place): boolean {
  if (set.claim?.kind !== 'template' || claim?.kind === 'template' || volume?.claimName === undefined) return false;
  const prefix = `${set.claim.name}-${set.claim.manifest.name}-`;
  return volume.claimName.startsWith(prefix) && /^\d+$/.test(volume.claimName.slice(prefix.length));
}

/** Whether the two volumes have the same files. */
function isSameVolume(from: Place, to: Place): boolean {
  const [old, next] = [diskOf(from), diskOf(to)];
  return old !== undefined && next !== undefined && isSameDisk(old, next);
}

function diskOf({ claim, volume }: Place): Disk | undefined {
  if (claim !== undefined) return diskOfClaim(claim);
  if (volume === undefined || volume.claimName !== undefined) return undefined;
  return { name: diskName(volume.source, volume.config), nodes: '', key: undefined };
}
