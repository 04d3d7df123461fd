import { base64Length, utf8Length } from './bytes';

/** The most that the API server stores in one ConfigMap or Secret, in bytes. */
export const MAX_CONFIG_BYTES = 1024 * 1024;

/** How the strings of a mapping encode bytes: `data` of a ConfigMap as UTF-8, of a Secret as base64. */
export type Encoding = 'utf8' | 'base64';

/** How many bytes the strings of a mapping encode; other values count as 0. */
export function sizeInBytes(strings: Readonly<Record<string, unknown>>, encoding: Encoding): number {
  let bytes = 0;
  for (const key in strings) {
    const text = strings[key];
    if (typeof text === 'string') bytes += encoding === 'utf8' ? utf8Length(text) : base64Length(text);
  }
  return bytes;
}
