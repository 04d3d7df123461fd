import { groupBy } from '../check/group';
import type { KnownData } from '../check/known-data';
import { knownData } from '../check/known-data';
import { cleanPath, isWithin } from '../check/paths';
import type { Inventory } from '../inventory/inventory';
import type { Mount } from '../inventory/pods';

/** What the program of a container does with a mount, in words; undefined where nothing is known of it. */
export type ContentOf = (mount: Mount) => string | undefined;

/** What the programs of an app, where their images are known, have on each mount. */
export function contentsOf(inventory: Inventory): ContentOf {
  const known = groupBy(knownData(inventory), ({ container }) => container);
  return (mount) => {
    const data = known.get(mount.container);
    return data === undefined ? undefined : contentOf(mount, data);
  };
}

function contentOf(mount: Mount, known: readonly KnownData[]): string | undefined {
  const [one] = known;
  if (one === undefined || one.candidates.some((image) => !isWhole(image, known))) return undefined;
  const said = new Set(
    one.candidates.map((image) =>
      usage(
        mount,
        known.filter((data) => data.image === image),
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

function usage(mount: Mount, known: readonly KnownData[]): string | undefined {
  const [one] = known;
  if (one === undefined) return undefined;
  const { title, inputs = [] } = one.image;
  const path = cleanPath(mount.mountPath);
  if (known.some((data) => data.mount === mount)) return `${title} keeps files here`;
  if (known.some((data) => isWithin(path, data.path))) return `${title} keeps a part of its files here`;
  // Settings and scripts are read here.
  if (inputs.some((input) => isWithin(path, input))) return undefined;
  return one.doubtful ? undefined : `${title} keeps none of its files here`;
}
