import { statefulSet } from '../../check/examples';
import { mountOf } from '../mount-problem';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'sts-renamed',
  severity: 'error',
  effect: 'orphaned',
  summary: 'A StatefulSet with claim templates has another name.',
  consequence: 'Claims are named after the set, so its pods start with new, empty ones; the old ones stay unused.',
  fix: 'Keep the name; or first make claims of the new names that lead to the old volumes.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
  before: () => statefulSet({ name: 'db' }),
  bad: () => statefulSet({ name: 'database' }).replace('registry.example/database', 'registry.example/db'),
  good: () => statefulSet({ name: 'db', replicas: 3 }),
  *check(comparison) {
    for (const change of comparison.mounts('set')) {
      const [from, to] = [change.from, change.to].map(
        ({ claim }) => `${claim?.name ?? ''}-${claim?.manifest.name ?? ''}-0`,
      );
      yield mountOf(
        change,
        `${change.mount.mountPath} was on claims like ${from ?? ''}, and is on those like ${to ?? ''} now`,
      );
    }
  },
};
