import { imageRows } from '../images/lookup';
import { mayBeAnother } from '../images/reference';
import type { ImageRow } from '../images/row';
import type { Inventory } from '../inventory/inventory';
import { once } from './once';

/** What the name of an image tells. */
interface ImageFacts {
  readonly rows: readonly ImageRow[];
  /** Whether it may be another image than those rows are of. */
  readonly doubtful: boolean;
}

const known = once(() => new Map<string, ImageFacts>());

/** What is known of an image, looked up once for all containers of an app that have it. */
export function imageFactsIn(inventory: Inventory, image: string): ImageFacts {
  const images = known(inventory);
  let facts = images.get(image);
  if (facts === undefined) images.set(image, (facts = { rows: imageRows(image), doubtful: mayBeAnother(image) }));
  return facts;
}

/** The rows that an image may be. */
export function imageRowsIn(inventory: Inventory, image: string): readonly ImageRow[] {
  return imageFactsIn(inventory, image).rows;
}
