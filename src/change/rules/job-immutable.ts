import type { Manifest } from '../../inventory/manifest';
import { asString } from '../../inventory/json';
import type { Pair } from '../comparison';
import { changedFields } from '../comparison';
import { differences } from '../equal';
import type { ChangeRule } from '../rule';

const job = (image: string): string => `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: registry.example/migrate:${image}
`;

export const rule: ChangeRule = {
  name: 'job-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: 'A Job or a bare Pod changes in what it runs.',
  consequence:
    'The API server refuses it: what a Job or a Pod runs is fixed when it is made, but for the images of a Pod.',
  fix: 'Give each version a name of its own, or delete the old one first; a Deployment or CronJob replaces pods by itself.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives',
  before: () => job('1'),
  bad: () => job('2'),
  good: () => job('1').replace('spec:\n', 'spec:\n  ttlSecondsAfterFinished: 600\n'),
  *check(comparison) {
    for (const pair of comparison.keptOf('Job')) {
      // Where one of the two is suspended, its pods may still be placed elsewhere.
      if (pair.before.spec['suspend'] === true) continue;
      for (const name of changedFields(pair, ['template', 'selector', 'completionMode', 'podFailurePolicy']))
        yield { manifest: pair.after, path: ['spec', name], message: `${name} changes` };
    }
    for (const pair of comparison.keptOf('Pod')) {
      const [first] = fixedFields(pair);
      if (first !== undefined) yield { manifest: pair.after, path: ['spec', first], message: `${first} changes` };
    }
  },
};

/** The fields of a Pod's spec that differ in more than may be changed. */
function fixedFields({ before, after }: Pair<Manifest>): readonly string[] {
  const fields = [...differences(before.spec, after.spec)].filter((path) => !MAY_CHANGE.test(path.join('.')));
  return [...new Set(fields.map(([name]) => asString(name) ?? ''))];
}

const MAY_CHANGE =
  /^(?:(?:initContainers|containers)\.\d+\.(?:image$|resources\.)|tolerations|activeDeadlineSeconds|terminationGracePeriodSeconds|schedulingGates)/;
