import { claim, documents, storageClass } from '../../check/examples';
import type { Claim } from '../../inventory/claims';
import type { DeployMark, DeployMeaning } from '../../inventory/deploy-marks';
import { deployHook, deployMark, isUsedByHooksOnly } from '../../inventory/deploy-marks';
import type { Inventory } from '../../inventory/inventory';
import type { Comparison } from '../comparison';
import { isSame } from '../equal';
import { whenDeleted } from '../reclaim';
import type { ChangeProblem, ChangeRule } from '../rule';

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
  summary:
    'A claim is a hook of the deploy tool, or one that it replaces by force: it is deleted and made anew at each upgrade.',
  consequence:
    'The claim goes, and its reclaim policy decides over the files; while a pod still uses it, the upgrade fails: object is being deleted.',
  fix: 'Make it an ordinary object that stays: helm.sh/resource-policy: keep instead of helm.sh/hook.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection',
  before: () => hook('pre-install'),
  bad: () => hook('pre-install,pre-upgrade'),
  good: () => hook('pre-install'),
  *check(comparison) {
    yield* recreatedHooks(comparison.after);
    yield* recreatedClaims(comparison);
  },
};

function* recreatedHooks(after: Inventory): Iterable<ChangeProblem> {
  for (const one of after.claims) {
    const { manifest } = one;
    const marked = one.kind === 'claim' ? deployHook(manifest) : undefined;
    if (marked?.runsAgain !== true || !marked.deletedEachTime || isUsedByHooksOnly(one)) continue;
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
            fix: 'Make it an ordinary object that stays: argocd.argoproj.io/sync-options: Prune=false,Delete=false instead of the hook.',
          }),
    };
  }
}

/** Claims that kapp recreates on change, or Argo CD at every sync. */
function* recreatedClaims(comparison: Comparison): Iterable<ChangeProblem> {
  const changed = comparison.claims.filter(({ before, after }) => !isSame(before.manifest.data, after.manifest.data));
  const replaced = (claims: readonly Claim[], meaning: DeployMeaning): readonly [Claim, DeployMark][] =>
    claims.flatMap((one) => {
      const mark = one.kind === 'claim' ? deployMark(one.manifest, meaning) : undefined;
      return mark === undefined ? [] : [[one, mark]];
    });
  for (const [one, { text, tool, meaning }] of [
    ...replaced(comparison.after.claims, 'recreated-each-time'),
    ...replaced(
      changed.map(({ after }) => after),
      'always-recreated',
    ),
  ]) {
    const { reason, severity, effect } = whenDeleted(one, comparison.after);
    if (effect === 'applied') continue;
    const when = meaning === 'always-recreated' ? 'when it changes' : 'each time';
    yield {
      manifest: one.manifest,
      path: ['metadata', 'annotations'],
      message: `${text}: ${tool} deletes the claim and makes it anew ${when}; ${reason}`,
      fix: `Take ${text} off the claim.`,
      severity,
      effect,
    };
  }
}
