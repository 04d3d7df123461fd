import { quantityInNanos } from '../../api/quantity';
import { asString, field } from '../../inventory/json';
import type { Container } from '../../inventory/pods';
import type { Rule } from '../rule';

const pod = (sizeLimit: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: render
spec:
  containers:
    - name: render
      image: registry.example/render:1
      resources: { limits: { memory: 512Mi } }
      volumeMounts:
        - { name: frames, mountPath: /tmp/frames }
  volumes:
    - name: frames
      emptyDir: { medium: Memory, sizeLimit: ${sizeLimit} }
`;

export const rule: Rule = {
  name: 'emptydir-memory-limit',
  appliesTo: ['emptyDir'],
  severity: 'warning',
  summary: "A memory emptyDir may grow to all of its container's memory limit, or has no limit at all.",
  consequence:
    'Its files count as memory of the container: it is OOMKilled before the volume is full, and again at each restart, for the files stay.',
  fix: "Keep sizeLimit well below the container's memory limit.",
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  bad: () => pod('512Mi'),
  good: () => pod('128Mi'),
  *check({ volumes }) {
    for (const volume of volumes) {
      const { pod, name, source, config, mounts } = volume;
      if (source !== 'emptyDir' || config['medium'] !== 'Memory') continue;
      const writers = mounts.filter(({ readOnly }) => !readOnly).map(({ container }) => container);
      const sizeLimit = asString(config['sizeLimit']) ?? '';
      const size = quantityInNanos(sizeLimit);
      if (config['sizeLimit'] === undefined) {
        if (writers.length === 0 || writers.some((container) => memoryLimit(container) !== undefined)) continue;
        yield {
          manifest: pod.manifest,
          path: [...volume.path, 'emptyDir'],
          message: `the memory volume '${name}' has no sizeLimit and its containers have no memory limit: it can fill the memory of the node`,
          fix: 'Write sizeLimit: 64Mi beside medium: Memory, and limits.memory for the container.',
        };
        continue;
      }
      for (const container of writers) {
        const limit = memoryLimit(container);
        if (limit === undefined || size === undefined || size < (quantityInNanos(limit) ?? size + 1n)) continue;
        yield {
          manifest: pod.manifest,
          path: [...volume.path, 'emptyDir', 'sizeLimit'],
          message: `the memory volume '${name}' may hold ${sizeLimit}, but container '${container.name}' may use ${String(limit)} of memory, files included: it is OOMKilled before the volume is full, and again after each restart`,
        };
        break;
      }
    }
  },
};

/** The memory limit of the container, else of its pod. */
function memoryLimit({ data, pod }: Container): string | number | undefined {
  const limit = field(data, 'resources', 'limits', 'memory') ?? field(pod.spec, 'resources', 'limits', 'memory');
  return typeof limit === 'string' || typeof limit === 'number' ? limit : undefined;
}
