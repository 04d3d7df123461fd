import { statefulSet } from '../../check/examples';
import { asNumber, asStringMap, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { matchesLabels } from '../../inventory/selector';
import { firstOrdinal } from '../../inventory/workloads';
import type { TemplatesChange } from '../claim-templates';
import { templatesChange } from '../claim-templates';
import type { Pair } from '../comparison';
import { immutableChanges } from '../immutable-changes';
import { inNamespace, kubectlName } from '../kubectl';
import { refusedChange } from '../refusal';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'sts-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: "A StatefulSet changes in a field that can't be changed.",
  consequence:
    'The API server refuses the set: volumeClaimTemplates, serviceName, selector and podManagementPolicy are fixed when it is made.',
  fix: 'Take the set away and leave its pods and claims: kubectl delete statefulset NAME --cascade=orphan; then apply. Claims keep their size: grow each by itself. With another selector, delete the old pods then, one by one: the new set makes its own only when they are gone, with the same claims.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  before: () => statefulSet(),
  bad: () => statefulSet({ size: '20Gi' }),
  good: () => statefulSet({ replicas: 3 }),
  *check(comparison) {
    const renamed = new Set(comparison.mounts('template').map(({ workload }) => workload.after.manifest));
    for (const pair of comparison.keptOf('StatefulSet')) {
      for (const change of immutableChanges(pair)) {
        const name = change.path.at(-1);
        if (name !== 'volumeClaimTemplates') yield refusedChange(pair, change, fixOf(pair, name, undefined));
      }
      // The rule template-renamed reports renamed templates.
      const change = renamed.has(pair.after) ? undefined : templatesChange(pair);
      if (change === undefined) continue;
      const { leaves, message } = change;
      const path = ['spec', 'volumeClaimTemplates'];
      yield { manifest: pair.after, path, leaves, message, fix: fixOf(pair, 'volumeClaimTemplates', change) };
    }
  },
};

/** All steps to recreate the set without losing its files. */
function fixOf(
  pair: Pair<Manifest>,
  name: string | number | undefined,
  templates: TemplatesChange | undefined,
): string {
  const { before, after } = pair;
  const away = `Take the set away and leave its pods and claims (kubectl delete ${kubectlName(after)} --cascade=orphan), then apply`;
  switch (name) {
    case 'selector':
      return isSelected(pair)
        ? `${away}: the new set takes the pods over. Or leave the selector as it was.`
        : `${away}, and then delete the old pods, one by one (kubectl delete pod ${podsOf(before)}${inNamespace(after.namespace)}): the new set doesn't count them as its own, and makes each only when the old one of that name is gone; it gets the same claim. Or leave the selector as it was.`;
    case 'serviceName':
      return `${away}, and restart the pods (kubectl rollout restart ${kubectlName(after)}): they have the old name in DNS until then.`;
    default:
      break;
  }
  if (templates === undefined) return `${away}: the new set takes pods and claims over.`;
  if (templates.labelsOnly)
    return `Leave the labels of the template as they were (a version or a chart's name among them changes with each release). Or: ${away.charAt(0).toLowerCase()}${away.slice(1)}; claims that are there stay as they are.`;
  const [growing] = templates.growing;
  if (growing === undefined)
    return `${away}: pods and claims that are there stay as they are, and only new replicas get the new claims.`;
  const claims = ordinals(before).map((ordinal) => `${growing}-${after.name}-${ordinal}`);
  return `${away}. The claims that are there keep their size: set spec.resources.requests.storage of each (${claims.join(', ')}), which their class has to allow.`;
}

/** Whether the existing pods match the new selector. */
function isSelected({ before, after }: Pair<Manifest>): boolean {
  const labels = asStringMap(field(before.spec, 'template', 'metadata', 'labels'));
  return matchesLabels(after.spec['selector'], labels);
}

function podsOf(set: Manifest): string {
  return ordinals(set)
    .map((ordinal) => `${set.name}-${ordinal}`)
    .join(' ');
}

/** The maximum of pods named in a fix. */
const MAX_NAMES = 5;

function ordinals(set: Manifest): readonly (number | string)[] {
  const count = asNumber(set.spec['replicas']) ?? 1;
  const first = firstOrdinal(set);
  const all = Array.from({ length: Math.min(Math.max(count, 1), MAX_NAMES) }, (_, index) => first + index);
  return count > MAX_NAMES ? [...all, '…'] : all;
}
