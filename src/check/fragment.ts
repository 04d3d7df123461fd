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

/** Kinds of which no object is without a spec. */
const WITH_SPEC = /^(?:Pod|PersistentVolume|Service|Ingress|Job|CronJob|HorizontalPodAutoscaler)$/;
/** Kinds of which a fragment is known by what is in its spec. */
const WITH_TEMPLATE = /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|PersistentVolumeClaim)$/;

/** Whether a manifest is nothing by itself: what a patch adds to another, to its metadata as well. */
export function isPatch(manifest: Manifest): boolean {
  if (WITH_TEMPLATE.test(manifest.kind)) return isFragment(manifest);
  return WITH_SPEC.test(manifest.kind) && Object.keys(manifest.spec).length === 0;
}
