import { bodyOf, pod } from './programs';

test('volumes keep their order: one that comes too late is listed before the next one is mounted', () => {
  const program = bodyOf(
    pod(`{
      initContainers: [{ name: init, image: x, volumeMounts: [{ name: two, mountPath: /two }] }],
      containers: [{ name: a, image: x, volumeMounts: [{ name: one, mountPath: /one }, { name: three, mountPath: /three }] }],
      volumes: [{ name: one, emptyDir: {} }, { name: two, emptyDir: {} }, { name: three, emptyDir: {} }]
    }`),
  );
  expect(program).toMatch(/mount\('\/one', .*\)\n.*addVolume\(two\)\n.*mount\('\/three', .*\);\n/);
});

test('a source without a store of its own is given as the API has it', () => {
  const program = bodyOf(
    pod(`{ containers: [{ name: a, image: x, volumeMounts: [{ name: d, mountPath: /d }] }],
      volumes: [{ name: d, quobyte: { registry: r, volume: v } }] }`),
  );
  expect(program).toContain("toVolume: () => ({ source: { quobyte: { registry: 'r', volume: 'v' } } })");
});

test('a claim and the volume that names it are one store', () => {
  const program = bodyOf(`apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec:
  capacity: { storage: 5Gi }
  accessModes: [ReadWriteOnce]
  claimRef: { namespace: shop, name: data }
  csi: { driver: ebs.csi.aws.com, volumeHandle: vol-1 }
  nodeAffinity:
    required: { nodeSelectorTerms: [{ matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [a] }] }] }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec:
  volumeName: disk
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 5Gi } }
`);
  expect(program).toContain("namespace: 'shop'");
  expect(program).toContain("nodeAffinity: VolumeAffinity.zones('a')");
  expect(program).not.toContain('StaticVolume');
  expect(program).not.toContain('binding');
});

test('a volume that differs from its claim in its class is a construct of its own', () => {
  const program = bodyOf(`apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec: { capacity: { storage: 5Gi }, accessModes: [ReadWriteMany], storageClassName: a, nfs: { server: s, path: /p } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { volumeName: disk, accessModes: [ReadWriteMany], storageClassName: b, resources: { requests: { storage: 5Gi } } }
`);
  expect(program).toContain('storage: Storage.existingVolume(disk)');
});

test("a source of a volume that has no method of its own, and one with fields that it hasn't, are given as the API has them", () => {
  const program = bodyOf(
    ['azureFile: { secretName: a, shareName: b }', 'nfs: { server: a, path: /b, vers: 4 }']
      .map(
        (source, i) => `apiVersion: v1
kind: PersistentVolume
metadata: { name: disk-${i} }
spec: { capacity: { storage: 5Gi }, accessModes: [ReadWriteMany], ${source} }
`,
      )
      .join('---\n'),
  );
  expect(program).toMatch(
    /Storage\.source\(\s+\{ azureFile: \{ secretName: 'a', shareName: 'b' \} \},\s+\{ accessModes: /,
  );
  expect(program).toMatch(/Storage\.source\(\{ nfs: \{ server: 'a', path: '\/b', vers: 4 \} \}, \{ accessModes: /);
});

const DISK = `apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec: { capacity: { storage: 5Gi }, accessModes: [ReadWriteMany], nfs: { server: s, path: /p } }
---
`;

const claimOfDisk = (spec: string): string =>
  `${DISK}apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { volumeName: disk, ${spec} }\n`;

test('a claim that names a volume, and could be no store with it, is made of the volume', () => {
  const whole = bodyOf(
    claimOfDisk("storageClassName: '', accessModes: [ReadWriteMany], resources: { requests: { storage: 5Gi } }"),
  );
  expect(whole).toContain("disk.claim('claim', { claimName: 'data' });");
  const less = bodyOf(
    claimOfDisk("storageClassName: '', accessModes: [ReadOnlyMany], resources: { requests: { storage: 1Gi } }"),
  );
  expect(less).toMatch(/claimName: 'data',\s+request: '1Gi',\s+accessModes: \[AccessMode\.READ_ONLY_MANY\]/);
});

test('whether pods only read a claim is an option of it, where all say the same', () => {
  const reader = (name: string, readOnly: string): string =>
    pod(
      `{ containers: [{ name: a, image: x, volumeMounts: [{ name: d, mountPath: /d }] }], volumes: [{ name: d, persistentVolumeClaim: { claimName: data${readOnly} } }] }`,
      `{ name: ${name} }`,
    );
  const same = bodyOf([reader('a', ', readOnly: true'), reader('b', ', readOnly: true')].join('---\n'));
  expect(same).toContain("PersistentStore.fromClaimName(chart, 'data', 'data', { name: 'd', readOnly: true })");
  const other = bodyOf([reader('a', ', readOnly: true'), reader('b', '')].join('---\n'));
  expect(other).toContain("{ persistentVolumeClaim: { claimName: 'data', readOnly: true } }");
});

test('claims of replicas and of pods have their class as an option', () => {
  const program = bodyOf(`apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: x, volumeMounts: [{ name: data, mountPath: /data }, { name: tmp, mountPath: /tmp }] }]
      volumes: [{ name: tmp, ephemeral: { volumeClaimTemplate: { spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } } } }]
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { storageClassName: gp3, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]
`);
  expect(program).toContain("new ReplicaStore(chart, 'data', { capacity: '1Gi', storageClass: 'gp3' })");
  expect(program).toContain("EphemeralStore.claim({ capacity: '1Gi', storageClass: 'fast' })");
});

test('a claim of the cluster that one pod mounts has the name of its volume there', () => {
  const program = bodyOf(
    pod(
      `{ containers: [{ name: a, image: x, volumeMounts: [{ name: d, mountPath: /d }, { name: d, mountPath: /e }] }], volumes: [{ name: d, persistentVolumeClaim: { claimName: data } }] }`,
    ),
  );
  expect(program).toContain("const data = PersistentStore.fromClaimName(chart, 'data');");
  expect(program).toContain("mount('/d', data, { volumeName: 'd' })");
  expect(program).toContain("mount('/e', data)");
});
