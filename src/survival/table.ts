import { dataPaths, knownImages } from '../drivers/data-paths';
import type { Inventory } from '../inventory/inventory';
import { asStrings } from '../inventory/json';
import type { Container, Device, Mount, Workload } from '../inventory/pods';
import { Bytes } from './bytes';
import { Event } from './event';
import { bytesOf, containerLayer } from './locate';
import { outcomesOf } from './outcomes';
import { Verdict } from './verdict';

/** What becomes of the files of one path of one container. */
export interface SurvivalRow {
  readonly workload: Workload;
  readonly container: Container;
  readonly path: string;
  /** The mount or device at the path; undefined where the files are in the container itself. */
  readonly mount: Mount | Device | undefined;
  readonly bytes: Bytes;
  readonly readOnly: boolean;
  readonly outcomes: Readonly<Record<Event, Verdict>>;
}

/** A row for each mount of each container, and for each path known to hold data that no mount covers. */
export function survivalTable(inventory: Inventory): SurvivalRow[] {
  return inventory.containers.flatMap((container) => [
    ...container.mounts.map((mount) => mountRow(inventory, container, mount)),
    ...container.devices.map((device) =>
      rowOf(
        inventory,
        container,
        device.devicePath,
        device,
        bytesOf(device, inventory),
        device.volume?.readOnly === true,
      ),
    ),
    ...uncoveredDataPaths(container).map((path) =>
      rowOf(inventory, container, path, undefined, containerLayer(), false),
    ),
  ]);
}

function mountRow(inventory: Inventory, container: Container, mount: Mount): SurvivalRow {
  const bytes = bytesOf(mount, inventory);
  const readOnly = mount.readOnly || mount.volume?.readOnly === true || bytes.life === 'projection';
  return rowOf(inventory, container, mount.mountPath, mount, bytes, readOnly);
}

function rowOf(
  inventory: Inventory,
  container: Container,
  path: string,
  mount: Mount | Device | undefined,
  bytes: Bytes,
  readOnly: boolean,
): SurvivalRow {
  const { workload } = container.pod;
  const { namespace } = workload.manifest;
  const namespaceInApp = namespace !== undefined && inventory.find('Namespace', undefined, namespace) !== undefined;
  const outcomes = outcomesOf({ bytes, workload, cluster: inventory.cluster, namespaceInApp });
  return { workload, container, path, mount, bytes, readOnly, outcomes };
}

/** Where the image keeps its files outside of every mount. */
function uncoveredDataPaths(container: Container): string[] {
  const env = new Map(container.env.map(({ name, value }) => [name, value]));
  const args = [...asStrings(container.data['command']), ...asStrings(container.data['args'])];
  const candidates = knownImages(container.image).map((image) => dataPaths(image, { env, args }));
  const [paths = []] = candidates;
  // Where the image's tag leaves open which version it is, only what all of them have in common is known.
  const known = paths.filter((path) => path !== undefined && candidates.every((others) => others.includes(path)));
  return known
    .filter((path) => path !== undefined)
    .filter((path) => !container.mounts.some(({ mountPath }) => covers(mountPath, path)));
}

/** Whether a path is a mount or below it. */
export function covers(mountPath: string, path: string): boolean {
  const mounted = mountPath.replace(/\/+$/, '');
  return path === mounted || path.startsWith(`${mounted}/`);
}
