import { asString, field } from '../../inventory/json';
import type { Volume } from '../../inventory/pods';
import { cleanPath, isWithin } from '../paths';
import type { Rule, Severity } from '../rule';

const SOCKETS = /\/(?:docker|containerd|cri-dockerd|crio|crio\/crio|podman)\.sock$/;

/** Directories whose files control the node. */
const DIRECTORIES = new Set(
  '/ /boot /etc /etc/kubernetes /etc/kubernetes/pki /etc/kubernetes/manifests /etc/cron.d /etc/systemd /etc/systemd/system /root /root/.ssh /run /run/containerd /usr /usr/bin /usr/local/bin /var /var/lib /var/lib/containerd /var/lib/docker /var/lib/etcd /var/lib/kubelet /var/run'.split(
    ' ',
  ),
);
const FILES = ['/etc/passwd', '/etc/shadow', '/etc/sudoers', '/etc/kubernetes/admin.conf', '/etc/kubernetes/pki'];

const pod = (path: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: builder
spec:
  nodeName: node-1
  containers:
    - name: builder
      image: registry.example/builder:1
      volumeMounts:
        - { name: host, mountPath: /host }
  volumes:
    - name: host
      hostPath: { path: ${path} }
`;

export const rule: Rule = {
  name: 'hostpath-sensitive',
  appliesTo: ['hostPath', 'local'],
  severity: 'warning',
  severities: 'A warning; an info for an agent of every node (a DaemonSet) that only reads.',
  summary: 'A hostPath volume shows a container what rules its node: the container runtime, the kubelet, the system.',
  consequence: 'Whoever gets into the container gets the node, and with it every other pod there.',
  fix: 'Ask for the narrowest directory that the app needs, read-only; to build images use a builder without a daemon.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  bad: () => pod('/var/run/docker.sock'),
  good: () => pod('/srv/builds'),
  *check({ volumes, persistentVolumes }) {
    for (const volume of volumes) {
      const path = volume.source === 'hostPath' ? asString(volume.config['path']) : undefined;
      if (path === undefined || !isSensitive(path)) continue;
      yield {
        manifest: volume.pod.manifest,
        path: [...volume.path, 'hostPath', 'path'],
        message: `${path} of the node is in the pod (volume '${volume.name}'): ${why(path)}`,
        severity: severityOf(volume, path),
      };
    }
    for (const { manifest, spec } of persistentVolumes) {
      const path = asString(field(spec, 'hostPath', 'path')) ?? asString(field(spec, 'local', 'path'));
      if (path === undefined || !isSensitive(path)) continue;
      yield {
        manifest,
        path: ['spec', spec['hostPath'] === undefined ? 'local' : 'hostPath', 'path'],
        message: `${path} of the node is this volume: ${why(path)}`,
      };
    }
  },
};

function isSensitive(path: string): boolean {
  const clean = cleanPath(path);
  if (DIRECTORIES.has(clean) || (clean.endsWith('.sock') && SOCKETS.test(clean))) return true;
  return clean.startsWith('/etc/') && FILES.some((file) => isWithin(clean, file));
}

function why(path: string): string {
  if (SOCKETS.test(path)) return 'who can talk to the container runtime is root on the node';
  return 'whoever gets into the container can read or change what the node runs';
}

/** Lower for agents on every node and for read-only mounts; a socket never counts as read-only. */
function severityOf({ pod, mounts, readOnly }: Volume, path: string): Severity {
  const onlyRead = !SOCKETS.test(path) && (readOnly || mounts.every((mount) => mount.readOnly));
  const agent = pod.workload.kind === 'DaemonSet';
  return agent && onlyRead ? 'info' : 'warning';
}
