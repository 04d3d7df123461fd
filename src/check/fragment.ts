import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

/**
 * Whether a manifest lacks all required fields of its kind, so that it isn't meant to be applied by itself: a kustomize patch,
 * or an assertion of a test (chainsaw, kuttl).
 */
export function isFragment({ kind, spec }: Manifest): boolean {
  if (kind === 'PersistentVolumeClaim') return spec['accessModes'] === undefined && spec['resources'] === undefined;
  return spec['selector'] === undefined && field(spec, 'template', 'metadata', 'labels') === undefined;
}

/** Kinds that require a spec. */
const WITH_SPEC = /^(?:Pod|PersistentVolume|Service|Ingress|Job|CronJob|HorizontalPodAutoscaler)$/;
/** Kinds whose fragments may have a spec, without its required fields. */
const WITH_TEMPLATE = /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|PersistentVolumeClaim)$/;

/** Whether a manifest is only a patch of another, or of its metadata. */
export function isPatch(manifest: Manifest): boolean {
  if (WITH_TEMPLATE.test(manifest.kind)) return isFragment(manifest);
  return WITH_SPEC.test(manifest.kind) && Object.keys(manifest.spec).length === 0;
}
