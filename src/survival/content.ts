import { groupBy } from '../check/group';
import type { KnownData } from '../check/known-data';
import { knownData } from '../check/known-data';
import { isLedTo } from '../check/led-to';
import { cleanPath, isWithin } from '../check/paths';
import { keptMounts } from '../check/volume-backing';
import type { Inventory } from '../inventory/inventory';
import type { Mount } from '../inventory/pods';

/** What the program of a container does with a mount, in words; undefined where nothing is known of it. */
export type ContentOf = (mount: Mount) => string | undefined;

/** What the programs of an app, where their images are known, have on each mount. */
export function contentsOf(inventory: Inventory): ContentOf {
  const known = groupBy(knownData(inventory), ({ container }) => container);
  return (mount) => {
    const data = known.get(mount.container);
    return data === undefined ? undefined : contentOf(mount, data, inventory);
  };
}

function contentOf(mount: Mount, known: readonly KnownData[], inventory: Inventory): string | undefined {
  const [one] = known;
  if (one === undefined || one.candidates.some((image) => !isWhole(image, known))) return undefined;
  const said = new Set(
    one.candidates.map((image) =>
      usage(
        mount,
        known.filter((data) => data.image === image),
        inventory,
      ),
    ),
  );
  const [text] = said;
  return said.size === 1 ? text : undefined;
}

/** Whether each directory of a row is known: one that has none, and is given none, is. */
function isWhole({ data }: KnownData['image'], known: readonly KnownData[]): boolean {
  return data.every(
    (directory) =>
      (directory.path === undefined && directory.name !== undefined) ||
      known.some((one) => one.directory === directory),
  );
}

function usage(mount: Mount, known: readonly KnownData[], inventory: Inventory): string | undefined {
  const [one] = known;
  if (one === undefined) return undefined;
  const { title, role, inputs = [] } = one.image;
  const path = cleanPath(mount.mountPath);
  if (known.some((data) => data.mount === mount)) return `${title} keeps files here`;
  if (known.some((data) => isWithin(path, data.path))) return `${title} keeps a part of its files here`;
  // Settings and scripts are read here.
  if (inputs.some((input) => isWithin(path, input))) return undefined;
  if (one.doubtful || isDevice(mount) || isLedTo(one.container, [path], inventory)) return undefined;
  // A library, or what is downloaded, is beside an app's own files.
  return role === 'database' ? `${title} keeps none of its files here` : `${title} keeps its own files elsewhere`;
}

/** Whether a volume outlives the pod, and is nothing to keep files in. */
function isDevice({ volume, container }: Mount): boolean {
  return volume?.source === 'hostPath' && !keptMounts(container).some((kept) => kept.volume === volume);
}
