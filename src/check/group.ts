/** Groups items by key, in order. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]>;
/** Groups a value of each item by key, in order. */
export function groupBy<K, T, V>(
  items: Iterable<T>,
  keyOf: (item: T) => K,
  valueOf: (item: T) => V,
): ReadonlyMap<K, readonly V[]>;
export function groupBy<K, T>(
  items: Iterable<T>,
  keyOf: (item: T) => K,
  valueOf: (item: T) => unknown = (item) => item,
): ReadonlyMap<K, readonly unknown[]> {
  const groups = new Map<K, unknown[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [valueOf(item)]);
    else group.push(valueOf(item));
  }
  return groups;
}
