import { asObject, withoutFields } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** A Secret without what kubectl noted of how it was applied: its values are in there once more. */
export function withoutRecord(manifest: Manifest): Manifest {
  const annotations = asObject(manifest.metadata['annotations']);
  if (manifest.kind !== 'Secret' || !Object.hasOwn(annotations, LAST_APPLIED)) return manifest;
  const left = withoutFields(annotations, LAST_APPLIED);
  const rest = withoutFields(manifest.metadata, 'annotations');
  const metadata = Object.keys(left).length === 0 ? rest : { ...rest, annotations: left };
  return manifest.withData({ ...manifest.data, metadata });
}
