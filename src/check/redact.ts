import { fromBase64 } from '../api/bytes';
import type { Json } from '../inventory/json';
import { isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

/** Fields of a Secret that say which it is, not what it holds. */
const NAMES = new Set(['apiVersion', 'kind', 'type', 'metadata']);

/** A text without a Secret's own values, whatever a rule wrote into it. */
export function redacted(manifest: Manifest, text: string): string {
  if (manifest.kind !== 'Secret') return text;
  const held = Object.entries(manifest.data).filter(([field]) => !NAMES.has(field));
  const values = [...held.map(([, value]) => value), manifest.metadata['annotations']]
    .flatMap(textsOf)
    .flatMap((value) => [value, fromBase64(value)])
    .filter((value) => value.length > 3)
    .toSorted((a, b) => b.length - a.length);
  return values.reduce((shown, value) => shown.replaceAll(value, '(hidden)'), text);
}

/** The values in a field, whatever its type turned out to be. */
function textsOf(value: Json | undefined): readonly string[] {
  if (value === undefined || value === null || typeof value === 'boolean') return [];
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return (isObject(value) ? Object.values(value) : value).flatMap(textsOf);
}
