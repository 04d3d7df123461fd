import type { Json } from '../inventory/json';
import { asList, isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

/** Keys of an object that cdk8s refuses, or leaves out. */
const KEYS: readonly string[] = ['__proto__', 'constructor'];

/** Why no class of cdk8s makes objects, where that is so for a key in them: the rest of a sentence. */
export function unwritable(manifests: readonly Manifest[]): string | undefined {
  const key = KEYS.find((one) => manifests.some(({ data }) => hasKey(data, one)));
  return key === undefined ? undefined : `has a key ${key}, which no class of cdk8s writes`;
}

function hasKey(json: Json, key: string): boolean {
  if (Array.isArray(json)) return asList(json).some((one) => hasKey(one, key));
  return isObject(json) && (Object.hasOwn(json, key) || Object.values(json).some((one) => hasKey(one ?? null, key)));
}
