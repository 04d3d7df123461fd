import type { Json } from '../inventory/json';
import { asList, isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

/** Keys that cdk8s refuses or leaves out. */
const KEYS: readonly string[] = ['__proto__', 'constructor'];

/** Why cdk8s can't write an object with one of these keys, as the rest of a sentence; undefined where it can. */
export function unwritable(manifests: readonly Manifest[]): string | undefined {
  const key = KEYS.find((one) => manifests.some(({ data }) => hasKey(data, one)));
  return key === undefined ? undefined : `has a key ${key}, which no class of cdk8s writes`;
}

function hasKey(json: Json, key: string): boolean {
  if (Array.isArray(json)) return asList(json).some((one) => hasKey(one, key));
  return isObject(json) && (Object.hasOwn(json, key) || Object.values(json).some((one) => hasKey(one ?? null, key)));
}
