import { field } from '../../inventory/json';
import { namesData } from '../file-purpose';
import type { Rule } from '../rule';

const pod = (emptyDir: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: thumbs
spec:
  containers:
    - name: thumbs
      image: registry.example/thumbs:1
      volumeMounts:
        - { name: cache, mountPath: /var/cache/thumbs }
  volumes:
    - name: cache
      emptyDir: ${emptyDir}
`;

/** Paths of small files: sockets, process ids, locks, settings, programs. */
const SMALL =
  /\b(?:run|socks?|sockets?|pids?|locks?|shm|config|conf|conf\.d|etc|certs?|tls|ssl|secrets|token|plugins?|bin|lib)\b/i;
/** Paths of files that grow with use. */
const GROWS = /cache|log|spool|scratch|upload|queue|buffer|download/i;

export const rule: Rule = {
  name: 'emptydir-unbounded',
  appliesTo: ['emptyDir'],
  severity: 'warning',
  severities: 'A warning; an info for what stays small, such as sockets, or is handed over within the pod.',
  summary: "An emptyDir on the node's disk has no limit of any kind.",
  consequence:
    'When it fills the disk of the node, the kubelet evicts pods there: this one, and others that did nothing.',
  fix: 'Write emptyDir: { sizeLimit: 1Gi }, or limits.ephemeral-storage for the containers.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  bad: () => pod('{}'),
  good: () => pod('{ sizeLimit: 1Gi }'),
  *check({ volumes }) {
    for (const volume of volumes) {
      const { pod, name, sources, config, mounts } = volume;
      if (!sources.includes('emptyDir') || config['medium'] === 'Memory' || config['sizeLimit'] !== undefined) continue;
      const writers = mounts.filter(({ readOnly }) => !readOnly);
      const unlimited = writers.filter(
        ({ container }) => field(container.data, 'resources', 'limits', 'ephemeral-storage') === undefined,
      );
      if (unlimited.length === 0) continue;
      const grows = writers.some(({ mountPath }) => GROWS.test(mountPath) || namesData(mountPath));
      // Files that containers of a pod share seldom grow.
      const small = writers.length > 1 || writers.every(({ mountPath }) => SMALL.test(mountPath));
      yield {
        manifest: pod.manifest,
        path: [...volume.path, 'emptyDir'],
        message: `nothing limits the emptyDir '${name}': it can fill the node's disk, and the kubelet then evicts pods`,
        severity: grows || !small ? 'warning' : 'info',
      };
    }
  },
};
