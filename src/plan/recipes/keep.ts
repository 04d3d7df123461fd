import { asNumber } from '../../inventory/json';
import { firstOrdinal } from '../../inventory/workloads';
import type { MountChange } from '../../change/mounts';
import type { Claim } from '../../inventory/claims';
import type { Manifest } from '../../inventory/manifest';
import type { Container } from '../../inventory/pods';
import { inNamespace, kubectlName } from '../../change/kubectl';
import { rangeOf } from '../../change/claim-names';
import { isThere, keepFiles, markKept, patchObject } from '../actions';
import { claimSet } from '../claim-set';
import type { Context } from '../context';
import type { Recipe } from '../recipe';
import { quoted } from '../shell';
import type { Step } from '../step';
import { APPLY_OLD, handStep, keptForGood, NO_RISK, removed, standstill } from '../steps';

const STAYS = 'The new version has no place for these files; whatever prunes would delete the claim.';

/** A claim is removed: it is kept with its files until somebody deletes it. */
export const keepClaim: Recipe = ({ manifest }, context) => ({
  steps: context.claimsOf(manifest).map((claim) => keptForGood(claimSet(claim), STAYS)),
});

/** A mount moves to a volume that doesn't outlive its pod. */
export const keepDowngraded: Recipe = (problem, context) => {
  const changes = context.mountsOf(problem, 'downgraded');
  const claims = [...new Set(changes.map(({ from }) => from.claim).filter((claim) => claim !== undefined))];
  const { key, title } = problem.manifest;
  const paths = [...new Set(changes.map(({ mount }) => mount.mountPath))];
  const at = paths.join(', ');
  return {
    steps: [
      ...claims.map((claim) => keptForGood(claimSet(claim), STAYS)),
      handStep('check', {
        id: `downgraded ${key} ${at}`,
        title: `Decide whether ${title} is to start without its files at ${at}`,
        why: evidenceOfIntent(changes, context),
        text: `${title} starts without the files that it had at ${at}, and loses what it writes there when its pod is replaced. Is that meant?`,
        commands: changes.flatMap(({ mount }) => sizesOf(mount.container, mount.mountPath)),
      }),
    ],
  };
};

/** Whether the rest of the new version suggests that the mount was removed on purpose. */
function evidenceOfIntent(changes: readonly MountChange[], context: Context): string {
  const claims = changes.flatMap(({ from }) => from.claim ?? []);
  if (claims.length === 0) {
    const [other] = changes.flatMap(({ from }) => from.volume?.claimName ?? []);
    return `The files are on ${other === undefined ? 'a node' : `claim ${other}, which is not among the manifests`}, and stay there.`;
  }
  const names = claims.map((claim) => claimSet(claim).title).join(', ');
  if (claims.every((claim) => isStill(claim, context)))
    return `The new version still has ${names}: if the mount was taken off by mistake, put it back; if not, take the claim out too.`;
  return `The new version has no ${names} either, as if the files were not wanted any more. They are kept all the same: to have them again, put claim and mount back.`;
}

function isStill(claim: Claim, context: Context): boolean {
  if (claim.kind !== 'template') return context.isNeeded(claim);
  const set = context.afterOf(claim.manifest);
  return set !== undefined && context.claimsOf(set).some(({ name }) => name === claim.name);
}

/** A command that shows the size of the files at a path; it needs `du` in the image. */
function sizesOf({ pod, name }: Container, path: string): readonly string[] {
  const { kind, name: workload, namespace } = pod.manifest;
  if (!RUNNING.has(kind)) return [];
  const object = `${kind.toLowerCase()}/${workload}`;
  return [`kubectl exec ${quoted(object)}${inNamespace(namespace)} -c ${quoted(name)} -- du -sh ${quoted(path)}`];
}

const RUNNING: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'Pod', 'StatefulSet']);

/** A StatefulSet is removed. */
export const keepSet: Recipe = (problem, context) => {
  const { manifest, severity, effect } = problem;
  const claims = context.claimsOf(manifest);
  const kept = claims.map((claim) => keptForGood(claimSet(claim), STAYS));
  if (severity === 'error' && effect === 'orphaned')
    return {
      steps: kept,
      noWay:
        'Another StatefulSet of the same image is new, and mounts its files elsewhere: whether they are the same files, only you know. Keep the name and mounts of the set in one step, and rename in another.',
    };
  const workload = context.workloadOf(manifest);
  const stopped = standstill(
    workload === undefined ? [] : [workload],
    'The set goes without what it made, so that no claim goes with it: its pods would run on, and nobody would end them.',
    [isThere(manifest)],
    context,
  );
  const isDeleting = effect === 'deleted' ? [retained(manifest, 'whenDeleted')] : [];
  return { steps: [...kept, ...isDeleting, ...stopped, removed(manifest)] };
};

function retained(manifest: Manifest, policy: 'whenDeleted' | 'whenScaled'): Step {
  return {
    id: `retain ${policy} ${manifest.key}`,
    phase: 'keep',
    title: `Let the claims of ${manifest.title} outlive it`,
    why: `Its persistentVolumeClaimRetentionPolicy says ${policy}: Delete.`,
    check: `kubectl get ${kubectlName(manifest)} -o jsonpath={.spec.persistentVolumeClaimRetentionPolicy}`,
    undo: APPLY_OLD,
    risk: NO_RISK,
    actions: [patchObject(manifest, { spec: { persistentVolumeClaimRetentionPolicy: { [policy]: 'Retain' } } })],
  };
}

/** A StatefulSet with whenScaled: Delete is scaled down: the volumes of the deleted claims are kept. */
export const keepScaled: Recipe = ({ manifest }, context) => {
  const pair = context.pairOf(manifest);
  if (pair === undefined) return { noWay: 'Set whenScaled: Retain before the set is scaled down.' };
  const first = firstOrdinal(manifest);
  const [from, end] = [asNumber(manifest.spec['replicas']) ?? 1, asNumber(pair.before.spec['replicas']) ?? 1].map(
    (count) => first + count,
  );
  const steps = context.claimsOf(pair.before).map((claim): Step => {
    const set = claimSet(claim);
    const title = `claims ${rangeOf(`${claim.name}-${manifest.name}`, from ?? 0, end ?? 0)}`;
    const numbers = Array.from({ length: Math.max((end ?? 0) - (from ?? 0), 0) }, (_, index) => (from ?? 0) + index);
    return {
      id: `keep scaled ${set.name}`,
      phase: 'keep',
      title: `Keep the volumes of ${title}`,
      why: 'The set deletes these claims when it is scaled down (whenScaled: Delete); with the reclaim policy Retain, their volumes stay.',
      check: 'RECLAIM POLICY is Retain: kubectl get pv',
      undo: 'Set persistentVolumeReclaimPolicy to Delete again where it was that.',
      risk: NO_RISK,
      actions: numbers.map((number) => keepFiles({ ...set, name: set.name.replace(/\*$/, String(number)) })),
      leaves: `the volumes of ${title}, Released, with the annotation stateful.cdk8s.io/kept-of: delete them when nobody misses the files`,
    };
  });
  return { steps };
};

/** A claim is a hook that is deleted at each deployment. */
export const keepHook: Recipe = ({ manifest, fix }, context) => ({
  steps: context
    .claimsOf(manifest)
    .map((claim) =>
      keptForGood(claimSet(claim), 'The deploy tool deletes the claim at each deployment; its volume outlives that.'),
    ),
  noWay: `The new version itself has the claim deleted each time, and a new one starts empty: ${fix ?? 'make it an ordinary object that stays (helm.sh/resource-policy: keep instead of helm.sh/hook)'}, and plan again.`,
});

/** The reclaim policy of a volume becomes Delete. */
export const decidePolicy: Recipe = ({ manifest, message }) => ({
  steps: [
    handStep('check', {
      id: `policy ${manifest.key}`,
      title: `Decide over the reclaim policy of ${manifest.title}`,
      why: 'Nothing happens now; when the claim is deleted later, its files are too.',
      text: `${message}. Is that meant?`,
    }),
  ],
});

/** A volume is removed, and its claim isn't. */
export const keepVolume: Recipe = ({ manifest }) => ({
  steps: [
    {
      id: `keep volume ${manifest.key}`,
      phase: 'keep',
      title: `Keep ${manifest.title} in the cluster`,
      why: 'Its claim stays and needs it; whatever prunes would delete it.',
      check: `kubectl get ${kubectlName(manifest)} --show-labels`,
      undo: 'Take the annotations off.',
      risk: NO_RISK,
      actions: [
        markKept('persistentvolume', manifest),
        patchObject(manifest, { spec: { persistentVolumeReclaimPolicy: 'Retain' } }),
      ],
      leaves: `${manifest.title}: delete it after its claim, when nobody misses the files`,
    },
  ],
});
