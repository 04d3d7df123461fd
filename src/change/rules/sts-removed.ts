import { statefulSet } from '../../check/examples';
import { groupBy } from '../../check/group';
import { ByName } from '../../inventory/by-name';
import { asString, field } from '../../inventory/json';
import { namespaceKey } from '../../inventory/namespaces';
import type { Workload } from '../../inventory/pods';
import { claimNames } from '../claim-names';
import type { Comparison } from '../comparison';
import { isKeptByDeploy, whenDeleted } from '../reclaim';
import type { ChangeProblem, ChangeRule } from '../rule';
import { repositoryOf } from '../successors';

const POLICY = ['spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted'];

const withPolicy = (policy: string): string =>
  `${statefulSet({ className: 'cloud' })}  persistentVolumeClaimRetentionPolicy: { whenDeleted: ${policy} }\n`;

export const rule: ChangeRule = {
  name: 'sts-removed',
  severity: 'error',
  effect: 'deleted',
  summary: 'A StatefulSet is gone whose claims stay unused, or go with it.',
  consequence:
    "Claims of a StatefulSet outlive it: they stay, nothing mounts them, and what takes its place starts with new, empty ones. Where the set's policy says Delete, they are deleted with it.",
  fix: "Keep the set, or copy its files first. Claims that aren't wanted any more are deleted by hand.",
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
  before: () => withPolicy('Delete'),
  bad: () => statefulSet().slice(0, statefulSet().indexOf('---')),
  good: () => withPolicy('Delete'),
  *check(comparison) {
    const { removedWorkloads } = comparison;
    if (!removedWorkloads.some(({ claimTemplates }) => claimTemplates.length > 0)) return;
    const others = newSets(comparison);
    const mounted = mountedNames(comparison);
    const replaced = new Set(comparison.mounts('set', 'unset', 'template').map(({ workload }) => workload.before));
    for (const workload of removedWorkloads) {
      const { manifest, claimTemplates } = workload;
      if (claimTemplates.length === 0 || isKeptByDeploy(manifest)) continue;
      if (asString(field(manifest.data, ...POLICY)) === 'Delete') yield* deletedWith(workload, comparison);
      else if (
        !replaced.has(workload) &&
        comparison.movedTo(manifest) === undefined &&
        !areClaimsMounted(workload, mounted)
      )
        yield leftBehind(workload, others);
    }
  },
};

function* deletedWith({ manifest, claimTemplates }: Workload, { before }: Comparison): Iterable<ChangeProblem> {
  for (const claim of claimTemplates) {
    const { severity, effect, reason } = whenDeleted(claim, before);
    const message = `the set is gone, and with it the claims ${claimNames(claim, manifest)}: ${reason}`;
    yield {
      manifest,
      path: POLICY,
      message,
      severity,
      effect,
      fix: 'Apply whenDeleted: Retain before the set goes, if its files are still wanted.',
    };
  }
}

/** The added StatefulSets with claim templates, by namespace and image. */
function newSets({ added, after }: Comparison): ReadonlyMap<string, readonly Workload[]> {
  const isNew = new Set(added);
  return groupBy(
    after.workloads
      .filter(({ manifest, claimTemplates }) => claimTemplates.length > 0 && isNew.has(manifest))
      .flatMap((workload) => imagesOf(workload).map((image) => ({ image, workload }))),
    ({ image }) => image,
    ({ workload }) => workload,
  );
}

function imagesOf({ manifest, pod }: Workload): readonly string[] {
  return pod.containers.map(({ image }) => `${namespaceKey(manifest.namespace)} ${repositoryOf(image)}`);
}

/** The maximum of other sets named in a message. */
const MAX_OTHERS = 5;

function leftBehind(workload: Workload, sets: ReadonlyMap<string, readonly Workload[]>): ChangeProblem {
  const { manifest, claimTemplates } = workload;
  const names = claimTemplates.map((claim) => claimNames(claim, manifest)).join(', ');
  const others = [...new Set(imagesOf(workload).flatMap((image) => (sets.get(image) ?? []).slice(0, MAX_OTHERS)))];
  const message = `the set is gone, its claims ${names} stay, and nothing mounts them`;
  if (others.length === 0) return { manifest, path: [], message, severity: 'warning', effect: 'orphaned' };
  const titles = others.map((other) => other.manifest.title).join(', ');
  return {
    manifest,
    path: [],
    message: `${message}; ${titles} of the same image ${others.length === 1 ? 'starts' : 'start'} with new, empty claims`,
    severity: 'error',
    effect: 'orphaned',
    fix: 'Keep the name of the set, after which its claims are named; or copy the files, or first make claims of the new names that lead to the old volumes.',
  };
}

/** The names of mounted claims, without the ordinal at the end. */
function mountedNames({ after }: Comparison): ByName<true> {
  const names = new ByName<true>();
  for (const { claimName, pod } of after.volumes)
    if (claimName !== undefined) names.set(pod.manifest.namespace, claimName.replace(/-\d+$/, ''), true);
  return names;
}

/** Whether other workloads mount all claims of a set by name. */
function areClaimsMounted({ manifest, claimTemplates }: Workload, mounted: ByName<true>): boolean {
  return claimTemplates.every(({ name }) => mounted.find(manifest.namespace, `${name}-${manifest.name}`) === true);
}
