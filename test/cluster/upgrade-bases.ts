import type { Json, JsonObject } from '../../src/inventory/json';

function object(apiVersion: string, kind: string, more: JsonObject): JsonObject {
  return { apiVersion, kind, metadata: { name: 'base', labels: { a: 'b' } }, ...more };
}

const POD = { containers: [{ name: 'a', image: 'example/a:1' }] };
const TEMPLATE = { metadata: { labels: { a: 'b' } }, spec: POD };
const ONCE = { template: { spec: { restartPolicy: 'Never', ...POD } } };
const CLAIM: JsonObject = {
  accessModes: ['ReadWriteOnce'],
  storageClassName: 'none-such',
  resources: { requests: { storage: '1Gi' } },
};
const STORAGE = 'storage.k8s.io/v1';
const SNAPSHOT = 'snapshot.storage.k8s.io/v1';
const SNAPSHOT_CONTENT: JsonObject = { driver: 'a.example', deletionPolicy: 'Retain' };
const RBAC = 'rbac.authorization.k8s.io';
const DEVICES: Json = { devices: { requests: [{ name: 'a', exactly: { deviceClassName: 'a' } }] } };

const workload = (kind: string, more: JsonObject): JsonObject =>
  object('apps/v1', kind, { spec: { selector: { matchLabels: { a: 'b' } }, template: TEMPLATE, ...more } });

/** An object of each kind that an app may bring along, with the fields that are likely to be changed. */
export const BASES: readonly JsonObject[] = [
  workload('Deployment', {
    replicas: 0,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
    minReadySeconds: 1,
    revisionHistoryLimit: 3,
  }),
  workload('Deployment', { replicas: 0, strategy: { type: 'RollingUpdate' } }),
  workload('DaemonSet', { updateStrategy: { type: 'RollingUpdate' } }),
  workload('ReplicaSet', { replicas: 0 }),
  workload('StatefulSet', {
    replicas: 0,
    serviceName: 'a',
    podManagementPolicy: 'Parallel',
    updateStrategy: { type: 'RollingUpdate' },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
    revisionHistoryLimit: 3,
    minReadySeconds: 1,
    ordinals: { start: 1 },
    volumeClaimTemplates: [
      { metadata: { name: 'data', labels: { a: 'b' } }, spec: { ...CLAIM, volumeMode: 'Filesystem' } },
    ],
  }),
  workload('StatefulSet', { replicas: 0, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } }),
  object('batch/v1', 'Job', {
    spec: {
      ...ONCE,
      parallelism: 1,
      completions: 1,
      backoffLimit: 1,
      ttlSecondsAfterFinished: 900,
      completionMode: 'NonIndexed',
      suspend: false,
    },
  }),
  object('batch/v1', 'Job', {
    spec: { ...ONCE, parallelism: 2, completions: 2, completionMode: 'Indexed', backoffLimitPerIndex: 1 },
  }),
  object('batch/v1', 'CronJob', {
    spec: {
      schedule: '@daily',
      concurrencyPolicy: 'Forbid',
      suspend: true,
      jobTemplate: { spec: { ...ONCE, backoffLimit: 1 } },
    },
  }),
  object('v1', 'Pod', {
    spec: {
      ...POD,
      terminationGracePeriodSeconds: 5,
      activeDeadlineSeconds: 900,
      tolerations: [{ key: 'a', operator: 'Exists' }],
    },
  }),
  object('v1', 'ReplicationController', { spec: { replicas: 0, selector: { a: 'b' }, template: TEMPLATE } }),
  object('v1', 'Service', {
    spec: {
      type: 'ClusterIP',
      selector: { a: 'b' },
      ports: [{ name: 'a', port: 80, protocol: 'TCP' }],
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
    },
  }),
  object('v1', 'Service', { spec: { clusterIP: 'None', selector: { a: 'b' }, ports: [{ name: 'a', port: 80 }] } }),
  object('v1', 'Service', {
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'a.example/b',
      externalTrafficPolicy: 'Local',
      selector: { a: 'b' },
      ports: [{ name: 'a', port: 80 }],
    },
  }),
  object('v1', 'Service', {
    spec: { type: 'NodePort', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', ports: [{ name: 'a', port: 80 }] },
  }),
  object('v1', 'ConfigMap', { data: { a: 'b' }, binaryData: { c: 'YQ==' } }),
  object('v1', 'ConfigMap', { immutable: true, data: { a: 'b' }, binaryData: { c: 'YQ==' } }),
  object('v1', 'Secret', { type: 'a.example/b', data: { a: 'YQ==' } }),
  object('v1', 'Secret', { immutable: true, data: { a: 'YQ==' } }),
  object('v1', 'PersistentVolumeClaim', {
    spec: { ...CLAIM, volumeMode: 'Filesystem', selector: { matchLabels: { a: 'b' } } },
  }),
  object('v1', 'PersistentVolumeClaim', {
    spec: { ...CLAIM, storageClassName: '', dataSource: { kind: 'PersistentVolumeClaim', name: 'other' } },
  }),
  object('v1', 'PersistentVolume', {
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'none-such',
      persistentVolumeReclaimPolicy: 'Retain',
      volumeMode: 'Filesystem',
      mountOptions: ['a'],
      csi: { driver: 'a.example', volumeHandle: 'a', fsType: 'ext4', readOnly: true, volumeAttributes: { a: 'b' } },
      volumeAttributesClassName: 'a',
      nodeAffinity: {
        required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }] },
      },
    },
  }),
  object('v1', 'PersistentVolume', {
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'none-such',
      hostPath: { path: '/srv/a', type: 'Directory' },
    },
  }),
  object('v1', 'ServiceAccount', { automountServiceAccountToken: true }),
  object('v1', 'ResourceQuota', { spec: { hard: { pods: '900' }, scopes: ['Terminating'] } }),
  object('v1', 'LimitRange', { spec: { limits: [{ type: 'PersistentVolumeClaim', max: { storage: '900Gi' } }] } }),
  object('v1', 'Endpoints', { subsets: [{ addresses: [{ ip: '192.0.2.1' }], ports: [{ port: 80 }] }] }),
  object('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4', endpoints: [] }),
  object('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, selector: { matchLabels: { a: 'b' } } } }),
  object('coordination.k8s.io/v1', 'Lease', { spec: { holderIdentity: 'a', leaseDurationSeconds: 10 } }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { minReplicas: 1, maxReplicas: 2, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' } },
  }),
  object('networking.k8s.io/v1', 'Ingress', {
    spec: { ingressClassName: 'a', defaultBackend: { service: { name: 'a', port: { number: 80 } } } },
  }),
  object('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: { podSelector: { matchLabels: { a: 'b' } }, policyTypes: ['Ingress'] },
  }),
  object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a.example/b' } }),
  object('node.k8s.io/v1', 'RuntimeClass', { handler: 'a', overhead: { podFixed: { cpu: '1' } } }),
  object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1, preemptionPolicy: 'Never', description: 'a' }),
  object(`${RBAC}/v1`, 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
  object(`${RBAC}/v1`, 'RoleBinding', {
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'a' },
    subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'b' }],
  }),
  object(`${RBAC}/v1`, 'ClusterRoleBinding', {
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'a' },
    subjects: [],
  }),
  object(STORAGE, 'StorageClass', {
    provisioner: 'a.example',
    parameters: { a: 'b' },
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    mountOptions: ['a'],
  }),
  object(STORAGE, 'VolumeAttributesClass', { driverName: 'a.example', parameters: { a: 'b' } }),
  object(STORAGE, 'CSIDriver', {
    spec: {
      attachRequired: false,
      podInfoOnMount: true,
      fsGroupPolicy: 'File',
      volumeLifecycleModes: ['Ephemeral'],
      storageCapacity: true,
    },
  }),
  object(STORAGE, 'CSINode', {
    spec: { drivers: [{ name: 'a.example', nodeID: 'a', topologyKeys: ['a'], allocatable: { count: 2 } }] },
  }),
  object(STORAGE, 'CSIStorageCapacity', {
    storageClassName: 'a',
    capacity: '1Gi',
    nodeTopology: { matchLabels: { a: 'b' } },
  }),
  object(STORAGE, 'VolumeAttachment', {
    spec: { attacher: 'a.example', nodeName: 'a', source: { persistentVolumeName: 'a' } },
  }),
  object('resource.k8s.io/v1', 'ResourceClaim', { spec: DEVICES }),
  object('resource.k8s.io/v1', 'ResourceClaimTemplate', { spec: { spec: DEVICES } }),
  object('apps/v1', 'ControllerRevision', { revision: 1, data: { a: 1 } }),
  object(SNAPSHOT, 'VolumeSnapshot', {
    spec: { volumeSnapshotClassName: 'a', source: { persistentVolumeClaimName: 'a' } },
  }),
  object(SNAPSHOT, 'VolumeSnapshot', { spec: { source: { volumeSnapshotContentName: 'a' } } }),
  object(SNAPSHOT, 'VolumeSnapshotContent', {
    spec: {
      ...SNAPSHOT_CONTENT,
      sourceVolumeMode: 'Filesystem',
      source: { snapshotHandle: 'a' },
      volumeSnapshotRef: { name: 'a', namespace: 'b' },
    },
  }),
  object(SNAPSHOT, 'VolumeSnapshotContent', {
    spec: {
      ...SNAPSHOT_CONTENT,
      volumeSnapshotClassName: 'a',
      source: { volumeHandle: 'a' },
      volumeSnapshotRef: { name: 'a', namespace: 'b', uid: 'c' },
    },
  }),
  object(SNAPSHOT, 'VolumeSnapshotClass', { ...SNAPSHOT_CONTENT, parameters: { a: 'b', c: 'd' } }),
  object(`group${SNAPSHOT}`, 'VolumeGroupSnapshot', {
    spec: { volumeGroupSnapshotClassName: 'a', source: { selector: { matchLabels: { a: 'b' } } } },
  }),
  object(`group${SNAPSHOT}`, 'VolumeGroupSnapshotContent', {
    spec: {
      ...SNAPSHOT_CONTENT,
      volumeGroupSnapshotClassName: 'a',
      source: { volumeHandles: ['a'] },
      volumeGroupSnapshotRef: { name: 'a', namespace: 'b', uid: 'c' },
    },
  }),
  object(`group${SNAPSHOT}`, 'VolumeGroupSnapshotContent', {
    spec: {
      ...SNAPSHOT_CONTENT,
      source: { groupSnapshotHandles: { volumeGroupSnapshotHandle: 'a', volumeSnapshotHandles: ['b'] } },
      volumeGroupSnapshotRef: { name: 'a', namespace: 'b' },
    },
  }),
  object(`group${SNAPSHOT}`, 'VolumeGroupSnapshotClass', { ...SNAPSHOT_CONTENT, parameters: { a: 'b', c: 'd' } }),
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    metadata: { name: 'PLURAL.upgrade.example', labels: { a: 'b' } },
    spec: {
      group: 'upgrade.example',
      scope: 'Namespaced',
      names: { kind: 'KIND', plural: 'PLURAL', listKind: 'KINDList' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  }),
];
