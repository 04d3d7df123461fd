/** The frames of the manifests that rules show: each has nothing wrong but what a rule puts into it. */

function indented(text: string, by: number): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `${' '.repeat(by)}${line}\n`)
    .join('');
}

/** A Pod with one container; the lines of both are added to their own. */
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

/** A PersistentVolume that keeps its files. */
export function sampleVolume(spec: string, name = 'files'): string {
  return `apiVersion: v1
kind: PersistentVolume
metadata:
  name: ${name}
spec:
${indented(spec, 2)}`;
}

/** A StorageClass; the lines are fields of its own, for it has no spec. */
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

/** A claim's fields but its modes and size. */
export const CLASS = 'storageClassName: fast';
export const MODES = 'accessModes: [ReadWriteOnce]';
export const SIZE = 'resources: { requests: { storage: 1Gi } }';
/** A volume's fields. */
export const CAPACITY = 'capacity: { storage: 1Gi }';
export const NFS = 'nfs: { server: nas.example, path: /export/files }';
