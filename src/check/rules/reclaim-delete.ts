import type { Claim } from '../../inventory/claims';
import { sourceDriver } from '../../drivers/lookup';
import type { Inventory } from '../../inventory/inventory';
import { asString } from '../../inventory/json';
import type { KnownData } from '../known-data';
import { knownData } from '../known-data';
import type { Problem, Rule } from '../rule';

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
  severity: 'warning',
  summary: 'A database is on volumes that are deleted with their claims, and nobody wrote so.',
  consequence: 'Deleting a claim, or its namespace, deletes the disk and the database on it.',
  fix: 'Write reclaimPolicy: Retain in the StorageClass, or reclaimPolicy: Delete where that is meant.',
  see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy',
  bad: db(''),
  good: db('reclaimPolicy: Retain\n'),
  *check(inventory) {
    const precious = new Map<Claim, KnownData>();
    for (const data of knownData(inventory)) {
      const claim = data.mount?.volume?.claim;
      if (claim !== undefined && claim.kind !== 'ephemeral' && data.role !== 'cache') precious.set(claim, data);
    }
    yield* ofClasses(inventory, precious);
    for (const { manifest, spec, reclaimPolicy, claim } of inventory.persistentVolumes) {
      const driver = sourceDriver(spec);
      if (reclaimPolicy !== 'Delete' || driver?.plugin === 'in-tree') continue;
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

function* ofClasses({ storageClasses }: Inventory, precious: ReadonlyMap<Claim, KnownData>): Iterable<Problem> {
  const byClass = new Map([...precious].map(([{ storageClass }, data]) => [storageClass, data]));
  for (const manifest of storageClasses) {
    const data = byClass.get(manifest);
    const policy = manifest.data['reclaimPolicy'];
    if (data === undefined || (policy !== undefined && policy !== 'Delete')) continue;
    if (asString(manifest.data['provisioner'])?.endsWith('/no-provisioner') === true) continue;
    yield {
      manifest,
      path: ['reclaimPolicy'],
      message: `${policy === undefined ? 'the class has no reclaimPolicy, and the default is Delete' : 'reclaimPolicy is Delete'}: the data of ${data.image.title} (${data.container.pod.manifest.title}) is deleted with its claim`,
      severity: policy === undefined ? 'warning' : 'info',
    };
  }
}
