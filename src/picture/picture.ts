import type { Finding } from '../check/finding';
import type { Inventory } from '../inventory/inventory';
import { Event } from '../survival/event';
import { survivalTable } from '../survival/table';
import { graphOf } from './graph';
import { mermaidOf } from './mermaid';
import { pageOf } from './page/page';
import { svgOf } from './svg';

export const PICTURE_FORMATS = ['html', 'svg', 'mermaid'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** The picture of an app: the way from its workloads to their bytes, and what becomes of them at an event. */
export function pictureOf(
  inventory: Inventory,
  findings: readonly Finding[],
  { format = 'html', event = Event.POD_REPLACED }: { readonly format?: PictureFormat; readonly event?: Event } = {},
): string {
  const table = survivalTable(inventory);
  const graph = graphOf(inventory, table, findings);
  switch (format) {
    case 'html':
      return pageOf(graph, table, findings, event);
    case 'svg':
      return svgOf(graph, findings, event);
    case 'mermaid':
      return mermaidOf(graph, event);
  }
}
