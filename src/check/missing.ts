import type { Json } from '../inventory/json';

/** Whether a field is empty: for the API server, null and an empty string are the same as no field. */
export function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}
