import type { Json } from '../../inventory/json';
import { asList, asNumber, asObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Pair } from '../comparison';
import type { FixedChange } from '../fixed';
import { fixedChanges } from '../fixed';
import { kubectlName } from '../kubectl';
import type { Leaf } from '../leaves';
import { leavesAt } from '../leaves';
import { refusal } from '../refusal';
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
      for (const change of after.kind === 'Job' ? fixedOfJob(pair) : fixedOfPod(pair)) yield refusal(pair, change, fix);
    }
  },
};

function fixedOfJob(pair: Pair<Manifest>): readonly FixedChange[] {
  const { before } = pair;
  const at = (name: string): FixedChange => ({ path: ['spec', name], leaves: leavesAt(pair, ['spec', name]) });
  const template = at('template');
  // While a Job is suspended, its pods may still be placed elsewhere.
  const open = before.spec['suspend'] === true ? PLACING : /^$/;
  const fixed = template.leaves.filter(({ path }) => !open.test(path.slice(2).join('.')));
  return [
    ...fixedChanges(pair),
    ...fixedCount(pair),
    ...(fixed.length === 0 ? [] : [{ path: template.path, leaves: fixed }]),
  ].filter(({ leaves }) => leaves.length > 0);
}

/** Of an Indexed Job, as many more may be asked for as run at once. The server takes 1 only where both are left out. */
function fixedCount({ before, after }: Pair<Manifest>): readonly FixedChange[] {
  const counted = ({ spec }: Manifest): Json | undefined =>
    spec['completions'] ?? ((spec['parallelism'] ?? null) === null ? 1 : undefined);
  const [old, next] = [counted(before), counted(after)];
  const isIndexed = after.spec['completionMode'] === 'Indexed';
  if (old === next || (isIndexed && next !== undefined && next === (after.spec['parallelism'] ?? 1))) return [];
  const path = ['spec', 'completions'];
  return [{ path, leaves: [{ path, before: old, after: next }] }];
}

const PLACING =
  /^(?:metadata|spec\.(?:nodeSelector|tolerations|affinity|schedulingGates|(?:initContainers|containers)\.\d+\.resources))(?:\.|$)/;

/** What of a Pod's spec differs in more than may be changed. */
function fixedOfPod(pair: Pair<Manifest>): readonly FixedChange[] {
  const path = ['spec'];
  const leaves = leavesAt(pair, path).filter((leaf) => {
    const inner = leaf.path.slice(1).join('.');
    if (inner === 'activeDeadlineSeconds') return isLonger(leaf);
    return !OPEN.test(inner);
  });
  const lost = tolerationsGone(pair);
  return [...(leaves.length === 0 ? [] : [{ path, leaves }]), ...lost];
}

const OPEN = /^(?:(?:initContainers|containers)\.\d+\.image$|tolerations\.|schedulingGates)/;

function isLonger({ before, after }: Leaf): boolean {
  const [old, next] = [asNumber(before), asNumber(after)];
  return old !== undefined && (next === undefined || next > old);
}

/** Tolerations may be added, and not taken away. */
function tolerationsGone(pair: Pair<Manifest>): readonly FixedChange[] {
  const [old, next] = [pair.before, pair.after].map(({ spec }) =>
    asList(spec['tolerations']).map((one) => JSON.stringify({ ...asObject(one), tolerationSeconds: undefined })),
  );
  const isGone = old?.some((one) => next?.includes(one) !== true) === true;
  const path = ['spec', 'tolerations'];
  return isGone ? [{ path, leaves: leavesAt(pair, path) }] : [];
}
