import { statefulSet } from '../../check/examples';
import type { ChangeRule } from '../rule';
import { mountOf } from '../mount-problem';

export const rule: ChangeRule = {
  name: 'template-renamed',
  severity: 'error',
  effect: 'rejected',
  summary: 'A path of a StatefulSet has claims of another template.',
  consequence:
    'The API server refuses the set; if it is deleted and made anew, its pods start with new, empty claims, and the old ones stay unused.',
  fix: 'Keep the name of the template: claims are named after it, <template>-<set>-<number>.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
  before: () => statefulSet(),
  bad: () => statefulSet().replaceAll('name: data', 'name: files'),
  good: () =>
    statefulSet().replace('kind: StatefulSet\nmetadata:\n', 'kind: StatefulSet\nmetadata:\n  labels: { tier: db }\n'),
  *check(comparison) {
    for (const change of comparison.mounts('template')) {
      const { claim } = change.to;
      yield mountOf(
        change,
        `${change.mount.mountPath} was on claims of template ${change.from.claim?.name ?? ''}, and is on those of ${claim?.name ?? ''} now`,
      );
    }
  },
};
