import { asStringMap, asString, field } from '../../inventory/json';
import type { JsonObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { inNamespace, kubectlName } from '../../change/kubectl';
import { matchesLabels } from '../../inventory/selector';
import type { Pair } from '../../change/comparison';
import { templatesChange } from '../../change/claim-templates';
import { growFiles, mayGrow, replacePods, restartWorkload, may } from '../actions';
import type { ClaimSet } from '../claim-set';
import { claimSet, claimSetKey } from '../claim-set';
import { planName } from '../context';
import { mergePatch } from '../merge-patch';
import type { Recipe } from '../recipe';
import type { Step } from '../step';
import { recreated, NO_RISK, started, TAKES_OVER } from '../steps';
import { copied, reasonForNewVolume } from './copied';

const IMMUTABLE = ['serviceName', 'podManagementPolicy', 'selector', 'volumeClaimTemplates'];

/** A patch of the immutable fields of a set that differ, with claim templates as a whole. */
export function templatesPatch(pair: Pair<Manifest>): JsonObject {
  const paths = IMMUTABLE.filter(
    (name) => JSON.stringify(pair.before.spec[name] ?? null) !== JSON.stringify(pair.after.spec[name] ?? null),
  );
  return mergePatch(
    pair,
    paths.map((name) => ['spec', name]),
  );
}

/** An immutable field of a StatefulSet changes: it is deleted without its pods and claims, and the new one adopts them. */
export const recreateSet: Recipe = ({ manifest }, context) => {
  const pair = context.pairOf(manifest);
  if (pair === undefined) return { noWay: 'Keep the set as it was.' };
  const { before, after } = pair;
  const steps: Step[] = [];
  const set = context.workloadOf(before);
  const next = context.workloadOf(after);
  const change = templatesChange(pair);
  const others = (set?.claimTemplates ?? []).flatMap((old) => {
    const template = next?.claimTemplates.find(({ name }) => name === old.name);
    return template === undefined ? [] : [{ before: old, after: template }];
  });
  const noWay: string[] = [];
  for (const claims of change === undefined ? [] : others) {
    const { before: old, after: grown } = claims;
    const reason = reasonForNewVolume(claims);
    const size = asString(field(grown.spec, 'resources', 'requests', 'storage'));
    if (reason !== undefined) {
      const copy = copied(claims, reason, context);
      steps.push(...(copy.steps ?? []));
      if (copy.noWay !== undefined) noWay.push(copy.noWay);
    } else if (change?.growing.includes(old.name) && size !== undefined && (grown.request ?? 0n) > (old.request ?? 0n))
      steps.push(...growth(claimSet(old), size));
  }
  if (noWay.length > 0) return { noWay: noWay.join(' ') };
  const isSelected = matchesLabels(
    after.spec['selector'],
    asStringMap(field(before.spec, 'template', 'metadata', 'labels')),
  );
  steps.push(
    ...recreated(pair, templatesPatch(pair), {
      cascade: 'orphan',
      why: `The API server refuses the change of the set, and takes a new one of the same name; its pods and claims stay meanwhile, ${isSelected ? 'and it takes them over' : 'but the new selector does not match the pods: they are replaced later, one by one, and it takes over the claims'}.`,
    }),
  );
  const plan = planName('set', after.key, JSON.stringify(templatesPatch(pair)));
  if (!isSelected) steps.push(podsReplaced(after));
  else if (field(before.spec, 'serviceName') !== field(after.spec, 'serviceName'))
    steps.push(restarted(after, plan, 'Pods have the name of the old Service in DNS until they are made anew.'));
  steps.push(started(after, isSelected ? TAKES_OVER : 'Its pods were replaced, and have the claims of before.'));
  return { steps };
};

/** Steps that expand claims. */
export function growth(claims: ClaimSet, size: string): readonly Step[] {
  return [
    {
      id: `may grow ${claimSetKey(claims)}`,
      phase: 'check',
      title: `See that ${claims.title} can grow`,
      why: 'Only classes with allowVolumeExpansion let claims grow, and only bound ones.',
      check: 'ALLOWVOLUMEEXPANSION is true: kubectl get storageclass',
      undo: 'Nothing to undo.',
      risk: NO_RISK,
      actions: [may(claims.namespace, 'patch', 'persistentvolumeclaims'), mayGrow(claims, size)],
    },
    {
      id: `grow ${claimSetKey(claims)}`,
      phase: 'prepare',
      title: `Let ${claims.title} grow to ${size}`,
      why: 'A new claim template changes no claim that is there.',
      precondition: 'The class allows it; some drivers grow a volume only when no pod uses it.',
      check: `CAPACITY of ${claims.title} is ${size}: kubectl get pvc${inNamespace(claims.namespace)}`,
      undo: 'None: claims never shrink.',
      risk: { kind: 'final', what: `${claims.title} can't be made smaller` },
      actions: [growFiles(claims, size)],
    },
  ];
}

export function restarted(manifest: Manifest, plan: string, why: string): Step {
  return {
    id: `restart ${manifest.key}`,
    phase: 'start',
    title: `Restart ${manifest.title}`,
    why,
    check: `kubectl rollout status ${kubectlName(manifest)}`,
    undo: 'Nothing to undo.',
    risk: NO_RISK,
    actions: [restartWorkload(manifest, plan)],
  };
}

function podsReplaced(set: Manifest): Step {
  return {
    id: `replace pods ${set.key}`,
    phase: 'start',
    title: `Replace the pods of ${set.title}, one by one`,
    why: 'The new selector does not match the old pods: the new set makes its own only when they are gone, with the same claims.',
    check: `Each pod is made anew and ready: kubectl get pods${inNamespace(set.namespace)}`,
    undo: 'Nothing to undo.',
    risk: { kind: 'downtime', of: `each pod of ${set.title} in turn` },
    actions: [replacePods(set)],
  };
}
