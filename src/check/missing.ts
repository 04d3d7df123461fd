import type { Json } from '../inventory/json';

/** Whether a field has nothing in it: the API server takes null and an empty string for a field that isn't there. */
export function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}
