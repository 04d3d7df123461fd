import type { Json } from '../../inventory/json';
import { asList, asNumber, asObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Pair } from '../comparison';
import type { ImmutableChange } from '../immutable-changes';
import { immutableChanges } from '../immutable-changes';
import { kubectlName } from '../kubectl';
import type { Leaf } from '../leaves';
import { leavesAt } from '../leaves';
import { refusedChange } from '../refusal';
import type { ChangeRule } from '../rule';

const job = (image: string): string => `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: registry.example/migrate:${image}
`;

export const rule: ChangeRule = {
  name: 'job-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: 'A Job or a bare Pod changes in what it runs.',
  consequence:
    'The API server refuses it: what a Job or a Pod runs is fixed when it is made, but for the images of a Pod.',
  fix: 'Give each version a name of its own, or delete the old one first; a Deployment or CronJob replaces pods by itself.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives',
  before: () => job('1'),
  bad: () => job('2'),
  good: () => job('1').replace('spec:\n', 'spec:\n  ttlSecondsAfterFinished: 600\n'),
  *check(comparison) {
    for (const pair of comparison.keptOf('Job', 'Pod')) {
      const { after } = pair;
      const fix = `Delete the old one just before the new version is applied (kubectl delete ${kubectlName(after)}), or give each version a name of its own${after.kind === 'Pod' ? '; a Deployment replaces pods by itself' : ''}.`;
      for (const change of after.kind === 'Job' ? changesOfJob(pair) : changesOfPod(pair))
        yield refusedChange(pair, change, fix);
    }
  },
};

function changesOfJob(pair: Pair<Manifest>): readonly ImmutableChange[] {
  const { before } = pair;
  const at = (name: string): ImmutableChange => ({ path: ['spec', name], leaves: leavesAt(pair, ['spec', name]) });
  const template = at('template');
  // The scheduling fields of a suspended Job may change.
  const mutable = before.spec['suspend'] === true ? SCHEDULING_FIELDS : /^$/;
  const fixed = template.leaves.filter(({ path }) => !mutable.test(path.slice(2).join('.')));
  return [
    ...immutableChanges(pair),
    ...changedCompletions(pair),
    ...(fixed.length === 0 ? [] : [{ path: template.path, leaves: fixed }]),
  ].filter(({ leaves }) => leaves.length > 0);
}

/** Completions are immutable, unless an Indexed Job changes them together with parallelism. They default to 1 if both are unset. */
function changedCompletions({ before, after }: Pair<Manifest>): readonly ImmutableChange[] {
  const counted = ({ spec }: Manifest): Json | undefined =>
    spec['completions'] ?? ((spec['parallelism'] ?? null) === null ? 1 : undefined);
  const [old, next] = [counted(before), counted(after)];
  const isIndexed = after.spec['completionMode'] === 'Indexed';
  if (old === next || (isIndexed && next !== undefined && next === (after.spec['parallelism'] ?? 1))) return [];
  const path = ['spec', 'completions'];
  return [{ path, leaves: [{ path, before: old, after: next }] }];
}

const SCHEDULING_FIELDS =
  /^(?:metadata|spec\.(?:nodeSelector|tolerations|affinity|schedulingGates|(?:initContainers|containers)\.\d+\.resources))(?:\.|$)/;

/** The changed fields of a Pod's spec that are immutable. */
function changesOfPod(pair: Pair<Manifest>): readonly ImmutableChange[] {
  const path = ['spec'];
  const leaves = leavesAt(pair, path).filter((leaf) => {
    const inner = leaf.path.slice(1).join('.');
    if (inner === 'activeDeadlineSeconds') return isLonger(leaf);
    return !MUTABLE_FIELDS.test(inner);
  });
  const lost = removedTolerations(pair);
  return [...(leaves.length === 0 ? [] : [{ path, leaves }]), ...lost];
}

const MUTABLE_FIELDS = /^(?:(?:initContainers|containers)\.\d+\.image$|tolerations\.|schedulingGates)/;

function isLonger({ before, after }: Leaf): boolean {
  const [old, next] = [asNumber(before), asNumber(after)];
  return old !== undefined && (next === undefined || next > old);
}

/** Removed tolerations: a Pod may only get new ones. */
function removedTolerations(pair: Pair<Manifest>): readonly ImmutableChange[] {
  const [old, next] = [pair.before, pair.after].map(({ spec }) =>
    asList(spec['tolerations']).map((one) => JSON.stringify({ ...asObject(one), tolerationSeconds: undefined })),
  );
  const isGone = old?.some((one) => next?.includes(one) !== true) === true;
  const path = ['spec', 'tolerations'];
  return isGone ? [{ path, leaves: leavesAt(pair, path) }] : [];
}
