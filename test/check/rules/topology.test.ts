import {
  claim,
  deployment,
  documents,
  inZone,
  localClass,
  localVolume,
  onNode,
  storageClass,
  volume,
} from '../../../src/check/examples';
import { DRIVER } from '../../../src/drivers/names';
import { severities } from '../severities';

const inZones = (...zones: string[]): string => `affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms:
        - matchExpressions:
            - { key: topology.kubernetes.io/zone, operator: In, values: [${zones.join(', ')}] }`;

test('a pod and its volume meet in a zone, whatever label the driver has for it', () => {
  const disk = volume({
    more: inZone('zone-a').replace('topology.kubernetes.io/zone', 'topology.ebs.csi.aws.com/zone'),
  });
  const app = (pod: string): string => documents(disk, claim({ more: 'volumeName: data-volume' }), deployment({ pod }));
  expect(severities('topology-conflict', app(inZones('zone-a', 'zone-b')))).toEqual([]);
  expect(severities('topology-conflict', app(inZones('zone-b')))).toEqual(['error Deployment web']);
  expect(severities('topology-conflict', app(inZones('zone-b').replace('In,', 'NotIn,')))).toEqual([]);
  expect(severities('topology-conflict', app('nodeSelector: { disk: ssd }'))).toEqual([]);
});

test('a class makes its volumes in the zones that it allows', () => {
  const allowed = `allowedTopologies:
  - matchLabelExpressions:
      - { key: topology.kubernetes.io/zone, values: [zone-a] }`;
  const app = (zone: string): string =>
    documents(storageClass({ more: allowed }), claim(), deployment({ pod: inZones(zone) }));
  expect(severities('topology-conflict', app('zone-a'))).toEqual([]);
  expect(severities('topology-conflict', app('zone-b'))).toEqual(['error Deployment web']);
});

test('of a pool, one volume where the pod runs is enough', () => {
  const app = documents(
    localClass(),
    localVolume('disk-1', 'node-1'),
    localVolume('disk-2', 'node-2'),
    claim({ className: 'local' }),
    deployment({ pod: 'nodeSelector: { kubernetes.io/hostname: node-2 }' }),
  );
  expect(severities('topology-conflict', app)).toEqual([]);
});

test('two volumes of one pod that no node reaches both', () => {
  const disk = (name: string, node: string): string =>
    documents(volume({ name, more: onNode(node) }), claim({ name, more: `volumeName: ${name}` }));
  const pod = (second: string): string =>
    deployment().replace(
      '      volumes:\n',
      `      volumes:\n        - { name: more, persistentVolumeClaim: { claimName: ${second} } }\n`,
    );
  const app = (node: string): string => documents(disk('data', 'node-1'), disk('more', node), pod('more'));
  expect(severities('topology-conflict', app('node-1'))).toEqual([]);
  expect(severities('topology-conflict', app('node-2'))).toEqual(['error Deployment web']);
});

test('a claim that names its volume is bound without the scheduler', () => {
  const app = documents(
    localClass(),
    localVolume('disk-1', 'node-1'),
    claim({ className: 'local', more: 'volumeName: disk-1' }),
    deployment({ pod: 'nodeName: node-1' }),
  );
  expect(severities('wffc-node-name', app)).toEqual([]);
});

test('a class of hand-made volumes that every node reaches may bind at once', () => {
  expect(
    severities('local-class-immediate', documents(localClass('Immediate'), volume({ className: 'local' }))),
  ).toEqual([]);
  expect(
    severities('local-class-immediate', documents(localClass('Immediate'), localVolume('disk-1', 'node-1'))),
  ).toEqual(['warning StorageClass local']);
});

test('disks stay in their zone, unless there is one zone only or the class replicates them', () => {
  const app = storageClass({ mode: 'Immediate' });
  expect(severities('immediate-zonal', app)).toEqual(['warning StorageClass disk']);
  expect(severities('immediate-zonal', app, { zones: ['zone-a'] })).toEqual([]);
  const regional = storageClass({
    mode: 'Immediate',
    provisioner: DRIVER.gcpPersistentDisk,
    more: 'parameters: { replication-type: regional-pd }',
  });
  expect(severities('immediate-zonal', regional)).toEqual([]);
});

test('a raw device may be shared where the driver allows it, a file system on it may not', () => {
  const io2 = storageClass({ more: 'parameters: { type: io2 }' });
  const app = (volumeMode: string): string =>
    documents(io2, claim({ mode: 'ReadWriteMany', more: `volumeMode: ${volumeMode}` }));
  expect(severities('driver-access-mode', app('Block'))).toEqual([]);
  expect(severities('driver-access-mode', app('Filesystem'))).toEqual(['error PersistentVolumeClaim data']);
  expect(severities('driver-access-mode', documents(claim({ mode: 'ReadWriteMany' })))).toEqual([]);
});

test('one NFS export may be two volumes, one disk may not', () => {
  expect(severities('pv-duplicate-handle', documents(volume(), volume({ name: 'again' })))).toEqual([]);
  const share = `csi: { driver: ${DRIVER.awsEfs}, volumeHandle: fs-1 }`;
  expect(
    severities('pv-duplicate-handle', documents(volume({ source: share }), volume({ name: 'again', source: share }))),
  ).toEqual([]);
});

test('a quota adds up the claims of all replicas, class by class', () => {
  const quota = (entry: string): string =>
    `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: storage }\nspec: { hard: { ${entry} } }\n`;
  const app = (entry: string): string => documents(quota(entry), storageClass(), claim(), claim({ name: 'more' }));
  expect(severities('quota-storage', app('requests.storage: 19Gi'))).toEqual(['error ResourceQuota storage']);
  expect(severities('quota-storage', app('requests.storage: 20Gi'))).toEqual([]);
  expect(severities('quota-storage', app('persistentvolumeclaims: 1'))).toEqual(['error ResourceQuota storage']);
  expect(severities('quota-storage', app('gold.storageclass.storage.k8s.io/requests.storage: 1Gi'))).toEqual([]);
  expect(severities('quota-storage', app('disk.storageclass.storage.k8s.io/requests.storage: 1Gi'))).toEqual([
    'error ResourceQuota storage',
  ]);
});

test('a DaemonSet that leaves out the node of its volume conflicts like any other', () => {
  const app = (node: string): string =>
    documents(
      localClass(),
      localVolume('disk-1', 'node-1'),
      claim({ className: 'local' }),
      deployment({ pod: `nodeSelector: { kubernetes.io/hostname: ${node} }` })
        .replace('kind: Deployment', 'kind: DaemonSet')
        .replace(/ {2}replicas.*\n {2}strategy.*\n/, ''),
    );
  expect(severities('topology-conflict', app('node-1'))).toEqual([]);
  expect(severities('topology-conflict', app('node-2'))).toEqual(['warning DaemonSet web']);
});

test('a class that binds at once goes wrong for a pod that excludes the node of a disk', () => {
  const app = (node: string): string =>
    documents(
      localClass('Immediate'),
      localVolume('disk-1', 'node-1'),
      claim({ className: 'local' }),
      deployment({ pod: `nodeSelector: { kubernetes.io/hostname: ${node} }` }),
    );
  expect(severities('local-class-immediate', app('node-2'))).toEqual(['warning StorageClass local']);
  expect(severities('local-class-immediate', app('node-1'))).toEqual(['warning StorageClass local']);
});

test('a default class of the cluster counts beside the one of the manifests', () => {
  const marked = storageClass({ annotations: "annotations: { storageclass.kubernetes.io/is-default-class: 'true' }" });
  expect(severities('multiple-default-classes', marked, { defaultClass: 'gp3' })).toEqual([
    'warning StorageClass disk',
  ]);
  expect(severities('multiple-default-classes', marked, { defaultClass: 'disk' })).toEqual([]);
});
