import { nearest } from '../../api/nearest';
import type { Rule } from '../rule';

const pod = (volume: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
      volumeMounts:
        - { name: cache, mountPath: /var/cache/web }
  volumes:
    - { name: ${volume}, emptyDir: { sizeLimit: 1Gi } }
`;

export const rule: Rule = {
  name: 'missing-volume',
  appliesTo: ['volumeMounts', 'volumeDevices'],
  severity: 'error',
  summary: 'A container mounts a volume that its pod does not have.',
  consequence: 'The API server refuses the workload.',
  fix: "Name one of the pod's volumes, or a claim template of the StatefulSet.",
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  bad: () => pod('cash').replace('volumes:', 'volumes: # cash, not cache'),
  good: () => pod('cache'),
  *check({ containers }) {
    const reported = new Set<string>();
    for (const { mounts, devices, pod } of containers) {
      const strays = [...mounts, ...devices].filter(({ volume }) => volume === undefined);
      for (const { name, path } of strays) {
        const key = `${pod.manifest.key} ${name}`;
        if (name === '' || reported.has(key)) continue;
        reported.add(key);
        const names = pod.volumes.map((defined) => defined.name);
        const meant = nearest(name, names);
        yield {
          manifest: pod.manifest,
          path: [...path, 'name'],
          message: `there is no volume '${name}' in the pod, which has ${names.length === 0 ? 'none' : names.join(', ')}: the API server refuses it`,
          ...(meant === undefined ? {} : { fix: `Did you mean ${meant}?` }),
          absent: true,
        };
      }
    }
  },
};
