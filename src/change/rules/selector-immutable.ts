import { deployment } from '../../check/examples';
import { changedFields } from '../comparison';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'selector-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: 'The selector of a workload changes.',
  consequence: 'The API server refuses the workload: by which labels it finds its pods is fixed when it is made.',
  fix: 'Leave the selector as it was, labels of the template too; or give the workload another name.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  before: () => deployment(),
  bad: () => deployment().replaceAll('app: web', 'app.kubernetes.io/name: web'),
  good: () => deployment().replace('metadata: { labels: { app: web }', 'metadata: { labels: { app: web, tier: front }'),
  *check(comparison) {
    for (const pair of comparison.keptOf('Deployment', 'DaemonSet', 'ReplicaSet'))
      if (changedFields(pair, ['selector']).length > 0)
        yield { manifest: pair.after, path: ['spec', 'selector'], message: 'the selector changes' };
  },
};
