/** The empty list that `addTo` begins with. */
export const EMPTY: never[] = [];
// It is shared, so a direct push has to fail.
Object.freeze(EMPTY);

/** Adds an item; returns a new list for the first one. V8 gives `[]` room for many items on the first push; most have one. */
export function addTo<T>(list: T[], item: T): T[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}
