import { linkedPath } from '../images/links';
import type { DataDirectory, ImageRow, Role } from '../images/row';
import { servedSettings } from '../images/serves';
import type { DataSettings } from '../images/settings';
import { dataPlaces, diskSubPath, roleOf, writersOf } from '../images/settings';
import type { Inventory } from '../inventory/inventory';
import { asStrings } from '../inventory/json';
import type { Container, Mount } from '../inventory/pods';
import { configKeys, keepsOnlyConfig } from './config-files';
import { environmentOf, expand, variablesOf } from './environment';
import { groupBy } from './group';
import { imageFactsIn, imageRowsIn } from './image-rows';
import { mountOf, mountedAt } from './mount-of';
import { once } from './once';
import { cleanPath, isWithin } from './paths';

/** A directory in which a container's program keeps files, as known from its image. */
export interface KnownData {
  readonly container: Container;
  readonly image: ImageRow;
  /** The rows of all versions that match the image's tag. */
  readonly candidates: readonly ImageRow[];
  readonly directory: DataDirectory;
  /** How much the app depends on the files, e.g. `database` or `cache`. */
  readonly role: Role;
  readonly path: string;
  /** The mount that holds the directory: the one with the longest path. */
  readonly mount: Mount | undefined;
  /** A mount above the directory that doesn't hold it, because a VOLUME of the image is between them. */
  readonly covered: CoveredMount | undefined;
  /** How many processes may use the directory at a time; undefined: not known. */
  readonly writers: ImageRow['writers'];
  /** The subPath that the directory needs on a disk, whose root has `lost+found`; undefined: none. */
  readonly diskSubPath: string | undefined;
  /** Whether the image's tag matches one known version only. */
  readonly certain: boolean;
  /** Whether the image may be another one of the same name, with other directories. */
  readonly doubtful: boolean;
  /** Whether the image and all settings that could move the directory are known. */
  readonly settled: boolean;
}

/**
 * A mount above a VOLUME of the image that has no mount of its own. containerd creates an empty directory for the VOLUME in
 * each container and deletes it with the container, so the files are not on the mount.
 * @see https://github.com/containerd/containerd/blob/main/internal/cri/server/container_create.go
 */
export interface CoveredMount {
  readonly mount: Mount;
  readonly volume: string;
}

/** The data directories of all containers with a known image, without init containers and Jobs. */
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
    const settled = !doubtful && !mayBeMoved(image, container, inventory) && !keepsOnlyConfig(container, image);
    for (const { directory, path: given } of dataPlaces(image, settings)) {
      const role = directory.role ?? roleOf(image, settings);
      if (given === undefined || role === 'none') continue;
      const path = linkedPath(cleanPath(given), image);
      const { mount, covered } = mountAt(container, path, image);
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

/** The programs that a container may run: one for each version that matches its tag, with its settings. */
function programsOf(
  container: Container,
  rows: readonly ImageRow[],
  inventory: Inventory,
): readonly { readonly image: ImageRow; readonly settings: DataSettings }[] {
  const env = variablesOf(container, inventory);
  const run = {
    command: expandedArgs(container, 'command', inventory),
    args: expandedArgs(container, 'args', inventory),
  };
  return rows.flatMap((image) => {
    const given = servedSettings(image, run, env);
    if (given === undefined) return [];
    const keys = configKeys(container, image, given, inventory);
    return [{ image, settings: { env: given.env, args: given.args, keys } }];
  });
}

/** Whether a container runs a known program in a mode that keeps no files. */
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
 * The data for which a predicate holds in every version that matches the image's tag; of those, the data of the newest version.
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

function mountAt(container: Container, path: string, image: ImageRow): Pick<KnownData, 'mount' | 'covered'> {
  const { volumes = [] } = image;
  const mount = mountOf(container, path, image);
  if (mount === undefined) return { mount, covered: undefined };
  const mountPath = cleanPath(mountedAt(mount, image));
  const volume = volumes.find((one) => one !== mountPath && isWithin(one, mountPath) && isWithin(path, one));
  return volume === undefined ? { mount, covered: undefined } : { mount: undefined, covered: { mount, volume } };
}

function expandedArgs(container: Container, field: 'command' | 'args', inventory: Inventory): readonly string[] {
  const written = asStrings(container.data[field]);
  if (!written.some((word) => word.includes('$'))) return written;
  const { values } = environmentOf(container, inventory);
  return written.map((word) => expand(word, values) ?? word);
}
