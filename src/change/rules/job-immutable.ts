import type { Manifest } from '../../inventory/manifest';
import { asString, field } from '../../inventory/json';
import type { Pair } from '../comparison';
import { changedFields } from '../comparison';
import { differences } from '../equal';
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
      const manifest = pair.after;
      if (isReplaced(manifest)) continue;
      for (const name of manifest.kind === 'Job' ? fixedOfJob(pair) : fixedOfPod(pair))
        yield { manifest, path: ['spec', name], message: `a change of ${name}` };
    }
  },
};

/** Whether the tool that deploys deletes the old one first. */
function isReplaced({ metadata }: Manifest): boolean {
  const annotation = (name: string): string => asString(field(metadata, 'annotations', name)) ?? '';
  return (
    annotation('helm.sh/hook') !== '' ||
    annotation('argocd.argoproj.io/hook') !== '' ||
    /\b(?:Force|Replace)=true\b/.test(annotation('argocd.argoproj.io/sync-options')) ||
    annotation('kustomize.toolkit.fluxcd.io/force') === 'enabled'
  );
}

function fixedOfJob(pair: Pair<Manifest>): readonly string[] {
  const { before, after } = pair;
  const isIndexed = field(after.spec, 'completionMode') === 'Indexed';
  const fields = changedFields(pair, [
    'selector',
    'completionMode',
    'podFailurePolicy',
    ...(isIndexed ? [] : ['completions']),
  ]);
  const inTemplate = [...differences(before.spec['template'], after.spec['template'])];
  // While a Job is suspended, its pods may still be placed elsewhere.
  const open = before.spec['suspend'] === true ? PLACING : /^$/;
  return inTemplate.some((path) => !open.test(path.join('.'))) ? [...fields, 'template'] : fields;
}

const PLACING =
  /^(?:metadata|spec\.(?:nodeSelector|tolerations|affinity|schedulingGates|(?:initContainers|containers)\.\d+\.resources))(?:\.|$)/;

/** The first field of a Pod's spec that differs in more than may be changed. */
function fixedOfPod({ before, after }: Pair<Manifest>): readonly string[] {
  const fixed = [...differences(before.spec, after.spec)].find((path) => !OPEN.test(path.join('.')));
  return fixed === undefined ? [] : [String(fixed[0])];
}

const OPEN = /^(?:(?:initContainers|containers)\.\d+\.image$|tolerations\.|activeDeadlineSeconds$|schedulingGates)/;
