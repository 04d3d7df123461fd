/** Draws the story app for the README: docs/story.svg. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inventory } from '../src/inventory/inventory';
import { readManifests } from '../src/inventory/read';
import type { PictureFormat } from '../src/picture/picture';
import { pictureOf } from '../src/picture/picture';
import { Event } from '../src/survival/event';

/** The picture of dist/story.k8s.yaml when its pod moves to another node. */
export function storyPicture(format: PictureFormat): string {
  const manifests = readFileSync(join(__dirname, '../dist/story.k8s.yaml'), 'utf8');
  const inventory = new Inventory(readManifests('story.k8s.yaml', manifests).manifests);
  return pictureOf([{ app: 'story', inventory }], [], { format, event: Event.POD_MOVED });
}
