import type { FileSystemNeed } from '../../images/row';
import { writerOf } from '../../images/user';
import { DRIVER } from '../../drivers/names';
import type { Inventory } from '../../inventory/inventory';
import { asObject, asString, asStrings } from '../../inventory/json';
import type { Volume } from '../../inventory/pods';
import { claim, documents, storageClass } from '../examples';
import type { KnownData } from '../known-data';
import { inEachVersion, knownData } from '../known-data';
import { isNonRoot } from '../security';
import type { Rule, Severity } from '../rule';
import type { Backing } from '../volume-backing';
import { backingOf } from '../volume-backing';

type FileSystem = 'SMB' | 'network' | 'bucket';

const app = (provisioner: string): string =>
  documents(
    storageClass({ name: 'share', provisioner }),
    claim({ className: 'share' }),
    `apiVersion: v1
kind: Pod
metadata:
  name: db
spec:
  containers:
    - name: postgres
      image: postgres:17
      volumeMounts:
        - { name: data, mountPath: /var/lib/postgresql/data, subPath: pgdata }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: data }
`,
  );

export const rule: Rule = {
  name: 'file-system-unfit',
  appliesTo: ['containers'],
  severity: 'error',
  severities:
    'An error where the app refuses to start on it; a warning where some mount options, users or versions may do; an info where the documentation of the app supports no network file system.',
  summary: 'An app keeps its files on a file system that lacks what it needs.',
  consequence:
    'It does not start, or its files are damaged: SMB has fixed owners and modes and no hard links, NFS has locks that depend on the server, a bucket has neither.',
  fix: 'Put the files on a disk: a claim of a class whose driver makes block volumes.',
  see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#provisioner',
  bad: () => app(DRIVER.azureFile),
  good: () => app(DRIVER.azureDisk),
  *check(inventory) {
    const unfit = new Map<KnownData, Unfit>();
    const isUnfit = (data: KnownData): boolean => {
      const found = unfitOf(data, inventory);
      if (found !== undefined) unfit.set(data, found);
      return found !== undefined;
    };
    for (const data of inEachVersion(knownData(inventory), isUnfit)) {
      const { container, image, path, mount } = data;
      const found = unfit.get(data);
      if (found === undefined || mount === undefined) continue;
      yield {
        manifest: container.pod.manifest,
        path: [...mount.path, 'name'],
        message: `${image.title} in container '${container.name}' keeps its files in ${path}, on ${found.title}: ${found.lacks}`,
        severity: found.severity,
      };
    }
  },
};

interface Unfit {
  readonly title: string;
  readonly lacks: string;
  readonly severity: Severity;
}

function unfitOf(data: KnownData, inventory: Inventory): Unfit | undefined {
  const { image, role, directory, mount } = data;
  const { needs = [] } = image;
  if (mount?.volume === undefined || role === 'cache' || directory.role === 'cache') return undefined;
  const backing = backingOf(mount.volume, inventory);
  const system = fileSystemOf(backing);
  if (system === undefined || backing.driver === undefined) return undefined;
  const lacks = accessPointProblem(data, backing) ?? unmetNeed(system, needs, mount.volume, backing);
  return lacks === undefined ? undefined : { title: backing.driver.title, ...lacks };
}

function fileSystemOf({ driver, parameters, volume }: Backing): FileSystem | undefined {
  if (driver === undefined) return undefined;
  if (driver.name === DRIVER.smb || driver.name === 'azureFile') return 'SMB';
  if (driver.name === DRIVER.azureFile) {
    const attributes = asObject(volume?.config['volumeAttributes']);
    const protocol = Object.entries({ ...parameters, ...attributes }).find(([name]) => /^protocol$/i.test(name))?.[1];
    return asString(protocol)?.toLowerCase() === 'nfs' ? 'network' : 'SMB';
  }
  if (driver.kinds.every((kind) => kind === 'bucket')) return 'bucket';
  return driver.kinds.every((kind) => kind === 'shared') ? 'network' : undefined;
}

function unmetNeed(
  system: FileSystem,
  needs: readonly FileSystemNeed[],
  volume: Volume,
  backing: Backing,
): Omit<Unfit, 'title'> | undefined {
  const has = (...wanted: readonly FileSystemNeed[]): boolean => needs.some((need) => wanted.includes(need));
  if (system === 'bucket') {
    if (needs.length === 0) return undefined;
    return { lacks: 'a bucket has no owners, locks or writes in the middle of a file', severity: 'warning' };
  }
  if (system === 'SMB') {
    if (has('modes')) {
      const lacks =
        'an SMB share has owners and modes that are fixed when it is mounted, so it refuses the directory or fails to change it';
      return { lacks, severity: isPrivate(volume, backing) ? 'warning' : 'error' };
    }
    if (!has('owners', 'locks', 'links')) return undefined;
    return { lacks: 'an SMB share has fixed owners and modes, and locks and links of its own', severity: 'warning' };
  }
  if (has('local')) return { lacks: 'its documentation supports no network file system', severity: 'info' };
  // Programs that need owners as well often run on NFS, with documented mount options.
  if (!has('locks') || has('owners')) return undefined;
  return {
    lacks: 'its files are damaged where the locks of a network file system are not seen by all',
    severity: 'warning',
  };
}

/**
 * The problem of an EFS access point, where all files belong to one user and chown fails: for images that start as root and
 * chown their directory, and programs that require to own it.
 * @see https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/300
 */
function accessPointProblem(
  { image, container }: KnownData,
  { driver, parameters }: Backing,
): Omit<Unfit, 'title'> | undefined {
  const { needs = [], user } = image;
  if (driver?.name !== DRIVER.awsEfs || parameters['provisioningMode'] !== 'efs-ap') return undefined;
  // With a uid, the owner of the files was chosen.
  if (user === undefined || parameters['uid'] !== undefined || !needs.includes('owners')) return undefined;
  if (!needs.includes('modes') && (user.root !== 'steps-down' || isNonRoot(container))) return undefined;
  const { uid, gid } = writerOf(image, container.image) ?? user;
  const lacks = `an access point gives all files to one user, and chown fails with Operation not permitted; with the class's parameters uid: '${String(uid)}' and gid: '${String(gid)}' it is the app's, which then has to run as it`;
  return { lacks, severity: 'warning' };
}

/** Whether mount options make directories private to their owner, which is all that a program can check. */
function isPrivate({ claim }: Volume, { volume }: Backing): boolean {
  const binding = claim?.binding;
  const made = binding?.state === 'provisioned' ? binding.storageClass?.data['mountOptions'] : undefined;
  const options = asStrings(volume?.spec['mountOptions'] ?? made).flatMap((option) => option.split(','));
  return options.some((option) => /^dir_mode=0?7[05]0$/.test(option.trim()));
}
