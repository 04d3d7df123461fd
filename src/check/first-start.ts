import type { Inventory } from '../inventory/inventory';
import { asString, field } from '../inventory/json';
import type { ConfigUse } from '../inventory/pods';
import { imageRowsIn } from './image-rows';

/** Whether a container reads a key as a variable that counts at the first start of its program alone: no restart brings a change of it. */
export function countsAtFirstStart(use: ConfigUse, key: string, inventory: Inventory): boolean {
  if (use.container === undefined) return false;
  const rows = imageRowsIn(inventory, use.container.image).filter(({ firstStart }) => firstStart !== undefined);
  const name = rows.length === 0 ? undefined : variableOf(use, key);
  if (name === undefined) return false;
  return rows.some(({ firstStart = [] }) => firstStart.some(({ variables }) => variables.includes(name)));
}

/** The variable that a key is read as. */
function variableOf({ by, container, path, manifest }: ConfigUse, key: string): string | undefined {
  if (by === 'envFrom') return `${asString(field(manifest.data, ...path.slice(0, -2), 'prefix')) ?? ''}${key}`;
  if (by !== 'env') return undefined;
  const at = path.join('.');
  return container?.env.find(({ config }) => config?.path.join('.') === at)?.name;
}
