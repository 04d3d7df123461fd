import { claim, deployment, documents, statefulSet } from '../../check/examples';
import { mountOf } from '../mount-problem';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'sts-replaced',
  severity: 'error',
  effect: 'orphaned',
  summary: 'What was on the claims of a StatefulSet is on something else.',
  consequence: 'The app starts without its files; the claims of the set stay, and nothing mounts them.',
  fix: "Mount the set's claim by its name, <template>-<set>-0; of several replicas, each has files of its own.",
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
  before: () => statefulSet({ name: 'db', className: 'disk', replicas: 1 }),
  bad: () => documents(claim({ name: 'db-files' }), deployment({ name: 'db', claimName: 'db-files' })),
  good: () => documents(claim({ name: 'data-db-0' }), deployment({ name: 'db', claimName: 'data-db-0' })),
  *check(comparison) {
    for (const change of comparison.mounts('unset'))
      yield mountOf(
        change,
        `${change.mount.mountPath} was on the claims of StatefulSet ${change.workload.before.manifest.name}, and is on ${change.to.bytes.store} now`,
      );
  },
};
