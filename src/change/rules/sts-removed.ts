import { statefulSet } from '../../check/examples';
import { asString, field } from '../../inventory/json';
import { whenDeleted } from '../reclaim';
import type { ChangeRule } from '../rule';

const POLICY = ['spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted'];

const withPolicy = (policy: string): string =>
  `${statefulSet({ className: 'cloud' })}  persistentVolumeClaimRetentionPolicy: { whenDeleted: ${policy} }\n`;

export const rule: ChangeRule = {
  name: 'sts-removed',
  severity: 'error',
  effect: 'deleted',
  summary: 'A StatefulSet is gone whose claims go with it.',
  consequence: 'When the set is deleted, so are the claims of its pods.',
  fix: 'Apply whenDeleted: Retain before the set goes, if its files are still wanted.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
  before: () => withPolicy('Delete'),
  bad: () => statefulSet().slice(0, statefulSet().indexOf('---')),
  good: () => withPolicy('Delete'),
  *check({ removedWorkloads, before }) {
    for (const { manifest, claimTemplates } of removedWorkloads) {
      if (asString(field(manifest.data, ...POLICY)) !== 'Delete') continue;
      for (const claim of claimTemplates) {
        const { severity, effect, reason } = whenDeleted(claim, before);
        const message = `the set is gone, and with it the claims ${claim.name}-${manifest.name}-*: ${reason}`;
        yield { manifest, path: POLICY, message, severity, effect };
      }
    }
  },
};
