import type { Command } from '../images/command';
import { commandsOf, programName } from '../images/command';
import { isConfigOperand } from '../images/config-paths';
import { imageRows } from '../images/lookup';
import type { DataDirectory, ImageRow, Role } from '../images/row';
import type { Variables } from '../images/settings';
import { dataPlaces, roleOf, writersOf } from '../images/settings';
import type { Inventory } from '../inventory/inventory';
import { asStrings } from '../inventory/json';
import type { Container, Mount } from '../inventory/pods';
import { configKeys } from './config-files';
import { environmentOf, expand, variablesOf } from './environment';
import { groupBy } from './group';
import { mountOf } from './mount-of';
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
  /** Whether the image's tag leaves no doubt about the directory. */
  readonly certain: boolean;
  /** Whether all settings that could move the directory are known. */
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
  if (container.kind === 'init' || kind === 'Job' || kind === 'CronJob') return;
  const env = variablesOf(container, inventory);
  const commands = commandsOf(words(container, inventory), env);
  const served = rows.flatMap((image) => {
    const command = commands.findLast((one) => serves(image, container, one));
    return command === undefined ? [] : [{ image, command }];
  });
  const candidates = served.map(({ image }) => image);
  for (const { image, command } of served) {
    const given = { env: overlaid(command.variables, env), args: command.words };
    const settings = { ...given, keys: configKeys(container, image, given, inventory) };
    const settled = !mayBeMoved(image, container, inventory);
    for (const { directory, path } of dataPlaces(image, settings)) {
      const role = directory.role ?? roleOf(image, settings);
      if (path === undefined || role === 'none') continue;
      const found = placeOf(container, path, image);
      const writers = writersOf(image, settings);
      data.push({
        container,
        image,
        candidates,
        directory,
        role,
        certain: rows.length === 1,
        settled,
        path: cleanPath(path),
        writers,
        ...found,
      });
    }
  }
}

function overlaid(over: Command['variables'], env: Variables): Variables {
  if (over.size === 0) return env;
  return {
    has: (name) => over.has(name) || env.has(name),
    get: (name) => (over.has(name) ? over.get(name) : env.get(name)),
  };
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
  const byContainer = groupBy(known, ({ container }) => container);
  return [...byContainer.values()].flatMap((all) => {
    const wrong = all.filter(isTrue);
    const images = new Set(wrong.map(({ image }) => image));
    if (images.size < (all[0]?.candidates.length ?? 0)) return [];
    const newest = [...images].find(({ before }) => before === undefined) ?? wrong.at(-1)?.image;
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

function words(container: Container, inventory: Inventory): readonly string[] {
  const { data } = container;
  const written = asStrings(data['command']).concat(asStrings(data['args']));
  if (!written.some((word) => word.includes('$'))) return written;
  const { values } = environmentOf(container, inventory);
  return written.map((word) => expand(word, values) ?? word);
}

function serves({ programs = [], config }: ImageRow, container: Container, { words: [first] }: Command): boolean {
  if (first === undefined) return true;
  const hasCommand = asStrings(container.data['command']).length > 0;
  if (!hasCommand && (first.startsWith('-') || (config?.operand === true && isConfigOperand(first)))) return true;
  const program = programName(first);
  return program === ENTRY_POINT || programs.includes(program);
}
