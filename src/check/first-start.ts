import type { Inventory } from '../inventory/inventory';
import { asString, field } from '../inventory/json';
import type { ConfigUse } from '../inventory/pods';
import { imageRowsIn } from './image-rows';

/** Whether a key is a variable that the program reads only at its first start, so that later changes have no effect. */
export function countsAtFirstStart(use: ConfigUse, key: string, inventory: Inventory): boolean {
  if (use.container === undefined) return false;
  const rows = imageRowsIn(inventory, use.container.image).filter(({ firstStart }) => firstStart !== undefined);
  const name = rows.length === 0 ? undefined : variableOf(use, key);
  if (name === undefined) return false;
  return rows.some(({ firstStart = [] }) => firstStart.some(({ variables }) => variables.includes(name)));
}

/** The name of the variable that a key sets. */
function variableOf({ by, container, path, manifest }: ConfigUse, key: string): string | undefined {
  if (by === 'envFrom') return `${asString(field(manifest.data, ...path.slice(0, -2), 'prefix')) ?? ''}${key}`;
  if (by !== 'env') return undefined;
  const at = path.join('.');
  return container?.env.find(({ config }) => config?.path.join('.') === at)?.name;
}
