import { claim } from '../../check/examples';
import type { Manifest } from '../../inventory/manifest';
import { whenDeleted } from '../reclaim';
import type { ChangeProblem, ChangeRule } from '../rule';
import type { Comparison } from '../comparison';

export const rule: ChangeRule = {
  name: 'namespace-changed',
  severity: 'error',
  effect: 'orphaned',
  summary: 'A claim, or a StatefulSet with claims of its own, is in another namespace.',
  consequence: 'Claims of another namespace are other claims: the app starts there with new, empty ones.',
  fix: 'Keep the namespace; or move the volume by hand: Retain, delete the old claim, take claimRef off the volume, and name it in the new claim.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#a-note-on-namespaces',
  before: () => claim({ namespace: 'shop' }),
  bad: () => claim({ namespace: 'store' }),
  good: () => claim({ namespace: 'shop', more: 'volumeMode: Filesystem' }),
  *check(comparison) {
    for (const [claim, removal] of comparison.removedClaimReasons) {
      const to =
        removal.why === 'moved'
          ? removal.to
          : removal.why === 'handed on'
            ? comparison.movedTo(claim.manifest)
            : undefined;
      if (to === undefined) continue;
      const { reason } = whenDeleted(claim, comparison.before);
      const message = `the claim is in namespace ${nameOf(to.namespace)} now, and was in ${nameOf(claim.manifest.namespace)}; of that one: ${reason}`;
      yield { manifest: to, path: ['metadata', 'namespace'], message };
    }
    yield* movedSets(comparison);
    yield* assumedNamespaceNote(comparison);
  },
};

/** A note that the namespace of one version was assumed for the other, at the first object with files. */
function* assumedNamespaceNote({
  assumedNamespace: namespaceTaken,
  claims,
  workloads,
}: Comparison): Iterable<ChangeProblem> {
  if (namespaceTaken === undefined) return;
  const sets = workloads.filter(
    ({ before, after }) => before.manifest.key === after.manifest.key && after.claimTemplates.length > 0,
  );
  const [first] = [...claims, ...sets].filter(
    ({ before, after }) => isWritten(before.manifest) !== isWritten(after.manifest),
  );
  if (first === undefined) return;
  yield {
    manifest: first.after.manifest,
    path: ['metadata', 'namespace'],
    severity: 'info',
    effect: 'applied',
    message: `only one version names the namespace ${namespaceTaken}, and the other is taken to be applied there too: elsewhere its claims would be others`,
    fix: 'Name the namespace that objects without one are applied to: --namespace NAME.',
  };
}

/** Whether the manifest itself has the namespace. */
function isWritten(manifest: Manifest): boolean {
  return manifest.namespaceGiven === undefined;
}

function* movedSets(comparison: Comparison): Iterable<ChangeProblem> {
  for (const { manifest, claimTemplates } of comparison.removedWorkloads) {
    if (claimTemplates.length === 0) continue;
    const to = comparison.movedTo(manifest);
    if (to === undefined) continue;
    const message = `the set is in namespace ${nameOf(to.namespace)} now, and was in ${nameOf(manifest.namespace)}, where its claims stay`;
    yield { manifest: to, path: ['metadata', 'namespace'], message };
  }
}

function nameOf(namespace: string | undefined): string {
  return namespace ?? 'the one it is applied to';
}
