/** Templates for the example manifests of rules. None has a finding of its own. */

function indented(text: string, by: number): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `${' '.repeat(by)}${line}\n`)
    .join('');
}

/** A Pod with one container, with further lines for the container and the pod's spec. */
export function samplePod(container: string, spec = ''): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
${indented(container, 6)}${spec === '' ? '' : indented(spec, 2)}`;
}

/** A PersistentVolumeClaim. */
export function sampleClaim(spec: string, name = 'files'): string {
  return `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
spec:
${indented(spec, 2)}`;
}

/** A PersistentVolume. */
export function sampleVolume(spec: string, name = 'files'): string {
  return `apiVersion: v1
kind: PersistentVolume
metadata:
  name: ${name}
spec:
${indented(spec, 2)}`;
}

/** A StorageClass; its fields are at the top level, because it has no spec. */
export function sampleClass(fields: string, name = 'fast'): string {
  return `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: ${name}
provisioner: csi.example.com
${indented(fields, 0)}`;
}

/** A ConfigMap or Secret. */
export function sampleConfig(kind: 'ConfigMap' | 'Secret', fields: string): string {
  return `apiVersion: v1
kind: ${kind}
metadata:
  name: settings
${indented(fields, 0)}`;
}

/** An app of one Pod with labels, run by an apps/v1 workload; the lines are fields of the workload's spec. */
export function sampleWorkload(kind: 'Deployment' | 'StatefulSet' | 'DaemonSet', spec: string, podSpec = ''): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: web
spec:
${indented(spec, 2)}  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example/web:1
${podSpec === '' ? '' : indented(podSpec, 6)}`;
}

/** Fields of a claim. */
export const CLASS = 'storageClassName: fast';
export const MODES = 'accessModes: [ReadWriteOnce]';
export const SIZE = 'resources: { requests: { storage: 1Gi } }';
/** Fields of a volume. */
export const CAPACITY = 'capacity: { storage: 1Gi }';
export const NFS = 'nfs: { server: nas.example, path: /export/files }';
