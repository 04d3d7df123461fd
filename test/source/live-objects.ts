import { parse } from 'yaml';
import type { Json, JsonObject } from '../../src/inventory/json';
import { asList, asObject, isObject } from '../../src/inventory/json';

let count = 0;

/** What an API server adds to the metadata of an object, with a unique uid. */
export function served(object: JsonObject, metadata: JsonObject = {}): JsonObject {
  const uid = `00000000-0000-0000-0000-${String(++count).padStart(12, '0')}`;
  const added = { uid, resourceVersion: '7', creationTimestamp: '2026-01-05T10:00:00Z' };
  return { ...object, metadata: { ...added, ...asObject(object['metadata']), ...metadata } };
}

/** An object as applied: with the annotation of a client-side apply, and with the filled-in fields. */
export function applied(yaml: string, namespace: string | undefined, ...filledIn: readonly string[]): JsonObject {
  const written = readObject(yaml);
  const placed = namespace === undefined ? written : (over(written, { metadata: { namespace } }) as JsonObject);
  const record = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(placed) };
  const filled = filledIn.map(readObject).reduce((object, more) => over(object, more) as JsonObject, placed);
  return served(over(filled, { metadata: { annotations: record, generation: 1 } }) as JsonObject);
}

function readObject(yaml: string): JsonObject {
  return asObject(parse(yaml) as Json);
}

/** Merges fields and items of one value into another. */
function over(one: Json | undefined, other: Json): Json {
  if (Array.isArray(other)) return asList(other).map((item, index) => over(asList(one)[index], item));
  if (!isObject(other)) return other;
  const fields = Object.entries(other).map(([name, value = null]) => [name, over(asObject(one)[name], value)]);
  return { ...asObject(one), ...(Object.fromEntries(fields) as JsonObject) };
}

export const DATABASE = `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  replicas: 2
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata:
      labels: { app: db }
    spec:
      containers:
        - name: db
          image: registry.example/db:1
          ports: [{ containerPort: 5432 }]
          env: [{ name: MODE, value: fast }]
          volumeMounts: [{ name: data, mountPath: /data }, { name: scratch, mountPath: /scratch }]
      volumes: [{ name: scratch, emptyDir: { sizeLimit: 1Gi } }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 10Gi } }
`;

export const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None
  selector: { app: db }
  ports: [{ port: 5432 }]
`;

/** The defaults that Kubernetes 1.34 fills in, item by item. */
export const FILLED_SET = `spec:
  podManagementPolicy: OrderedReady
  revisionHistoryLimit: 10
  updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 0 } }
  persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain, whenScaled: Retain }
  template:
    metadata: { creationTimestamp: null }
    spec:
      containers:
        - imagePullPolicy: IfNotPresent
          ports: [{ protocol: TCP }]
          resources: {}
          terminationMessagePath: /dev/termination-log
          terminationMessagePolicy: File
      dnsPolicy: ClusterFirst
      restartPolicy: Always
      schedulerName: default-scheduler
      securityContext: {}
      terminationGracePeriodSeconds: 30
  volumeClaimTemplates:
    - apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: { creationTimestamp: null }
      spec: { volumeMode: Filesystem }
      status: { phase: Pending }
status: { replicas: 2, readyReplicas: 2, currentRevision: db-6d4c, observedGeneration: 1 }
`;

export const FILLED_SERVICE = `spec:
  clusterIPs: [None]
  internalTrafficPolicy: Cluster
  ipFamilies: [IPv4]
  ipFamilyPolicy: SingleStack
  ports: [{ protocol: TCP, targetPort: 5432 }]
  sessionAffinity: None
  type: ClusterIP
status: { loadBalancer: {} }
`;

/** A claim that a StatefulSet created, bound to a volume. */
export function claimWithVolume(
  name: string,
  { node, zone, policy = 'Delete' }: { readonly node?: string; readonly zone?: string; readonly policy?: string } = {},
): readonly JsonObject[] {
  const volumeName = `pvc-${name}`;
  const key = node === undefined ? 'topology.kubernetes.io/zone' : 'kubernetes.io/hostname';
  const value = node ?? zone;
  const claim = served(
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace: 'shop', labels: { app: 'db' } },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '10Gi' } },
        storageClassName: 'fast',
        volumeMode: 'Filesystem',
        volumeName,
      },
      status: { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '10Gi' } },
    },
    {
      annotations: {
        'pv.kubernetes.io/bind-completed': 'yes',
        'pv.kubernetes.io/bound-by-controller': 'yes',
        'volume.kubernetes.io/storage-provisioner': 'disk.example.com',
      },
      finalizers: ['kubernetes.io/pvc-protection'],
    },
  );
  const volume = served(
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: volumeName },
      spec: {
        accessModes: ['ReadWriteOnce'],
        capacity: { storage: '10Gi' },
        claimRef: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          name,
          namespace: 'shop',
          resourceVersion: '5',
          uid: asObject(claim['metadata'])['uid'],
        },
        csi: { driver: 'disk.example.com', volumeHandle: `vol-${name}` },
        persistentVolumeReclaimPolicy: policy,
        storageClassName: 'fast',
        volumeMode: 'Filesystem',
        ...(value === undefined
          ? {}
          : {
              nodeAffinity: {
                required: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In', values: [value] }] }] },
              },
            }),
      },
      status: { phase: 'Bound' },
    },
    {
      annotations: { 'pv.kubernetes.io/provisioned-by': 'disk.example.com' },
      finalizers: ['kubernetes.io/pv-protection'],
    },
  );
  return [claim, volume];
}

/** A pod that a controller created. */
export function podOf(
  owner: JsonObject,
  name: string,
  { node, claim }: { readonly node: string; readonly claim?: string },
): JsonObject {
  const { name: ownerName, uid: ownerUid } = asObject(owner['metadata']);
  return served({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      ownerReferences: [
        { apiVersion: 'apps/v1', kind: owner['kind'], name: ownerName, uid: ownerUid, controller: true },
      ],
    },
    spec: {
      nodeName: node,
      containers: [
        { name: 'db', image: 'registry.example/db:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] },
      ],
      volumes: claim === undefined ? [] : [{ name: 'data', persistentVolumeClaim: { claimName: claim } }],
    },
    status: { phase: 'Running' },
  });
}

export function node(name: string, zone: string): JsonObject {
  return served({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': zone } },
    spec: {},
    status: {},
  });
}

export const FAST_CLASS = served({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  provisioner: 'disk.example.com',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
});
