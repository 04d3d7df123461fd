/** Templates for the example manifests of rules. They are complete, so that no other rule finds anything. */
import { DRIVER, NO_PROVISIONER } from '../drivers/names';

/** Joins documents to a YAML stream. */
export function documents(...texts: readonly string[]): string {
  return texts.join('---\n');
}

/** Indents lines of YAML; ends with a line break unless empty. */
function indented(lines: string, depth: number): string {
  return lines === '' ? '' : lines.replace(/^(?=.)/gm, ' '.repeat(depth)).replace(/\n?$/, '\n');
}

const CLOUD_DISK: string = DRIVER.awsEbs;

/** A StorageClass, by default of cloud disks. */
export function storageClass({
  name = 'disk',
  provisioner = CLOUD_DISK,
  mode = 'WaitForFirstConsumer',
  annotations = '',
  more = '',
} = {}): string {
  return `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: ${name}
${indented(annotations, 2)}provisioner: ${provisioner}
reclaimPolicy: Retain
volumeBindingMode: ${mode}
${indented(more, 0)}`;
}

/** A StorageClass without a provisioner. */
export function localClass(mode = 'WaitForFirstConsumer'): string {
  return storageClass({ name: 'local', provisioner: NO_PROVISIONER, mode });
}

/** A claim of 10Gi. */
export function claim({
  name = 'data',
  namespace = '',
  className = 'disk',
  mode = 'ReadWriteOnce',
  size = '10Gi',
  more = '',
} = {}): string {
  return `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
${indented(namespace === '' ? '' : `namespace: ${namespace}`, 2)}spec:
  accessModes: [${mode}]
${indented(className === 'none' ? '' : `storageClassName: ${className === '' ? "''" : className}`, 2)}  resources: { requests: { storage: ${size} } }
${indented(more, 2)}`;
}

/** A PersistentVolume of 10Gi, by default on an NFS server. */
export function volume({
  name = 'data-volume',
  className = 'disk',
  mode = 'ReadWriteOnce',
  size = '10Gi',
  source = 'nfs: { server: nas.example, path: /export/data }',
  more = '',
} = {}): string {
  return `apiVersion: v1
kind: PersistentVolume
metadata:
  name: ${name}
spec:
  accessModes: [${mode}]
${indented(className === '' ? '' : `storageClassName: ${className}`, 2)}  capacity: { storage: ${size} }
  persistentVolumeReclaimPolicy: Retain
${indented(more, 2)}${indented(source, 2)}`;
}

/** A local PersistentVolume of a node. */
export function localVolume(name: string, node: string): string {
  return volume({ name, className: 'local', source: `local: { path: /mnt/disks/${name} }`, more: onNode(node) });
}

/** The node affinity of a volume on a node. */
export function onNode(node: string): string {
  return affinity('kubernetes.io/hostname', node);
}

/** The node affinity of a volume in a zone. */
export function inZone(zone: string): string {
  return affinity('topology.kubernetes.io/zone', zone);
}

function affinity(key: string, value: string): string {
  return `nodeAffinity:
  required:
    nodeSelectorTerms:
      - matchExpressions:
          - { key: ${key}, operator: In, values: [${value}] }`;
}

/** A Deployment that mounts a claim. */
export function deployment({
  name = 'web',
  namespace = '',
  replicas = 1,
  strategy = 'Recreate',
  claimName = 'data',
  readOnly = false,
  pod = '',
} = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
${indented(namespace === '' ? '' : `namespace: ${namespace}`, 2)}spec:
  replicas: ${String(replicas)}
  strategy: { type: ${strategy} }
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
${indented(pod, 6)}      containers:
        - name: ${name}
          image: registry.example/${name}:1
          volumeMounts:
            - { name: data, mountPath: /srv/data${readOnly ? ', readOnly: true' : ''} }
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: ${claimName} } }
`;
}

/** A StatefulSet with a claim template of 10Gi, and its headless Service. */
export function statefulSet({ name = 'db', replicas = 2, className = 'local', size = '10Gi' } = {}): string {
  return documents(
    `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  clusterIP: None
  selector: { app: ${name} }
  ports: [{ port: 7000 }]
`,
    `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${name}
spec:
  serviceName: ${name}
  replicas: ${String(replicas)}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: registry.example/${name}:1
          volumeMounts:
            - { name: data, mountPath: /srv/data }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: ${className}
        resources: { requests: { storage: ${size} } }
`,
  );
}
