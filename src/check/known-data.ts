import type { KnownImage } from '../drivers/images';
import { dataPaths, knownImages, roleOf } from '../drivers/data-paths';
import type { Inventory } from '../inventory/inventory';
import { asStrings } from '../inventory/json';
import type { Container, Mount } from '../inventory/pods';
import { variablesOf } from './environment';
import { once } from './once';
import { cleanPath, isWithin } from './paths';

/** A directory that a container's program is known to keep its files in. */
export interface KnownData {
  readonly container: Container;
  readonly image: KnownImage;
  /** What the files are to the app: lost with them, missed, or filled anew. */
  readonly role: KnownImage['role'];
  readonly path: string;
  /** The mount that the directory is on: the one nearest to it. */
  readonly mount: Mount | undefined;
  /** Whether the image's tag leaves no doubt about the directory. */
  readonly certain: boolean;
}

/** Programs that serve the data of known images; another command (`pg_dump`) only talks to them. */
const SERVERS = new Set([
  'docker-entrypoint.sh',
  'postgres',
  'mysqld',
  'mariadbd',
  'mongod',
  'redis-server',
  'valkey-server',
  'server',
  'minio',
  'prometheus',
  'zkServer.sh',
  'cassandra',
]);

/** The directories that the programs of an app's running containers keep files in, where their images are known. */
export const knownData = once((inventory: Inventory): readonly KnownData[] => {
  const images = new Map<string, readonly KnownImage[]>();
  const data: KnownData[] = [];
  for (const container of inventory.containers) {
    let rows = images.get(container.image);
    if (rows === undefined) images.set(container.image, (rows = knownImages(container.image)));
    if (rows.length > 0) addData(data, container, rows, inventory);
  }
  return data;
});

function addData(data: KnownData[], container: Container, rows: readonly KnownImage[], inventory: Inventory): void {
  const { kind } = container.pod.workload;
  const args = words(container);
  if (container.kind === 'init' || kind === 'Job' || kind === 'CronJob' || !serves(container, args[0])) return;
  const settings = { env: variablesOf(container, inventory), args };
  for (const image of rows) {
    for (const path of dataPaths(image, settings)) {
      if (path === undefined) continue;
      const mount = mountOf(container, path);
      const role = roleOf(image, args);
      data.push({ container, image, role, certain: rows.length === 1, path: cleanPath(path), mount });
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

function serves(container: Container, first: string | undefined): boolean {
  if (first === undefined) return true;
  const command = asStrings(container.data['command']).length > 0;
  return (first.startsWith('-') && !command) || SERVERS.has(first.slice(first.lastIndexOf('/') + 1));
}
