import type { KnownImage } from '../drivers/images';
import { dataPaths, knownImages, roleOf } from '../drivers/data-paths';
import type { Inventory } from '../inventory/inventory';
import { asStrings } from '../inventory/json';
import type { Container, Mount } from '../inventory/pods';
import { environmentOf } from './environment';
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
  return inventory.containers.flatMap((container) => {
    let rows = images.get(container.image);
    if (rows === undefined) images.set(container.image, (rows = knownImages(container.image)));
    return rows.length === 0 ? [] : dataOf(container, rows, inventory);
  });
});

function dataOf(container: Container, images: readonly KnownImage[], inventory: Inventory): readonly KnownData[] {
  const { kind } = container.pod.workload;
  if (container.kind === 'init' || kind === 'Job' || kind === 'CronJob' || !serves(container)) return [];
  const args = words(container);
  const settings = { env: environmentOf(container, inventory).values, args };
  return images.flatMap((image) => {
    const known = { container, image, role: roleOf(image, settings.args), certain: images.length === 1 };
    return dataPaths(image, settings).flatMap((path) =>
      path === undefined ? [] : [{ ...known, path: cleanPath(path), mount: mountOf(container, path) }],
    );
  });
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

function serves(container: Container): boolean {
  const first = words(container)[0];
  if (first === undefined) return true;
  const command = asStrings(container.data['command']).length > 0;
  return (first.startsWith('-') && !command) || SERVERS.has(first.slice(first.lastIndexOf('/') + 1));
}
