/** Whether a mapping holds nothing. It makes no list of keys: this is asked of every construct and object of an app. */
export function isEmpty(mapping: object): boolean {
  for (const _ in mapping) return false;
  return true;
}
