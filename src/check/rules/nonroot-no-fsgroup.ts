import { backingOf, isDisk } from '../volume-backing';
import type { Volume } from '../../inventory/pods';
import type { Rule } from '../rule';
import { asObject } from '../../inventory/json';
import { isMisspelt } from '../misspelt';
import { isPrepared } from '../prepared';
import { fsGroupOf, isNonRoot, userOf } from '../security';

const pod = (context: string): string => `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: disk
provisioner: ebs.csi.aws.com
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: notes
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: disk
  resources: { requests: { storage: 10Gi } }
---
apiVersion: v1
kind: Pod
metadata:
  name: notes
spec:
  securityContext: { ${context} }
  containers:
    - name: notes
      image: registry.example/notes:1
      volumeMounts:
        - { name: data, mountPath: /var/lib/notes }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: notes }
`;

export const rule: Rule = {
  name: 'nonroot-no-fsgroup',
  about: ['runAsUser', 'runAsNonRoot'],
  severity: 'error',
  severities:
    'An error where a class that is among the manifests makes the disk, and nothing else that may be root mounts it; else a warning, for its files may have been given to the user already.',
  summary: 'A container that does not run as root writes to a disk that belongs to root.',
  consequence: 'A new disk belongs to root, mode 0755: the app fails with "permission denied" at its first write.',
  fix: "Write the app's group as securityContext.fsGroup of the pod.",
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  bad: () => pod('runAsUser: 1000'),
  good: () => pod('runAsUser: 1000, fsGroup: 1000'),
  *check(inventory) {
    for (const pod of inventory.pods) {
      if (fsGroupOf(pod) !== undefined) continue;
      for (const container of pod.containers) {
        // An fsGroup in the container's own context is misplaced, which is said already.
        if (!isNonRoot(container) || isMisspelt('V1SecurityContext', asObject(container.data['securityContext'])))
          continue;
        for (const mount of container.mounts) {
          const { volume, readOnly } = mount;
          if (volume === undefined || readOnly || volume.readOnly || isPrepared(volume)) continue;
          const backing = backingOf(volume, inventory);
          if (!isDisk(backing)) continue;
          yield {
            manifest: pod.manifest,
            path: [...mount.path, 'name'],
            message: `container '${container.name}' runs ${userOf(container)}, and the disk of volume '${volume.name}' belongs to root: permission denied at its first write`,
            fix: `Write securityContext: { fsGroup: … } in the pod's spec, with a group of the app's user.`,
            severity: backing.fresh && isAlone(volume) ? 'error' : 'warning',
          };
        }
      }
    }
  },
};

/** Whether nothing that may be root, in this pod or another, gets at the disk and could give it away. */
function isAlone({ mounts, claim }: Volume): boolean {
  const others = (claim?.users ?? []).flatMap((user) => user.mounts);
  return [...mounts, ...others].every(({ container }) => isNonRoot(container));
}
