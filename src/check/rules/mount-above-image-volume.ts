import type { KnownData } from '../known-data';
import { inEachVersion, knownData } from '../known-data';
import { mountsAreInDoubt } from '../misspelt';
import { isWithin } from '../paths';
import type { Rule } from '../rule';
import { outlivesPod } from '../volume-backing';

const pod = (mountPath: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: db
spec:
  containers:
    - name: mysql
      image: mysql:8.4
      volumeMounts:
        - { name: data, mountPath: ${mountPath} }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: db }
`;

export const rule: Rule = {
  name: 'mount-above-image-volume',
  appliesTo: ['containers'],
  severity: 'error',
  severities:
    'An error; a warning where the files are no more than a cache, where an object of `envFrom` that is not among the manifests may name another directory, or where an image of a private registry only has the name of one of Docker Hub.',
  summary: 'A volume is mounted above a directory that the image declares as VOLUME, where the app keeps its files.',
  consequence:
    'containerd and Docker put a fresh directory over a VOLUME that no mount names exactly, and delete it with the container: the files are lost when it restarts, and the mounted volume stays empty. CRI-O alone leaves them on the mount.',
  fix: 'Mount the volume at the VOLUME itself, or point the app to a directory of the mount that is not below the VOLUME.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#background',
  bad: () => pod('/var/lib'),
  good: () => pod('/var/lib/mysql'),
  *check(inventory) {
    for (const data of inEachVersion(knownData(inventory), isCovered)) {
      const { container, image, directory, role, path, covered } = data;
      if (covered === undefined || mountsAreInDoubt(container)) continue;
      const { mount, volume } = covered;
      const variable = directory.variableIn === undefined ? directory.variables?.[0] : undefined;
      const moved = `${mount.mountPath.replace(/\/+$/, '')}/${directory.refusesDiskRoot ?? 'data'}`;
      const subPath =
        directory.refusesDiskRoot === undefined || volume !== path
          ? ''
          : `, with subPath: ${directory.refusesDiskRoot}`;
      yield {
        manifest: container.pod.manifest,
        path: [...mount.path, 'mountPath'],
        message: `${image.title} in container '${container.name}' keeps its files in ${path}, but the volume is mounted above, at ${mount.mountPath}: the image declares VOLUME ${volume}, so a fresh directory is put over it, and the files are lost when the container restarts (with CRI-O they are kept)`,
        fix: `Write mountPath: ${volume}${subPath}${variable === undefined || isWithin(moved, volume) ? '' : `, or the variable ${variable}: ${moved}`}`,
        severity: role === 'cache' || !data.settled ? 'warning' : 'error',
      };
    }
  },
};

function isCovered({ covered, directory }: KnownData): boolean {
  const volume = covered?.mount.volume;
  return directory.role !== 'cache' && volume !== undefined && outlivesPod(volume);
}
