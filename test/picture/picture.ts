import { runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';
import type { PictureFormat } from '../../src/picture/picture';
import { pictureOf } from '../../src/picture/picture';
import type { Event } from '../../src/survival/event';

/** The picture of manifests, with the findings of the checks. */
export function draw(text: string, options: { readonly format?: PictureFormat; readonly event?: Event } = {}): string {
  const inventory = new Inventory(readManifests('app.yaml', text).manifests);
  return pictureOf([{ app: 'test', inventory }], runChecks(inventory), options);
}
