/** Fields that the API server, its controllers and kubectl write into objects for their own use. */
import type { Json, JsonObject } from './json';
import { asList, isObject, withoutFields } from './json';

const METADATA: ReadonlySet<string> = new Set(
  'creationTimestamp deletionGracePeriodSeconds deletionTimestamp generation managedFields resourceVersion selfLink uid'.split(
    ' ',
  ),
);

/** Annotations, labels and finalizers that parts of Kubernetes set for their own use. */
const INTERNAL_ENTRIES: Readonly<Record<string, ReadonlySet<string>>> = {
  annotations: new Set([
    'autoscaling.alpha.kubernetes.io/behavior',
    'autoscaling.alpha.kubernetes.io/conditions',
    'autoscaling.alpha.kubernetes.io/current-metrics',
    'batch.kubernetes.io/cronjob-scheduled-timestamp',
    'control-plane.alpha.kubernetes.io/leader',
    'deployment.kubernetes.io/desired-replicas',
    'deployment.kubernetes.io/max-replicas',
    'deployment.kubernetes.io/revision',
    'deployment.kubernetes.io/revision-history',
    'deprecated.daemonset.template.generation',
    'kubectl.kubernetes.io/last-applied-configuration',
    'kubernetes.io/createdby',
    'pv.kubernetes.io/bind-completed',
    'pv.kubernetes.io/bound-by-controller',
    'pv.kubernetes.io/migrated-to',
    'pv.kubernetes.io/provisioned-by',
    'volume.beta.kubernetes.io/storage-provisioner',
    'volume.kubernetes.io/provisioner-deletion-secret-name',
    'volume.kubernetes.io/provisioner-deletion-secret-namespace',
    'volume.kubernetes.io/selected-node',
    'volume.kubernetes.io/storage-provisioner',
    'volume.kubernetes.io/storage-resizer',
  ]),
  labels: new Set([
    'batch.kubernetes.io/controller-uid',
    'batch.kubernetes.io/job-name',
    'controller-uid',
    'job-name',
    'kubernetes.io/metadata.name',
  ]),
  finalizers: new Set([
    'batch.kubernetes.io/job-tracking',
    'external-provisioner.volume.kubernetes.io/finalizer',
    'foregroundDeletion',
    'kubernetes.io/pv-protection',
    'kubernetes.io/pvc-protection',
    'snapshot.storage.kubernetes.io/volumesnapshot-as-source-protection',
    'snapshot.storage.kubernetes.io/volumesnapshot-bound-protection',
    'snapshot.storage.kubernetes.io/volumesnapshotcontent-bound-protection',
  ]),
};

/**
 * Whether an object has the metadata that an API server sets: all of it if it was read from one; some if it was copied from
 * one and edited.
 */
export function serverFields({ metadata }: JsonObject): 'all' | 'some' | 'none' {
  if (!isObject(metadata)) return 'none';
  const { uid, resourceVersion, creationTimestamp, managedFields } = metadata;
  const given = [uid, resourceVersion, creationTimestamp];
  if (Array.isArray(managedFields) || given.every(isText)) return 'all';
  return given.some(isText) ? 'some' : 'none';
}

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

/** An object without its status and the server's metadata; it keeps its defaults. */
export function withoutServerFields(data: JsonObject): JsonObject {
  const rest = withoutFields(data, 'status');
  const { metadata } = data;
  return isObject(metadata) ? cleanTemplates({ ...rest, metadata: ownMetadata(metadata) }) : rest;
}

function ownMetadata(metadata: JsonObject): JsonObject {
  const own: Record<string, Json | undefined> = {};
  for (const [name, value] of Object.entries(metadata)) {
    if (METADATA.has(name)) continue;
    const internal = Object.hasOwn(INTERNAL_ENTRIES, name) ? INTERNAL_ENTRIES[name] : undefined;
    const kept = internal === undefined ? value : without(value, internal);
    if (kept !== undefined) own[name] = kept;
  }
  return own;
}

/** Removes internal entries; undefined where nothing is left. */
function without(value: Json | undefined, internal: ReadonlySet<string>): Json | undefined {
  if (Array.isArray(value)) {
    const kept = asList(value).filter((one) => typeof one !== 'string' || !internal.has(one));
    return kept.length === 0 ? undefined : kept;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const kept = entries.filter(([key]) => !internal.has(key));
  if (kept.length === entries.length) return value;
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** Removes the server's metadata of templates, and the status of claim templates. */
function cleanTemplates(object: JsonObject): JsonObject {
  const { spec } = object;
  if (!isObject(spec)) return object;
  const { template, volumeClaimTemplates } = spec;
  if (!isObject(template) && !Array.isArray(volumeClaimTemplates)) return object;
  return {
    ...object,
    spec: {
      ...spec,
      ...(isObject(template) ? { template: ownTemplate(template) } : {}),
      ...(Array.isArray(volumeClaimTemplates)
        ? { volumeClaimTemplates: asList(volumeClaimTemplates).map(ownClaimTemplate) }
        : {}),
    },
  };
}

function ownTemplate(template: JsonObject): JsonObject {
  const { metadata } = template;
  return isObject(metadata) ? { ...template, metadata: ownMetadata(metadata) } : template;
}

function ownClaimTemplate(template: Json): Json {
  if (!isObject(template)) return template;
  return ownTemplate(withoutFields(template, 'apiVersion', 'kind', 'status'));
}
