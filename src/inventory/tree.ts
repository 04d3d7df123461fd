import { ApiObject, ApiObjectMetadataDefinition, App, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isPlainObject, isStock } from '../synth/manifest';
import { privatesOfMetadata, privatesOfObject } from '../synth/privates';
import type { JsonObject } from './json';
import { Manifest } from './manifest';

/** The manifests of every API object below a construct, whoever made it, in the order of the tree. */
export function manifestsOf(scope: IConstruct): readonly Manifest[] {
  const { root } = scope.node;
  const stock = root instanceof App && isStock(root);
  const manifests: Manifest[] = [];
  const walk = (construct: IConstruct, path: string): void => {
    if (ApiObject.isApiObject(construct)) manifests.push(new Manifest(dataOf(construct, stock), path));
    for (const child of construct.node.children) walk(child, path === '' ? child.node.id : `${path}/${child.node.id}`);
  };
  walk(scope, scope.node.path);
  return manifests;
}

/**
 * What the object will be as plain data, but for the order and the emptiness of its fields, which no rule asks about: the
 * values that its construct holds are looked at where they are, and copied only around what has to be resolved.
 */
function dataOf(object: ApiObject, stock: boolean): JsonObject {
  if (stock && isPlainObject(object)) {
    try {
      const { metadata } = object;
      return { ...(plain(privatesOfObject(object).props) as JsonObject), metadata: metadataOf(metadata) };
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error;
    }
  }
  return object.toJson() as JsonObject;
}

function metadataOf(metadata: ApiObjectMetadataDefinition): JsonObject {
  if (metadata.toJson !== ApiObjectMetadataDefinition.prototype.toJson) throw new NotPlain();
  const { _additionalAttributes, annotations, labels } = privatesOfMetadata(metadata);
  const { name, namespace } = metadata;
  const fields: Record<string, unknown> = {
    name,
    annotations,
    labels,
    ...(namespace === undefined ? {} : { namespace }),
  };
  for (const key in _additionalAttributes) {
    if (!(key in fields)) fields[key] = _additionalAttributes[key];
  }
  return plain(fields) as JsonObject;
}

/** Something that only cdk8s's own code knows how to write. */
class NotPlain extends Error {}

/** The value itself where it is plain data, else a copy in which everything is resolved. */
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
  // for…in makes no list of keys: this runs over everything in the app.
  for (const key in fields) {
    const value = fields[key];
    if (value === undefined || value === null || plain(value) !== value) return resolvedFields(fields);
  }
  return fields;
}

/** A copy in which everything is resolved, without what is null or undefined: cdk8s leaves that out. */
function resolvedFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const resolved = plain(fields[key]);
    if (resolved !== undefined && resolved !== null) copy[key] = resolved;
  }
  return copy;
}
