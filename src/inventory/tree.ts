import { ApiObject, App, Lazy } from 'cdk8s';
import type { ApiObjectMetadataDefinition } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isEmpty } from '../synth/empty';
import { isPlainObject, isStock, knownMetadataOf, metadataOf, NotPlain } from '../synth/manifest';
import { privatesOfObject } from '../synth/privates';
import { unchangedConstructs } from '../synth/unchanged';
import type { JsonObject } from './json';
import { Manifest } from './manifest';
import { Survey } from './survey';

/** The manifests of all API objects of an app, in the order of the tree, with their survey. */
export function surveyTree(root: IConstruct): { readonly manifests: readonly Manifest[]; readonly survey: Survey } {
  const stock = root instanceof App && isStock(root);
  const survey = new Survey();
  const manifests: Manifest[] = [];
  for (const construct of unchangedConstructs(root) ?? root.node.findAll())
    if (ApiObject.isApiObject(construct)) manifests.push(manifestOf(construct, stock, survey));
  return { manifests, survey };
}

/**
 * The manifest of an object. Unlike the synthesized one, its fields aren't sorted and may be empty, which no rule checks: so
 * it can share the construct's data, and copies only where tokens have to be resolved.
 */
function manifestOf(object: ApiObject, stock: boolean, survey: Survey): Manifest {
  const { node } = object;
  const data = stock && isPlainObject(object) ? dataOf(object) : undefined;
  const unresolved = data && new Manifest(data as JsonObject, node);
  if (unresolved !== undefined && survey.addIfPlain(unresolved)) return unresolved;
  const resolved = new Manifest(
    data === undefined ? (object.toJson() as JsonObject) : resolvedData(object, data),
    node,
  );
  survey.add(resolved);
  return resolved;
}

/** The props of an object with its metadata; undefined where only cdk8s's own code can tell. */
function dataOf(object: ApiObject): Readonly<Record<string, unknown>> | undefined {
  const props = privatesOfObject(object)?.props;
  if (props === undefined) return undefined;
  if (isAsGiven(object.metadata, props['metadata'])) return props;
  try {
    return { ...props, metadata: withoutEmpty(metadataOf(object.metadata)) };
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return undefined;
  }
}

/** Whether an object's metadata is only the given name and namespace, as for most objects. */
function isAsGiven(metadata: ApiObjectMetadataDefinition, given: unknown): boolean {
  const known = knownMetadataOf(metadata);
  if (typeof given !== 'object' || given === null || known === undefined) return false;
  for (const key in given) if (key !== 'name' && key !== 'namespace') return false;
  const { name, namespace } = given as { readonly name?: unknown; readonly namespace?: unknown };
  if (metadata.name !== name || metadata.namespace !== namespace) return false;
  if (typeof name === 'object' || typeof namespace === 'object') return false;
  const { annotations, finalizers, labels, ownerReferences } = known;
  return isEmpty(annotations) && isEmpty(labels) && isEmpty(finalizers) && isEmpty(ownerReferences);
}

/** Metadata as it is synthesized: cdk8s leaves out empty values at any depth. */
function withoutEmpty(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  if (isMapOfStrings(fields)) return fields;
  const kept: Record<string, unknown> = {};
  for (const key in fields) {
    const value = withoutEmptyValues(fields[key]);
    if (value !== undefined) kept[key] = value;
  }
  return isEmpty(kept) ? undefined : kept;
}

function withoutEmptyValues(value: unknown): unknown {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutEmptyValues);
  if (value === null) return undefined;
  if (value.constructor !== Object) return value;
  return withoutEmpty(value as Readonly<Record<string, unknown>>);
}

/** Whether fields are a map of strings, such as labels and annotations: a fast path. */
function isMapOfStrings(fields: Readonly<Record<string, unknown>>): boolean {
  for (const key in fields) if (typeof fields[key] !== 'string') return false;
  return !isEmpty(fields);
}

function resolvedData(object: ApiObject, data: Readonly<Record<string, unknown>>): JsonObject {
  try {
    return plain(data) as JsonObject;
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return object.toJson() as JsonObject;
  }
}

/** The value itself if it is plain data, else a copy with tokens resolved. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function') throw new NotPlain();
    return value;
  }
  if (Array.isArray(value)) return plainItems(value);
  if (value instanceof Lazy) return plain(value.produce());
  if (value.constructor !== Object || typeof (value as { resolve?: unknown }).resolve === 'function')
    throw new NotPlain();
  return plainFields(value as Record<string, unknown>);
}

function plainItems(items: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const resolved = plain(items[index]);
    if (resolved !== items[index]) (copy ??= [...items])[index] = resolved;
  }
  return copy ?? items;
}

function plainFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  // for…in doesn't allocate a list of keys: this is a hot path.
  for (const key in fields) {
    const value = fields[key];
    if (value === undefined || value === null || plain(value) !== value) return resolvedFields(fields);
  }
  return fields;
}

/** A copy with tokens resolved, without null and undefined, which cdk8s leaves out. */
function resolvedFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const resolved = plain(fields[key]);
    if (resolved !== undefined && resolved !== null) copy[key] = resolved;
  }
  return copy;
}
