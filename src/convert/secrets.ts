import { asObject, withoutFields } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Fields of a Secret without secret values. */
const OPEN_FIELDS: readonly string[] = ['apiVersion', 'kind', 'metadata', 'type', 'immutable'];

/** Fields of a Secret with its values. */
export const SECRET_FIELDS: readonly string[] = ['data', 'stringData'];

/** Whether an object is, or is meant to be, a Secret: a misspelt kind has secret values, too. */
export function isSecret({ kind, group }: Manifest): boolean {
  return /^secrets?$/i.test(kind) && ['', 'core'].includes(group);
}

/** @throws where a Secret has unknown fields, because they might contain values */
export function checkSecret({ data }: Manifest): void {
  const unknown = Object.keys(data).filter((key) => !OPEN_FIELDS.includes(key) && !SECRET_FIELDS.includes(key));
  if (unknown.length > 0) throw new Error(`has fields that a Secret hasn't: ${unknown.join(', ')}`);
}

/** Removes the last-applied annotation of kubectl from a Secret, because it contains the values. */
export function withoutLastApplied(manifest: Manifest): Manifest {
  const annotations = asObject(manifest.metadata['annotations']);
  if (!isSecret(manifest) || !Object.hasOwn(annotations, LAST_APPLIED)) return manifest;
  const left = withoutFields(annotations, LAST_APPLIED);
  const rest = withoutFields(manifest.metadata, 'annotations');
  const metadata = Object.keys(left).length === 0 ? rest : { ...rest, annotations: left };
  return manifest.withData({ ...manifest.data, metadata });
}
