import { backingOf, fileSystemOf, isDisk } from '../volume-backing';
import type { Inventory } from '../../inventory/inventory';
import type { KnownData } from '../known-data';
import { inEachVersion, knownData } from '../known-data';
import { isMisspelt } from '../misspelt';
import { asStrings } from '../../inventory/json';
import { cleanPath } from '../paths';
import type { Volume } from '../../inventory/pods';
import type { Rule } from '../rule';

const db = (subPath: string): string => `apiVersion: storage.k8s.io/v1
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
  name: db
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: disk
  resources: { requests: { storage: 10Gi } }
---
apiVersion: v1
kind: Pod
metadata:
  name: db
spec:
  containers:
    - name: postgres
      image: postgres:16.4
      volumeMounts:
        - { name: data, mountPath: /var/lib/postgresql/data${subPath} }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: db }
`;

export const rule: Rule = {
  name: 'pgdata-mount-root',
  appliesTo: ['volumeMounts'],
  severity: 'error',
  severities:
    "An error where the image is known and a class that is among the manifests makes an empty disk; a warning where the disk may have been prepared, or the tag leaves the version open and all versions refuse it; an info where the class is the cluster's, and may make no disk.",
  summary: 'PostgreSQL keeps its database in the root directory of a disk.',
  consequence:
    'A new disk has a lost+found directory: initdb finds the directory not empty, and the container is restarted for ever.',
  fix: 'Mount a directory of the disk with subPath: pgdata, or set PGDATA to a directory below the mount.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
  bad: () => db(''),
  good: () => db(', subPath: pgdata'),
  *check(inventory) {
    for (const { container, image, directory, path, mount, certain, diskSubPath: subPath = '' } of inEachVersion(
      knownData(inventory),
      (data) => isRefusedRoot(data, inventory),
    )) {
      const { variables: [variable] = [] } = directory;
      if (mount?.volume === undefined || isCleared(mount.volume)) continue;
      const backing = backingOf(mount.volume, inventory);
      const disk = isDisk(backing);
      yield {
        manifest: container.pod.manifest,
        path: [...mount.path, 'mountPath'],
        message: `${image.title} in container '${container.name}' keeps its database in ${path}, the root of ${disk ? 'a disk' : 'a volume that may be a disk'}: it refuses to start beside the lost+found that a new file system has`,
        fix: `Write subPath: ${subPath} beside mountPath: ${mount.mountPath}${variable === undefined ? '' : `, or the variable ${variable}: ${path}/${subPath}`}`,
        severity: !disk ? 'info' : certain && backing.fresh && !isTouchedBefore(mount.volume) ? 'error' : 'warning',
      };
    }
  },
};

/** Whether a directory is the root of a possible disk, with a lost+found, and its program refuses that. */
function isRefusedRoot({ diskSubPath, path, mount }: KnownData, inventory: Inventory): boolean {
  if (diskSubPath === undefined || mount?.volume === undefined || mount.volume.claimName === '') return false;
  if (cleanPath(mount.mountPath) !== path || mount.subPath !== undefined || mount.subPathExpr !== undefined)
    return false;
  if (isMisspelt('V1VolumeMount', mount.data)) return false;
  const backing = backingOf(mount.volume, inventory);
  const isClaim = mount.volume.claim !== undefined || mount.volume.claimName !== undefined;
  if (!isDisk(backing) && !(isClaim && backing.driver === undefined)) return false;
  return !/^(?:xfs|btrfs)$/i.test(fileSystemOf(backing) ?? '');
}

/** Whether the command of a container that mounts the disk mentions lost+found, e.g. to remove it. */
function isCleared({ mounts }: Volume): boolean {
  return mounts.some(({ container: { data } }) =>
    [...asStrings(data['command']), ...asStrings(data['args'])].some((word) => /\blost\+found\b/.test(word)),
  );
}

/** Whether an init container can write to the disk first. */
function isTouchedBefore({ mounts }: Volume): boolean {
  return mounts.some(({ container, readOnly }) => container.kind === 'init' && !readOnly);
}
