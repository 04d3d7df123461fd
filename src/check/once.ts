import type { Inventory } from '../inventory/inventory';

/** A function that caches its result for each inventory, because several rules call it. */
export function once<T>(work: (inventory: Inventory) => T): (inventory: Inventory) => T {
  const known = new WeakMap<Inventory, { readonly result: T }>();
  return (inventory) => {
    let entry = known.get(inventory);
    if (entry === undefined) known.set(inventory, (entry = { result: work(inventory) }));
    return entry.result;
  };
}
