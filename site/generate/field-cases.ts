import { fieldsOf } from '../../src/api/fields';
import type { JsonObject } from '../../src/inventory/json';

/** A part of the storage API: the type whose fields are looked at, and an object that has it. */
export interface FieldCase {
  /** The heading, and the object that the fields are of. */
  readonly title: string;
  /** The way to the fields in the object, as people write it. */
  readonly prefix: string;
  /** The type in the table of fields; undefined for a definition of custom resources, whose fields are those of `fields`. */
  readonly type?: string;
  readonly fields?: JsonObject;
  /** What has to be there beside any field. */
  readonly minimal: (field: string) => JsonObject;
  readonly object: (part: JsonObject) => JsonObject;
}

const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const ON_NODE = { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-1'] }] };
const object = (apiVersion: string, kind: string, more: JsonObject): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name: 'data' },
  ...more,
});

const workload = (
  kind: string,
  container: JsonObject,
  volumes: readonly JsonObject[],
  more: JsonObject = {},
): JsonObject =>
  object('apps/v1', kind, {
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [{ name: 'web', image: 'example/web:1', ...container }],
          ...(volumes.length === 0 ? {} : { volumes }),
        },
      },
      ...more,
    },
  });

const mounted = { volumeMounts: [{ name: 'files', mountPath: '/files' }] };
const SNAPSHOT = 'snapshot.storage.k8s.io/v1';
const GROUP_SNAPSHOT = 'groupsnapshot.storage.k8s.io/v1';

export const FIELD_CASES: readonly FieldCase[] = [
  {
    title: 'PersistentVolumeClaim',
    prefix: 'spec.',
    type: 'V1PersistentVolumeClaimSpec',
    minimal: () => CLAIM,
    object: (spec) => object('v1', 'PersistentVolumeClaim', { spec }),
  },
  {
    title: 'PersistentVolume',
    prefix: 'spec.',
    type: 'V1PersistentVolumeSpec',
    minimal: (field) => ({
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      ...(isSource(field) ? {} : { csi: { driver: 'disk.example.com', volumeHandle: 'a' } }),
      ...(field === 'local' ? { nodeAffinity: { required: { nodeSelectorTerms: [ON_NODE] } } } : {}),
    }),
    object: (spec) => object('v1', 'PersistentVolume', { spec }),
  },
  {
    title: 'StorageClass',
    prefix: '',
    type: 'V1StorageClass',
    minimal: () => ({ provisioner: 'disk.example.com' }),
    object: (part) => ({ ...object('storage.k8s.io/v1', 'StorageClass', {}), ...part }),
  },
  {
    title: 'VolumeAttributesClass',
    prefix: '',
    type: 'V1VolumeAttributesClass',
    minimal: () => ({ driverName: 'disk.example.com', parameters: { a: 'a' } }),
    object: (part) => ({ ...object('storage.k8s.io/v1', 'VolumeAttributesClass', {}), ...part }),
  },
  {
    title: 'Volumes of a pod',
    prefix: 'spec.volumes[].',
    type: 'V1Volume',
    minimal: () => ({ name: 'files' }),
    object: (volume) =>
      workload('Deployment', { volumeMounts: [{ name: volume['name'] ?? '', mountPath: '/files' }] }, [volume]),
  },
  {
    title: 'Claims that live as long as their pod',
    prefix: 'spec.volumes[].ephemeral.volumeClaimTemplate.spec.',
    type: 'V1PersistentVolumeClaimSpec',
    minimal: () => CLAIM,
    object: (spec) =>
      workload('Deployment', mounted, [{ name: 'files', ephemeral: { volumeClaimTemplate: { spec } } }]),
  },
  {
    title: 'Sources of a projected volume',
    prefix: 'spec.volumes[].projected.sources[].',
    type: 'V1VolumeProjection',
    minimal: () => ({}),
    object: (source) => workload('Deployment', mounted, [{ name: 'files', projected: { sources: [source] } }]),
  },
  {
    title: 'Fields of the pod as files',
    prefix: 'spec.volumes[].downwardAPI.items[].',
    type: 'V1DownwardAPIVolumeFile',
    minimal: (field) => ({
      path: 'name',
      ...(field.endsWith('Ref') ? {} : { fieldRef: { fieldPath: 'metadata.name' } }),
    }),
    object: (item) => workload('Deployment', mounted, [{ name: 'files', downwardAPI: { items: [item] } }]),
  },
  {
    title: 'Mounts of a container',
    prefix: 'spec.containers[].volumeMounts[].',
    type: 'V1VolumeMount',
    minimal: (field) => ({
      name: 'files',
      mountPath: '/files',
      ...(field === 'recursiveReadOnly' ? { readOnly: true } : {}),
    }),
    object: (mount) =>
      workload('Deployment', { volumeMounts: [mount] }, [
        { name: mount['name'] ?? '', persistentVolumeClaim: { claimName: 'a' } },
      ]),
  },
  {
    title: 'Devices of a container',
    prefix: 'spec.containers[].volumeDevices[].',
    type: 'V1VolumeDevice',
    minimal: () => ({ name: 'files', devicePath: '/dev/files' }),
    object: (device) =>
      workload('Deployment', { volumeDevices: [device] }, [
        { name: device['name'] ?? '', persistentVolumeClaim: { claimName: 'a' } },
      ]),
  },
  {
    title: 'Claim templates of a StatefulSet',
    prefix: 'spec.volumeClaimTemplates[].spec.',
    type: 'V1PersistentVolumeClaimSpec',
    minimal: () => CLAIM,
    object: (spec) =>
      workload('StatefulSet', mounted, [], {
        serviceName: 'web',
        volumeClaimTemplates: [{ metadata: { name: 'files' }, spec }],
      }),
  },
  {
    title: 'Retention of a StatefulSet’s claims',
    prefix: 'spec.persistentVolumeClaimRetentionPolicy.',
    type: 'V1StatefulSetPersistentVolumeClaimRetentionPolicy',
    minimal: () => ({}),
    object: (policy) =>
      workload('StatefulSet', mounted, [], {
        serviceName: 'web',
        persistentVolumeClaimRetentionPolicy: policy,
        volumeClaimTemplates: [{ metadata: { name: 'files' }, spec: CLAIM }],
      }),
  },
  custom('VolumeSnapshot', SNAPSHOT, 'spec.', {
    source: { persistentVolumeClaimName: 'a' },
    volumeSnapshotClassName: 'a',
  }),
  custom('VolumeSnapshot of a content', SNAPSHOT, 'spec.', { source: { volumeSnapshotContentName: 'a' } }),
  custom('VolumeSnapshotClass', SNAPSHOT, '', {
    driver: 'disk.example.com',
    deletionPolicy: 'Retain',
    parameters: { a: 'a' },
  }),
  custom('VolumeSnapshotContent', SNAPSHOT, 'spec.', {
    driver: 'disk.example.com',
    deletionPolicy: 'Retain',
    source: { snapshotHandle: 'a' },
    volumeSnapshotClassName: 'a',
    sourceVolumeMode: 'Filesystem',
    volumeSnapshotRef: { namespace: 'a', name: 'a' },
  }),
  custom('VolumeGroupSnapshot', GROUP_SNAPSHOT, 'spec.', {
    source: { selector: { matchLabels: { a: 'a' } } },
    volumeGroupSnapshotClassName: 'a',
  }),
  custom('VolumeGroupSnapshotClass', GROUP_SNAPSHOT, '', {
    driver: 'disk.example.com',
    deletionPolicy: 'Retain',
    parameters: { a: 'a' },
  }),
];

/** Whether a field of a PersistentVolume says where its files are. */
function isSource(name: string): boolean {
  const field = fieldsOf('V1PersistentVolumeSpec').get(name);
  return field?.kind === 'object' && field.type.endsWith('VolumeSource');
}

/** A kind of a definition of custom resources, by an object with all its fields. */
function custom(title: string, apiVersion: string, prefix: string, fields: JsonObject): FieldCase {
  const [kind = ''] = title.split(' ');
  return {
    title,
    prefix,
    fields,
    minimal: () => fields,
    object: (part) => ({ ...object(apiVersion, kind, {}), ...(prefix === '' ? part : { spec: part }) }),
  };
}
