import { statefulSet } from '../../check/examples';
import { asList, asObject, field } from '../../inventory/json';
import type { Json } from '../../inventory/json';
import { changedFields } from '../comparison';
import { isSame } from '../equal';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'sts-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: "A StatefulSet changes in a field that can't be changed.",
  consequence:
    'The API server refuses the set: volumeClaimTemplates, serviceName, selector and podManagementPolicy are fixed when it is made.',
  fix: 'Take the set away and leave its pods and claims: kubectl delete statefulset NAME --cascade=orphan; then apply. To grow the volumes, grow each claim first.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  before: () => statefulSet(),
  bad: () => statefulSet({ size: '20Gi' }),
  good: () => statefulSet({ replicas: 3 }),
  *check(comparison) {
    const renamed = new Set(comparison.mounts('template').map(({ workload }) => workload.after.manifest));
    for (const pair of comparison.keptOf('StatefulSet')) {
      const { before, after } = pair;
      const fields = [...changedFields(pair, ['serviceName', 'selector'])];
      const policy = (spec: Json): Json => field(spec, 'podManagementPolicy') ?? 'OrderedReady';
      if (policy(before.spec) !== policy(after.spec)) fields.push('podManagementPolicy');
      // Of a template that has another name, template-renamed tells more.
      if (!renamed.has(after) && hasOtherTemplates(before.spec, after.spec)) fields.push('volumeClaimTemplates');
      for (const name of fields) yield { manifest: after, path: ['spec', name], message: `a change of ${name}` };
    }
  },
};

function hasOtherTemplates(before: Json, after: Json): boolean {
  const [old, next] = [before, after].map((spec) => asList(field(spec, 'volumeClaimTemplates')).map(filledIn));
  return !isSame(old, next);
}

/** A template with what the API server writes into it. */
function filledIn(template: Json): Json {
  const spec = asObject(field(template, 'spec'));
  return {
    metadata: field(template, 'metadata') ?? null,
    spec: { ...spec, volumeMode: spec['volumeMode'] ?? 'Filesystem' },
  };
}
