import { imageRows } from '../images/lookup';
import type { DataDirectory, ImageRow, Role } from '../images/row';
import { dataPlaces, roleOf } from '../images/settings';
import type { Inventory } from '../inventory/inventory';
import { asStrings } from '../inventory/json';
import type { Container, Mount } from '../inventory/pods';
import { variablesOf } from './environment';
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
  /** Whether the image's tag leaves no doubt about the directory. */
  readonly certain: boolean;
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
      const mount = mountOf(container, path);
      data.push({ container, image, directory, role, certain: rows.length === 1, path: cleanPath(path), mount });
    }
  }
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
