import { claim, documents, storageClass } from '../../check/examples';
import { deployHook, isOfHooks } from '../../inventory/deploy-marks';
import { whenDeleted } from '../reclaim';
import type { ChangeRule } from '../rule';

const hook = (phases: string): string =>
  documents(
    storageClass().replace('Retain', 'Delete'),
    claim().replace('  name: data\n', `  name: data\n  annotations: { helm.sh/hook: '${phases}' }\n`),
  );

export const rule: ChangeRule = {
  name: 'hook-recreates',
  severity: 'error',
  effect: 'deleted',
  eachTime: true,
  summary: 'A claim is a hook of the deploy tool, which deletes it and makes it anew at each upgrade.',
  consequence:
    'The claim goes, and its reclaim policy decides over the files; while a pod still uses it, the upgrade fails: object is being deleted.',
  fix: 'Make it an ordinary object that stays: helm.sh/resource-policy: keep in the place of helm.sh/hook.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection',
  before: () => hook('pre-install'),
  bad: () => hook('pre-install,pre-upgrade'),
  good: () => hook('pre-install'),
  *check({ after }) {
    for (const one of after.claims) {
      const { manifest } = one;
      const marked = one.kind === 'claim' ? deployHook(manifest) : undefined;
      if (marked?.runsAgain !== true || !marked.deletedEachTime || isOfHooks(one)) continue;
      const { reason, severity, effect } = whenDeleted(one, after);
      if (effect === 'applied') continue;
      yield {
        manifest,
        path: ['metadata', 'annotations', marked.tool === 'Helm' ? 'helm.sh/hook' : 'argocd.argoproj.io/hook'],
        message: `${marked.text}: ${marked.tool} deletes the claim and makes it anew each time; ${reason}`,
        severity,
        effect,
        ...(marked.tool === 'Helm'
          ? {}
          : {
              fix: 'Make it an ordinary object that stays: argocd.argoproj.io/sync-options: Prune=false,Delete=false in the place of the hook.',
            }),
      };
    }
  },
};
