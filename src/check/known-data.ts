import { imageRows } from '../images/lookup';
import type { DataDirectory, ImageRow, Role } from '../images/row';
import { dataPlaces, roleOf, writersOf } from '../images/settings';
import type { Inventory } from '../inventory/inventory';
import { asStrings } from '../inventory/json';
import type { Container, Mount } from '../inventory/pods';
import { variablesOf } from './environment';
import { groupBy } from './group';
import { once } from './once';
import { cleanPath, isWithin } from './paths';

/** A directory that a container's program is known to keep its files in. */
export interface KnownData {
  readonly container: Container;
  readonly image: ImageRow;
  readonly directory: DataDirectory;
  /** What the files of the directory are to the app: lost with them, missed, or filled anew. */
  readonly role: Role;
  readonly path: string;
  /** The mount that the directory is on: the one nearest to it. */
  readonly mount: Mount | undefined;
  /** What comes between the directory and a mount above it. */
  readonly covered: CoveredMount | undefined;
  /** How many processes the directory bears at a time; undefined: not known. */
  readonly writers: ImageRow['writers'];
  /** Whether the image's tag leaves no doubt about the directory. */
  readonly certain: boolean;
}

/**
 * A mount that a directory below isn't on, for the image declares a VOLUME in between that no mount names exactly:
 * containerd gives each container a fresh directory there, which is deleted with it.
 * @see https://github.com/containerd/containerd/blob/main/internal/cri/server/container_create.go
 */
export interface CoveredMount {
  readonly mount: Mount;
  readonly volume: string;
}

/** What images start their servers with. A command that is neither this nor of the row (`pg_dump`) only talks to them. */
const ENTRY_POINT = 'docker-entrypoint.sh';

/** The directories that the programs of an app's running containers keep files in, where their images are known. */
export const knownData = once((inventory: Inventory): readonly KnownData[] => {
  const images = new Map<string, readonly ImageRow[]>();
  const data: KnownData[] = [];
  for (const container of inventory.containers) {
    let rows = images.get(container.image);
    if (rows === undefined) images.set(container.image, (rows = imageRows(container.image)));
    if (rows.length > 0) addData(data, container, rows, inventory);
  }
  return data;
});

function addData(data: KnownData[], container: Container, rows: readonly ImageRow[], inventory: Inventory): void {
  const { kind } = container.pod.workload;
  const args = words(container);
  if (container.kind === 'init' || kind === 'Job' || kind === 'CronJob') return;
  const settings = { env: variablesOf(container, inventory), args };
  for (const image of rows) {
    if (!serves(image, container, args[0])) continue;
    for (const { directory, path } of dataPlaces(image, settings)) {
      const role = directory.role ?? roleOf(image, settings);
      if (path === undefined || role === 'none') continue;
      const found = placeOf(container, path, image);
      const writers = writersOf(image, settings);
      data.push({
        container,
        image,
        directory,
        role,
        certain: rows.length === 1,
        path: cleanPath(path),
        writers,
        ...found,
      });
    }
  }
}

/**
 * The data that something is true of in each version that the tag of its image may mean: as it is in the newest of them.
 */
export function inEachVersion(known: readonly KnownData[], isTrue: (data: KnownData) => boolean): readonly KnownData[] {
  const byContainer = groupBy(known, ({ container }) => container);
  return [...byContainer.values()].flatMap((all) => {
    const wrong = all.filter(isTrue);
    const versions = new Set(all.map(({ image }) => image));
    if (wrong.length === 0 || new Set(wrong.map(({ image }) => image)).size < versions.size) return [];
    const newest = wrong.at(-1)?.image;
    return wrong.filter(({ image }) => image === newest);
  });
}

function placeOf(container: Container, path: string, { volumes = [] }: ImageRow): Pick<KnownData, 'mount' | 'covered'> {
  const mount = mountOf(container, path);
  if (mount === undefined) return { mount, covered: undefined };
  const mountPath = cleanPath(mount.mountPath);
  const volume = volumes.find((one) => one !== mountPath && isWithin(one, mountPath) && isWithin(path, one));
  return volume === undefined ? { mount, covered: undefined } : { mount: undefined, covered: { mount, volume } };
}

/** The mount that a path of a container is on. */
export function mountOf(container: Container, path: string): Mount | undefined {
  let nearest: Mount | undefined;
  for (const mount of container.mounts) {
    const { mountPath } = mount;
    if (mountPath === '' || mountPath.length <= (nearest?.mountPath.length ?? 0)) continue;
    if (isWithin(path, mountPath)) nearest = mount;
  }
  return nearest;
}

function words({ data }: Container): readonly string[] {
  return asStrings(data['command']).concat(asStrings(data['args']));
}

function serves({ programs = [] }: ImageRow, container: Container, first: string | undefined): boolean {
  if (first === undefined) return true;
  const command = asStrings(container.data['command']).length > 0;
  if (first.startsWith('-') && !command) return true;
  const program = first.slice(first.lastIndexOf('/') + 1);
  return program === ENTRY_POINT || programs.includes(program);
}
