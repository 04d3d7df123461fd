import { imageRows } from '../images/lookup';
import { mayBeAnother } from '../images/reference';
import type { ImageRow } from '../images/row';
import type { Inventory } from '../inventory/inventory';
import { once } from './once';

/** What is known of an image by its name. */
interface ImageFacts {
  readonly rows: readonly ImageRow[];
  /** Whether it may be another image of the same name. */
  readonly doubtful: boolean;
}

const known = once(() => new Map<string, ImageFacts>());

/** What is known of an image, cached for each inventory. */
export function imageFactsIn(inventory: Inventory, image: string): ImageFacts {
  const images = known(inventory);
  let facts = images.get(image);
  if (facts === undefined) images.set(image, (facts = { rows: imageRows(image), doubtful: mayBeAnother(image) }));
  return facts;
}

/** The rows that match an image. */
export function imageRowsIn(inventory: Inventory, image: string): readonly ImageRow[] {
  return imageFactsIn(inventory, image).rows;
}
