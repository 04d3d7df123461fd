import { field } from '../../inventory/json';
import type { Rule } from '../rule';
import { fsGroupOf } from '../security';

const pod = (policy: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: media
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: disk
  resources: { requests: { storage: 2Ti } }
---
apiVersion: v1
kind: Pod
metadata:
  name: media
spec:
  securityContext: { runAsUser: 1000, fsGroup: 1000${policy} }
  containers:
    - name: media
      image: registry.example/media:1
      volumeMounts:
        - { name: files, mountPath: /media }
  volumes:
    - name: files
      persistentVolumeClaim: { claimName: media }
`;

/** A volume of this size may hold so many files that changing their group takes minutes: 100 GiB in nanobytes. */
const LARGE = (100n << 30n) * 1_000_000_000n;

export const rule: Rule = {
  name: 'fs-group-slow',
  appliesTo: ['fsGroup'],
  severity: 'info',
  summary: 'Every file of a large volume is given to the fsGroup anew at each start of a pod.',
  consequence: 'With many files a pod takes minutes to start, each time.',
  fix: 'Write fsGroupChangePolicy: OnRootMismatch beside fsGroup.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods',
  bad: () => pod(''),
  good: () => pod(', fsGroupChangePolicy: OnRootMismatch'),
  *check({ pods }) {
    for (const pod of pods) {
      if (
        fsGroupOf(pod) === undefined ||
        field(pod.spec, 'securityContext', 'fsGroupChangePolicy') === 'OnRootMismatch'
      )
        continue;
      const large = pod.volumes.find(({ claim, mounts }) => (claim?.request ?? 0n) >= LARGE && mounts.length > 0);
      if (large === undefined) continue;
      yield {
        manifest: pod.manifest,
        path: [...pod.path, 'securityContext', 'fsGroup'],
        message: `the files of volume '${large.name}' are given to the fsGroup one by one at each start of a pod, which takes minutes where there are many`,
      };
    }
  },
};
