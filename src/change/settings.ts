import { fromBase64, toBase64 } from '../api/bytes';
import type { Json } from '../inventory/json';
import { asObject, asStringMap } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { Pair } from './comparison';
import { isSame } from './equal';

/** The keys of a ConfigMap or Secret whose values differ. */
export function changedKeys({ before, after }: Pair<Manifest>): readonly string[] {
  const [old, next] = [settingsOf(before), settingsOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])].filter(
    (key) => old.has(key) !== next.has(key) || !isSame(old.get(key), next.get(key)),
  );
}

/** The values by key; a Secret's `stringData` overwrites its `data`. */
function settingsOf({ kind, data }: Manifest): ReadonlyMap<string, Json | undefined> {
  const settings = new Map(Object.entries({ ...asObject(data['data']), ...asObject(data['binaryData']) }));
  if (kind === 'Secret')
    for (const [key, value] of Object.entries(asStringMap(data['stringData']))) settings.set(key, toBase64(value));
  return settings;
}

/** Whether a key is, by its name, that of a password, token or other credential. */
export function isCredential(key: string): boolean {
  return /passw|passphrase|pwd$|(?:^|[-_.])pass$|credential|secret|token|(?:api|access|encryption|private|root)[-_.]?key|auth/i.test(
    key,
  );
}

/** The keys of a Secret whose old and new values look randomly generated: of the same length, or certificates. */
export function randomKeys({ before, after }: Pair<Manifest>): ReadonlySet<string> {
  if (after.kind !== 'Secret') return new Set();
  const [old, next] = [settingsOf(before), settingsOf(after)];
  return new Set(
    [...next.keys()].filter((key) => {
      const [was, is] = [old.get(key), next.get(key)].map(decoded);
      return (
        was !== undefined &&
        is !== undefined &&
        was !== is &&
        looksRandom(was) &&
        looksRandom(is) &&
        isSameForm(was, is)
      );
    }),
  );
}

function decoded(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? fromBase64(value) : undefined;
}

function looksRandom(value: string): boolean {
  if (value.startsWith('-----BEGIN ')) return true;
  return (
    /^[\w+/=-]{8,}$/.test(value) &&
    new Set(value).size >= Math.min(6, value.length / 2) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value)
  );
}

function isSameForm(one: string, other: string): boolean {
  return one.length === other.length || one.startsWith('-----BEGIN ');
}
