/** What is in the editors, as the part of an address behind its #: browsers send that to no server. */

/** What an address holds. */
export interface Shared {
  /** One text, or an old and a new one. */
  readonly texts: readonly string[];
}

/** Characters of an address that all browsers and most chats take. */
const MAX_ADDRESS = 64_000;
/** Characters of the texts that an address may hold, however small they are packed. */
const MAX_SHARED = 5_000_000;

/** The address of texts, from its # on; undefined where it would be too long. */
export async function toHash({ texts }: Shared): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  const packed = await all(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const hash = `#yaml=${base64Url(packed)}`;
  return hash.length > MAX_ADDRESS ? undefined : hash;
}

/**
 * The texts of an address.
 *
 * @throws Error with a sentence for the reader, where the address is damaged
 */
export async function fromHash(hash: string): Promise<Shared> {
  try {
    const packed = fromBase64Url(hash.slice('#yaml='.length));
    const bytes = await all(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
    const texts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (Array.isArray(texts) && (texts.length === 1 || texts.length === 2) && texts.every(isString)) return { texts };
  } catch {
    // Nothing of what went wrong is of use to who got a damaged address.
  }
  throw new Error(
    'The address is damaged: what it held can’t be read. Ask for it once more, or paste the YAML itself.',
  );
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** @throws Error for more than texts may be */
async function all(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > 2 * MAX_SHARED) throw new Error('too long');
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function base64Url(bytes: Uint8Array<ArrayBuffer>): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
