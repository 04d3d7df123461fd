import { deployment } from '../../check/examples';
import { immutableChanges } from '../immutable-changes';
import { kubectlName } from '../kubectl';
import { refusedChange } from '../refusal';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'selector-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: 'The selector of a workload changes.',
  consequence: 'The API server refuses the workload: by which labels it finds its pods is fixed when it is made.',
  fix: 'Delete the workload just before the new version is applied, and it is made anew with new pods; or leave the selector as it was, labels of the template too.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  before: () => deployment(),
  bad: () => deployment().replaceAll('app: web', 'app.kubernetes.io/name: web'),
  good: () => deployment().replace('metadata: { labels: { app: web }', 'metadata: { labels: { app: web, tier: front }'),
  *check(comparison) {
    for (const pair of comparison.keptOf('Deployment', 'DaemonSet', 'ReplicaSet'))
      for (const change of immutableChanges(pair))
        yield refusedChange(
          pair,
          change,
          `Delete it just before the new version is applied (kubectl delete ${kubectlName(pair.after)}): it is made anew with new pods, and claims stay. Or leave the selector as it was.`,
        );
  },
};
