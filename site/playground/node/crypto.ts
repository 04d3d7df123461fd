/**
 * The digests that constructs make names of, which a browser has only for who waits for them.
 *
 * @see https://doi.org/10.6028/NIST.FIPS.180-4
 */

type Words = readonly number[];

interface Algorithm {
  readonly initial: Words;
  /** The state after a block of 16 words. */
  readonly compress: (state: Words, block: Words) => Words;
}

const left = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
const right = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first 32 bits of what is behind the point of the n-th root of a number. */
function fraction(number: number, root: number): number {
  const value = number ** (1 / root);
  return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
}

function primes(count: number): Words {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++)
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  return found;
}

const ROUNDS_256 = primes(64).map((prime) => fraction(prime, 3));

function compress256(state: Words, block: Words): Words {
  const words = [...block];
  for (let at = 16; at < 64; at++) {
    const [w16 = 0, w15 = 0, w7 = 0, w2 = 0] = [words[at - 16], words[at - 15], words[at - 7], words[at - 2]];
    const near = right(w15, 7) ^ right(w15, 18) ^ (w15 >>> 3);
    const far = right(w2, 17) ^ right(w2, 19) ^ (w2 >>> 10);
    words.push((w16 + near + w7 + far) | 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (const [at, word] of words.entries()) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const one = (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + choice + (ROUNDS_256[at] ?? 0) + word) | 0;
    const other = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + (state[at] ?? 0)) | 0);
}

function compress1(state: Words, block: Words): Words {
  const words = [...block];
  for (let at = 16; at < 80; at++)
    words.push(
      left(
        [3, 8, 14, 16].reduce((mixed, back) => mixed ^ (words[at - back] ?? 0), 0),
        1,
      ),
    );
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (const [at, word] of words.entries()) {
    const mixed = [
      ((b & c) | (~b & d)) + 0x5a827999,
      (b ^ c ^ d) + 0x6ed9eba1,
      ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc,
      (b ^ c ^ d) + 0xca62c1d6,
    ][Math.floor(at / 20)];
    [e, d, c, b, a] = [d, c, left(b, 30), a, (left(a, 5) + (mixed ?? 0) + e + word) | 0];
  }
  return [a, b, c, d, e].map((word, at) => (word + (state[at] ?? 0)) | 0);
}

const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  sha1: { initial: [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0], compress: compress1 },
  sha256: { initial: primes(8).map((prime) => fraction(prime, 2)), compress: compress256 },
};

/** As that of Node, for what is written here of it. */
export function createHash(name: string): Hash {
  const algorithm = ALGORITHMS[name];
  if (algorithm === undefined) throw new Error(`no digest ${name}; there are ${Object.keys(ALGORITHMS).join(', ')}`);
  return new Hash(algorithm);
}

class Hash {
  #text = '';

  constructor(private readonly algorithm: Algorithm) {}

  update(text: string): this {
    this.#text += text;
    return this;
  }

  digest(encoding: string): string {
    if (encoding !== 'hex') throw new Error(`no digest as ${encoding}; give hex`);
    const { initial, compress } = this.algorithm;
    let state = initial;
    const words = padded(new TextEncoder().encode(this.#text));
    for (let at = 0; at < words.length; at += 16) state = compress(state, words.slice(at, at + 16));
    return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** The words of a message, with its length at the end of the last block. */
function padded(bytes: Uint8Array): Words {
  const size = Math.ceil((bytes.length + 9) / 64) * 64;
  const view = new DataView(new ArrayBuffer(size));
  for (const [at, byte] of bytes.entries()) view.setUint8(at, byte);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(size - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(size - 4, bytes.length << 3);
  return Array.from({ length: size / 4 }, (_, at) => view.getInt32(at * 4));
}
