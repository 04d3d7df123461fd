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

/** An API object as plain data. */
export type Manifest = Record<string, unknown>;

/** Thrown for a value that cdk8s's own code has to see. */
class NotPlain extends Error {}

/** The resolvers that every App has: the ones `plain` knows how to stand in for. */
const STOCK_RESOLVERS: readonly unknown[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

/** Whether objects of this app may be turned into manifests here, and not only by their own `toJson`. */
export function isStock(app: App): boolean {
  return (
    app.resolvers.length === STOCK_RESOLVERS.length &&
    app.resolvers.every((resolver, index) => resolver.constructor === STOCK_RESOLVERS[index]) &&
    !process.env['CDK8S_DISABLE_SORT']
  );
}

/** Whether `manifestOf` makes a new tree of this object, or hands on what the object's own `toJson` returns. */
export function isPlainObject(object: ApiObject): boolean {
  return object.toJson === ApiObject.prototype.toJson && privatesOfObject(object).patches.length === 0;
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
    // Either cdk8s can do it, or it knows how to word the error.
    return object.toJson() as Manifest;
  }
}

const FIRST_KEYS = ['apiVersion', 'kind', 'metadata'];

function assemble(object: ApiObject): Manifest {
  const metadata = metadataOf(object.metadata);
  const data = plain({ ...privatesOfObject(object).props, metadata: undefined }, false) as Manifest;
  if (metadata !== undefined) data['metadata'] = metadata;
  const manifest: Manifest = {};
  for (const key of FIRST_KEYS) if (key in data) manifest[key] = data[key];
  for (const key of Object.keys(data)) manifest[key] = data[key];
  return manifest;
}

function metadataOf(metadata: ApiObjectMetadataDefinition): unknown {
  if (metadata.toJson !== ApiObjectMetadataDefinition.prototype.toJson) return metadata.toJson();
  const {
    _additionalAttributes: given,
    annotations,
    finalizers,
    ownerReferences,
    labels,
  } = privatesOfMetadata(metadata);
  // These would make cdk8s take the metadata for something else than data.
  if (Object.hasOwn(given, 'constructor') || Object.hasOwn(given, 'resolve')) throw new NotPlain();
  const { name, namespace } = metadata;
  const own: Manifest = { name, namespace, annotations, finalizers, ownerReferences, labels };
  const keys = Object.keys(given);
  for (const key of Object.keys(own)) if (!Object.hasOwn(given, key)) keys.push(key);
  return plainMapping(keys, (key) => (Object.hasOwn(own, key) ? own[key] : given[key]), true);
}

/** Resolves tokens, drops what is null, sorts keys; with `prune`, drops what is empty too. */
function plain(value: unknown, prune: boolean): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'function') throw new NotPlain();
  if (typeof value !== 'object') return value;
  if (value.constructor === Object && typeof (value as Manifest)['resolve'] !== 'function') {
    const mapping = value as Manifest;
    return plainMapping(Object.keys(mapping), (key) => mapping[key], prune);
  }
  if (value instanceof Lazy) return plain(value.produce(), prune);
  const { resolve } = value as { resolve?: unknown };
  if (typeof resolve === 'function') return plain(resolve.call(value), prune);
  if (Array.isArray(value)) {
    return prune && value.length === 0 ? undefined : value.map((item) => plain(item, prune));
  }
  const { value: union } = value as { value?: unknown };
  // `Quantity` and `IntOrString`: cdk8s leaves the wrapper to the L1 class that asked for it.
  if (value.constructor !== Object && (typeof union === 'string' || typeof union === 'number')) return { value: union };
  throw new NotPlain();
}

function plainMapping(
  keys: readonly string[],
  valueOf: (key: string) => unknown,
  prune: boolean,
): Manifest | undefined {
  // Values are produced in the order in which they were written, for a Lazy may count.
  const resolved: Manifest = {};
  let isSorted = true;
  let last = '';
  for (const key of keys) {
    const value = plain(valueOf(key), prune);
    if (value === undefined) continue;
    resolved[key] = value;
    isSorted &&= last <= key;
    last = key;
  }
  if (prune && isEmpty(resolved)) return undefined;
  return isSorted ? resolved : sorted(resolved);
}

function isEmpty(mapping: Manifest): boolean {
  return Object.keys(mapping).length === 0;
}

function sorted(mapping: Manifest): Manifest {
  const result: Manifest = {};
  for (const key of Object.keys(mapping).sort()) result[key] = mapping[key];
  return result;
}
