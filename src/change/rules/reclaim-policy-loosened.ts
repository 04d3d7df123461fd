import { volume } from '../../check/examples';
import { asString } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { ChangeRule } from '../rule';

const POLICY = 'persistentVolumeReclaimPolicy';

export const rule: ChangeRule = {
  name: 'reclaim-policy-loosened',
  severity: 'warning',
  effect: 'applied',
  summary: 'A PersistentVolume that was retained no longer is.',
  consequence: 'Nothing happens now; when the claim is deleted, so is the volume, or it is wiped.',
  fix: 'Keep persistentVolumeReclaimPolicy: Retain.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaim-policy',
  before: () => volume(),
  bad: () => volume().replace('Retain', 'Delete'),
  good: () => volume({ size: '20Gi' }),
  *check(comparison) {
    for (const { before, after } of comparison.keptOf('PersistentVolume')) {
      if (policyOf(before) !== 'Retain' || policyOf(after) === 'Retain') continue;
      yield { manifest: after, path: ['spec', POLICY], message: `${POLICY} changes from Retain to ${policyOf(after)}` };
    }
  },
};

/** The reclaim policy of a PersistentVolume; Retain by default. */
function policyOf({ spec }: Manifest): string {
  return asString(spec[POLICY]) ?? 'Retain';
}
