import { asObject, withoutFields } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Fields of a Secret that hold none of its values. */
const OPEN_FIELDS: readonly string[] = ['apiVersion', 'kind', 'metadata', 'type', 'immutable'];

/** The fields that hold its values. */
export const SECRET_FIELDS: readonly string[] = ['data', 'stringData'];

/** Whether an object is meant to be a Secret: what is misspelt holds values as well. */
export function isSecret({ kind, group }: Manifest): boolean {
  return /^secrets?$/i.test(kind) && ['', 'core'].includes(group);
}

/** @throws where a Secret has fields that the API doesn't know: nobody can tell what stands there */
export function checkSecret({ data }: Manifest): void {
  const unknown = Object.keys(data).filter((key) => !OPEN_FIELDS.includes(key) && !SECRET_FIELDS.includes(key));
  if (unknown.length > 0) throw new Error(`has fields that a Secret hasn't: ${unknown.join(', ')}`);
}

/** A Secret without what kubectl noted of how it was applied: its values are in there once more. */
export function withoutRecord(manifest: Manifest): Manifest {
  const annotations = asObject(manifest.metadata['annotations']);
  if (!isSecret(manifest) || !Object.hasOwn(annotations, LAST_APPLIED)) return manifest;
  const left = withoutFields(annotations, LAST_APPLIED);
  const rest = withoutFields(manifest.metadata, 'annotations');
  const metadata = Object.keys(left).length === 0 ? rest : { ...rest, annotations: left };
  return manifest.withData({ ...manifest.data, metadata });
}
