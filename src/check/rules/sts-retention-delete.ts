import { asNumber, field } from '../../inventory/json';
import type { Rule } from '../rule';

const set = (policy: string): string => `apiVersion: v1
kind: Service
metadata:
  name: queue
spec:
  clusterIP: None
  selector: { app: queue }
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
spec:
  serviceName: queue
  replicas: 3
  selector: { matchLabels: { app: queue } }
  persistentVolumeClaimRetentionPolicy: { whenScaled: ${policy}, whenDeleted: Retain }
  template:
    metadata: { labels: { app: queue } }
    spec:
      containers:
        - name: queue
          image: registry.example/queue:1
          volumeMounts:
            - { name: data, mountPath: /var/lib/queue }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: disk
        resources: { requests: { storage: 10Gi } }
`;

const EVENTS = {
  whenScaled: 'scaling down deletes the claims of the replicas that go',
  whenDeleted: 'deleting the StatefulSet deletes the claims of all replicas',
};

export const rule: Rule = {
  name: 'sts-retention-delete',
  appliesTo: ['persistentVolumeClaimRetentionPolicy'],
  severity: 'warning',
  summary: "A StatefulSet's claims are deleted when it is scaled down or deleted.",
  consequence: 'Scaling down for a while, or replacing the StatefulSet, loses the files of its replicas.',
  fix: 'Write Retain, the default, and delete claims by hand when they are not needed any more.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
  bad: () => set('Delete'),
  good: () => set('Retain'),
  *check({ workloads }) {
    for (const { kind, manifest, claimTemplates } of workloads) {
      if (kind !== 'StatefulSet' || claimTemplates.length === 0) continue;
      for (const [event, consequence] of Object.entries(EVENTS)) {
        const path = ['spec', 'persistentVolumeClaimRetentionPolicy', event];
        if (field(manifest.data, ...path) !== 'Delete') continue;
        const policies = claimTemplates.map(({ storageClass }) => storageClass?.data['reclaimPolicy']);
        const kept = policies.every((policy) => policy === 'Retain');
        const replicas = asNumber(manifest.spec['replicas']) ?? 1;
        yield {
          manifest,
          path,
          message: `${event}: Delete: ${consequence}${kept ? '; their volumes stay behind, Released' : ' and, by their class, the files'} (${replicas} ${replicas === 1 ? 'replica' : 'replicas'} now)`,
          fix: `Write ${event}: Retain`,
        };
      }
    }
  },
};
