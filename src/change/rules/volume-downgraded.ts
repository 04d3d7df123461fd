import { claim, deployment, documents } from '../../check/examples';
import { mountOf } from '../mount-problem';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'volume-downgraded',
  severity: 'error',
  effect: 'orphaned',
  summary: 'A path whose files outlived their pods is on something that does not outlive them.',
  consequence:
    'The app starts without the files that it had, and loses what it writes from now on when its pod is replaced.',
  fix: 'Mount the claim at the path again.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  before: () => documents(claim(), deployment()),
  bad: () => documents(claim(), deployment().replace('persistentVolumeClaim: { claimName: data }', 'emptyDir: {}')),
  good: () => documents(claim(), deployment({ readOnly: true })),
  *check(comparison) {
    for (const change of comparison.mounts('downgraded')) {
      const { from, to, mount } = change;
      yield {
        ...mountOf(change, `${mount.mountPath} was on ${from.bytes.store}, and is on ${to.bytes.store} now`),
        ...(from.bytes.life === 'claim' ? {} : { severity: 'warning' }),
      };
    }
  },
};
