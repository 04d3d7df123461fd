import { statefulSet } from '../../check/examples';
import { asNumber, asString, field } from '../../inventory/json';
import { rangeOf } from '../claim-names';
import { whenDeleted } from '../reclaim';
import type { ChangeRule } from '../rule';

const set = (replicas: number): string =>
  `${statefulSet({ replicas, className: 'cloud' })}  persistentVolumeClaimRetentionPolicy: { whenScaled: Delete }\n`;

export const rule: ChangeRule = {
  name: 'sts-scaled-with-delete',
  severity: 'error',
  effect: 'deleted',
  summary: 'A StatefulSet that deletes claims when it is scaled down has fewer replicas.',
  consequence: 'The claims of the replicas that go are deleted, and with them their volumes.',
  fix: 'Set whenScaled: Retain before the set is scaled down, if the files of those replicas are still wanted.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
  before: () => set(3),
  bad: () => set(2),
  good: () => set(2).replace('Delete', 'Retain'),
  *check({ workloads, after: inventory }) {
    for (const { before, after } of workloads) {
      if (before.manifest.key !== after.manifest.key) continue;
      const { manifest, claimTemplates, autoscalers } = after;
      if (asString(field(manifest.spec, 'persistentVolumeClaimRetentionPolicy', 'whenScaled')) !== 'Delete') continue;
      const [old, next] = [before, after].map((workload) => asNumber(workload.manifest.spec['replicas']) ?? 1);
      if (old === undefined || next === undefined || next >= old || autoscalers.length > 0) continue;
      const start = asNumber(field(manifest.spec, 'ordinals', 'start')) ?? 0;
      for (const claim of claimTemplates) {
        const { severity, effect, reason } = whenDeleted(claim, inventory);
        const message = `replicas ${old} → ${next} deletes the claims ${rangeOf(`${claim.name}-${manifest.name}`, start + next, start + old)}: ${reason}`;
        yield { manifest, path: ['spec', 'replicas'], message, severity, effect };
      }
    }
  },
};
