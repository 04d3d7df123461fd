import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { asString } from '../inventory/json';

/** The volumeBindingMode of a claim's class; undefined if it isn't known. */
export function bindingMode({ className }: Claim, inventory: Inventory): string | undefined {
  const name = className ?? inventory.defaultClass;
  if (name === undefined || name === '') return undefined;
  const storageClass = inventory.find('StorageClass', undefined, name);
  return asString(storageClass?.data['volumeBindingMode']) ?? inventory.declaredClass(name)?.volumeBindingMode;
}
