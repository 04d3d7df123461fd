import { quantityInNanos } from '../../api/quantity';
import { asString, field } from '../../inventory/json';
import type { Pod } from '../../inventory/pods';
import type { Rule } from '../rule';

const pod = (limit: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: render
spec:
  containers:
    - name: render
      image: registry.example/render:1
      resources: { limits: { ephemeral-storage: ${limit} } }
      volumeMounts:
        - { name: frames, mountPath: /scratch }
  volumes:
    - name: frames
      emptyDir: { sizeLimit: 10Gi }
`;

export const rule: Rule = {
  name: 'emptydir-ephemeral-limit',
  appliesTo: ['emptyDir'],
  severity: 'warning',
  summary: "An emptyDir may grow beyond the pod's limit of ephemeral storage.",
  consequence: 'The pod is evicted long before the volume is full, and its emptyDirs are lost with it.',
  fix: 'Raise limits.ephemeral-storage above the sizeLimit, or lower the sizeLimit.',
  see: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage',
  bad: () => pod('2Gi'),
  good: () => pod('12Gi'),
  *check({ volumes }) {
    for (const volume of volumes) {
      const { pod, name, source, config } = volume;
      if (source !== 'emptyDir' || config['medium'] === 'Memory') continue;
      const sizeLimit = asString(config['sizeLimit']);
      const size = quantityInNanos(sizeLimit);
      const limit = ephemeralLimit(pod);
      if (sizeLimit === undefined || size === undefined || limit === undefined || size <= limit) continue;
      yield {
        manifest: pod.manifest,
        path: [...volume.path, 'emptyDir', 'sizeLimit'],
        message: `the volume '${name}' may hold ${sizeLimit}, but the ephemeral-storage limits of the pod's containers are less in all: the pod is evicted before the volume is full`,
      };
    }
  },
};

/** The sum of the containers' ephemeral-storage limits, which the kubelet enforces; undefined if none has a limit. */
function ephemeralLimit({ containers }: Pod): bigint | undefined {
  const limits = containers
    .filter(({ kind }) => kind !== 'init')
    .map(({ data }) => quantityInNanos(field(data, 'resources', 'limits', 'ephemeral-storage')))
    .filter((limit) => limit !== undefined);
  return limits.length === 0 ? undefined : limits.reduce((sum, limit) => sum + limit, 0n);
}
