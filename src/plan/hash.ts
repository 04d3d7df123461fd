/** The 64-bit FNV-1a hash of a string, as 16 hexadecimal digits; not for secrets. */
export function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & MASK;
  return hash.toString(16).padStart(16, '0');
}

const MASK = (1n << 64n) - 1n;
