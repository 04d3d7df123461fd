import { base64Length, utf8Length } from './bytes';

/** The most that the API server stores in one ConfigMap or Secret, in bytes. */
export const MAX_CONFIG_BYTES = 1024 * 1024;

/** How the texts of a mapping stand for bytes. */
export type Encoding = 'utf8' | 'base64';

/** How many bytes the texts of a mapping stand for; what is no text is none. */
export function sizeInBytes(strings: Readonly<Record<string, unknown>>, encoding: Encoding): number {
  let bytes = 0;
  for (const key in strings) {
    const text = strings[key];
    if (typeof text === 'string') bytes += encoding === 'utf8' ? utf8Length(text) : base64Length(text);
  }
  return bytes;
}
