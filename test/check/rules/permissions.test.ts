import { runChecks } from '../../../src/check/run';
import { inventoryOf } from '../inventory-of';

const DISK = `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: disk }
provisioner: ebs.csi.aws.com
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: disk, resources: { requests: { storage: 1Gi } } }
---
`;
const pod = (
  context: string,
  more = '',
  volume = 'persistentVolumeClaim: { claimName: data }',
): string => `apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  securityContext: { ${context} }
${more}
  containers:
    - name: app
      image: registry.example/app:1
      volumeMounts: [{ name: data, mountPath: /var/lib/app }]
  volumes: [{ name: data, ${volume} }]
`;
const CHOWN = `  initContainers:
    - name: own
      image: busybox:1.36
      command: [chown, -R, '1000:1000', /data]
      securityContext: { runAsUser: 0, runAsNonRoot: false }
      volumeMounts: [{ name: data, mountPath: /data }]`;
const driver = (policy: string): string => `apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata: { name: ebs.csi.aws.com }
spec: { fsGroupPolicy: ${policy} }
---
`;

const rules = (yaml: string): string[] =>
  runChecks(inventoryOf(yaml), { only: ['nonroot-no-fsgroup', 'fsgroup-ignored'] }).map(
    ({ rule, severity }) => `${severity} ${rule}`,
  );

test('a new disk belongs to root, until fsGroup or an init container gives it away', () => {
  expect(rules(DISK + pod('runAsUser: 1000'))).toEqual(['error nonroot-no-fsgroup']);
  expect(rules(DISK + pod('runAsUser: 1000, fsGroup: 1000'))).toEqual([]);
  expect(rules(DISK + pod('runAsUser: 1000', CHOWN))).toEqual([]);
  expect(rules(DISK + pod('runAsUser: 0'))).toEqual([]);
});

test('a class of the cluster may make disks, unless its name or the access mode says otherwise', () => {
  const ofCluster = (name: string, more = 'fast'): string =>
    `${DISK.slice(DISK.indexOf('---'))}${pod('runAsUser: 1000')}`
      .replace('[ReadWriteOnce]', name)
      .replace('disk', more);
  expect(rules(ofCluster('[ReadWriteOnce]'))).toEqual(['info nonroot-no-fsgroup']);
  expect(rules(ofCluster('[ReadWriteMany]'))).toEqual([]);
  expect(rules(ofCluster('[ReadWriteOnce]', 'local-path'))).toEqual([]);
  const copied = 'fast, dataSource: { kind: PersistentVolumeClaim, name: old }';
  expect(rules(ofCluster('[ReadWriteOnce]', copied))).toEqual([]);
});

test("nothing is said of volumes whose owner isn't known", () => {
  expect(rules(pod('runAsUser: 1000'))).toEqual([]);
});

test("a driver's own object decides whether fsGroup is heeded", () => {
  expect(rules(driver('None') + DISK + pod('runAsUser: 1000, fsGroup: 1000'))).toEqual(['warning fsgroup-ignored']);
  expect(rules(driver('File') + DISK + pod('runAsUser: 1000, fsGroup: 1000'))).toEqual([]);
});

test('a directory that the kubelet makes belongs to root; an NFS export may be prepared', () => {
  const group = 'runAsUser: 1000, fsGroup: 1000';
  expect(rules(pod(group, '', 'hostPath: { path: /srv/app, type: DirectoryOrCreate }'))).toEqual([
    'warning fsgroup-ignored',
  ]);
  expect(rules(pod(group, '', 'nfs: { server: nas.example.com, path: /export/app }'))).toEqual([
    'warning fsgroup-ignored',
  ]);
});

test('a driver that only the manifests know of may leave the owner alone', () => {
  const own = (policy: string, more = ''): string =>
    (driver(`${policy}${more}`) + DISK + pod('runAsUser: 1000, fsGroup: 1000')).replaceAll(
      'ebs.csi.aws.com',
      'csi.example.com',
    );
  expect(rules(own('None'))).toEqual(['warning fsgroup-ignored']);
  expect(rules(own('None', ', attachRequired: false'))).toEqual(['warning fsgroup-ignored']);
  expect(rules(own('File'))).toEqual([]);
});

describe('an image that starts as root', () => {
  const rule = (image: string, context: string, more = ''): readonly string[] =>
    runChecks(
      inventoryOf(`apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  securityContext: { ${context} }
  containers:
    - name: app
      image: ${image}
      ${more}
`),
      { only: ['image-starts-as-root'] },
    ).map(({ severity, path, fix }) => `${severity} ${path}: ${fix.split(' and,')[0] ?? ''}`);
  const DROPPED = 'securityContext: { capabilities: { drop: [ALL] } }';

  test('is not started where it may not be root', () => {
    expect(rule('mysql:8.4', 'runAsNonRoot: true')).toEqual([
      'warning spec.securityContext.runAsNonRoot: Write runAsUser: 999, runAsGroup: 999',
    ]);
    expect(rule('postgres:17-alpine', 'runAsNonRoot: true')[0]).toContain('runAsUser: 70');
    expect(rule('mysql:8.4', '', 'securityContext: { runAsNonRoot: true }')[0]).toContain(
      'spec.containers[0].securityContext.runAsNonRoot',
    );
  });

  test('or that is told to be root is not started either', () => {
    expect(rule('example/app:1', 'runAsNonRoot: true', 'securityContext: { runAsUser: 0 }')).toEqual([
      'error spec.containers[0].securityContext.runAsUser: Write runAsNonRoot: false for this container, or another user.',
    ]);
    expect(rule('example/app:1', 'runAsUser: 0, runAsNonRoot: true')[0]).toContain(
      'error spec.securityContext.runAsUser',
    );
    expect(rule('example/app:1', 'runAsUser: 0', 'securityContext: { runAsUser: 5, runAsNonRoot: true }')).toEqual([]);
    expect(rule('example/app:1', 'runAsUser: 0')).toEqual([]);
  });

  test('may have a user of its own, be root, or be one that is not known', () => {
    expect(rule('mysql:8.4', 'runAsNonRoot: true, runAsUser: 999')).toEqual([]);
    expect(rule('mysql:8.4', 'runAsNonRoot: true', 'securityContext: { runAsNonRoot: false }')).toEqual([]);
    expect(rule('mysql:8.4', '')).toEqual([]);
    expect(rule('example/app:1', 'runAsNonRoot: true')).toEqual([]);
    expect(rule('prom/prometheus:v3.1.0', 'runAsNonRoot: true')).toEqual([]);
  });

  test('can not change its user without the capabilities for it', () => {
    expect(rule('mysql:8.4', '', DROPPED)[0]).toContain('warning spec.containers[0].securityContext.capabilities');
    const added = 'securityContext: { capabilities: { drop: [ALL], add: [CHOWN, CAP_SETUID, SETGID] } }';
    expect(rule('mysql:8.4', '', added)).toEqual([]);
    expect(rule('mysql:8.4', 'runAsUser: 999', DROPPED)).toEqual([]);
    expect(rule('mysql:8.4', '', `command: [mysqld]\n      ${DROPPED}`)).toEqual([]);
  });
});

test("nothing is said of a claim that waits because of another claim's volume", () => {
  const waiting = `apiVersion: v1
kind: PersistentVolume
metadata: { name: other }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadWriteOnce]
  storageClassName: ''
  hostPath: { path: /srv/other }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteMany], storageClassName: '', resources: { requests: { storage: 1Gi } } }
---
`;
  expect(rules(waiting + pod('runAsUser: 1000, fsGroup: 1000'))).toEqual([]);
});
