import { claim, documents, volume } from '../../check/examples';
import { growth, requestChange, requestOf } from '../claim-fields';
import type { ChangeRule } from '../rule';

const app = (size: string): string => documents(volume(), claim({ size, more: 'volumeName: data-volume' }));

export const rule: ChangeRule = {
  name: 'pvc-shrink',
  severity: 'error',
  effect: 'rejected',
  summary: 'A claim asks for less than it did.',
  consequence: 'The API server refuses the claim: a volume is never made smaller.',
  fix: 'Leave the request as it was; for a smaller volume make a new claim and copy the files.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
  before: () => app('10Gi'),
  bad: () => app('5Gi'),
  good: () => app('10240Mi'),
  *check({ claims }) {
    for (const pair of claims) {
      if (growth(pair) < 0) yield { ...requestOf(pair.after), message: `the request shrinks ${requestChange(pair)}` };
    }
  },
};
