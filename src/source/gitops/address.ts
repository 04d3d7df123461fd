import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';

/** The title of an object with the line of a field: `Kustomization flux-system/apps (clusters/prod/apps.yaml:9)`. */
export function addressOf(manifest: Manifest, path: FieldPath): string {
  const origin = manifest.originOf(path);
  return 'file' in origin ? `${manifest.title} (${origin.file}:${origin.line})` : manifest.title;
}
