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

/** Where the files of a path in a container are. */
export interface Place {
  readonly bytes: Bytes;
  readonly volume: Volume | undefined;
  readonly claim: Claim | undefined;
  /** What tells the store from others. */
  readonly store: string;
  /** The path in the store. */
  readonly inner: string;
}

/** What is at a path now, where it isn't what was there. */
export type Kind =
  /** The same files are at another path of the container. */
  | 'moved'
  /** The same store, with another sub-path. */
  | 'inner'
  /** Nothing that outlives the pod, or a directory of whatever node it is on. */
  | 'downgraded'
  /** Another claim. */
  | 'claim'
  /** Claims of the same StatefulSet, of another template. */
  | 'template'
  /** Claims of another StatefulSet, where a StatefulSet's were. */
  | 'set'
  /** What is no StatefulSet's, where a StatefulSet's claims were. */
  | 'unset'
  /** Another store of another sort. */
  | 'store';

/** A path at which a container has other files than it had. */
export interface MountChange {
  readonly kind: Kind;
  readonly workload: Pair<Workload>;
  readonly container: Pair<Container>;
  /** The mount as it was. */
  readonly mount: Mount;
  /** The mount that the path is in now. */
  readonly now: Mount | undefined;
  /** The path at which the container has the same files now. */
  readonly movedTo: string | undefined;
  readonly from: Place;
  readonly to: Place;
}

/** The paths of a workload that had files which last, and have others now. */
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
      if (!lasts(from.bytes) || (from.bytes.life === 'place' && isNodesOwn(mount))) return [];
      const now = innermost(mounts, mount.mountPath);
      const to = placeOf(now, mount.mountPath, after);
      if (isSamePlace(from, to) || isCopied(from, to)) return [];
      const movedTo = places.find(({ place }) => isSamePlace(from, place));
      return {
        // At a path that has another claim now, that is what the app sees first.
        kind: movedTo === undefined || (lasts(to.bytes) && from.store !== to.store) ? kindOf(from, to) : 'moved',
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

/** Where a container has files: its mounts, and the devices that it gets. */
function mountsOf({ mounts, devices }: Container): readonly Mount[] {
  if (devices.length === 0) return mounts;
  return [...mounts, ...devices.map(asMount)];
}

function asMount({ container, path, data, name, devicePath, volume }: Device): Mount {
  const none = { subPath: undefined, subPathExpr: undefined, readOnly: false };
  return { container, path, data, name, volume, mountPath: devicePath, ...none };
}

/** What a container mounts of its node that is no data of an app: sockets, devices, and what the system shows of itself. */
function isNodesOwn({ volume, readOnly }: Mount): boolean {
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

/** Whether files stay when their pod goes. */
function lasts({ life }: Bytes): boolean {
  return life === 'claim' || life === 'place';
}

function kindOf(from: Place, to: Place): Kind {
  if (from.store === to.store) return 'inner';
  const wasClaimed = from.bytes.life === 'claim';
  if (!lasts(to.bytes) || (wasClaimed && to.volume?.source === 'hostPath')) return 'downgraded';
  if (from.claim?.kind === 'template') {
    if (to.claim?.kind !== 'template') return 'unset';
    return from.claim.manifest.name === to.claim.manifest.name ? 'template' : 'set';
  }
  return wasClaimed && to.bytes.life === 'claim' && to.claim?.kind !== 'template' ? 'claim' : 'store';
}

/** Whether a claim begins with the files of the one before it, or of a snapshot. */
function isCopied({ volume }: Place, { claim }: Place): boolean {
  const source = claim?.spec['dataSourceRef'] ?? claim?.spec['dataSource'] ?? undefined;
  if (source === undefined) return false;
  return field(source, 'kind') !== 'PersistentVolumeClaim' || field(source, 'name') === volume?.claimName;
}

/** For containers that stay, those of the same name; if one goes and one comes, that is its successor. */
function containersAfter({ before, after }: Pair<Workload>): ReadonlyMap<Container, Container> {
  const [old, next] = [before, after].map(({ pod }) => pod.containers.filter(({ kind }) => kind !== 'init'));
  const byName = new Map(next?.map((container) => [container.name, container]));
  const found = new Map<Container, Container>();
  for (const container of old ?? []) {
    const same = byName.get(container.name);
    if (same !== undefined) found.set(container, same);
  }
  const gone = (old ?? []).filter((container) => !found.has(container));
  const taken = new Set(found.values());
  const come = (next ?? []).filter((container) => !taken.has(container));
  const [[one], [other]] = [gone, come];
  if (one !== undefined && other !== undefined && gone.length === 1 && come.length === 1) found.set(one, other);
  return found;
}

/** The mount that a container sees at a path: the deepest that covers it. */
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

/** Of a workload that stays in its namespace. */
function storeOf({ claim, claimName, config, source, name }: Volume): string {
  if (claim?.kind === 'template') return `template ${claim.name} of ${claim.manifest.name}`;
  if (claimName !== undefined) return `claim ${claimName}`;
  // A pod's own volumes are told apart by what they are; those that end with it, by their names.
  return source === 'emptyDir' || source === 'ephemeral' ? `${source} ${name}` : diskName(source, config);
}

function isSamePlace(from: Place, to: Place): boolean {
  if (from.inner !== to.inner) return false;
  return from.store === to.store || isOneOf(from, to) || isOneOf(to, from) || isSameVolume(from, to);
}

/** Whether a claim is, by its name, one of those that a StatefulSet makes of a template. */
function isOneOf({ claim, volume }: Place, set: Place): boolean {
  if (set.claim?.kind !== 'template' || claim?.kind === 'template' || volume?.claimName === undefined) return false;
  const prefix = `${set.claim.name}-${set.claim.manifest.name}-`;
  return volume.claimName.startsWith(prefix) && /^\d+$/.test(volume.claimName.slice(prefix.length));
}

/** Whether another claim leads to the same files. */
function isSameVolume(from: Place, to: Place): boolean {
  const [old, next] = [diskOf(from), diskOf(to)];
  return old !== undefined && next !== undefined && isSameDisk(old, next);
}

function diskOf({ claim, volume }: Place): Disk | undefined {
  if (claim !== undefined) return diskOfClaim(claim);
  if (volume === undefined || volume.claimName !== undefined) return undefined;
  return { name: diskName(volume.source, volume.config), nodes: '', key: undefined };
}
