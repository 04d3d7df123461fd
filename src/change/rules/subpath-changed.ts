import { claim, deployment, documents } from '../../check/examples';
import { mountOf } from '../mount-problem';
import type { ChangeRule } from '../rule';

const app = (subPath: string): string =>
  documents(claim(), deployment().replace('/srv/data }', `/srv/data, subPath: ${subPath} }`));

export const rule: ChangeRule = {
  name: 'subpath-changed',
  severity: 'error',
  effect: 'orphaned',
  summary: 'A path is on another directory of the same store.',
  consequence: 'The app finds an empty directory; its files are beside it, where it does not look.',
  fix: 'Keep the subPath, or move the files in the store before the new pods start.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
  before: () => app('files'),
  bad: () => app('data'),
  good: () => app('files/'),
  *check(comparison) {
    for (const change of comparison.mounts('inner')) {
      const { from, to, mount } = change;
      yield mountOf(
        change,
        `${mount.mountPath} was on ${from.inner} of ${from.bytes.store}, and is on ${to.inner} of it now`,
      );
    }
  },
};
