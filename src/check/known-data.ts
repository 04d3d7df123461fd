import type { KnownImage } from '../drivers/images';
import { dataPaths, knownImages, roleOf } from '../drivers/data-paths';
import type { Inventory } from '../inventory/inventory';
import { asStrings } from '../inventory/json';
import type { Container, Mount } from '../inventory/pods';
import { environmentOf } from './environment';
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
export function knownData(inventory: Inventory): readonly KnownData[] {
  let data = known.get(inventory);
  if (data === undefined) {
    data = inventory.containers.flatMap((container) => dataOf(container, inventory));
    known.set(inventory, data);
  }
  return data;
}

/** Several rules ask, of everything in an app. */
const known = new WeakMap<Inventory, readonly KnownData[]>();

function dataOf(container: Container, inventory: Inventory): readonly KnownData[] {
  const { kind } = container.pod.workload;
  if (container.kind === 'init' || kind === 'Job' || kind === 'CronJob' || !serves(container)) return [];
  const images = knownImages(container.image);
  if (images.length === 0) return [];
  const settings = { env: environmentOf(container, inventory).values, args: words(container) };
  return images.flatMap((image) => {
    const known = { container, image, role: roleOf(image, settings.args), certain: images.length === 1 };
    return dataPaths(image, settings).flatMap((path) =>
      path === undefined ? [] : [{ ...known, path: cleanPath(path), mount: mountOf(container, path) }],
    );
  });
}

/** The mount that a path of a container is on. */
export function mountOf(container: Container, path: string): Mount | undefined {
  return container.mounts
    .filter(({ mountPath }) => mountPath !== '' && isWithin(path, mountPath))
    .toSorted((a, b) => b.mountPath.length - a.mountPath.length)[0];
}

function words({ data }: Container): readonly string[] {
  return [...asStrings(data['command']), ...asStrings(data['args'])];
}

function serves(container: Container): boolean {
  const first = words(container)[0];
  if (first === undefined) return true;
  const command = asStrings(container.data['command']).length > 0;
  return (first.startsWith('-') && !command) || SERVERS.has(first.slice(first.lastIndexOf('/') + 1));
}
