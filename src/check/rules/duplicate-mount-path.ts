import { asString } from '../../inventory/json';
import type { Rule } from '../rule';
import { samplePod } from '../samples';

const pod = (second: string): string =>
  samplePod(
    `volumeMounts:
  - { name: cache, mountPath: /var/cache/web }
  - { name: temporary, mountPath: ${second} }`,
    `volumes:
  - { name: cache, emptyDir: { sizeLimit: 1Gi } }
  - { name: temporary, emptyDir: { sizeLimit: 1Gi } }`,
  );

export const rule: Rule = {
  name: 'duplicate-mount-path',
  appliesTo: ['volumeMounts', 'volumeDevices', 'volumes', 'volumeClaimTemplates'],
  severity: 'error',
  summary: 'Two volumes at one path of a container, or two volumes of one name in a pod.',
  consequence: 'The API server refuses the workload.',
  fix: 'Give each its own path and name.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  bad: () => pod('/var/cache/web'),
  good: () => pod('/var/cache/web/temporary'),
  *check({ containers, pods }) {
    for (const { pod, mounts, devices } of containers) {
      if (mounts.length + devices.length < 2) continue;
      const places = [
        // Not normalized: the API server compares the strings.
        ...mounts.map(({ data, path, name }) => ({
          place: asString(data['mountPath']) ?? '',
          name,
          path: [...path, 'mountPath'],
        })),
        ...devices.map(({ devicePath, path, name }) => ({ place: devicePath, name, path: [...path, 'devicePath'] })),
      ];
      const taken = new Map<string, string>();
      for (const { place, name, path } of places) {
        const by = taken.get(place);
        if (by !== undefined && place !== '') {
          yield {
            manifest: pod.manifest,
            path,
            message: `${place} is taken by volume ${by} already, and ${name} can't be there too: the API server refuses it`,
          };
        }
        taken.set(place, name);
      }
    }
    for (const { manifest, volumes } of pods) {
      if (volumes.length < 2) continue;
      const names = new Set<string>();
      for (const volume of volumes) {
        const { name } = volume;
        if (names.has(name))
          yield {
            manifest,
            path: [...volume.path, 'name'],
            message: `there are two volumes of the name ${name}: the API server refuses it`,
          };
        names.add(name);
      }
    }
  },
};
