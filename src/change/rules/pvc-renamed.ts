import { claim, deployment, documents } from '../../check/examples';
import { mountOf } from '../mount-problem';
import { isKeptByDeploy, whenDeleted } from '../reclaim';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'pvc-renamed',
  severity: 'error',
  effect: 'orphaned',
  summary: 'A path has another claim.',
  consequence: 'A claim of another name is another volume: the app starts without the files that it had.',
  fix: 'Keep the name of the claim; or copy the files first, or give the new claim a dataSource.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding',
  before: () => documents(claim(), deployment()),
  bad: () => documents(claim({ name: 'files' }), deployment({ claimName: 'files' })),
  good: () =>
    documents(
      claim(),
      claim({ name: 'files', more: 'dataSource: { kind: PersistentVolumeClaim, name: data }' }),
      deployment({ claimName: 'files' }),
    ),
  *check(comparison) {
    const gone = comparison.removedClaimReasons;
    for (const change of comparison.mounts('claim')) {
      const { claim: old } = change.from;
      const removal = old === undefined ? undefined : gone.get(old);
      if (removal?.why === 'handed on' || removal?.why === 'moved') continue;
      const known = change.to.claim === undefined || comparison.isKept(change.to.claim.manifest);
      const [from, to] = [change.from, change.to].map(({ volume }) => volume?.claimName ?? '');
      const left =
        old === undefined || removal === undefined || isKeptByDeploy(old.manifest)
          ? { reason: 'it stays, unused', severity: 'warning' }
          : whenDeleted(old, comparison.before);
      yield {
        ...mountOf(
          change,
          `${change.mount.mountPath} was on claim ${from ?? ''}, and is on ${known ? '' : 'a new and empty one, '}${to ?? ''} now; of ${from ?? ''}: ${left.reason}`,
        ),
        severity: known && left.severity !== 'error' ? 'warning' : 'error',
      };
    }
  },
};
