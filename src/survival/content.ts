import { groupBy } from '../check/group';
import type { KnownData } from '../check/known-data';
import { knownData } from '../check/known-data';
import { mentionsPath } from '../check/path-mentions';
import { cleanPath, isWithin } from '../check/paths';
import { keptMounts } from '../check/volume-backing';
import type { Inventory } from '../inventory/inventory';
import type { Mount } from '../inventory/pods';

/** What the program of a container keeps in a mount, in words; undefined if unknown. */
export type ContentOf = (mount: Mount) => string | undefined;

/** What the programs of an app, if their images are known, keep in each mount. */
export function contentsOf(inventory: Inventory): ContentOf {
  const known = groupBy(knownData(inventory), ({ container }) => container);
  return (mount) => {
    const data = known.get(mount.container);
    return data === undefined ? undefined : contentOf(mount, data, inventory);
  };
}

function contentOf(mount: Mount, known: readonly KnownData[], inventory: Inventory): string | undefined {
  const [one] = known;
  if (one === undefined || one.candidates.some((image) => !hasAllPathsKnown(image, known))) return undefined;
  const usages = new Set(
    one.candidates.map((image) =>
      usage(
        mount,
        known.filter((data) => data.image === image),
        inventory,
      ),
    ),
  );
  const [text] = usages;
  return usages.size === 1 ? text : undefined;
}

/** Whether all data directories of an image are known in the container, apart from optional ones that aren't set. */
function hasAllPathsKnown({ data }: KnownData['image'], known: readonly KnownData[]): boolean {
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
  // The program reads settings or scripts here.
  if (inputs.some((input) => isWithin(path, input))) return undefined;
  if (one.doubtful || isSystemMount(mount) || mentionsPath(one.container, [path], inventory)) return undefined;
  // Other programs than databases may keep a library or downloads here.
  return role === 'database' ? `${title} keeps none of its files here` : `${title} keeps its own files elsewhere`;
}

/** Whether a mount is a hostPath that isn't meant for data: a device, a socket. */
function isSystemMount({ volume, container }: Mount): boolean {
  return volume?.source === 'hostPath' && !keptMounts(container).some((kept) => kept.volume === volume);
}
