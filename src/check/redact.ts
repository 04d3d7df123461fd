import { fromBase64 } from '../api/bytes';
import type { Json } from '../inventory/json';
import { isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

/** Fields of a Secret without secret values. */
const NAMES = new Set(['apiVersion', 'kind', 'type', 'metadata']);

/** A string with the values of a Secret replaced by `(hidden)`. */
export function redacted(manifest: Manifest, text: string): string {
  if (manifest.kind !== 'Secret') return text;
  const held = Object.entries(manifest.data).filter(([field]) => !NAMES.has(field));
  const values = [...held.map(([, value]) => value), manifest.metadata['annotations']]
    .flatMap(stringsIn)
    .flatMap((value) => [value, fromBase64(value)])
    .filter((value) => value.length > 3)
    .toSorted((a, b) => b.length - a.length);
  return values.reduce((shown, value) => shown.replaceAll(value, '(hidden)'), text);
}

/** All scalars in a value, as strings. */
function stringsIn(value: Json | undefined): readonly string[] {
  if (value === undefined || value === null || typeof value === 'boolean') return [];
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return (isObject(value) ? Object.values(value) : value).flatMap(stringsIn);
}
