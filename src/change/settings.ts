import type { Json } from '../inventory/json';
import { asObject, asStringMap } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { Pair } from './comparison';
import { isSame } from './equal';

/** The keys of a ConfigMap or Secret whose values aren't what they were. */
export function changedKeys({ before, after }: Pair<Manifest>): readonly string[] {
  const [old, next] = [settingsOf(before), settingsOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])].filter(
    (key) => old.has(key) !== next.has(key) || !isSame(old.get(key), next.get(key)),
  );
}

/** A Secret's `stringData` is written over its `data`. */
function settingsOf({ kind, data }: Manifest): ReadonlyMap<string, Json | undefined> {
  const settings = new Map(Object.entries({ ...asObject(data['data']), ...asObject(data['binaryData']) }));
  if (kind === 'Secret')
    for (const [key, value] of Object.entries(asStringMap(data['stringData'])))
      settings.set(key, Buffer.from(value).toString('base64'));
  return settings;
}
