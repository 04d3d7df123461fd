import { isDatabaseDirectory } from '../../images/lookup';
import { cleanPath } from '../paths';
import { onClaim } from '../on-claim';
import type { Rule } from '../rule';
import type { KnownData } from '../known-data';
import { inEachVersion, keepsNothing, knownData } from '../known-data';

const pod = (source: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: db
spec:
  containers:
    - name: mysql
      image: mysql:8.4
      volumeMounts:
        - { name: data, mountPath: /var/lib/mysql }
  volumes:
    - name: data
      ${source}
`;

export const rule: Rule = {
  name: 'emptydir-database',
  appliesTo: ['emptyDir'],
  severity: 'warning',
  summary: 'A database keeps its files on an emptyDir.',
  consequence: 'All of the database is gone with its pod: at each update, eviction and loss of a node.',
  fix: 'Put the data on a claim: persistentVolumeClaim, or volumeClaimTemplates in a StatefulSet.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  bad: () => pod('emptyDir: { sizeLimit: 10Gi }'),
  good: () => pod('persistentVolumeClaim: { claimName: db }'),
  *check(inventory) {
    const known = knownData(inventory);
    for (const { container, image, path, mount: reached, covered } of inEachVersion(known, isOnEmptyDir)) {
      const mount = reached ?? covered?.mount;
      if (mount?.volume === undefined) continue;
      yield {
        manifest: container.pod.manifest,
        path: mount.volume.path,
        message: `${image.title} in container '${container.name}' keeps its files (${path}) on the emptyDir '${mount.name}': all of them are gone with the pod`,
        correction: onClaim(mount.volume),
        fix: `Write persistentVolumeClaim: { claimName: … } in place of emptyDir for the volume '${mount.name}'.`,
      };
    }
    const reported = new Set(known.map(({ mount, covered }) => mount ?? covered?.mount));
    for (const mount of inventory.mounts) {
      const { container, volume, mountPath, readOnly } = mount;
      if (volume?.sources.includes('emptyDir') !== true || readOnly || reported.has(mount)) continue;
      if (container.kind === 'init' || !isDatabaseDirectory(cleanPath(mountPath))) continue;
      if (keepsNothing(container, inventory)) continue;
      yield {
        manifest: container.pod.manifest,
        path: volume.path,
        message: `container '${container.name}' has the emptyDir '${volume.name}' at ${mountPath}, where databases keep their files: all of them are gone with the pod`,
        correction: onClaim(volume),
      };
    }
  },
};

function isOnEmptyDir({ role, mount, covered }: KnownData): boolean {
  return role === 'database' && (mount ?? covered?.mount)?.volume?.sources.includes('emptyDir') === true;
}
