import { claim, documents, volume } from '../../check/examples';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'retain-not-rebind',
  severity: 'error',
  effect: 'pending',
  summary: 'The volume of a claim that is gone is to be the volume of another claim.',
  consequence:
    'When a claim is deleted, its volume stays reserved for it, as Released: the new claim stays pending, and no pod that mounts it starts.',
  fix: 'Take the reservation off once the old claim is gone: kubectl patch pv NAME --type json -p \'[{"op":"remove","path":"/spec/claimRef"}]\'',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#retain',
  before: () => documents(volume(), claim({ more: 'volumeName: data-volume' })),
  bad: () => documents(volume(), claim({ name: 'files', more: 'volumeName: data-volume' })),
  good: () => documents(volume({ size: '20Gi' }), claim({ more: 'volumeName: data-volume' })),
  *check(comparison) {
    for (const [claim, removal] of comparison.removedClaimReasons) {
      if (removal.why !== 'handed on') continue;
      const { manifest } = removal.to;
      const message = `the claim is to get the volume of ${claim.manifest.title}, which is gone`;
      yield { manifest, path: [...removal.to.path, 'spec', 'volumeName'], message };
    }
  },
};
