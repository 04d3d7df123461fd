import {
  ApiObject,
  ApiObjectMetadataDefinition,
  App,
  ImplicitTokenResolver,
  Lazy,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';
import { privatesOfMetadata, privatesOfObject } from './privates';
import type { MetadataPrivates } from './privates';

/** An API object as plain data. */
export type Manifest = Record<string, unknown>;

/** Thrown for a value that only cdk8s's own code can resolve or print. */
export class NotPlain extends Error {}

/** The resolvers that every App has; `plain` does what they do. */
const STOCK_RESOLVERS: readonly unknown[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

/** Whether `manifestOf` gives the same result as `toJson` for objects of this app: it has no custom resolvers, and sorts keys. */
export function isStock(app: App): boolean {
  return (
    app.resolvers.length === STOCK_RESOLVERS.length &&
    app.resolvers.every((resolver, index) => resolver.constructor === STOCK_RESOLVERS[index]) &&
    !process.env['CDK8S_DISABLE_SORT']
  );
}

// Kept in constants, since each access of an export of cdk8s runs a getter.
const OBJECT = ApiObject.prototype;
const METADATA = ApiObjectMetadataDefinition.prototype;

/** Whether an object has cdk8s's own `toJson` and no patches. */
export function isPlainObject(object: ApiObject): boolean {
  return object.toJson === OBJECT.toJson && privatesOfObject(object)?.patches.length === 0;
}

/**
 * What `object.toJson()` returns, resolved, cleaned and sorted in one pass instead of four.
 *
 * @param object an object of an app that `isStock`.
 */
export function manifestOf(object: ApiObject): Manifest {
  if (!isPlainObject(object)) return object.toJson() as Manifest;
  try {
    return assemble(object);
  } catch {
    // cdk8s resolves it, or throws its own error.
    return object.toJson() as Manifest;
  }
}

const FIRST_KEYS = ['apiVersion', 'kind', 'metadata'];

function assemble(object: ApiObject): Manifest {
  const metadata = plainMapping(metadataOf(object.metadata), true);
  const data = resolved({ ...propsOf(object), metadata: undefined }, false);
  if (metadata !== undefined) data['metadata'] = metadata;
  const manifest: Manifest = {};
  for (const key of FIRST_KEYS) if (data[key] !== undefined) manifest[key] = data[key];
  for (const key of Object.keys(data).sort()) manifest[key] = data[key];
  return manifest;
}

/** The props that an object was created with. */
export function propsOf(object: ApiObject): Manifest {
  const privates = privatesOfObject(object);
  if (privates === undefined) throw new NotPlain();
  assertData(privates.props);
  return privates.props;
}

/** The metadata of an object in the order in which cdk8s resolves it. */
export function metadataOf(metadata: ApiObjectMetadataDefinition): Manifest {
  const privates = metadata.toJson === METADATA.toJson ? privatesOfMetadata(metadata) : undefined;
  if (privates === undefined) throw new NotPlain();
  const { _additionalAttributes: given, annotations, finalizers, labels, ownerReferences } = privates;
  assertData(given);
  const { name, namespace } = metadata;
  return { ...given, annotations, finalizers, labels, name, namespace, ownerReferences };
}

/** The metadata of an object, if it has no other fields than METADATA_KEYS and a known form; else undefined. */
export function knownMetadataOf(metadata: ApiObjectMetadataDefinition): MetadataPrivates | undefined {
  const privates = metadata.toJson === METADATA.toJson ? privatesOfMetadata(metadata) : undefined;
  for (const key in privates?._additionalAttributes) if (!METADATA_KEYS.has(key)) return undefined;
  return privates;
}

/** The fields of metadata that cdk8s keeps in properties of their own. */
const METADATA_KEYS = new Set(['annotations', 'finalizers', 'labels', 'name', 'namespace', 'ownerReferences']);

/** Throws NotPlain for keys that cdk8s's resolvers treat specially. */
function assertData(mapping: Readonly<Record<string, unknown>>): void {
  if (Object.hasOwn(mapping, 'constructor') || Object.hasOwn(mapping, 'resolve')) throw new NotPlain();
}

/** Resolves tokens, removes null and undefined, sorts keys; with `prune`, removes empty lists and mappings too. */
function plain(value: unknown, prune: boolean): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'function') throw new NotPlain();
  if (typeof value !== 'object') return value;
  if (value.constructor === Object && typeof (value as Manifest)['resolve'] !== 'function') {
    return plainMapping(value as Manifest, prune);
  }
  if (value instanceof Lazy) return plain(value.produce(), prune);
  const { resolve } = value as { resolve?: unknown };
  if (typeof resolve === 'function') return plain(resolve.call(value), prune);
  if (Array.isArray(value)) {
    return prune && value.length === 0 ? undefined : value.map((item) => plain(item, prune));
  }
  const { value: union } = value as { value?: unknown };
  // `Quantity` and `IntOrString`: cdk8s leaves the wrapper for the L1 class to unwrap.
  if (value.constructor !== Object && (typeof union === 'string' || typeof union === 'number')) return { value: union };
  throw new NotPlain();
}

function plainMapping(mapping: Manifest, prune: boolean): Manifest | undefined {
  const data = resolved(mapping, prune);
  const keys = Object.keys(data);
  if (prune && keys.length === 0) return undefined;
  return isSorted(keys) ? data : sorted(data, keys);
}

/** Resolves values in the order in which they were written, as cdk8s does: a Lazy may have side effects. */
function resolved(mapping: Manifest, prune: boolean): Manifest {
  const data: Manifest = {};
  for (const key of Object.keys(mapping)) {
    const value = plain(mapping[key], prune);
    if (value !== undefined) data[key] = value;
  }
  return data;
}

export function isSorted(keys: readonly string[]): boolean {
  let last = '';
  for (const key of keys) {
    if (key < last) return false;
    last = key;
  }
  return true;
}

function sorted(mapping: Manifest, keys: string[]): Manifest {
  const result: Manifest = {};
  for (const key of keys.sort()) result[key] = mapping[key];
  return result;
}
