import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';

/** An object with the place of one of its fields: `Kustomization flux-system/apps (clusters/prod/apps.yaml:9)`. */
export function addressOf(manifest: Manifest, path: FieldPath): string {
  const origin = manifest.originOf(path);
  return 'file' in origin ? `${manifest.title} (${origin.file}:${origin.line})` : manifest.title;
}
