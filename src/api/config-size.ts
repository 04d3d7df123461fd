/** The most that the API server stores in one ConfigMap or Secret, in bytes. */
export const MOST_CONFIG_BYTES = 1024 * 1024;

/** How many bytes the texts of a mapping stand for; what is no text is none. */
export function bytesOf(texts: Readonly<Record<string, unknown>>, encoding: BufferEncoding): number {
  let bytes = 0;
  for (const key in texts) {
    const text = texts[key];
    if (typeof text === 'string') bytes += Buffer.byteLength(text, encoding);
  }
  return bytes;
}
