/** A field that the API server refuses to change. */
export interface ImmutableField {
  readonly path: readonly string[];
  /** The value that an unset field has for the server; undefined where there is none. */
  readonly fallback: string | number | boolean | readonly string[] | undefined;
  /** Whether it may be set later if it was unset, and is immutable from then on. */
  readonly onceSet: boolean;
  /** Whether it may also be unset again; only a change to another value is refused. */
  readonly removable: boolean;
  /** The only API version in which the field is immutable; undefined: in all. */
  readonly version?: string;
}

/** The immutable fields of a kind. */
export interface ImmutableKind {
  readonly group: string;
  readonly kind: string;
  readonly fields: readonly ImmutableField[];
  /** The documentation's page that says so, or the kind's API reference. */
  readonly see: string;
}

const DOCS = 'https://kubernetes.io/docs';
const REFERENCE = `${DOCS}/reference/kubernetes-api`;

type Fallback = ImmutableField['fallback'];

/** Paths of fields with the value that the server assumes where they are unset. */
type Fields = Readonly<Record<string, Fallback>>;

function kind(name: string, see: string, fields: Fields, onceSet: Fields = {}): ImmutableKind {
  const [group = '', of = ''] = name.split('/');
  const read = (given: Fields, once: boolean): readonly ImmutableField[] =>
    Object.entries(given).map(([path, fallback]) => ({
      path: path.split('.'),
      fallback,
      onceSet: once,
      removable: false,
    }));
  return { group, kind: of, fields: [...read(fields, false), ...read(onceSet, true)], see };
}

/** Adds fields that one API version lets be set and unset, but not changed to another value. */
function immutableWhileSet(version: string, paths: readonly string[], of: ImmutableKind): ImmutableKind {
  const more = paths.map((path) => ({
    path: path.split('.'),
    fallback: undefined,
    onceSet: true,
    removable: true,
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
 * The immutable fields of each kind, as Kubernetes 1.36 validates updates. The rules for Services, PersistentVolumes,
 * claims, ConfigMaps, Secrets, Jobs and Pods hold further conditions. These kinds have no immutable field: CronJob,
 * Ingress, NetworkPolicy, PodDisruptionBudget, HorizontalPodAutoscaler, Lease, Endpoints, ServiceAccount, Role, Namespace,
 * LimitRange, VolumeSnapshotClass.
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
  // Earlier versions don't have these rules: https://github.com/kubernetes-csi/external-snapshotter/tree/v8.7.0/client/config/crd
  immutableWhileSet(
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
  immutableWhileSet(
    'v1',
    ['driver', 'deletionPolicy', 'parameters'],
    kind(`${GROUP_SNAPSHOT}/VolumeGroupSnapshotClass`, SNAPSHOTS, {}),
  ),
];

const BY_KIND: ReadonlyMap<string, ImmutableKind> = new Map(KINDS.map((one) => [`${one.group}/${one.kind}`, one]));

/** The immutable fields of a kind; undefined where it has none. */
export function immutableKind(group: string, kind: string): ImmutableKind | undefined {
  return BY_KIND.get(`${group}/${kind}`);
}

/** All kinds with immutable fields. */
export const IMMUTABLE_KINDS = KINDS;
