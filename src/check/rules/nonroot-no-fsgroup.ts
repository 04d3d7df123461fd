import type { Backing } from '../volume-backing';
import { backingOf, isDisk } from '../volume-backing';
import type { ImageUser } from '../../images/row';
import { writerOf } from '../../images/user';
import type { Inventory } from '../../inventory/inventory';
import type { Container, Volume } from '../../inventory/pods';
import type { KnownData } from '../known-data';
import { inEachVersion, knownData } from '../known-data';
import type { Rule } from '../rule';
import { asObject, field } from '../../inventory/json';
import { isMisspelt } from '../misspelt';
import { hasInitPermissions } from '../init-permissions';
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
  appliesTo: ['runAsUser', 'runAsNonRoot', 'volumeMounts'],
  severity: 'error',
  severities:
    'An error where a class that is among the manifests makes the disk, and nothing else that may be root mounts it; else a warning, for its files may have been given to the user already; an info for a class of the cluster, which may make disks.',
  summary: 'A container that does not run as root writes to a disk that belongs to root.',
  consequence: 'A new disk belongs to root, mode 0755: the app fails with "permission denied" at its first write.',
  fix: "Write the app's group as securityContext.fsGroup of the pod.",
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  bad: () => pod('runAsUser: 1000'),
  good: () => pod('runAsUser: 1000, fsGroup: 1000'),
  *check(inventory) {
    const users = imageUsers(inventory);
    for (const pod of inventory.pods) {
      if (fsGroupOf(pod) !== undefined) continue;
      for (const container of pod.containers) {
        const user = users.get(container);
        if (!(isNonRoot(container) || user !== undefined)) continue;
        // unknown-field reports an fsGroup in a container's securityContext.
        if (isMisspelt('V1SecurityContext', asObject(container.data['securityContext']))) continue;
        for (const mount of container.mounts) {
          const { volume, readOnly } = mount;
          if (volume === undefined || readOnly || volume.readOnly || hasInitPermissions(volume)) continue;
          const backing = backingOf(volume, inventory);
          const known = isDisk(backing);
          if (!known && !mayBeDisk(volume, backing)) continue;
          yield {
            manifest: pod.manifest,
            path: [...mount.path, 'name'],
            message: `container '${container.name}' runs ${user === undefined ? userOf(container) : `as user ${String(user.uid)} of its image`}, ${known ? 'and the disk' : 'and if the class makes disks, that'} of volume '${volume.name}' belongs to root: permission denied at its first write`,
            fix:
              user === undefined
                ? `Write securityContext: { fsGroup: … } in the pod's spec, with a group of the app's user.`
                : `Write securityContext: { fsGroup: ${String(user.gid === 0 ? user.uid : user.gid)} } in the pod's spec.`,
            severity: !known ? 'info' : backing.fresh && isAlone(volume, users) ? 'error' : 'warning',
          };
        }
      }
    }
  },
};

/** Names of classes that make directories, not disks: everybody can write to them, or a server decides who can. */
const DIRECTORIES = /nfs|cifs|smb|efs|file|local|host|\bfs\b/i;

/** Whether a claim for one node or pod gets a new volume of an unknown driver. */
function mayBeDisk({ claim }: Volume, { driver, fresh }: Backing): boolean {
  if (claim === undefined || driver !== undefined || !fresh) return false;
  const { binding, accessModes, className = '' } = claim;
  if (binding.state !== 'provisioned' || DIRECTORIES.test(className)) return false;
  return accessModes.length > 0 && accessModes.every((mode) => mode.startsWith('ReadWriteOnce'));
}

/** Whether no container that may run as root mounts the disk and could chown it. */
function isAlone({ mounts, claim }: Volume, users: ReadonlyMap<Container, ImageUser>): boolean {
  const others = (claim?.users ?? []).flatMap((user) => user.mounts);
  return [...mounts, ...others].every(({ container }) => isNonRoot(container) || users.has(container));
}

/** The user ids of images that never run as root, for containers that don't set a user. */
function imageUsers(inventory: Inventory): ReadonlyMap<Container, ImageUser> {
  const users = new Map<Container, ImageUser>();
  const isUnprivileged = ({ container, image }: KnownData): boolean =>
    writerOf(image, container.image) !== undefined &&
    image.user?.root === undefined &&
    image.user?.alpine === undefined &&
    !saysUser(container);
  for (const { container, image } of inEachVersion(knownData(inventory), isUnprivileged)) {
    if (image.user !== undefined) users.set(container, image.user);
  }
  return users;
}

function saysUser({ data, pod }: Container): boolean {
  return (field(data, 'securityContext', 'runAsUser') ?? field(pod.spec, 'securityContext', 'runAsUser')) !== undefined;
}
