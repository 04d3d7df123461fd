import { linkedPath } from '../images/links';
import type { DataDirectory, ImageRow, Role } from '../images/row';
import { servedSettings } from '../images/serves';
import type { DataSettings } from '../images/settings';
import { dataPlaces, diskSubPath, roleOf, writersOf } from '../images/settings';
import type { Inventory } from '../inventory/inventory';
import { asStrings } from '../inventory/json';
import type { Container, Mount } from '../inventory/pods';
import { configKeys, keepsConfigAlone } from './config-files';
import { environmentOf, expand, variablesOf } from './environment';
import { groupBy } from './group';
import { imageFactsIn, imageRowsIn } from './image-rows';
import { mountOf, mountedAt } from './mount-of';
import { once } from './once';
import { cleanPath, isWithin } from './paths';

/** A directory that a container's program is known to keep its files in. */
export interface KnownData {
  readonly container: Container;
  readonly image: ImageRow;
  /** The rows that the image's tag may mean. */
  readonly candidates: readonly ImageRow[];
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
  /** The subPath that it needs in the root of a disk; undefined: none. */
  readonly diskSubPath: string | undefined;
  /** Whether the image's tag leaves no doubt about the directory. */
  readonly certain: boolean;
  /** Whether the image may be another one of the same name, which keeps its files elsewhere. */
  readonly doubtful: boolean;
  /** Whether all settings that could move the directory are known, and the image is. */
  readonly settled: boolean;
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

/** The directories that the programs of an app's running containers keep files in, where their images are known. */
export const knownData = once((inventory: Inventory): readonly KnownData[] => {
  const data: KnownData[] = [];
  for (const container of inventory.containers) {
    const rows = imageRowsIn(inventory, container.image);
    if (rows.length > 0) addData(data, container, rows, inventory);
  }
  return data;
});

function addData(data: KnownData[], container: Container, rows: readonly ImageRow[], inventory: Inventory): void {
  const { kind } = container.pod.workload;
  if (container.kind === 'init' || kind === 'Job' || kind === 'CronJob') return;
  const programs = programsOf(container, rows, inventory);
  const candidates = programs.map(({ image }) => image);
  const { doubtful } = imageFactsIn(inventory, container.image);
  for (const { image, settings } of programs) {
    const settled = !doubtful && !mayBeMoved(image, container, inventory) && !keepsConfigAlone(container, image);
    for (const { directory, path: given } of dataPlaces(image, settings)) {
      const role = directory.role ?? roleOf(image, settings);
      if (given === undefined || role === 'none') continue;
      const path = linkedPath(cleanPath(given), image);
      const { mount, covered } = placeOf(container, path, image);
      data.push({
        container,
        image,
        candidates,
        directory,
        role,
        certain: rows.length === 1,
        doubtful,
        settled,
        path,
        writers: writersOf(image, settings),
        diskSubPath: diskSubPath(directory, settings),
        mount,
        covered,
      });
    }
  }
}

/** The programs that a container may run, in the versions that its tag may mean, as it starts them. */
function programsOf(
  container: Container,
  rows: readonly ImageRow[],
  inventory: Inventory,
): readonly { readonly image: ImageRow; readonly settings: DataSettings }[] {
  const env = variablesOf(container, inventory);
  const run = { command: words(container, 'command', inventory), args: words(container, 'args', inventory) };
  return rows.flatMap((image) => {
    const given = servedSettings(image, run, env);
    if (given === undefined) return [];
    const keys = configKeys(container, image, given, inventory);
    return [{ image, settings: { env: given.env, args: given.args, keys } }];
  });
}

/** Whether a container is a server that keeps no files, of a program whose others do. */
export function keepsNothing(container: Container, inventory: Inventory): boolean {
  const programs = programsOf(container, imageRowsIn(inventory, container.image), inventory);
  return programs.length > 0 && programs.every(({ image, settings }) => roleOf(image, settings) === 'none');
}

/** Whether an object of `envFrom` that isn't among the manifests may have a variable that moves a directory. */
function mayBeMoved({ data }: ImageRow, container: Container, inventory: Inventory): boolean {
  if (container.data['envFrom'] === undefined || !environmentOf(container, inventory).open) return false;
  return data.some(({ variables }) => variables !== undefined);
}

/**
 * The data that something is true of in each version that the tag of its image may mean: as it is in the newest of them.
 */
export function inEachVersion(known: readonly KnownData[], isTrue: (data: KnownData) => boolean): readonly KnownData[] {
  const byContainer = groupBy(known.filter(isTrue), ({ container }) => container);
  return [...byContainer.values()].flatMap((wrong) => {
    const images = new Set(wrong.map(({ image }) => image));
    if (images.size < (wrong[0]?.candidates.length ?? 0)) return [];
    const newest = [...images].find(({ before }) => before === undefined) ?? wrong.at(-1)?.image;
    return wrong.filter(({ image }) => image === newest);
  });
}

function placeOf(container: Container, path: string, image: ImageRow): Pick<KnownData, 'mount' | 'covered'> {
  const { volumes = [] } = image;
  const mount = mountOf(container, path, image);
  if (mount === undefined) return { mount, covered: undefined };
  const mountPath = cleanPath(mountedAt(mount, image));
  const volume = volumes.find((one) => one !== mountPath && isWithin(one, mountPath) && isWithin(path, one));
  return volume === undefined ? { mount, covered: undefined } : { mount: undefined, covered: { mount, volume } };
}

function words(container: Container, field: 'command' | 'args', inventory: Inventory): readonly string[] {
  const written = asStrings(container.data[field]);
  if (!written.some((word) => word.includes('$'))) return written;
  const { values } = environmentOf(container, inventory);
  return written.map((word) => expand(word, values) ?? word);
}
