/** Whether a mapping has no entries. Doesn't allocate, unlike `Object.keys`: it runs for every construct and object. */
export function isEmpty(mapping: object): boolean {
  for (const _ in mapping) return false;
  return true;
}
