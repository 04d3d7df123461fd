import type { Claim } from '../../inventory/claims';
import { onDeleteOf, provisionerDriver, sourceDriver } from '../../drivers/lookup';
import type { Inventory } from '../../inventory/inventory';
import { asObject, asString } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { KnownData } from '../known-data';
import { knownData } from '../known-data';
import type { Problem, Rule } from '../rule';
import { isScratch } from '../file-purpose';

const db = (policy: string): string => `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: disk
provisioner: ebs.csi.aws.com
volumeBindingMode: WaitForFirstConsumer
${policy}---
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
    - name: mysql
      image: mysql:8.4
      volumeMounts:
        - { name: data, mountPath: /var/lib/mysql }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: db }
`;

export const rule: Rule = {
  name: 'reclaim-delete',
  appliesTo: ['StorageClass', 'persistentVolumeReclaimPolicy'],
  severity: 'warning',
  severities:
    'A warning where nobody wrote Delete; an info where it is written, or nothing irreplaceable is known to be there.',
  summary: 'Files are on volumes that are deleted with their claims, and nobody wrote so.',
  consequence: 'Deleting a claim, or its namespace, deletes the disk and all files on it.',
  fix: 'Write reclaimPolicy: Retain in the StorageClass, or reclaimPolicy: Delete where that is meant.',
  see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy',
  bad: () => db(''),
  good: () => db('reclaimPolicy: Retain\n'),
  *check(inventory) {
    const precious = new Map<Claim, KnownData>();
    for (const data of knownData(inventory)) {
      const claim = data.mount?.volume?.claim;
      if (claim !== undefined && claim.kind !== 'ephemeral' && data.role !== 'cache') precious.set(claim, data);
    }
    yield* ofClasses(inventory, precious);
    for (const { manifest, spec, reclaimPolicy, claim } of inventory.persistentVolumes) {
      if (reclaimPolicy !== 'Delete') continue;
      const driver = sourceDriver(spec);
      if (driver?.plugin === 'in-tree' || driver?.onDelete === 'kept') continue;
      const data = claim === undefined ? undefined : precious.get(claim);
      yield {
        manifest,
        path: ['spec', 'persistentVolumeReclaimPolicy'],
        message: `the volume${data === undefined ? '' : `, with the data of ${data.image.title},`} exists before its claim, but is deleted with it`,
        fix: 'Write persistentVolumeReclaimPolicy: Retain',
        severity: data === undefined ? 'info' : 'warning',
      };
    }
  },
};

function* ofClasses({ storageClasses, claims }: Inventory, precious: ReadonlyMap<Claim, KnownData>): Iterable<Problem> {
  if (storageClasses.length === 0) return;
  const byClass = new Map([...precious].map(([claim, data]) => [classOf(claim), data]));
  const written = new Map(claims.filter(isWritten).map((claim) => [classOf(claim), claim]));
  for (const manifest of storageClasses) {
    const data = byClass.get(manifest);
    const claim = written.get(manifest);
    const policy = manifest.data['reclaimPolicy'];
    const provisioner = asString(manifest.data['provisioner']) ?? '';
    const driver = provisionerDriver(provisioner);
    const keeps = driver !== undefined && onDeleteOf(driver, asObject(manifest.data['parameters'])) === 'kept';
    if (keeps || provisioner.endsWith('/no-provisioner')) continue;
    if (policy === undefined || policy === null) {
      const what =
        data === undefined
          ? claim && `what ${claim.users[0]?.pod.manifest.title ?? ''} writes to claim ${claim.name}`
          : dataOf(data);
      if (what === undefined) continue;
      yield {
        manifest,
        path: ['reclaimPolicy'],
        message: `the class has no reclaimPolicy, and the default is Delete: ${what} is deleted with its claim`,
        absent: true,
      };
    } else if (policy === 'Delete' && data !== undefined) {
      yield {
        manifest,
        path: ['reclaimPolicy'],
        message: `reclaimPolicy is Delete: ${dataOf(data)} is deleted with its claim`,
        severity: 'info',
      };
    }
  }
}

/** The class that provisions a claim: its own or the default. */
function classOf({ binding }: Claim): Manifest | undefined {
  return binding.state === 'provisioned' ? binding.storageClass : undefined;
}

function dataOf({ image, container }: KnownData): string {
  return `the data of ${image.title} (${container.pod.manifest.title})`;
}

/** Whether pods write to a claim at a path that isn't for temporary files. */
function isWritten({ kind, users }: Claim): boolean {
  return (
    kind !== 'ephemeral' &&
    users.some(({ mounts, readOnly }) => !readOnly && mounts.some((mount) => !mount.readOnly && !isScratch(mount)))
  );
}
