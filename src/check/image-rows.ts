import { imageRows } from '../images/lookup';
import type { ImageRow } from '../images/row';
import type { Inventory } from '../inventory/inventory';
import { once } from './once';

const known = once(() => new Map<string, readonly ImageRow[]>());

/** The rows that an image may be, looked up once for all containers of an app that have it. */
export function imageRowsIn(inventory: Inventory, image: string): readonly ImageRow[] {
  const images = known(inventory);
  let rows = images.get(image);
  if (rows === undefined) images.set(image, (rows = imageRows(image)));
  return rows;
}
