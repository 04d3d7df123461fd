import type { Inventory } from '../inventory/inventory';

/** What several rules ask of an inventory, worked out once for each. */
export function once<T>(work: (inventory: Inventory) => T): (inventory: Inventory) => T {
  const known = new WeakMap<Inventory, { readonly result: T }>();
  return (inventory) => {
    let entry = known.get(inventory);
    if (entry === undefined) known.set(inventory, (entry = { result: work(inventory) }));
    return entry.result;
  };
}
