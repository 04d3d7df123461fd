/** UTF-8 and base64 without Node's Buffer, so that it runs in a browser. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));
/** @see https://www.rfc-editor.org/rfc/rfc4648#section-5 */
const URL_SAFE_DIGITS: Readonly<Record<string, string>> = { '-': '+', _: '/' };

/** How many bytes a string takes in UTF-8. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** How many bytes a base64 string decodes to. */
export function base64Length(encoded: string): number {
  const padding = /={0,2}$/.exec(encoded)?.[0].length ?? 0;
  return Math.floor(((encoded.length - padding) * 3) / 4);
}

/** Decodes base64 as UTF-8; characters outside of the alphabet are skipped. */
export function fromBase64(encoded: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of encoded) {
    if (character === '=') break;
    const value = VALUES.get(URL_SAFE_DIGITS[character] ?? character);
    if (value === undefined) continue;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

/** Encodes a string as UTF-8 in base64. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | (second << 8) | third;
    for (const shift of [18, 12, 6, 0]) encoded += DIGITS[(bits >> shift) & 63] ?? '';
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return encoded.slice(0, encoded.length - missing) + '='.repeat(missing);
}
