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
/** The events after which another pod asks for a claim of its own. */
const REPLACING = [Event.POD_REPLACED, Event.POD_MOVED, Event.SCALE_DOWN, Event.ROLLOUT, Event.NODE_LOST];
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
      ...Object.fromEntries([...REPLACING, Event.WORKLOAD_DELETED].map((event) => [event, 'stranded'])),
      ...CLAIM_GONE('stranded'),
      [Event.ZONE_LOST]: 'lost',
    }),
  ],
  ['an OCI image as files', workload({ volume: 'image: { reference: example/model:1 }' }), but({})],
  [
    'the downward API as files',
    workload({ volume: 'downwardAPI: { items: [{ path: labels, fieldRef: { fieldPath: metadata.labels } }] }' }),
    but({ [Event.NAMESPACE_DELETED]: 'lost' }),
  ],
  [
    'a generic ephemeral claim of a class of the cluster',
    workload({
      volume:
        'ephemeral: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } } } }',
    }),
    but({
      ...Object.fromEntries(Object.keys(ENDS_WITH_POD).map((event) => [event, 'unknown'])),
      [Event.CLAIM_DELETED]: 'unknown',
    }),
  ],
  [
    'a claim on a local volume with reclaim policy Delete',
    workload({ volume: CLAIM }) +
      STATIC +
      volume('local: { path: /disk }', `${ON_NODE_1}, persistentVolumeReclaimPolicy: Delete`),
    but(PINNED),
  ],
  [
    'a claim of a class that makes directories on nodes',
    workload({ volume: CLAIM }) + DYNAMIC + storageClass('Delete', 'rancher.io/local-path'),
    but({ ...PINNED, ...CLAIM_GONE('lost') }),
  ],
  [
    'a claim on a CSI disk whose volume says Delete',
    workload({ volume: CLAIM }) +
      STATIC +
      volume('csi: { driver: ebs.csi.aws.com, volumeHandle: vol-1 }', 'persistentVolumeReclaimPolicy: Delete'),
    but({ ...CLAIM_GONE('lost'), [Event.ZONE_LOST]: 'lost' }),
  ],
  [
    'a claim on a CSI disk whose volume says nothing',
    workload({ volume: CLAIM }) + STATIC + volume('csi: { driver: ebs.csi.aws.com, volumeHandle: vol-1 }'),
    but({ [Event.ZONE_LOST]: 'lost' }),
  ],
  [
    'a claim of NFS directories that are made on demand',
    workload({ volume: CLAIM }) + DYNAMIC + storageClass('Delete', 'nfs.csi.k8s.io'),
    but({ ...CLAIM_GONE('lost'), [Event.ZONE_LOST]: 'unknown' }),
  ],
  [
    'a claim of the cluster',
    workload({ volume: CLAIM }),
    but({
      [Event.POD_MOVED]: 'unknown',
      [Event.CLAIM_DELETED]: 'unknown',
      [Event.NAMESPACE_DELETED]: 'unknown',
      [Event.NODE_LOST]: 'unknown',
      [Event.ZONE_LOST]: 'unknown',
    }),
  ],
  [
    'a claim on a volume of the cluster',
    workload({ volume: CLAIM }) + STATIC,
    but({
      ...CLAIM_GONE('unknown'),
      [Event.POD_MOVED]: 'unknown',
      [Event.NODE_LOST]: 'unknown',
      [Event.ZONE_LOST]: 'unknown',
    }),
  ],
  [
    'an inline volume of a driver that makes it for the pod',
    workload({ volume: 'csi: { driver: hostpath.csi.k8s.io }' }),
    but(ENDS_WITH_POD),
  ],
  [
    'an inline volume that shows the share of a server',
    workload({ volume: 'csi: { driver: nfs.csi.k8s.io, volumeAttributes: { server: nas, share: /exports } }' }),
    but({ [Event.ZONE_LOST]: 'unknown' }),
  ],
  [
    'an inline volume that shows secrets of a vault',
    workload({ volume: 'csi: { driver: secrets-store.csi.k8s.io, readOnly: true }' }),
    but({}),
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
    'a claim on a hostPath volume of a temporary directory, with reclaim policy Delete',
    workload({ volume: CLAIM }) +
      STATIC +
      volume('hostPath: { path: /tmp/data }', 'persistentVolumeReclaimPolicy: Delete'),
    but({ ...ON_A_NODE, ...CLAIM_GONE('unknown') }),
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

const PODS_OF: readonly [string, string, string][] = [
  ['Pod', 'v1', ''],
  ['Job', 'batch/v1', ''],
  ['DaemonSet', 'apps/v1', 'selector: { matchLabels: { app: app } },'],
];
test.each(PODS_OF)('an emptyDir of a %s ends with its pod, and a scale-down takes none away', (kind, version, spec) => {
  const pod =
    'containers: [{ name: app, image: a, volumeMounts: [{ name: data, mountPath: /data }] }], volumes: [{ name: data, emptyDir: {} }]';
  const body = kind === 'Pod' ? pod : `${spec} template: { metadata: { labels: { app: app } }, spec: { ${pod} } }`;
  const yaml = `apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: app }\nspec: { ${body} }\n`;
  expect(outcomes(yaml)).toEqual(but({ ...ENDS_WITH_POD, [Event.SCALE_DOWN]: 'kept' }));
});

test('a hostPath of a DaemonSet is found again by the pod of its node when the template changes', () => {
  const pod =
    'containers: [{ name: app, image: a, volumeMounts: [{ name: data, mountPath: /data }] }], volumes: [{ name: data, hostPath: { path: /data } }]';
  const yaml = `apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: app }\nspec: { selector: { matchLabels: { app: app } }, template: { metadata: { labels: { app: app } }, spec: { ${pod} } } }\n`;
  expect(outcomes(yaml)).toEqual(but(PINNED));
});

test('a claim that the pod cannot share is of that pod alone', () => {
  const yaml =
    workload({ volume: CLAIM }) + DYNAMIC.replace('ReadWriteOnce', 'ReadWriteOncePod') + storageClass('Retain');
  expect(survivalTable(inventoryOf(yaml))[0]?.bytes.sharing).toBe('this pod');
});

test.each([
  ['a disk, ReadWriteOnce', 'ebs.csi.aws.com', 'ReadWriteOnce', 'pods of one node'],
  ['a shared file system, ReadWriteMany', 'efs.csi.aws.com', 'ReadWriteMany', 'all pods'],
  ['a shared file system, where ReadWriteOnce is written', 'efs.csi.aws.com', 'ReadWriteOnce', 'all pods'],
  ['a driver that nothing is known of, ReadWriteMany', 'disk.example.com', 'ReadWriteMany', 'all pods'],
])('a claim of %s: its sharing', (_, provisioner, mode, sharing) => {
  const yaml =
    workload({ volume: CLAIM }) + DYNAMIC.replace('ReadWriteOnce', mode) + storageClass('Retain', provisioner);
  expect(survivalTable(inventoryOf(yaml))[0]?.bytes.sharing).toBe(sharing);
});

test('init containers, sidecars and devices have rows, with the mount of each', () => {
  const yaml = `apiVersion: v1
kind: Pod
metadata: { name: app, namespace: shop }
spec:
  initContainers:
    - { name: prepare, image: a, volumeMounts: [{ name: data, mountPath: /in, readOnly: true }] }
    - { name: side, image: a, restartPolicy: Always, volumeDevices: [{ name: disk, devicePath: /dev/xvda }] }
  containers: [{ name: app, image: a, volumeMounts: [{ name: data, mountPath: /data }, { name: gone, mountPath: /gone }] }]
  volumes: [{ name: data, emptyDir: {} }, { name: disk, persistentVolumeClaim: { claimName: raw } }]
`;
  const rows = survivalTable(inventoryOf(yaml));
  expect(rows.map(({ container, path, readOnly }) => [container.name, path, readOnly])).toEqual([
    ['prepare', '/in', true],
    ['side', '/dev/xvda', false],
    ['app', '/data', false],
    ['app', '/gone', false],
  ]);
  expect(rows.at(-1)?.outcomes[Event.POD_REPLACED]).toEqual({
    outcome: 'unknown',
    reason: 'the pod has no such volume, and is refused',
  });
});

test('a path that a variable of a ConfigMap moves is known', () => {
  const yaml = `${workload({ image: 'codongmin/kub-data-demo:1' }).replace(
    'image: codongmin/kub-data-demo:1',
    'image: codongmin/kub-data-demo:1\n          env: [{ name: STORY_FOLDER, valueFrom: { configMapKeyRef: { name: settings, key: folder } } }]',
  )}---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { folder: tales }
`;
  expect(survivalTable(inventoryOf(yaml)).map(({ path }) => path)).toEqual(['/app/tales']);
});

test('a client of a database keeps nothing', () => {
  const yaml = workload({ image: 'postgres:16' }).replace(
    'image: postgres:16',
    'image: postgres:16\n          command: [pg_dump]',
  );
  expect(survivalTable(inventoryOf(yaml))).toEqual([]);
});

test('on a cluster of one node, files elsewhere are out of reach when it is lost', () => {
  const yaml = workload({ volume: 'nfs: { server: nas, path: /exports }' });
  expect(survivalTable(inventoryOf(yaml, { nodes: 1 }))[0]?.outcomes[Event.NODE_LOST].outcome).toBe('stranded');
});

test('on a declared cluster of several nodes, a new pod may start where the files of a hostPath are not', () => {
  const yaml = workload({ volume: 'hostPath: { path: /data }' });
  expect(survivalTable(inventoryOf(yaml, { nodes: 3 }))[0]?.outcomes[Event.ROLLOUT].outcome).toBe('stranded');
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
  const yaml = workload({ image: 'postgres:18', volume: 'emptyDir: {}' }).replace('/data', '/var/lib/postgresql');
  expect(survivalTable(inventoryOf(yaml)).map(({ path }) => path)).toEqual(['/var/lib/postgresql']);
});

test('files under a VOLUME of the image that no mount names are lost with the container, whatever is mounted above', () => {
  const yaml = (mountPath: string): string =>
    workload({ image: 'postgres:16', volume: CLAIM }).replace('/data', mountPath);
  const rows = survivalTable(inventoryOf(yaml('/var/lib/postgresql')));
  const data = rows.find(({ path }) => path === '/var/lib/postgresql/data');
  expect(data?.bytes.store).toBe('VOLUME /var/lib/postgresql/data of the image, in the container');
  for (const event of [Event.CONTAINER_RESTART, Event.POD_REPLACED, Event.ROLLOUT]) {
    expect(data?.outcomes[event]).toMatchObject({ outcome: 'lost' });
    expect(data?.outcomes[event].reason).toMatch(/VOLUME.*CRI-O keeps it/);
  }
  const named = survivalTable(inventoryOf(yaml('/var/lib/postgresql/data')));
  expect(named.map(({ path }) => path)).toEqual(['/var/lib/postgresql/data']);
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

test.each([
  ['annotations: { helm.sh/resource-policy: keep }', 'kept'],
  ['annotations: { argocd.argoproj.io/sync-options: Delete=false }', 'kept'],
  ['labels: { kustomize.toolkit.fluxcd.io/prune: Disabled }', 'kept'],
  ['annotations: { argocd.argoproj.io/sync-options: Prune=false }', 'lost'],
])('what deletes an app reads the marks of a claim: %s', (marks, outcome) => {
  const app = workload({ volume: CLAIM }) + storageClass('Delete');
  const kept = claim('storageClassName: fast', `name: data, namespace: shop, ${marks}`);
  expect(outcomes(app + kept)[Event.APP_DELETED]).toBe(outcome);
  expect(outcomes(app + kept)[Event.CLAIM_DELETED]).toBe('lost');
});

test('a claim that somebody has to confirm is deleted once that is done', () => {
  const asked = 'name: data, namespace: shop, annotations: { argocd.argoproj.io/sync-options: Delete=confirm }';
  const yaml = workload({ volume: CLAIM }) + storageClass('Delete') + claim('storageClassName: fast', asked);
  const [row] = survivalTable(inventoryOf(yaml));
  expect(row?.outcomes[Event.APP_DELETED].outcome).toBe('lost');
  expect(row?.outcomes[Event.APP_DELETED].reason).toMatch(
    /^the claim is deleted with the app, once that is confirmed \(argocd.argoproj.io\/sync-options: Delete=confirm\): /,
  );
});

test('kapp deletes the claims of a StatefulSet that it is told to own', () => {
  const set = (marks: string): string => `---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: 'registry.example/db:1', volumeMounts: [{ name: data, mountPath: /data }] }]
  volumeClaimTemplates:
    - metadata: { name: data${marks} }
      spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } }
`;
  const owned = set(", annotations: { kapp.k14s.io/owned-for-deletion: '' }");
  expect(outcomes(set('') + storageClass('Delete'))[Event.APP_DELETED]).toBe('kept');
  expect(outcomes(owned + storageClass('Delete'))[Event.APP_DELETED]).toBe('lost');
  expect(outcomes(owned + storageClass('Delete'))[Event.WORKLOAD_DELETED]).toBe('kept');
  expect(outcomes(owned + storageClass('Retain'))[Event.APP_DELETED]).toBe('kept');
});

test('a namespace that stays takes no claims with it', () => {
  const namespace = (marks: string): string => `---
apiVersion: v1
kind: Namespace
metadata: { name: shop${marks} }
`;
  const app =
    workload({ volume: CLAIM }) +
    storageClass('Delete') +
    claim('storageClassName: fast', 'name: data, namespace: shop, annotations: { helm.sh/resource-policy: keep }');
  expect(outcomes(app + namespace(''))[Event.APP_DELETED]).toBe('lost');
  expect(outcomes(app + namespace(', annotations: { helm.sh/resource-policy: keep }'))[Event.APP_DELETED]).toBe('kept');
});

test('what is in memory is told not to outlive a restart of the node', () => {
  const reason = (medium: string): string | undefined => {
    const [row] = survivalTable(inventoryOf(workload({ volume: `emptyDir: { ${medium} }` })));
    return row?.outcomes[Event.CONTAINER_RESTART].reason;
  };
  expect(reason('')).toBe('volumes outlive containers');
  expect(reason('medium: Memory')).toBe('volumes outlive containers, but not this one a restart of the node');
});
