import { groupBy } from '../check/group';
import type { KnownData } from '../check/known-data';
import { inEachVersion, knownData } from '../check/known-data';
import { deployMark } from '../inventory/deploy-marks';
import type { Inventory } from '../inventory/inventory';
import type { Container, Device, Mount, Workload } from '../inventory/pods';
import { Bytes } from './bytes';
import type { ContentOf } from './content';
import { contentsOf } from './content';
import { Event } from './event';
import { locate, containerLayer } from './locate';
import { outcomesOf } from './outcomes';
import { Verdict } from './verdict';

/** What becomes of the files at a path of a container. */
export interface SurvivalRow {
  readonly workload: Workload;
  readonly container: Container;
  readonly path: string;
  /** The mount or device at the path; undefined if the files are in the container itself. */
  readonly mount: Mount | Device | undefined;
  readonly bytes: Bytes;
  readonly readOnly: boolean;
  /** What the container's program keeps there, in words, if its image is known. */
  readonly content: string | undefined;
  readonly outcomes: Readonly<Record<Event, Verdict>>;
  /** Its app, if several are shown together. */
  readonly app?: string;
}

/** A row for each mount of each container, and for each path known to hold data that no mount covers. */
export function survivalTable(inventory: Inventory): SurvivalRow[] {
  const uncovered = uncoveredDataPaths(inventory);
  const contentOf = contentsOf(inventory);
  return inventory.containers.flatMap((container) => [
    ...container.mounts.map((mount) => mountRow(inventory, container, mount, contentOf)),
    ...container.devices.map((device) =>
      rowOf(
        inventory,
        container,
        device.devicePath,
        device,
        locate(device, inventory),
        device.volume?.readOnly === true,
      ),
    ),
    ...(uncovered.get(container) ?? []).map(({ path, covered }) =>
      rowOf(inventory, container, path, undefined, containerLayer(covered?.volume), false),
    ),
  ]);
}

function mountRow(inventory: Inventory, container: Container, mount: Mount, contentOf: ContentOf): SurvivalRow {
  const bytes = locate(mount, inventory);
  const readOnly = mount.readOnly || mount.volume?.readOnly === true || bytes.life === 'projection';
  const content = readOnly ? undefined : contentOf(mount);
  return { ...rowOf(inventory, container, mount.mountPath, mount, bytes, readOnly), content };
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
  const object = namespace === undefined ? undefined : inventory.find('Namespace', undefined, namespace);
  // A namespace that was read from the cluster isn't part of the app.
  const namespaceInApp =
    object !== undefined && object.live === undefined && deployMark(object, 'kept-with-app') === undefined;
  const outcomes = outcomesOf({ bytes, workload, cluster: inventory.cluster, namespaceInApp });
  return { workload, container, path, mount, bytes, readOnly, content: undefined, outcomes };
}

/** The data directories of known images that no mount covers, by container. */
function uncoveredDataPaths(inventory: Inventory): ReadonlyMap<Container, readonly KnownData[]> {
  // If the image's tag doesn't tell the version, only what all versions have in common.
  const uncovered = inEachVersion(
    knownData(inventory),
    ({ mount, directory, doubtful }) => mount === undefined && directory.role !== 'cache' && !doubtful,
  );
  return groupBy(uncovered, ({ container }) => container);
}
