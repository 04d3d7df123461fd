/** Live claims and volumes that nothing uses any more. */
import type { Claim } from '../../inventory/claims';
import { asString, field } from '../../inventory/json';
import { sizeAndAge } from '../../inventory/live';
import { firstOrdinal } from '../../inventory/workloads';
import type { Problem, Rule } from '../rule';
import { claimSources } from './unused';

const served = (uid: string): string => `uid: ${uid}, resourceVersion: '7', creationTimestamp: '2026-01-05T10:00:00Z'`;

const set = (replicas: number): string => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop, ${served('a1')} }
spec:
  replicas: ${String(replicas)}
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - { name: db, image: 'registry.example/db:1', volumeMounts: [{ name: data, mountPath: /data }] }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 10Gi } } }
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop, ${served('a2')} }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
`;

const claimOf = (ordinal: number): string => `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data-db-${String(ordinal)}, namespace: shop, ${served(`b${String(ordinal)}`)} }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: fast
  resources: { requests: { storage: 10Gi } }
  volumeName: pvc-${String(ordinal)}
status: { phase: Bound, capacity: { storage: 10Gi } }
`;

const volume = (phase: string): string => `apiVersion: v1
kind: PersistentVolume
metadata:
  name: pvc-1
  uid: c1
  resourceVersion: '7'
  creationTimestamp: '2026-01-05T10:00:00Z'
  annotations: { pv.kubernetes.io/provisioned-by: disk.example.com }
spec:
  accessModes: [ReadWriteOnce]
  capacity: { storage: 10Gi }
  persistentVolumeReclaimPolicy: Retain
  storageClassName: fast
  claimRef: { namespace: shop, name: data }
  csi: { driver: disk.example.com, volumeHandle: vol-1 }
status: { phase: ${phase} }
`;

export const rules: readonly Rule[] = [
  {
    name: 'orphaned-claim',
    appliesTo: ['PersistentVolumeClaim'],
    severity: 'warning',
    severities:
      'A warning where nothing mounts the claim, which is known of a cluster that could be read whole; an info for the claim of a replica that a StatefulSet no longer has.',
    ofCluster: true,
    summary: 'A claim in a cluster is mounted by nothing.',
    consequence: 'Its disk costs money, and its files may be ones that somebody looks for, or should be gone.',
    fix: 'Look at its files, then delete the claim; or mount it.',
    see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
    bad: () => `${set(1)}${claimOf(0)}${claimOf(1)}`,
    good: () => `${set(2)}${claimOf(0)}${claimOf(1)}`,
    *check(inventory) {
      const idle = inventory.claims.filter(
        ({ kind, users, manifest }) => kind === 'claim' && users.length === 0 && isLeft(manifest),
      );
      if (idle.length === 0) return;
      const taken = claimSources(inventory);
      for (const claim of idle) {
        const { manifest, name } = claim;
        const template = inventory.templateOf(manifest.namespace, name);
        if (template !== undefined) yield* ofReplica(claim, template);
        else if (inventory.cluster.complete === true && taken.find(manifest.namespace, name) !== true)
          yield {
            manifest,
            path: ['metadata', 'name'],
            message: `neither a pod nor a workload mounts the claim${facts(claim)}`,
          };
      }
    },
  },
  {
    name: 'released-volume',
    appliesTo: ['PersistentVolume'],
    severity: 'warning',
    ofCluster: true,
    summary: 'A volume in a cluster is left of a claim that is gone.',
    consequence: 'No claim gets it, although its files are there: a new claim gets another, empty volume.',
    fix: 'To use its files again, take its claimRef off and let a claim name it; else delete the volume, and its disk where that stays.',
    see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#retain',
    bad: () => volume('Released'),
    good: () => volume('Available').replace('  claimRef: { namespace: shop, name: data }\n', ''),
    *check({ persistentVolumes }) {
      for (const { manifest, claimRef, reclaimPolicy, name } of persistentVolumes) {
        const { live } = manifest;
        if (live === undefined || (live.phase !== 'Released' && live.phase !== 'Failed')) continue;
        const of =
          claimRef === undefined ? '' : ` of claim ${claimRef.namespace ?? ''}/${claimRef.name}, which is gone`;
        const what = [sizeAndAge(live), `reclaim policy ${reclaimPolicy}`].filter((part) => part !== '').join(', ');
        yield {
          manifest,
          path: ['spec', 'claimRef'],
          message: `the volume is ${live.phase}: it is left${of} (${what})`,
          fix: `To use its files again: kubectl patch persistentvolume ${name} --type json -p '[{"op":"remove","path":"/spec/claimRef"}]', and let a claim name it (volumeName: ${name}). Else delete it, and its disk where that stays.`,
        };
      }
    },
  },
];

/** Whether a live claim isn't mounted and has no owner that it is deleted with. */
function isLeft({ live }: Claim['manifest']): boolean {
  return live !== undefined && !live.owned && (live.mountedBy ?? []).length === 0;
}

/** Reports a claim whose ordinal is outside of the StatefulSet's replicas, at most those of its autoscaler. */
function* ofReplica(claim: Claim, template: Claim): Iterable<Problem> {
  const { manifest: set } = template;
  const ordinal = Number(/\d+$/.exec(claim.name)?.[0]);
  const first = firstOrdinal(set);
  if (ordinal >= first && ordinal < first + template.count) return;
  const replicas = template.count === 1 ? '1 replica' : `${String(template.count)} replicas`;
  const policy = asString(field(set.spec, 'persistentVolumeClaimRetentionPolicy', 'whenScaled')) ?? 'Retain';
  yield {
    manifest: claim.manifest,
    path: ['metadata', 'name'],
    message: `the claim is that of replica ${String(ordinal)} of ${set.title}, which has ${replicas}: whenScaled is ${policy}${facts(claim)}`,
    fix: 'Leave it for the day on which the StatefulSet is scaled up again: the replica gets the same files. Else look at its files and delete it.',
    severity: 'info',
  };
}

function facts({ manifest }: Claim): string {
  const { live } = manifest;
  const facts = live === undefined ? '' : sizeAndAge(live);
  return facts === '' ? '' : ` (${facts})`;
}
