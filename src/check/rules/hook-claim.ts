import { deployHook, isUsedByHooksOnly } from '../../inventory/deploy-marks';
import { claim, deployment, documents } from '../examples';
import type { Rule } from '../rule';

const app = (annotation: string): string =>
  documents(claim().replace('  name: data\n', `  name: data\n  annotations: { ${annotation} }\n`), deployment());

export const rule: Rule = {
  name: 'hook-claim',
  appliesTo: ['annotations'],
  severity: 'error',
  summary: 'A claim that an app keeps files on is a hook of the tool that deploys it.',
  consequence:
    'Helm and Argo CD delete a hook before they run it again: the claim goes at each upgrade, and with it, unless its volume is retained, the files.',
  fix: 'Make it an ordinary object that stays: helm.sh/resource-policy: keep instead of helm.sh/hook.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  bad: () => app("helm.sh/hook: 'pre-install,pre-upgrade'"),
  good: () => app('helm.sh/hook: pre-install'),
  *check({ claims }) {
    for (const one of claims) {
      const { manifest } = one;
      const hook = one.kind === 'claim' ? deployHook(manifest) : undefined;
      if (hook?.runsAgain !== true || !hook.deletedEachTime || isUsedByHooksOnly(one)) continue;
      const isHelm = hook.tool === 'Helm';
      yield {
        manifest,
        path: ['metadata', 'annotations', isHelm ? 'helm.sh/hook' : 'argocd.argoproj.io/hook'],
        message: `${hook.text}: ${hook.tool} deletes the claim and makes it anew ${isHelm ? 'at each upgrade' : 'at each sync'}`,
        ...(isHelm
          ? {}
          : {
              fix: 'Make it an ordinary object that stays: argocd.argoproj.io/sync-options: Prune=false,Delete=false instead of the hook.',
            }),
      };
    }
  },
};
