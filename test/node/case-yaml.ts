/** The StorageClasses that all cases can use; they are never deleted. */
export const CLASSES = [
  storageClass('on-node-delete', 'rancher.io/local-path', 'Delete', 'WaitForFirstConsumer'),
  storageClass('on-node-retain', 'rancher.io/local-path', 'Retain', 'WaitForFirstConsumer'),
  storageClass('shared-delete', 'example.com/shared-folders', 'Delete', 'Immediate'),
  storageClass('shared-retain', 'example.com/shared-folders', 'Retain', 'Immediate'),
  storageClass('devices', 'kubernetes.io/no-provisioner', 'Retain', 'WaitForFirstConsumer'),
  storageClass('more-devices', 'kubernetes.io/no-provisioner', 'Retain', 'WaitForFirstConsumer'),
].join('---\n');

function storageClass(name: string, provisioner: string, policy: string, mode: string): string {
  return `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: ${name} }
provisioner: ${provisioner}
reclaimPolicy: ${policy}
volumeBindingMode: ${mode}
allowVolumeExpansion: true
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
  /** The containers, unless it's one with a mount at /data. */
  readonly containers?: string;
}

const MOUNTED = `{ name: app, image: example/app:1, volumeMounts: [{ name: data, mountPath: /data }] }`;
const CLAIMED = 'persistentVolumeClaim: { claimName: data }';

/** The workload of an app. */
export function workload({ kind = 'Deployment', volume, spec = '', pod = '', containers = MOUNTED }: Workload): string {
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

function claim(spec: string, size = '1Gi'): string {
  return `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { resources: { requests: { storage: ${size} } }, ${spec} }
`;
}

interface Volume {
  readonly source: string;
  readonly policy: 'Retain' | 'Delete';
  readonly node?: string;
}

/** A volume with a claim for it, and the app that mounts it. */
export function onVolume(name: string, { source, policy, node }: Volume): string {
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

/** The name of the device, and of the volume, in the case with a device. */
export const LOCAL_DEVICE = 'local-block';

/** A volume that is a block device of the first node. */
export function deviceVolume(name: string, storageClassName: string): string {
  return `apiVersion: v1
kind: PersistentVolume
metadata: { name: ${name} }
spec:
  capacity: { storage: 4Mi }
  accessModes: [ReadWriteOnce]
  volumeMode: Block
  persistentVolumeReclaimPolicy: Retain
  storageClassName: '${storageClassName}'
  local: { path: /mnt/devices/${name} }
  nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-1] }] }] } }
`;
}

/** An app with a claim for a block device, and optionally its volume. */
export function onDevice(storageClassName: string, volume?: string): string {
  const name = volume === undefined ? '' : `, volumeName: ${volume}`;
  const spec = `accessModes: [ReadWriteOnce], volumeMode: Block, storageClassName: '${storageClassName}'${name}`;
  const containers = '{ name: app, image: example/app:1, volumeDevices: [{ name: data, devicePath: /dev/data }] }';
  const app = `${workload({ volume: CLAIMED, containers })}${claim(spec, '4Mi')}`;
  return volume === undefined ? app : `${app}---\n${deviceVolume(volume, storageClassName)}`;
}

/** An app with a claim of a class, or of the default class. */
export function ofClass(storageClassName: string | undefined, more: Workload = {}): string {
  const mode = storageClassName?.startsWith('shared') === true ? 'ReadWriteMany' : 'ReadWriteOnce';
  const name = storageClassName === undefined ? '' : `, storageClassName: ${storageClassName}`;
  return `${workload({ volume: CLAIMED, ...more })}${claim(`accessModes: [${mode}]${name}`)}`;
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

/** An app with an ephemeral claim for each pod. */
export function ephemeral(storageClassName: string): string {
  const spec = `accessModes: [ReadWriteOnce], storageClassName: ${storageClassName}, resources: { requests: { storage: 1Gi } }`;
  return workload({ volume: `ephemeral: { volumeClaimTemplate: { spec: { ${spec} } } }` });
}

/** The app with other names, to run side by side with the original. */
export function renamed(yaml: string, name: string): string {
  return yaml
    .replace('metadata: { name: app }', `metadata: { name: ${name} }`)
    .replaceAll('{ app: app }', `{ app: ${name} }`)
    .replaceAll('{ name: settings }', `{ name: ${name}-settings }`)
    .replace('\nmetadata: { name: data }', `\nmetadata: { name: ${name} }`)
    .replace('claimName: data', `claimName: ${name}`);
}
