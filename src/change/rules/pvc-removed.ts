import { deployMark } from '../../inventory/deploy-marks';
import { claim, documents, storageClass } from '../../check/examples';
import { isKeptByDeploy, whenDeleted } from '../reclaim';
import type { ChangeRule } from '../rule';

const ofClass = (policy: string): string => storageClass().replace('Retain', policy);

export const rule: ChangeRule = {
  name: 'pvc-removed',
  severity: 'error',
  effect: 'deleted',
  summary: 'A claim is gone.',
  consequence:
    'Whatever prunes (helm, Argo CD, kubectl apply --prune) deletes the claim, and its reclaim policy decides over the files.',
  fix: 'Keep the claim among the manifests, or tell the tool to leave it: helm.sh/resource-policy: keep, or argocd.argoproj.io/sync-options: Prune=false.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  before: () => documents(ofClass('Delete'), claim()),
  bad: () => ofClass('Delete'),
  good: () => documents(ofClass('Delete'), claim()),
  *check(comparison) {
    for (const [claim, { why }] of comparison.removedClaimReasons) {
      if (why !== 'removed' || isKeptByDeploy(claim.manifest)) continue;
      const { severity, effect, reason } = whenDeleted(claim, comparison.before);
      if (effect === 'applied') continue;
      const confirmation = deployMark(claim.manifest, 'confirmed-when-removed');
      const message = `the claim is gone${confirmation === undefined ? '' : `, and ${confirmation.tool} deletes it once that is confirmed (${confirmation.text})`}: ${reason}`;
      yield {
        manifest: claim.manifest,
        path: [],
        message,
        effect,
        severity: severity === 'warning' ? 'info' : confirmation === undefined ? severity : 'warning',
      };
    }
  },
};
