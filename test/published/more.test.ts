// Further manifests that people publish, held against what the constructs write for them.
import { Chart, Size } from 'cdk8s';
import {
  AccessMode,
  Env,
  EnvConfig,
  EphemeralStore,
  HostPathType,
  MountPropagation,
  NetworkStore,
  NodeStore,
  PersistentStore,
  ProjectedSource,
  ProjectedStore,
  ReclaimPolicy,
  RecursiveReadOnly,
  ReplicaStore,
  RestartPolicy,
  StatefulApp,
  StaticVolume,
  Storage,
  StorageClass,
  VolumeAffinity,
  VolumeBindingMode,
  VolumeMode,
  Workload,
} from '../../src';
import { Manifest, synth } from '../support/synth';

const PROGRAMS: Readonly<Record<string, readonly [(chart: Chart) => void, object[]]>> = {
  'concepts/storage/persistent-volumes, an NFS volume alone': [
    (chart) => {
      const storage = Storage.nfs({
        server: '172.17.0.2',
        path: '/tmp',
        mountOptions: ['hard', 'nfsvers=4.1'],
        reclaimPolicy: ReclaimPolicy.RETAIN,
        volumeMode: VolumeMode.FILESYSTEM,
      });
      new StaticVolume(chart, 'pv', { name: 'pv0003', capacity: Size.gibibytes(5), storage, storageClass: 'slow' });
    },
    [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: 'pv0003' },
        spec: {
          capacity: { storage: '5Gi' },
          volumeMode: 'Filesystem',
          accessModes: ['ReadWriteOnce'],
          persistentVolumeReclaimPolicy: 'Retain',
          storageClassName: 'slow',
          mountOptions: ['hard', 'nfsvers=4.1'],
          nfs: { path: '/tmp', server: '172.17.0.2' },
        },
      },
    ],
  ],

  'concepts/storage/persistent-volumes, a raw block volume, its claim and its pod': [
    (chart) => {
      const storage = Storage.fc({
        targetWwns: ['50060e801049cfd1'],
        lun: 0,
        readOnly: false,
        volumeMode: VolumeMode.BLOCK,
        reclaimPolicy: ReclaimPolicy.RETAIN,
      });
      new StaticVolume(chart, 'volume', { name: 'block-pv', capacity: Size.gibibytes(10), storage });
      const claim = new PersistentStore(chart, 'claim', {
        claimName: 'block-pvc',
        capacity: Size.gibibytes(10),
        volumeMode: VolumeMode.BLOCK,
      });
      const pod = new StatefulApp(chart, 'fc-container', {
        image: 'fedora:26',
        command: ['/bin/sh', '-c'],
        args: ['tail -f /dev/null'],
        workload: Workload.pod({ name: 'pod-with-block-volume' }),
      });
      pod.attachDevice('/dev/xvda', claim, { volumeName: 'data' });
    },
    [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: 'block-pv' },
        spec: {
          capacity: { storage: '10Gi' },
          accessModes: ['ReadWriteOnce'],
          volumeMode: 'Block',
          persistentVolumeReclaimPolicy: 'Retain',
          fc: { targetWWNs: ['50060e801049cfd1'], lun: 0, readOnly: false },
        },
      },
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'block-pvc' },
        spec: { accessModes: ['ReadWriteOnce'], volumeMode: 'Block', resources: { requests: { storage: '10Gi' } } },
      },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'pod-with-block-volume' },
        spec: {
          containers: [
            {
              name: 'fc-container',
              image: 'fedora:26',
              command: ['/bin/sh', '-c'],
              args: ['tail -f /dev/null'],
              volumeDevices: [{ name: 'data', devicePath: '/dev/xvda' }],
            },
          ],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'block-pvc' } }],
        },
      },
    ],
  ],

  'concepts/storage/volumes, read-only mounts and what is below them': [
    (chart) => {
      const pod = new StatefulApp(chart, 'busybox', {
        image: 'busybox',
        args: ['sleep'],
        workload: Workload.pod({ name: 'rro' }),
      });
      const mnt = NodeStore.hostPath('/mnt');
      pod.mount('/mnt-rro', mnt, {
        volumeName: 'mnt',
        readOnly: true,
        mountPropagation: MountPropagation.NONE,
        recursiveReadOnly: RecursiveReadOnly.ENABLED,
      });
      pod.mount('/mnt-ro', mnt, { readOnly: true });
      pod.mount('/mnt-rw', mnt);
    },
    [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'rro' },
        spec: {
          volumes: [{ name: 'mnt', hostPath: { path: '/mnt' } }],
          containers: [
            {
              name: 'busybox',
              image: 'busybox',
              args: ['sleep'],
              volumeMounts: [
                {
                  name: 'mnt',
                  mountPath: '/mnt-rro',
                  readOnly: true,
                  mountPropagation: 'None',
                  recursiveReadOnly: 'Enabled',
                },
                { name: 'mnt', mountPath: '/mnt-ro', readOnly: true },
                { name: 'mnt', mountPath: '/mnt-rw' },
              ],
            },
          ],
        },
      },
    ],
  ],

  'concepts/storage/volumes, a sub-path made of a variable': [
    (chart) => {
      const pod = new StatefulApp(chart, 'container1', {
        image: 'busybox:1.28',
        env: { POD_NAME: Env.field('metadata.name') },
        pod: { restartPolicy: RestartPolicy.NEVER },
        workload: Workload.pod({ name: 'pod1' }),
      });
      pod.mount('/logs', NodeStore.hostPath('/var/log/pods'), { volumeName: 'workdir1', subPathExpr: '$(POD_NAME)' });
    },
    [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'pod1' },
        spec: {
          containers: [
            {
              name: 'container1',
              env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
              image: 'busybox:1.28',
              volumeMounts: [{ name: 'workdir1', mountPath: '/logs', subPathExpr: '$(POD_NAME)' }],
            },
          ],
          restartPolicy: 'Never',
          volumes: [{ name: 'workdir1', hostPath: { path: '/var/log/pods' } }],
        },
      },
    ],
  ],

  'concepts/storage/volumes, a local volume on one node with its class': [
    (chart) => {
      const storageClass = new StorageClass(chart, 'class', {
        name: 'local-storage',
        provisioner: 'kubernetes.io/no-provisioner',
        volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
      });
      const nodeAffinity = VolumeAffinity.nodes('example-node');
      const storage = Storage.local('/mnt/disks/ssd1', { nodeAffinity, reclaimPolicy: ReclaimPolicy.DELETE });
      new StaticVolume(chart, 'volume', { name: 'example-pv', capacity: Size.gibibytes(100), storage, storageClass });
    },
    [
      {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name: 'local-storage' },
        provisioner: 'kubernetes.io/no-provisioner',
        volumeBindingMode: 'WaitForFirstConsumer',
      },
      {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: 'example-pv' },
        spec: {
          capacity: { storage: '100Gi' },
          accessModes: ['ReadWriteOnce'],
          persistentVolumeReclaimPolicy: 'Delete',
          storageClassName: 'local-storage',
          local: { path: '/mnt/disks/ssd1' },
          nodeAffinity: {
            required: {
              nodeSelectorTerms: [
                { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['example-node'] }] },
              ],
            },
          },
        },
      },
    ],
  ],

  'concepts/storage/volumes, a directory and a file of the node, made where they lack': [
    (chart) => {
      const pod = new StatefulApp(chart, 'test-webserver', {
        image: 'registry.k8s.io/test-webserver:latest',
        workload: Workload.pod({ name: 'test-webserver' }),
      });
      const folder = NodeStore.hostPath('/var/local/aaa', { type: HostPathType.DIRECTORY_OR_CREATE });
      const file = NodeStore.hostPath('/var/local/aaa/1.txt', { type: HostPathType.FILE_OR_CREATE });
      pod.mount('/var/local/aaa', folder, { volumeName: 'mydir' });
      pod.mount('/var/local/aaa/1.txt', file, { volumeName: 'myfile' });
    },
    [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'test-webserver' },
        spec: {
          containers: [
            {
              name: 'test-webserver',
              image: 'registry.k8s.io/test-webserver:latest',
              volumeMounts: [
                { mountPath: '/var/local/aaa', name: 'mydir' },
                { mountPath: '/var/local/aaa/1.txt', name: 'myfile' },
              ],
            },
          ],
          volumes: [
            { name: 'mydir', hostPath: { path: '/var/local/aaa', type: 'DirectoryOrCreate' } },
            { name: 'myfile', hostPath: { path: '/var/local/aaa/1.txt', type: 'FileOrCreate' } },
          ],
        },
      },
    ],
  ],

  'tasks, a projected token of the service account': [
    (chart) => {
      const pod = new StatefulApp(chart, 'nginx', {
        image: 'nginx',
        pod: { serviceAccountName: 'build-robot' },
        workload: Workload.pod({ name: 'nginx' }),
      });
      const token = ProjectedSource.serviceAccountToken({
        path: 'vault-token',
        expirationSeconds: 7200,
        audience: 'vault',
      });
      pod.mount('/var/run/secrets/tokens', new ProjectedStore({ sources: [token] }), { volumeName: 'vault-token' });
    },
    [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'nginx' },
        spec: {
          containers: [
            {
              image: 'nginx',
              name: 'nginx',
              volumeMounts: [{ mountPath: '/var/run/secrets/tokens', name: 'vault-token' }],
            },
          ],
          serviceAccountName: 'build-robot',
          volumes: [
            {
              name: 'vault-token',
              projected: {
                sources: [{ serviceAccountToken: { path: 'vault-token', expirationSeconds: 7200, audience: 'vault' } }],
              },
            },
          ],
        },
      },
    ],
  ],

  'tasks, two containers and an init container over one directory, and an export in the pod': [
    (chart) => {
      const pod = new StatefulApp(chart, 'nginx', {
        image: 'nginx',
        ports: [{ containerPort: 80 }],
        pod: { restartPolicy: RestartPolicy.ALWAYS },
        workload: Workload.pod({ name: 'init-demo' }),
      });
      const workdir = EphemeralStore.emptyDir();
      pod.mount('/usr/share/nginx/html', workdir, { volumeName: 'workdir' });
      pod.mount('/media', NetworkStore.nfs({ server: 'nas.example.com', path: '/media', readOnly: true }));
      const install = pod.addInitContainer({ name: 'install', image: 'busybox:1.28', command: ['wget'] });
      install.mount('/work-dir', workdir);
    },
    [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'init-demo' },
        spec: {
          containers: [
            {
              name: 'nginx',
              image: 'nginx',
              ports: [{ containerPort: 80 }],
              volumeMounts: [
                { name: 'workdir', mountPath: '/usr/share/nginx/html' },
                { name: 'media', mountPath: '/media' },
              ],
            },
          ],
          initContainers: [
            {
              name: 'install',
              image: 'busybox:1.28',
              command: ['wget'],
              volumeMounts: [{ name: 'workdir', mountPath: '/work-dir' }],
            },
          ],
          restartPolicy: 'Always',
          volumes: [
            { name: 'workdir', emptyDir: {} },
            { name: 'media', nfs: { server: 'nas.example.com', path: '/media', readOnly: true } },
          ],
        },
      },
    ],
  ],

  'tutorials, a replicated database: configuration, init containers, claims and affinity': [
    (chart) => {
      const config = new EnvConfig(chart, 'config', {
        name: 'mysql',
        immutable: true,
        data: { 'primary.cnf': '[mysqld]\nlog-bin\n' },
      });
      const data = new ReplicaStore(chart, 'data', {
        capacity: Size.gibibytes(10),
        accessModes: [AccessMode.READ_WRITE_ONCE],
      });
      const mysql = new StatefulApp(chart, 'mysql', {
        image: 'mysql:5.7',
        env: { MYSQL_ALLOW_EMPTY_PASSWORD: '1' },
        pod: {
          affinity: {
            podAntiAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [
                { labelSelector: { matchLabels: { app: 'mysql' } }, topologyKey: 'kubernetes.io/hostname' },
              ],
            },
          },
        },
        workload: Workload.statefulSet({ name: 'mysql', replicas: 3, serviceName: 'mysql' }),
      });
      mysql.mount('/var/lib/mysql', data, { subPath: 'mysql' });
      const init = mysql.addInitContainer({ name: 'init-mysql', image: 'mysql:5.7', command: ['bash', '-c', 'true'] });
      init.mount('/mnt/config-map', config, { volumeName: 'config-map' });
    },
    [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'mysql' },
        immutable: true,
        data: { 'primary.cnf': '[mysqld]\nlog-bin\n' },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: { name: 'mysql' },
        spec: {
          selector: { matchLabels: { app: 'mysql' } },
          serviceName: 'mysql',
          replicas: 3,
          template: {
            metadata: { labels: { app: 'mysql' } },
            spec: {
              affinity: {
                podAntiAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    { labelSelector: { matchLabels: { app: 'mysql' } }, topologyKey: 'kubernetes.io/hostname' },
                  ],
                },
              },
              initContainers: [
                {
                  name: 'init-mysql',
                  image: 'mysql:5.7',
                  command: ['bash', '-c', 'true'],
                  volumeMounts: [{ name: 'config-map', mountPath: '/mnt/config-map' }],
                },
              ],
              containers: [
                {
                  name: 'mysql',
                  image: 'mysql:5.7',
                  env: [{ name: 'MYSQL_ALLOW_EMPTY_PASSWORD', value: '1' }],
                  volumeMounts: [{ name: 'data', mountPath: '/var/lib/mysql', subPath: 'mysql' }],
                },
              ],
              volumes: [{ name: 'config-map', configMap: { name: 'mysql' } }],
            },
          },
          volumeClaimTemplates: [
            {
              metadata: { name: 'data' },
              spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
            },
          ],
        },
      },
    ],
  ],
};

test.each(Object.entries(PROGRAMS))(
  '%s: the manifests are the published ones, no field more or less',
  (_, [build, expected]) => {
    const found: Manifest[] = synth(build);
    expect(found).toEqual(expected);
  },
);
