import type { Inventory } from '../../inventory/inventory';
import type { Container, Mount } from '../../inventory/pods';
import { keptMounts, outlivesPod } from '../volume-backing';
import type { Environment } from '../environment';
import { environmentOf } from '../environment';
import type { KnownData } from '../known-data';
import { inEachVersion, knownData } from '../known-data';
import { mentionsPath } from '../path-mentions';
import { mountsAreInDoubt } from '../misspelt';
import { mountOf, mountedAt } from '../mount-of';
import { isWithin } from '../paths';
import type { Problem, Rule } from '../rule';
import { namesData } from '../file-purpose';

const pod = (pgdata: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: db
spec:
  containers:
    - name: postgres
      image: postgres:16.4
      env:
        - { name: PGDATA, value: ${pgdata} }
      volumeMounts:
        - { name: data, mountPath: /var/lib/postgresql/data }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: db }
`;

export const rule: Rule = {
  name: 'data-path-not-mounted',
  appliesTo: ['containers', 'initContainers'],
  severity: 'error',
  severities:
    'An error where the pod has a volume beside the directory of a database, or beside one that the manifest itself names; a warning where the volume may be meant for other files (a media library, uploads), where the pod has none, where only the name of a variable tells, where an object of `envFrom` that is not among the manifests may name another directory, or where an image of a private registry only has the name of one of Docker Hub; an info where the main directory of the app is on a volume, and one beside it is not.',
  summary: 'The directory that the app keeps its files in is on none of its mounts.',
  consequence: 'The files are in the container and are lost when it restarts, while the volume stays empty.',
  fix: "Mount the volume at the app's data directory, or point the app to a directory below the mount.",
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#background',
  bad: () => pod('/pgdata/16'),
  good: () => pod('/var/lib/postgresql/data/pgdata'),
  *check(inventory) {
    const known = knownData(inventory);
    const lost = inEachVersion(known, isOnNoMount);
    for (const data of lost) {
      if (!isBelowAnother(data, lost) && !isConfiguredElsewhere(data.container, inventory))
        yield* unmounted(data, isBesideKept(data, known));
    }
    const explained = new Set(known.map(({ container }) => container));
    for (const container of inventory.containers) {
      if (container.kind !== 'init' && container.env.length > 0 && !explained.has(container))
        yield* unmountedVariables(container, inventory);
    }
  },
};

/** Whether neither the directory nor a part of it is mounted; other rules report mounted parts. */
function isOnNoMount({ container, image, directory, path, mount, covered }: KnownData): boolean {
  // Logs and other directories beside the data.
  if (directory.role === 'cache' || mount !== undefined || covered !== undefined) return false;
  return !container.mounts.some((one) => isWithin(mountedAt(one, image), path));
}

/** Whether a directory is below another one that is reported. */
function isBelowAnother({ container, path }: KnownData, all: readonly KnownData[]): boolean {
  return all.some((other) => other.container === container && other.path !== path && isWithin(path, other.path));
}

/** Whether a directory is an additional one of an app whose main directory is on a volume that outlives the pod. */
function isBesideKept({ container, image, directory }: KnownData, all: readonly KnownData[]): boolean {
  if (directory.name === undefined || directory.role === 'database') return false;
  return all.some(
    (one) =>
      one.container === container &&
      one.image === image &&
      one.directory.name === undefined &&
      one.mount?.volume !== undefined &&
      outlivesPod(one.mount.volume),
  );
}

function* unmounted(
  { container, image, directory, role, path, doubtful, settled }: KnownData,
  isBeside: boolean,
): Iterable<Problem> {
  const kept = keptMounts(container);
  if (kept.length === 0 && (role !== 'database' || doubtful)) return;
  const place = directory.mount ?? path;
  const isMeant = role === 'database' || (role === 'files' && path !== directory.path);
  yield {
    manifest: container.pod.manifest,
    path: [...container.path, kept.length > 0 ? 'volumeMounts' : 'image'],
    message: `${image.title} in container '${container.name}' keeps ${isBeside ? 'more' : 'its'} files in ${path}, which is ${kept.length === 0 ? 'on no volume' : `not on ${listed(kept)}`}: they are lost when the container restarts`,
    fix: `Mount the volume so that it holds ${path}, e.g. mountPath: ${isWithin(path, place) ? place : path}`,
    severity: isBeside ? 'info' : kept.length > 0 && isMeant && settled ? 'error' : 'warning',
  };
}

/** Reports variables such as DATA_DIR whose path isn't mounted, if nothing else refers to the container's volumes. */
function* unmountedVariables(container: Container, inventory: Inventory): Iterable<Problem> {
  const named = container.env.filter(({ name }) => DIRECTORY.test(name) && namesData(name));
  if (named.length === 0) return;
  const { values } = environmentOf(container, inventory);
  const variables = named.filter(({ name }) => isUnmountedPath(values.get(name), container));
  const kept = variables.length === 0 ? [] : keptMounts(container);
  if (kept.length === 0 || isConfiguredElsewhere(container, inventory) || isNamedBy(values, kept)) return;
  for (const { name, path } of variables) {
    yield {
      manifest: container.pod.manifest,
      path,
      message: `${name} is ${values.get(name) ?? ''}, which is not on ${listed(kept)}: what the app writes there is lost when the container restarts`,
      fix: `Write a directory of the mount, e.g. ${name}: ${kept[0]?.mountPath ?? ''}`,
      severity: 'warning',
    };
  }
}

const DIRECTORY = /(?:DIR|DIRECTORY|PATH|FOLDER|HOME|ROOT)$/i;

/** Whether a value is an absolute path that neither is on a mount nor contains one. */
function isUnmountedPath(value: string | undefined, container: Container): boolean {
  if (value?.startsWith('/') !== true || mountOf(container, value) !== undefined) return false;
  return !container.mounts.some(({ mountPath }) => isWithin(mountPath, value));
}

/** Whether a variable contains the path of one of the mounts. */
function isNamedBy(values: Environment['values'], mounts: readonly Mount[]): boolean {
  return [...values.values()].some(
    (value) => value !== undefined && mounts.some(({ mountPath }) => value.includes(mountPath)),
  );
}

function listed(mounts: readonly Mount[]): string {
  return mounts.map(({ mountPath }) => `the mount ${mountPath}`).join(' or ');
}

/** Whether mounts are uncertain, or an argument or a mounted file refers to one of them. */
function isConfiguredElsewhere(container: Container, inventory: Inventory): boolean {
  const { pod } = container;
  if (mountsAreInDoubt(container)) return true;
  if (pod.volumes.some((volume) => outlivesPod(volume) && volume.mounts.length + volume.devices.length === 0))
    return true;
  const paths = keptMounts(container).map(({ mountPath }) => mountPath);
  return mentionsPath(container, paths, inventory);
}
