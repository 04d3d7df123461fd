import { claim, deployment, documents } from '../../check/examples';
import { mountOf } from '../mount-problem';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'mount-path-changed',
  severity: 'warning',
  effect: 'orphaned',
  summary: 'A store is mounted at another path.',
  consequence:
    'Unless the app is told to look there, it finds nothing at the old path, and what it writes there goes with its container.',
  fix: "Keep the path, or change with it where the app looks: its arguments, its variables, or its image's own path.",
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  before: () => documents(claim(), deployment()),
  bad: () => documents(claim(), deployment().replace('/srv/data', '/srv/files')),
  good: () => documents(claim(), deployment().replace('/srv/data', '/srv/data/')),
  *check(comparison) {
    for (const change of comparison.mounts('moved')) {
      const { from, to, mount, movedTo = '' } = change;
      yield mountOf(
        change,
        `${from.bytes.store} was at ${mount.mountPath}, and is at ${movedTo} now; ${mount.mountPath} is on ${to.bytes.store}`,
      );
    }
  },
};
