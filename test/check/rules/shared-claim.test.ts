import {
  claim,
  deployment,
  documents,
  localClass,
  localVolume,
  statefulSet,
  storageClass,
  volume,
} from '../../../src/check/examples';
import { DRIVER } from '../../../src/drivers/names';
import { severities } from '../severities';

const autoscaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 4
`;

const job = (parallelism: number, claimName = 'data', affinity = ''): string => `apiVersion: batch/v1
kind: Job
metadata: { name: import }
spec:
  parallelism: ${String(parallelism)}
  template:
    spec:
      restartPolicy: Never
${affinity}      containers:
        - { name: import, image: registry.example/import:1, volumeMounts: [{ name: data, mountPath: /srv/data }] }
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: ${claimName} } }
`;

const besideDb = `      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: db } } }
`;

test('an autoscaler counts as the pods that it may ask for', () => {
  expect(severities('rwo-multi-replica', documents(storageClass(), claim(), deployment(), autoscaler))).toEqual([
    'error Deployment web',
  ]);
});

test('the pods of a parallel Job share its claim', () => {
  expect(severities('rwo-multi-replica', documents(storageClass(), claim(), job(3)))).toEqual(['error Job import']);
  expect(severities('rwo-multi-replica', documents(storageClass(), claim(), job(1)))).toEqual([]);
});

test('it is a warning where the class is one of the cluster', () => {
  expect(severities('rwo-multi-replica', documents(claim(), deployment({ replicas: 3 })))).toEqual([
    'warning Deployment web',
  ]);
});

test('the modes of the volume count, not those that the claim asks for', () => {
  const disk = `csi: { driver: ${DRIVER.cephRbd}, volumeHandle: image-1 }`;
  const app = (mode: string): string =>
    documents(volume({ mode, source: disk }), claim({ more: 'volumeName: data-volume' }), deployment({ replicas: 2 }));
  expect(severities('rwo-multi-replica', app('ReadWriteOnce'))).toEqual(['error Deployment web']);
  expect(severities('rwo-multi-replica', app('ReadWriteOnce, ReadOnlyMany'))).toEqual([]);
});

test('nothing keeps nodes from sharing an NFS export, whatever mode is written', () => {
  const app = documents(volume(), claim(), deployment({ replicas: 3, strategy: 'RollingUpdate' }));
  expect(severities('rwo-multi-replica', app)).toEqual([]);
  expect(severities('rwo-rolling-update', app)).toEqual([]);
});

test('pods of a volume that one node has run on that node', () => {
  const local = documents(localClass(), localVolume('disk', 'node-1'), claim({ className: 'local' }));
  const made = documents(storageClass({ provisioner: DRIVER.localPath }), claim());
  for (const storage of [local, made]) {
    const app = documents(storage, deployment({ replicas: 3, strategy: 'RollingUpdate' }));
    expect(severities('rwo-multi-replica', app)).toEqual([]);
    expect(severities('rwo-rolling-update', app)).toEqual([]);
  }
});

test('a cluster of one node has no second one to hang on', () => {
  const app = documents(storageClass(), claim(), deployment({ replicas: 3 }));
  expect(severities('rwo-multi-replica', app, { nodes: 1 })).toEqual([]);
  expect(severities('rwo-multi-replica', app, { nodes: 2 })).toEqual(['error Deployment web']);
});

test('a rolling update that may do without its pod lets the disk go', () => {
  const app = (numbers: string): string =>
    documents(storageClass(), claim(), deployment({ strategy: `RollingUpdate, rollingUpdate: { ${numbers} }` }));
  expect(severities('rwo-rolling-update', app('maxSurge: 1, maxUnavailable: 0'))).toEqual(['warning Deployment web']);
  expect(severities('rwo-rolling-update', app('maxSurge: 1, maxUnavailable: 1'))).toEqual([]);
  expect(severities('rwo-rolling-update', app("maxSurge: 1, maxUnavailable: '100%'"))).toEqual([]);
});

test('a Deployment scaled to nothing shares nothing', () => {
  const app = documents(storageClass(), claim(), deployment(), deployment({ name: 'idle', replicas: 0 }));
  expect(severities('rwo-two-workloads', app)).toEqual([]);
});

test('a job that mounts the claim of a replica is a second workload, unless it joins it on its node', () => {
  const set = documents(storageClass(), statefulSet({ className: 'disk', replicas: 1 }));
  expect(severities('rwo-two-workloads', documents(set, job(1, 'data-db-0')))).toEqual(['warning Job import']);
  expect(severities('rwo-two-workloads', documents(set, job(1, 'data-db-0', besideDb)))).toEqual([]);
});

test('the replicas of a set have a claim each', () => {
  const set = documents(storageClass(), statefulSet({ className: 'disk', replicas: 3 }));
  expect(severities('rwo-multi-replica', set)).toEqual([]);
  expect(severities('rwop-multi-replica', set.replace('[ReadWriteOnce]', '[ReadWriteOncePod]'))).toEqual([]);
});

test('a claim for one pod hangs in a rolling update, on one node too', () => {
  const pod = 'nodeSelector: { kubernetes.io/hostname: node-1 }';
  const app = (strategy: string): string =>
    documents(storageClass(), claim({ mode: 'ReadWriteOncePod' }), deployment({ strategy, pod }));
  expect(severities('rwop-multi-replica', app('RollingUpdate'))).toEqual(['error Deployment web']);
  expect(severities('rwop-multi-replica', app('Recreate'))).toEqual([]);
});

test('a claim for one pod in two workloads leaves one of them waiting', () => {
  const app = documents(storageClass(), claim({ mode: 'ReadWriteOncePod' }), deployment(), job(1));
  expect(severities('rwop-multi-replica', app)).toEqual(['warning Job import']);
});

test('a hostPath volume promises no sharing where its mode is for one node, so the cluster decides', () => {
  const app = (mode: string, pod = ''): string =>
    documents(
      volume({ mode, className: 'manual', source: 'hostPath: { path: /srv/data }' }),
      claim({ className: 'manual' }),
      deployment({ replicas: 2, pod }),
    );
  expect(severities('hostpath-not-shared', app('ReadWriteOnce'))).toEqual(['warning PersistentVolume data-volume']);
  expect(severities('hostpath-not-shared', app('ReadWriteOnce, ReadWriteMany'))).toEqual([
    'warning PersistentVolume data-volume',
  ]);
  expect(severities('hostpath-not-shared', app('ReadWriteOnce', 'nodeName: node-1'))).toEqual([]);
});

test('two workloads on a hostPath volume for many nodes must be together', () => {
  const app = (mode: string, affinity = ''): string =>
    documents(
      volume({ mode, className: 'manual', source: 'hostPath: { path: /srv/data }' }),
      claim({ className: 'manual', mode }),
      deployment({ name: 'db' }),
      job(1, 'data', affinity),
    );
  expect(severities('hostpath-not-shared', app('ReadWriteMany'))).toEqual(['warning PersistentVolume data-volume']);
  expect(severities('hostpath-not-shared', app('ReadWriteOnce'))).toEqual(['warning PersistentVolume data-volume']);
  expect(severities('hostpath-not-shared', app('ReadWriteOnce', besideDb))).toEqual([]);
});

test('a hostPath volume for many nodes is a note while one pod mounts it', () => {
  const app = (pod = ''): string =>
    documents(
      volume({ mode: 'ReadWriteMany', className: 'manual', source: 'hostPath: { path: /srv/data }' }),
      claim({ className: 'manual', mode: 'ReadWriteMany' }),
      deployment({ pod }),
    );
  expect(severities('hostpath-not-shared', app())).toEqual(['info PersistentVolume data-volume']);
  expect(severities('hostpath-not-shared', app('nodeName: node-1'))).toEqual([]);
});

test('two workloads that are pinned to one node are together', () => {
  const pod = 'nodeSelector: { kubernetes.io/hostname: node-1 }';
  const app = (node: string): string =>
    documents(
      storageClass(),
      claim(),
      deployment({ pod }),
      deployment({ name: 'admin', pod: pod.replace('node-1', node) }),
    );
  expect(severities('rwo-two-workloads', app('node-1'))).toEqual([]);
  expect(severities('rwo-two-workloads', app('node-2'))).toEqual(['error Deployment admin']);
});

test('a driver of Ceph is known under the name that Rook gives it', () => {
  const rook = storageClass({ provisioner: `rook-ceph.${DRIVER.cephRbd}` });
  expect(severities('rwo-multi-replica', documents(rook, claim(), deployment({ replicas: 2 })))).toEqual([
    'error Deployment web',
  ]);
});
