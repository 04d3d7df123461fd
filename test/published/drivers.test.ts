// Manifests that the projects of storage drivers publish, held against what the constructs write for them.
import { Chart, Size } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import {
  AccessMode,
  DataSource,
  GcpPersistentDisk,
  GroupSnapshot,
  GroupSnapshotVersion,
  PersistentStore,
  PodKeyType,
  ProjectedSource,
  ProjectedStore,
  SnapshotContent,
  SnapshotDeletionPolicy,
  StatefulApp,
  Storage,
  StoreSnapshot,
  VolumeAttributesClass,
  VolumeAttributesClassVersion,
  VolumeBindingMode,
  VolumeMode,
  Workload,
} from '../../src';
import { synth } from '../support/synth';

const PROGRAMS: Readonly<Record<string, readonly [(chart: Chart) => void, string]>> = {
  'GCE PD: a disk whose speed can be changed in use, by classes of attributes': [
    (chart) => {
      const storageClass = GcpPersistentDisk.storageClass(chart, 'class', {
        name: 'test-sc',
        type: 'hyperdisk-balanced',
        parameters: { 'provisioned-iops-on-create': '3000', 'provisioned-throughput-on-create': '150Mi' },
        volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
      });
      const driver = 'pd.csi.storage.gke.io';
      const silver = new VolumeAttributesClass(chart, 'silver', {
        name: 'silver',
        driver,
        parameters: { iops: '3000', throughput: '150Mi' },
      });
      const claim = new PersistentStore(chart, 'claim', {
        claimName: 'test-pvc',
        capacity: Size.gibibytes(64),
        storage: Storage.dynamic({ storageClass }),
        volumeAttributesClass: silver,
      });
      const pod = new StatefulApp(chart, 'nginx', {
        image: 'nginx:1.14.2',
        ports: [{ containerPort: 80 }],
        workload: Workload.pod({ name: 'nginx' }),
      });
      pod.mount('/vol', claim, { volumeName: 'vol' });
    },
    `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: test-sc }
provisioner: pd.csi.storage.gke.io
parameters:
  type: hyperdisk-balanced
  provisioned-iops-on-create: '3000'
  provisioned-throughput-on-create: 150Mi
volumeBindingMode: WaitForFirstConsumer
---
apiVersion: storage.k8s.io/v1
kind: VolumeAttributesClass
metadata: { name: silver }
driverName: pd.csi.storage.gke.io
parameters: { iops: '3000', throughput: 150Mi }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: test-pvc }
spec:
  storageClassName: test-sc
  volumeAttributesClassName: silver
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 64Gi } }
---
apiVersion: v1
kind: Pod
metadata: { name: nginx }
spec:
  volumes:
    - name: vol
      persistentVolumeClaim: { claimName: test-pvc }
  containers:
    - name: nginx
      image: nginx:1.14.2
      ports: [{ containerPort: 80 }]
      volumeMounts: [{ mountPath: /vol, name: vol }]
`,
  ],

  'EBS: a class of attributes of the older API': [
    (chart) => {
      new VolumeAttributesClass(chart, 'io2', {
        name: 'io2-class',
        version: VolumeAttributesClassVersion.V1BETA1,
        driver: 'ebs.csi.aws.com',
        parameters: { type: 'io2', iops: '3000', tagSpecification_1: 'location=Seattle' },
      });
    },
    `
apiVersion: storage.k8s.io/v1beta1
kind: VolumeAttributesClass
metadata: { name: io2-class }
driverName: ebs.csi.aws.com
parameters: { type: io2, iops: '3000', tagSpecification_1: location=Seattle }
`,
  ],

  'GCE PD: a raw disk that two pods share': [
    (chart) => {
      new PersistentStore(chart, 'claim', {
        claimName: 'podpvc',
        capacity: Size.gibibytes(200),
        accessModes: [AccessMode.READ_WRITE_MANY],
        volumeMode: VolumeMode.BLOCK,
        storage: Storage.dynamic({ storageClass: 'csi-gce-pd' }),
      });
      const app = new StatefulApp(chart, 'web-server', {
        image: 'nginx',
        workload: Workload.deployment({ name: 'web-server', replicas: 2, selector: { app: 'web' } }),
      });
      const device = PersistentStore.fromClaimName(chart, 'device', 'podpvc', { readOnly: false });
      app.attachDevice('/dev/mypvc', device, { volumeName: 'mypvc' });
    },
    `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: podpvc }
spec:
  accessModes: [ReadWriteMany]
  volumeMode: Block
  storageClassName: csi-gce-pd
  resources: { requests: { storage: 200Gi } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web-server }
spec:
  selector: { matchLabels: { app: web } }
  replicas: 2
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web-server
          image: nginx
          volumeDevices: [{ name: mypvc, devicePath: /dev/mypvc }]
      volumes:
        - name: mypvc
          persistentVolumeClaim: { claimName: podpvc, readOnly: false }
`,
  ],

  'CSI hostpath: a clone of a raw claim, with the group written out': [
    (chart) => {
      new PersistentStore(chart, 'clone', {
        claimName: 'pvc-raw-clone',
        capacity: Size.gibibytes(1),
        storage: Storage.dynamic({ storageClass: 'csi-hostpath-sc' }),
        dataSource: DataSource.object({ apiGroup: '', kind: 'PersistentVolumeClaim', name: 'pvc-raw' }),
      });
    },
    `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: pvc-raw-clone }
spec:
  storageClassName: csi-hostpath-sc
  dataSource: { name: pvc-raw, kind: PersistentVolumeClaim, apiGroup: '' }
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 1Gi } }
`,
  ],

  'EBS: a snapshot that exists is imported and restored': [
    (chart) => {
      const content = new SnapshotContent(chart, 'content', {
        name: 'static-snapshot-content',
        driver: 'ebs.csi.aws.com',
        snapshotHandle: 'snap-0123456789abcdef0',
        deletionPolicy: SnapshotDeletionPolicy.DELETE,
        snapshotRef: { kind: 'VolumeSnapshot', name: 'static-snapshot-demo', namespace: 'default' },
        snapshotClass: 'csi-aws-vsc',
      });
      const snapshot = new StoreSnapshot(chart, 'snapshot', { content, snapshotClass: 'csi-aws-vsc' });
      new PersistentStore(chart, 'claim', {
        claimName: 'ebs-static-snapshot-claim',
        capacity: Size.gibibytes(4),
        storage: Storage.dynamic({ storageClass: 'ebs-sc' }),
        dataSource: DataSource.snapshot(snapshot),
      });
    },
    `
apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshotContent
metadata: { name: static-snapshot-content }
spec:
  volumeSnapshotRef: { kind: VolumeSnapshot, name: static-snapshot-demo, namespace: default }
  source: { snapshotHandle: snap-0123456789abcdef0 }
  driver: ebs.csi.aws.com
  deletionPolicy: Delete
  volumeSnapshotClassName: csi-aws-vsc
---
apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshot
metadata: { name: static-snapshot-demo }
spec:
  volumeSnapshotClassName: csi-aws-vsc
  source: { volumeSnapshotContentName: static-snapshot-content }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ebs-static-snapshot-claim }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ebs-sc
  resources: { requests: { storage: 4Gi } }
  dataSource: { name: static-snapshot-demo, kind: VolumeSnapshot, apiGroup: snapshot.storage.k8s.io }
`,
  ],

  'Azure Disk: a snapshot of a group of claims, of the alpha API': [
    (chart) => {
      new GroupSnapshot(chart, 'group', {
        name: 'new-group-snapshot-demo',
        metadata: { namespace: 'demo-namespace' },
        version: GroupSnapshotVersion.V1ALPHA1,
        groupSnapshotClass: 'csi-groupsnapclass',
        selector: { matchLabels: { group: 'myGroup' } },
      });
    },
    `
apiVersion: groupsnapshot.storage.k8s.io/v1alpha1
kind: VolumeGroupSnapshot
metadata: { name: new-group-snapshot-demo, namespace: demo-namespace }
spec:
  volumeGroupSnapshotClassName: csi-groupsnapclass
  source: { selector: { matchLabels: { group: myGroup } } }
`,
  ],

  'kubernetes.io: a key and a certificate for the pod': [
    (chart) => {
      const certificate = ProjectedSource.podCertificate({
        keyType: PodKeyType.ED25519,
        signerName: 'coolcert.example.com/foo',
        credentialBundlePath: 'credentialbundle.pem',
        userAnnotations: { 'example.com/annotation1': 'value1' },
      });
      const pod = new StatefulApp(chart, 'main', {
        image: 'debian',
        command: ['sleep', 'infinity'],
        pod: { serviceAccountName: 'default' },
        workload: Workload.pod({ name: 'podcertificate-pod', metadata: { namespace: 'default' } }),
      });
      const store = new ProjectedStore({ sources: [certificate], defaultMode: '0644' });
      pod.mount('/var/run/my-x509-credentials', store, { volumeName: 'my-x509-credentials' });
    },
    `
apiVersion: v1
kind: Pod
metadata: { namespace: default, name: podcertificate-pod }
spec:
  serviceAccountName: default
  containers:
    - image: debian
      name: main
      command: [sleep, infinity]
      volumeMounts: [{ name: my-x509-credentials, mountPath: /var/run/my-x509-credentials }]
  volumes:
    - name: my-x509-credentials
      projected:
        defaultMode: 420
        sources:
          - podCertificate:
              keyType: ED25519
              signerName: coolcert.example.com/foo
              credentialBundlePath: credentialbundle.pem
              userAnnotations: { example.com/annotation1: value1 }
`,
  ],
};

test.each(Object.entries(PROGRAMS))('%s: the manifests are the published ones', (_, [build, published]) => {
  expect(synth(build)).toEqual(parseAllDocuments(published).map((document) => document.toJS() as unknown));
});
