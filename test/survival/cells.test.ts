import { Event } from '../../src/survival/event';
import { survivalTable } from '../../src/survival/table';
import { inventoryOf } from '../check/inventory-of';

const ALL = Object.values(Event);

interface Workload {
  readonly kind?: 'Deployment' | 'StatefulSet';
  readonly volume?: string;
  readonly pod?: string;
  readonly spec?: string;
  readonly image?: string;
}

/** A workload with one container; with a volume, it mounts it at /data. */
function workload({ kind = 'Deployment', volume, pod = '', spec = '', image = 'example/app:1' }: Workload): string {
  const mounts = volume === undefined ? '' : `\n          volumeMounts: [{ name: data, mountPath: /data }]`;
  const volumes = volume === undefined || volume === 'template' ? '' : `\n      volumes: [{ name: data, ${volume} }]`;
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: app, namespace: shop }
spec:
  selector: { matchLabels: { app: app } }${spec}
  template:
    metadata: { labels: { app: app } }
    spec:${pod}
      containers:
        - name: app
          image: ${image}${mounts}${volumes === '' && pod === '' ? '' : volumes}
`;
}

const CLAIM = 'persistentVolumeClaim: { claimName: data }';

function claim(spec: string, metadata = 'name: data, namespace: shop'): string {
  return `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { ${metadata} }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }, ${spec} }
`;
}

function volume(source: string, more = ''): string {
  return `---
apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: '', ${source}${more === '' ? '' : `, ${more}`} }
`;
}

function storageClass(reclaimPolicy: string, provisioner = 'ebs.csi.aws.com'): string {
  return `---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: ${provisioner}
reclaimPolicy: ${reclaimPolicy}
`;
}

const STATIC = claim("storageClassName: '', volumeName: disk");
const DYNAMIC = claim('storageClassName: fast');
const ON_NODE_1 =
  'nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-1] }] }] } }';

/** The outcomes of the one path of a container, in the order of the events. */
function outcomes(yaml: string): Record<string, string> {
  const [row, ...more] = survivalTable(inventoryOf(yaml));
  if (row === undefined || more.length > 0) throw new Error(`${more.length + (row ? 1 : 0)} rows`);
  return Object.fromEntries(ALL.map((event) => [event, row.outcomes[event].outcome]));
}

/** Shorthand: the outcomes that differ from `kept`. */
function but(differences: Partial<Record<Event, string>>): Record<string, string> {
  return Object.fromEntries(ALL.map((event) => [event, differences[event] ?? 'kept']));
}

const ENDS_WITH_POD: Partial<Record<Event, string>> = Object.fromEntries(
  ALL.filter((event) => event !== Event.CONTAINER_RESTART && event !== Event.CLAIM_DELETED).map((event) => [
    event,
    'lost',
  ]),
);
const ON_A_NODE: Partial<Record<Event, string>> = {
  [Event.POD_MOVED]: 'stranded',
  [Event.ROLLOUT]: 'unknown',
  [Event.NODE_LOST]: 'lost',
  [Event.ZONE_LOST]: 'lost',
};
const PINNED: Partial<Record<Event, string>> = { ...ON_A_NODE, [Event.ROLLOUT]: 'kept' };
const CLAIM_GONE = (outcome: string): Partial<Record<Event, string>> => ({
  [Event.CLAIM_DELETED]: outcome,
  [Event.APP_DELETED]: outcome,
  [Event.NAMESPACE_DELETED]: outcome,
});

const CELLS: readonly [string, string, Record<string, string>][] = [
  [
    'the container layer',
    workload({ image: 'postgres:16' }),
    but({ ...ENDS_WITH_POD, [Event.CONTAINER_RESTART]: 'lost' }),
  ],
  ['an emptyDir', workload({ volume: 'emptyDir: {}' }), but(ENDS_WITH_POD)],
  ['an emptyDir in memory', workload({ volume: 'emptyDir: { medium: Memory }' }), but(ENDS_WITH_POD)],
  [
    'a ConfigMap of the cluster',
    workload({ volume: 'configMap: { name: settings }' }),
    but({ [Event.NAMESPACE_DELETED]: 'lost' }),
  ],
  [
    'a ConfigMap of the app',
    `${workload({ volume: 'configMap: { name: settings }' })}---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { a: b }
`,
    but({ [Event.APP_DELETED]: 'lost', [Event.NAMESPACE_DELETED]: 'lost' }),
  ],
  [
    'a generic ephemeral claim of a class that deletes',
    workload({
      volume:
        'ephemeral: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } } } }',
    }) + storageClass('Delete'),
    but({ ...ENDS_WITH_POD, [Event.CLAIM_DELETED]: 'lost' }),
  ],
  [
    'a generic ephemeral claim of a class that retains',
    workload({
      volume:
        'ephemeral: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } } } }',
    }) + storageClass('Retain'),
    but({
      ...Object.fromEntries(Object.keys(ENDS_WITH_POD).map((event) => [event, 'stranded'])),
      [Event.ZONE_LOST]: 'lost',
    }),
  ],
  ['a hostPath of an unpinned pod', workload({ volume: 'hostPath: { path: /data }' }), but(ON_A_NODE)],
  [
    'a hostPath of a pinned pod',
    workload({ volume: 'hostPath: { path: /data }', pod: '\n      nodeSelector: { kubernetes.io/hostname: node-1 }' }),
    but(PINNED),
  ],
  [
    'a claim on a hostPath volume',
    workload({ volume: CLAIM }) + STATIC + volume('hostPath: { path: /data }'),
    but(ON_A_NODE),
  ],
  [
    'a claim on a hostPath volume with node affinity',
    workload({ volume: CLAIM }) + STATIC + volume('hostPath: { path: /data }', ON_NODE_1),
    but(PINNED),
  ],
  [
    'a claim on a hostPath volume that nothing can delete',
    workload({ volume: CLAIM }) + STATIC + volume('hostPath: { path: /data }', 'persistentVolumeReclaimPolicy: Delete'),
    but(ON_A_NODE),
  ],
  [
    'a claim on a local volume',
    workload({ volume: CLAIM }) + STATIC + volume('local: { path: /disk }', ON_NODE_1),
    but(PINNED),
  ],
  [
    'an NFS export in the pod',
    workload({ volume: 'nfs: { server: nas, path: /exports }' }),
    but({ [Event.ZONE_LOST]: 'unknown' }),
  ],
  [
    'a claim on an NFS volume that is retained',
    workload({ volume: CLAIM }) + STATIC + volume('nfs: { server: nas, path: /exports }'),
    but({ [Event.ZONE_LOST]: 'unknown' }),
  ],
  [
    'a claim on an NFS volume that nothing can delete',
    workload({ volume: CLAIM }) +
      STATIC +
      volume('nfs: { server: nas, path: /exports }', 'persistentVolumeReclaimPolicy: Delete'),
    but({ [Event.ZONE_LOST]: 'unknown' }),
  ],
  [
    'a claim on an NFS volume that is recycled',
    workload({ volume: CLAIM }) +
      STATIC +
      volume('nfs: { server: nas, path: /exports }', 'persistentVolumeReclaimPolicy: Recycle'),
    but({ ...CLAIM_GONE('lost'), [Event.ZONE_LOST]: 'unknown' }),
  ],
  [
    'a claim of a zonal disk that is deleted',
    workload({ volume: CLAIM }) + DYNAMIC + storageClass('Delete'),
    but({ ...CLAIM_GONE('lost'), [Event.ZONE_LOST]: 'lost' }),
  ],
  [
    'a claim of a zonal disk that is retained',
    workload({ volume: CLAIM }) + DYNAMIC + storageClass('Retain'),
    but({ [Event.ZONE_LOST]: 'lost' }),
  ],
  [
    'a claim of a shared file system of a region',
    workload({ volume: CLAIM }) + DYNAMIC + storageClass('Retain', 'efs.csi.aws.com'),
    but({}),
  ],
  [
    'a claim of a class of the cluster',
    workload({ volume: CLAIM }) + DYNAMIC,
    but({
      ...CLAIM_GONE('unknown'),
      [Event.POD_MOVED]: 'unknown',
      [Event.NODE_LOST]: 'unknown',
      [Event.ZONE_LOST]: 'unknown',
    }),
  ],
  [
    'a claim template whose claims are retained',
    workload({ kind: 'StatefulSet', volume: 'template', spec: template('') }) + storageClass('Delete'),
    but({ [Event.CLAIM_DELETED]: 'lost', [Event.NAMESPACE_DELETED]: 'lost', [Event.ZONE_LOST]: 'lost' }),
  ],
  [
    'a claim template whose claims are deleted with replicas and set',
    workload({
      kind: 'StatefulSet',
      volume: 'template',
      spec: template('\n  persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete, whenScaled: Delete }'),
    }) + storageClass('Delete'),
    but({
      ...CLAIM_GONE('lost'),
      [Event.SCALE_DOWN]: 'lost',
      [Event.WORKLOAD_DELETED]: 'lost',
      [Event.ZONE_LOST]: 'lost',
    }),
  ],
];

function template(retention: string): string {
  return `
  serviceName: app${retention}
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } }`;
}

test.each(CELLS)('what %s survives', (_, yaml, expected) => {
  expect(outcomes(yaml)).toEqual(expected);
});

test('a namespace that is among the manifests takes the claims of a StatefulSet with it', () => {
  const yaml = `${workload({ kind: 'StatefulSet', volume: 'template', spec: template('') })}${storageClass('Delete')}---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`;
  expect(outcomes(yaml)[Event.APP_DELETED]).toBe('lost');
});

test('a declared cluster of one node keeps the files of a hostPath with every new pod', () => {
  const inventory = inventoryOf(workload({ volume: 'hostPath: { path: /data }' }), { nodes: 1 });
  const [row] = survivalTable(inventory);
  expect([row?.outcomes[Event.POD_MOVED].outcome, row?.outcomes[Event.ROLLOUT].outcome]).toEqual(['kept', 'kept']);
});

test('a declared class says what becomes of its volumes', () => {
  const storageClasses = [{ name: 'fast', provisioner: 'ebs.csi.aws.com', reclaimPolicy: 'Retain' }];
  const [row] = survivalTable(inventoryOf(workload({ volume: CLAIM }) + DYNAMIC, { storageClasses }));
  expect(row?.outcomes[Event.CLAIM_DELETED]).toMatchObject({ outcome: 'kept' });
});

test.each([
  ['emptyDir: {}', 'this pod', false],
  ['hostPath: { path: /data }', 'pods of one node', false],
  ['nfs: { server: nas, path: /exports, readOnly: true }', 'all pods', true],
  ['configMap: { name: settings }', 'all pods', true],
])('%s is shared by %s', (source, sharing, readOnly) => {
  const [row] = survivalTable(inventoryOf(workload({ volume: source })));
  expect(row).toMatchObject({ bytes: { sharing }, readOnly });
});

test('a path known to hold data has no row of its own where a mount covers it', () => {
  const yaml = workload({ image: 'postgres:16', volume: 'emptyDir: {}' }).replace('/data', '/var/lib/postgresql');
  expect(survivalTable(inventoryOf(yaml)).map(({ path }) => path)).toEqual(['/var/lib/postgresql']);
});

test('a claim that never binds is unknown, and says so', () => {
  const yaml =
    workload({ volume: CLAIM }) +
    claim("storageClassName: '', volumeName: disk") +
    volume('hostPath: { path: /data }').replace("storageClassName: ''", 'storageClassName: slow');
  const [row] = survivalTable(inventoryOf(yaml));
  expect(row?.outcomes[Event.CONTAINER_RESTART]).toEqual({
    outcome: 'unknown',
    reason: 'the claim never binds, so that no pod starts',
  });
});
