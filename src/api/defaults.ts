/**
 * The defaults that the API server fills in, by type and field. For defaults that depend on other fields, the usual value.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/server-side-apply/
 */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  RbacV1Subject: { apiGroup: 'rbac.authorization.k8s.io' },
  V1AzureDiskVolumeSource: { cachingMode: 'ReadWrite', fsType: 'ext4', kind: 'Shared', readOnly: false },
  V1CSIDriverSpec: {
    attachRequired: true,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    podInfoOnMount: false,
    preventPodSchedulingIfMissing: false,
    requiresRepublish: false,
    seLinuxMount: false,
    serviceAccountTokenInSecrets: false,
    storageCapacity: false,
    volumeLifecycleModes: ['Persistent'],
  },
  V1ConfigMapVolumeSource: { defaultMode: 420 },
  V1Container: { resources: {}, terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' },
  V1ContainerPort: { protocol: 'TCP' },
  V1CronJobSpec: {
    concurrencyPolicy: 'Allow',
    failedJobsHistoryLimit: 1,
    successfulJobsHistoryLimit: 3,
    suspend: false,
  },
  V1CustomResourceConversion: { strategy: 'None' },
  V1CustomResourceDefinitionSpec: { conversion: {} },
  V1DaemonSetSpec: { revisionHistoryLimit: 10, updateStrategy: {} },
  V1DaemonSetUpdateStrategy: { rollingUpdate: {}, type: 'RollingUpdate' },
  V1DeploymentSpec: { progressDeadlineSeconds: 600, replicas: 1, revisionHistoryLimit: 10, strategy: {} },
  V1DeploymentStrategy: { rollingUpdate: {}, type: 'RollingUpdate' },
  V1DownwardAPIVolumeSource: { defaultMode: 420 },
  V1EphemeralContainer: {
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  },
  V1GRPCAction: { service: '' },
  V1HTTPGetAction: { path: '/', scheme: 'HTTP' },
  V1HostPathVolumeSource: { type: '' },
  V1ISCSIPersistentVolumeSource: { iscsiInterface: 'default' },
  V1ISCSIVolumeSource: { iscsiInterface: 'default' },
  V1JobSpec: {
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    completions: 1,
    manualSelector: false,
    parallelism: 1,
    podReplacementPolicy: 'TerminatingOrFailed',
    suspend: false,
  },
  V1NetworkPolicyPort: { protocol: 'TCP' },
  V1ObjectFieldSelector: { apiVersion: 'v1' },
  V1PersistentVolumeClaimSpec: { volumeMode: 'Filesystem' },
  V1PersistentVolumeSpec: { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' },
  V1PodSpec: {
    dnsPolicy: 'ClusterFirst',
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
    priority: 0,
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  },
  V1Probe: { failureThreshold: 3, periodSeconds: 10, successThreshold: 1, timeoutSeconds: 1 },
  V1ProjectedVolumeSource: { defaultMode: 420 },
  V1RBDPersistentVolumeSource: { keyring: '/etc/ceph/keyring', pool: 'rbd', user: 'admin' },
  V1RBDVolumeSource: { keyring: '/etc/ceph/keyring', pool: 'rbd', user: 'admin' },
  V1ReplicaSetSpec: { replicas: 1 },
  V1ReplicationControllerSpec: { replicas: 1 },
  V1ResourceFieldSelector: { divisor: '0' },
  V1RoleRef: { apiGroup: 'rbac.authorization.k8s.io' },
  V1RollingUpdateDaemonSet: { maxSurge: 0, maxUnavailable: 1 },
  V1RollingUpdateDeployment: { maxSurge: '25%', maxUnavailable: '25%' },
  V1RollingUpdateStatefulSetStrategy: { partition: 0 },
  V1ScaleIOPersistentVolumeSource: { fsType: 'xfs', storageMode: 'ThinProvisioned' },
  V1ScaleIOVolumeSource: { fsType: 'xfs', storageMode: 'ThinProvisioned' },
  V1Secret: { type: 'Opaque' },
  V1SecretVolumeSource: { defaultMode: 420 },
  V1ServiceAccountTokenProjection: { expirationSeconds: 3600 },
  V1ServicePort: { protocol: 'TCP' },
  V1ServiceSpec: {
    allocateLoadBalancerNodePorts: true,
    externalTrafficPolicy: 'Cluster',
    internalTrafficPolicy: 'Cluster',
    sessionAffinity: 'None',
    type: 'ClusterIP',
  },
  V1StatefulSetPersistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  V1StatefulSetSpec: {
    persistentVolumeClaimRetentionPolicy: {},
    podManagementPolicy: 'OrderedReady',
    replicas: 1,
    revisionHistoryLimit: 10,
    updateStrategy: {},
  },
  V1StatefulSetUpdateStrategy: { rollingUpdate: {}, type: 'RollingUpdate' },
  V1StorageClass: { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  V2HorizontalPodAutoscalerSpec: { minReplicas: 1 },
};

/** Fields that the API server, the volume binder or the scheduler assign, by type. */
const ASSIGNED: Readonly<Record<string, readonly string[]>> = {
  V1JobSpec: ['selector'],
  V1NamespaceSpec: ['finalizers'],
  V1ObjectReference: ['apiVersion', 'kind', 'resourceVersion', 'uid'],
  V1PodSpec: ['nodeName', 'serviceAccount'],
  V1ServicePort: ['nodePort'],
  V1ServiceSpec: ['clusterIP', 'clusterIPs', 'healthCheckNodePort', 'ipFamilies', 'ipFamilyPolicy'],
};

/** Whether the cluster may have assigned a field's value. It never assigns `None` (a headless Service). */
export function isAssigned(type: string, field: string, value: unknown): boolean {
  return Object.hasOwn(ASSIGNED, type) && ASSIGNED[type]?.includes(field) === true && !isNone(value);
}

function isNone(value: unknown): boolean {
  return value === 'None' || (Array.isArray(value) && value.includes('None'));
}

/** The default that the API server fills in for a field; an object comes without the defaults of its own fields. */
export function defaultOf(type: string, field: string): unknown {
  const fields = Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : undefined;
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
}
