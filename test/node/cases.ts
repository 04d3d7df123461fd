import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An app whose files are watched through all events. */
export interface Case {
  /** Its namespace, and the beginning of the names of what has none. */
  readonly name: string;
  /** Where its files are, in the words of the page. */
  readonly title: string;
  readonly yaml: string;
}

/** The classes that all cases can name; nobody deletes them. */
export const CLASSES = [
  storageClass('on-node-delete', 'rancher.io/local-path', 'Delete', 'WaitForFirstConsumer'),
  storageClass('on-node-retain', 'rancher.io/local-path', 'Retain', 'WaitForFirstConsumer'),
  storageClass('shared-delete', 'example.com/shared-folders', 'Delete', 'Immediate'),
  storageClass('shared-retain', 'example.com/shared-folders', 'Retain', 'Immediate'),
].join('---\n');

function storageClass(name: string, provisioner: string, policy: string, mode: string): string {
  return `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: ${name} }
provisioner: ${provisioner}
reclaimPolicy: ${policy}
volumeBindingMode: ${mode}
`;
}

interface Workload {
  readonly kind?: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job';
  /** The volume named data, in YAML. */
  readonly volume?: string;
  /** More of the workload's spec. */
  readonly spec?: string;
  /** More of the pod's spec. */
  readonly pod?: string;
  /** The containers, where there is more than one with a mount at /data. */
  readonly containers?: string;
}

const MOUNTED = `{ name: app, image: example/app:1, volumeMounts: [{ name: data, mountPath: /data }] }`;
const CLAIMED = 'persistentVolumeClaim: { claimName: data }';

function workload({ kind = 'Deployment', volume, spec = '', pod = '', containers = MOUNTED }: Workload): string {
  const volumes = volume === undefined ? '' : `\n      volumes: [{ name: data, ${volume} }]`;
  const selector = kind === 'Job' ? '' : '\n  selector: { matchLabels: { app: app } }';
  const restart = kind === 'Job' ? '\n      restartPolicy: OnFailure' : '';
  return `apiVersion: ${kind === 'Job' ? 'batch' : 'apps'}/v1
kind: ${kind}
metadata: { name: app }
spec:${selector}${spec}
  template:
    metadata: { labels: { app: app } }
    spec:${restart}${pod}${volumes}
      containers: [${containers}]
`;
}

function claim(spec: string): string {
  return `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { resources: { requests: { storage: 1Gi } }, ${spec} }
`;
}

interface Volume {
  readonly source: string;
  readonly policy: 'Retain' | 'Delete';
  readonly node?: string;
}

/** A volume with a claim for it, and the app that mounts it. */
function onVolume(name: string, { source, policy, node }: Volume): string {
  const affinity =
    node === undefined
      ? ''
      : `\n  nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [${node}] }] }] } }`;
  return `${workload({ volume: CLAIMED })}${claim(`accessModes: [ReadWriteOnce], storageClassName: '', volumeName: ${name}`)}---
apiVersion: v1
kind: PersistentVolume
metadata: { name: ${name} }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: ${policy}
  ${source}${affinity}
`;
}

/** An app with a claim of a class. */
export function ofClass(storageClassName: string, more: Workload = {}): string {
  const mode = storageClassName.startsWith('shared') ? 'ReadWriteMany' : 'ReadWriteOnce';
  return `${workload({ volume: CLAIMED, ...more })}${claim(`accessModes: [${mode}], storageClassName: ${storageClassName}`)}`;
}

/** A set with a claim template of a class. */
export function template(storageClassName: string, policy = ''): string {
  const spec = `
  replicas: 2
  serviceName: app
  podManagementPolicy: Parallel${policy === '' ? '' : `\n  persistentVolumeClaimRetentionPolicy: { ${policy} }`}
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: ${storageClassName}, resources: { requests: { storage: 1Gi } } }`;
  return workload({ kind: 'StatefulSet', spec });
}

function ephemeral(storageClassName: string): string {
  const spec = `accessModes: [ReadWriteOnce], storageClassName: ${storageClassName}, resources: { requests: { storage: 1Gi } }`;
  return workload({ volume: `ephemeral: { volumeClaimTemplate: { spec: { ${spec} } } }` });
}

const SETTINGS = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { mode: quick }
`;

const PINNED = '\n      nodeSelector: { kubernetes.io/hostname: node-1 }';

/** A stage of examples/story.ts, with a volume and a folder of its own. */
function story(stage: string): Case {
  const name = `story-${stage}`;
  const yaml = readFileSync(join(__dirname, '..', '..', 'dist', `${name}.k8s.yaml`), 'utf8');
  const own = yaml.replaceAll('host-pv\n', `${name}\n`).replaceAll('path: /data\n', `path: /data/${name}\n`);
  return { name, title: `[${name}](../dist/${name}.k8s.yaml)`, yaml: own };
}

/** All of them. */
export const CASES: readonly Case[] = [
  ...['2-empty-dir', '3-host-path', '5-claim', '6-storage-class', '7-literal', '7-config'].map(story),
  {
    name: 'no-volume',
    title: 'no volume',
    yaml: workload({ containers: '{ name: app, image: "mysql:8.4" }' }),
  },
  { name: 'emptydir', title: 'emptyDir', yaml: workload({ volume: 'emptyDir: {}' }) },
  { name: 'memory', title: 'emptyDir in memory', yaml: workload({ volume: 'emptyDir: { medium: Memory }' }) },
  {
    name: 'hostpath',
    title: 'hostPath',
    yaml: workload({ volume: 'hostPath: { path: /data/hostpath, type: DirectoryOrCreate }' }),
  },
  {
    name: 'hostpath-pinned',
    title: 'hostPath, pod pinned to the node',
    yaml: workload({ volume: 'hostPath: { path: /data/pinned, type: DirectoryOrCreate }', pod: PINNED }),
  },
  {
    name: 'hostpath-pv',
    title: 'hostPath volume, Retain',
    yaml: onVolume('hostpath-pv', { source: 'hostPath: { path: /data/hostpath-pv }', policy: 'Retain' }),
  },
  {
    name: 'hostpath-pv-node',
    title: 'hostPath volume of a node, Retain',
    yaml: onVolume('hostpath-pv-node', {
      source: 'hostPath: { path: /data/hostpath-pv-node }',
      policy: 'Retain',
      node: 'node-1',
    }),
  },
  {
    name: 'hostpath-pv-delete',
    title: 'hostPath volume of a node, Delete',
    yaml: onVolume('hostpath-pv-delete', {
      source: 'hostPath: { path: /data/hostpath-pv-delete }',
      policy: 'Delete',
      node: 'node-1',
    }),
  },
  {
    name: 'local-retain',
    title: 'local volume, Retain',
    yaml: onVolume('local-retain', { source: 'local: { path: /mnt/local-retain }', policy: 'Retain', node: 'node-1' }),
  },
  {
    name: 'local-delete',
    title: 'local volume, Delete',
    yaml: onVolume('local-delete', { source: 'local: { path: /mnt/local-delete }', policy: 'Delete', node: 'node-1' }),
  },
  { name: 'class-delete', title: 'claim of a class on the node, Delete', yaml: ofClass('on-node-delete') },
  { name: 'class-retain', title: 'claim of a class on the node, Retain', yaml: ofClass('on-node-retain') },
  { name: 'shared-delete', title: 'claim of a shared class, Delete', yaml: ofClass('shared-delete') },
  {
    name: 'shared-retain',
    title: 'claim of a shared class, Retain, two replicas',
    yaml: ofClass('shared-retain', { spec: '\n  replicas: 2' }),
  },
  { name: 'template', title: 'claim template, class Delete', yaml: template('on-node-delete') },
  {
    name: 'template-deleted',
    title: 'claim template, class Delete, whenDeleted: Delete',
    yaml: template('on-node-delete', 'whenDeleted: Delete'),
  },
  {
    name: 'template-scaled',
    title: 'claim template, class Delete, whenScaled: Delete',
    yaml: template('on-node-delete', 'whenScaled: Delete'),
  },
  {
    name: 'template-shared',
    title: 'claim template, shared class Retain, both Delete',
    yaml: template('shared-retain', 'whenDeleted: Delete, whenScaled: Delete'),
  },
  { name: 'ephemeral-delete', title: 'generic ephemeral volume, class Delete', yaml: ephemeral('on-node-delete') },
  { name: 'ephemeral-retain', title: 'generic ephemeral volume, class Retain', yaml: ephemeral('on-node-retain') },
  {
    name: 'configmap',
    title: 'ConfigMap',
    yaml: `${workload({ volume: 'configMap: { name: settings }' })}${SETTINGS}`,
  },
  {
    name: 'configmap-subpath',
    title: 'ConfigMap by subPath',
    yaml: `${workload({
      volume: 'configMap: { name: settings }',
      containers: `{ name: app, image: example/app:1, volumeMounts: [{ name: data, mountPath: /etc/mode, subPath: mode }] }`,
    })}${SETTINGS}`,
  },
  {
    name: 'projected',
    title: 'projected ConfigMap and pod fields',
    yaml: `${workload({
      volume:
        'projected: { sources: [{ configMap: { name: settings } }, { downwardAPI: { items: [{ path: name, fieldRef: { fieldPath: metadata.name } }] } }] }',
    })}${SETTINGS}`,
  },
  {
    name: 'image-volume',
    title: "a VOLUME of the image, below a claim's mount",
    yaml: ofClass('shared-delete', {
      containers: '{ name: app, image: "postgres:17", volumeMounts: [{ name: data, mountPath: /var/lib/postgresql }] }',
    }),
  },
  {
    name: 'subpath',
    title: 'two containers and an init container, subPaths of a claim',
    yaml: ofClass('on-node-delete', {
      pod: `
      initContainers:
        - { name: init, image: example/app:1, volumeMounts: [{ name: data, mountPath: /init, subPath: init }] }`,
      containers: `{ name: app, image: example/app:1, volumeMounts: [{ name: data, mountPath: /data, subPath: app }] }, { name: second, image: example/app:1, volumeMounts: [{ name: data, mountPath: /all }] }`,
    }),
  },
  {
    name: 'sidecar',
    title: 'a sidecar with the emptyDir of its app',
    yaml: workload({
      volume: 'emptyDir: {}',
      pod: `
      initContainers:
        - { name: sidecar, image: example/app:1, restartPolicy: Always, volumeMounts: [{ name: data, mountPath: /side, subPath: side }] }`,
    }),
  },
  {
    name: 'daemonset',
    title: 'DaemonSet, hostPath',
    yaml: workload({ kind: 'DaemonSet', volume: 'hostPath: { path: /data/daemonset, type: DirectoryOrCreate }' }),
  },
  {
    name: 'daemonset-emptydir',
    title: 'DaemonSet, emptyDir',
    yaml: workload({ kind: 'DaemonSet', volume: 'emptyDir: {}' }),
  },
  { name: 'job-emptydir', title: 'Job, emptyDir', yaml: workload({ kind: 'Job', volume: 'emptyDir: {}' }) },
  {
    name: 'job-claim',
    title: 'Job, claim of a class on the node, Delete',
    yaml: ofClass('on-node-delete', { kind: 'Job' }),
  },
];
