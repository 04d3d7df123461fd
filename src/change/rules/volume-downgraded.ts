import { claim, deployment, documents } from '../../check/examples';
import { mountOf, otherWriter } from '../mount-problem';
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
      const problem = mountOf(change, `${mount.mountPath} was on ${from.bytes.store}, and is on ${to.bytes.store} now`);
      const other = otherWriter(change, comparison);
      if (other !== undefined)
        yield {
          ...problem,
          message: `${problem.message}; ${other.manifest.title} goes on mounting ${from.volume?.claimName ?? ''}, whose files stay in use`,
          severity: 'warning',
          effect: 'applied',
          fix: 'Mount the claim at the path again, if this workload still needs its files.',
        };
      else yield from.bytes.life === 'claim' ? problem : { ...problem, severity: 'warning' };
    }
  },
};
