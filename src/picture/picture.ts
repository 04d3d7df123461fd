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

/** An app to draw. */
export interface DrawnApp {
  readonly app: string;
  readonly inventory: Inventory;
}

/** Draws apps: the path from workloads to the storage of their files, and the outcomes at an event. */
export function pictureOf(
  apps: readonly DrawnApp[],
  findings: readonly Finding[],
  { format = 'html', event = Event.POD_REPLACED }: { readonly format?: PictureFormat; readonly event?: Event } = {},
): string {
  const parts = apps.map(({ app, inventory }) => ({
    inventory,
    rows: survivalTable(inventory).map((row) => (apps.length > 1 ? { ...row, app } : row)),
    ...(apps.length > 1 ? { app } : {}),
  }));
  const table = parts.flatMap(({ rows }) => rows);
  const graph = graphOf(parts, findings);
  switch (format) {
    case 'html':
      return pageOf(graph, table, findings, event);
    case 'svg':
      return svgOf(graph, findings, event);
    case 'mermaid':
      return mermaidOf(graph, event);
  }
}
