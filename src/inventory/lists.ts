/** Where there is nothing yet. */
export const EMPTY: never[] = [];
// It is shared: what adds to it without `addTo` has to fail.
Object.freeze(EMPTY);

/** A list with one more in it. Most come to hold one, and an array that begins empty grows to room for many. */
export function addTo<T>(list: T[], item: T): T[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}
