import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

/**
 * Whether a manifest has nothing of what its kind must have, and what nobody forgets at once: a patch of kustomize, or what a test (chainsaw,
 * kuttl) expects of an object. The API server refuses it where it is applied by itself.
 */
export function isFragment({ kind, spec }: Manifest): boolean {
  if (kind === 'PersistentVolumeClaim') return spec['accessModes'] === undefined && spec['resources'] === undefined;
  return spec['selector'] === undefined && field(spec, 'template', 'metadata', 'labels') === undefined;
}
