import { asObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

/** Takes a Secret's own values out of a text, whatever a rule wrote into it. */
export function redactor(manifest: Manifest): (text: string) => string {
  if (manifest.kind !== 'Secret') return (text) => text;
  const values = [
    ...Object.values(asObject(manifest.data['data'])),
    ...Object.values(asObject(manifest.data['stringData'])),
  ]
    .map((value) => (typeof value === 'object' ? undefined : String(value)))
    .flatMap((value) => (value === undefined || value === '' ? [] : [value, decoded(value)]))
    .filter((value) => value.length > 3)
    .toSorted((a, b) => b.length - a.length);
  return (text) => values.reduce((shown, value) => shown.replaceAll(value, '(hidden)'), text);
}

function decoded(value: string): string {
  return Buffer.from(value, 'base64').toString('utf8');
}
