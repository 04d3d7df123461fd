import type { KnownData } from '../known-data';
import { inEachVersion, knownData } from '../known-data';
import { mountsAreInDoubt } from '../misspelt';
import { mountedAt } from '../mount-of';
import { cleanPath, isWithin } from '../paths';
import type { Rule } from '../rule';
import { keptMounts } from '../volume-backing';

const pod = (mountPath: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: metrics
spec:
  containers:
    - name: influxdb
      image: influxdb:1.8
      volumeMounts:
        - { name: data, mountPath: ${mountPath} }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: metrics }
`;

export const rule: Rule = {
  name: 'data-partly-mounted',
  appliesTo: ['containers'],
  severity: 'error',
  severities:
    'An error where a database keeps its files there; else a warning, where it is known which parts may be mounted alone.',
  summary: "A volume is mounted at a part of an app's data directory, and the rest is on none.",
  consequence:
    'The rest is in the container and is lost when it restarts: what is left on the volume is of no use without it.',
  fix: "Mount the volume at the app's whole data directory.",
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#background',
  bad: () => pod('/var/lib/influxdb/data'),
  good: () => pod('/var/lib/influxdb'),
  *check(inventory) {
    for (const data of inEachVersion(knownData(inventory), isPart)) {
      const { container, image, role, directory, path, settled } = data;
      if (mountsAreInDoubt(container)) continue;
      const parts = partsOf(data);
      const [first] = parts;
      if (first === undefined) continue;
      const place = directory.mount ?? path;
      yield {
        manifest: container.pod.manifest,
        path: [...first.path, 'mountPath'],
        message: `${image.title} in container '${container.name}' keeps its files in ${path}, of which only ${parts.map(({ mountPath }) => mountPath).join(' and ')} is on a volume: the rest is lost when the container restarts`,
        fix: `Write mountPath: ${isWithin(path, place) ? place : path}${directory.refusesDiskRoot === undefined ? '' : `, with subPath: ${directory.refusesDiskRoot}`}`,
        severity: role === 'database' && settled ? 'error' : 'warning',
      };
    }
  },
};

function partsOf({ container, image, path }: KnownData): ReturnType<typeof keptMounts> {
  return keptMounts(container).filter((mount) => isWithin(mountedAt(mount, image), path));
}

/** Whether a directory isn't mounted, but a part of it that is useless alone is. */
function isPart(data: KnownData): boolean {
  const { image, directory, path, role, mount } = data;
  if (mount !== undefined || role === 'cache') return false;
  const mounted = partsOf(data).map((one) => cleanPath(mountedAt(one, image)));
  if (mounted.length === 0) return false;
  const isMounted = (part: string): boolean => mounted.some((one) => isWithin(`${path}/${part}`, one));
  // Of programs other than databases, only a row of the table of images tells which parts hold files.
  if (directory.parts === undefined) return role === 'database';
  return !directory.parts.some((set) => set.every(isMounted));
}
