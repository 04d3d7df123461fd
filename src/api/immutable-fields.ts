/** A field that the API server refuses to change. */
export interface ImmutableField {
  readonly path: readonly string[];
  /** What the server takes where nothing is written; undefined: nothing. */
  readonly fallback: string | number | boolean | readonly string[] | undefined;
  /** Whether it may be written where there was nothing, and not be changed after that. */
  readonly onceSet: boolean;
  /** Whether it may also be taken away again, and only not become another. */
  readonly mayGo: boolean;
  /** The one version of the kind in which it is so; undefined: in all. */
  readonly version?: string;
}

/** The fields of a kind that are fixed when an object is made. */
export interface ImmutableKind {
  readonly group: string;
  readonly kind: string;
  readonly fields: readonly ImmutableField[];
  /** The page of the documentation that says so; else the kind's own reference, which says `immutable` at the field. */
  readonly see: string;
}

const DOCS = 'https://kubernetes.io/docs';
const REFERENCE = `${DOCS}/reference/kubernetes-api`;

type Fallback = ImmutableField['fallback'];

/** A field with what the server takes for it; `undefined` is nothing. */
type Fields = Readonly<Record<string, Fallback>>;

function kind(name: string, see: string, fields: Fields, onceSet: Fields = {}): ImmutableKind {
  const [group = '', of = ''] = name.split('/');
  const read = (given: Fields, once: boolean): readonly ImmutableField[] =>
    Object.entries(given).map(([path, fallback]) => ({
      path: path.split('.'),
      fallback,
      onceSet: once,
      mayGo: false,
    }));
  return { group, kind: of, fields: [...read(fields, false), ...read(onceSet, true)], see };
}

/** A kind with fields that one of its versions doesn't let become others, though they may come and go. */
function whileSet(version: string, paths: readonly string[], of: ImmutableKind): ImmutableKind {
  const more = paths.map((path) => ({
    path: path.split('.'),
    fallback: undefined,
    onceSet: true,
    mayGo: true,
    version,
  }));
  return { ...of, fields: [...of.fields, ...more] };
}

const NONE: Fallback = undefined;
const RBAC = 'rbac.authorization.k8s.io';
const ROLE_REF = { 'roleRef.kind': NONE, 'roleRef.name': NONE, 'roleRef.apiGroup': RBAC };
const SNAPSHOTS = `${DOCS}/concepts/storage/volume-snapshots/`;
const SNAPSHOT = 'snapshot.storage.k8s.io';
const GROUP_SNAPSHOT = 'groupsnapshot.storage.k8s.io';

/**
 * What the API server compares with the old object and refuses to change, as Kubernetes 1.36 validates updates. Services,
 * PersistentVolumes, claims, settings, Jobs and Pods have conditions besides, which their rules know. A kind that isn't here
 * has no such field: CronJob, Ingress, NetworkPolicy, PodDisruptionBudget, HorizontalPodAutoscaler, Lease, Endpoints,
 * ServiceAccount, Role, Namespace, LimitRange, VolumeSnapshotClass.
 */
const KINDS: readonly ImmutableKind[] = [
  kind('apps/Deployment', `${DOCS}/concepts/workloads/controllers/deployment/#label-selector-updates`, {
    'spec.selector': NONE,
  }),
  kind('apps/DaemonSet', `${DOCS}/concepts/workloads/controllers/daemonset/#pod-selector`, { 'spec.selector': NONE }),
  kind('apps/ReplicaSet', `${REFERENCE}/workload-resources/replica-set-v1/`, { 'spec.selector': NONE }),
  kind('apps/StatefulSet', `${DOCS}/concepts/workloads/controllers/statefulset/#limitations`, {
    'spec.serviceName': NONE,
    'spec.selector': NONE,
    'spec.podManagementPolicy': 'OrderedReady',
    'spec.volumeClaimTemplates': NONE,
  }),
  kind('apps/ControllerRevision', `${REFERENCE}/workload-resources/controller-revision-v1/`, { data: NONE }),
  kind('batch/Job', `${DOCS}/concepts/workloads/controllers/job/`, {
    'spec.selector': NONE,
    'spec.completionMode': 'NonIndexed',
    'spec.podFailurePolicy': NONE,
    'spec.backoffLimitPerIndex': NONE,
    'spec.managedBy': NONE,
    'spec.successPolicy': NONE,
  }),
  kind('/Secret', `${REFERENCE}/config-and-storage-resources/secret-v1/`, { type: 'Opaque' }),
  kind(
    '/PersistentVolume',
    `${DOCS}/concepts/storage/persistent-volumes/`,
    { 'spec.volumeMode': 'Filesystem' },
    {
      'spec.nodeAffinity': NONE,
    },
  ),
  kind('/ResourceQuota', `${DOCS}/concepts/policy/resource-quotas/#quota-scopes`, { 'spec.scopes': NONE }),
  kind(
    `${RBAC}/RoleBinding`,
    `${DOCS}/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding`,
    ROLE_REF,
  ),
  kind(
    `${RBAC}/ClusterRoleBinding`,
    `${DOCS}/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding`,
    ROLE_REF,
  ),
  kind('storage.k8s.io/StorageClass', `${DOCS}/concepts/storage/storage-classes/`, {
    provisioner: NONE,
    parameters: NONE,
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
  }),
  kind('storage.k8s.io/VolumeAttributesClass', `${DOCS}/concepts/storage/volume-attributes-classes/`, {
    driverName: NONE,
    parameters: NONE,
  }),
  kind('storage.k8s.io/CSIDriver', `${REFERENCE}/config-and-storage-resources/csi-driver-v1/`, {
    'spec.attachRequired': true,
    'spec.volumeLifecycleModes': ['Persistent'],
  }),
  kind('storage.k8s.io/CSIStorageCapacity', `${REFERENCE}/config-and-storage-resources/csi-storage-capacity-v1/`, {
    storageClassName: NONE,
    nodeTopology: NONE,
  }),
  kind('storage.k8s.io/VolumeAttachment', `${REFERENCE}/config-and-storage-resources/volume-attachment-v1/`, {
    spec: NONE,
  }),
  kind(
    'scheduling.k8s.io/PriorityClass',
    `${DOCS}/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass`,
    {
      value: 0,
      preemptionPolicy: 'PreemptLowerPriority',
    },
  ),
  kind('node.k8s.io/RuntimeClass', `${DOCS}/concepts/containers/runtime-class/`, { handler: NONE }),
  kind('networking.k8s.io/IngressClass', `${DOCS}/concepts/services-networking/ingress/#ingress-class`, {
    'spec.controller': NONE,
  }),
  kind('networking.k8s.io/IPAddress', `${REFERENCE}/service-resources/ip-address-v1/`, { 'spec.parentRef': NONE }),
  kind('discovery.k8s.io/EndpointSlice', `${DOCS}/concepts/services-networking/endpoint-slices/#address-types`, {
    addressType: NONE,
  }),
  kind(
    'apiextensions.k8s.io/CustomResourceDefinition',
    `${DOCS}/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/`,
    { 'spec.group': NONE, 'spec.scope': NONE, 'spec.names.kind': NONE, 'spec.names.plural': NONE },
  ),
  kind('resource.k8s.io/ResourceClaim', `${DOCS}/concepts/scheduling-eviction/dynamic-resource-allocation/`, {
    spec: NONE,
  }),
  kind('resource.k8s.io/ResourceClaimTemplate', `${DOCS}/concepts/scheduling-eviction/dynamic-resource-allocation/`, {
    spec: NONE,
  }),
  kind(
    'certificates.k8s.io/CertificateSigningRequest',
    `${DOCS}/reference/access-authn-authz/certificate-signing-requests/`,
    {
      spec: NONE,
    },
  ),
  kind('certificates.k8s.io/ClusterTrustBundle', `${DOCS}/reference/access-authn-authz/certificate-signing-requests/`, {
    'spec.signerName': NONE,
  }),
  kind(
    `${SNAPSHOT}/VolumeSnapshot`,
    SNAPSHOTS,
    {},
    {
      'spec.source.persistentVolumeClaimName': NONE,
      'spec.source.volumeSnapshotContentName': NONE,
    },
  ),
  kind(
    `${SNAPSHOT}/VolumeSnapshotContent`,
    SNAPSHOTS,
    {},
    {
      'spec.source.volumeHandle': NONE,
      'spec.source.snapshotHandle': NONE,
      'spec.sourceVolumeMode': NONE,
    },
  ),
  kind(
    `${GROUP_SNAPSHOT}/VolumeGroupSnapshot`,
    SNAPSHOTS,
    {},
    {
      'spec.source.selector': NONE,
      'spec.source.volumeGroupSnapshotContentName': NONE,
    },
  ),
  // The rules of v1 came with it: https://github.com/kubernetes-csi/external-snapshotter/tree/v8.7.0/client/config/crd
  whileSet(
    'v1',
    [
      'spec.driver',
      'spec.volumeGroupSnapshotClassName',
      'spec.volumeGroupSnapshotRef.name',
      'spec.volumeGroupSnapshotRef.namespace',
    ],
    kind(
      `${GROUP_SNAPSHOT}/VolumeGroupSnapshotContent`,
      SNAPSHOTS,
      {},
      {
        'spec.source.volumeHandles': NONE,
        'spec.source.groupSnapshotHandles': NONE,
        'spec.volumeGroupSnapshotRef.uid': NONE,
      },
    ),
  ),
  whileSet(
    'v1',
    ['driver', 'deletionPolicy', 'parameters'],
    kind(`${GROUP_SNAPSHOT}/VolumeGroupSnapshotClass`, SNAPSHOTS, {}),
  ),
];

const BY_KIND: ReadonlyMap<string, ImmutableKind> = new Map(KINDS.map((one) => [`${one.group}/${one.kind}`, one]));

/** What of a kind can't be changed; undefined where everything can. */
export function immutableKind(group: string, kind: string): ImmutableKind | undefined {
  return BY_KIND.get(`${group}/${kind}`);
}

/** All kinds that have such fields. */
export const IMMUTABLE_KINDS = KINDS;
