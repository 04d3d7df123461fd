import type { JsonObject } from '../../src/inventory/json';
import { field } from '../../src/inventory/json';
import { count, nameOf, objects, text } from './fields';
import type { OwnNames } from './own-names';

/** What the cluster holds at one moment. */
export interface Snapshot {
  readonly claims: readonly JsonObject[];
  readonly volumes: readonly JsonObject[];
  readonly pods: readonly JsonObject[];
  readonly events: readonly JsonObject[];
  readonly workloads: readonly JsonObject[];
}

/**
 * What became of a claim, a pod or a workload: `done` (bound, scheduled, has its pods), `waits` for what only a whole
 * cluster has (a provisioner, a class that isn't in the manifests), `follows` its pod, `starts` (its next pod is made when
 * a kubelet has started the one before), `stuck`, or not decided `yet`.
 */
export interface Outcome {
  readonly object: string;
  readonly state: 'done' | 'waits' | 'follows' | 'starts' | 'stuck' | 'yet';
  /** The volume, the node, or why not. */
  readonly detail: string;
  /** What it waits for by kind and name, a claim by its namespace too, and nobody in the cluster has. */
  readonly missing?: string;
}

export interface Outcomes {
  readonly claims: readonly Outcome[];
  readonly pods: readonly Outcome[];
  readonly workloads: readonly Outcome[];
}

/** Causes before consequences. */
export function outcomeList({ claims, pods, workloads }: Outcomes): readonly Outcome[] {
  return [...claims, ...workloads, ...pods];
}

/** Outcomes in the names that the manifests have. */
export function restored({ claims, pods, workloads }: Outcomes, names: OwnNames): Outcomes {
  const told = (all: readonly Outcome[]): readonly Outcome[] =>
    all.map(({ object, state, detail, missing }) => ({
      object: names.restored(object),
      state,
      detail: names.restored(detail),
      missing: missing && names.restored(missing),
    }));
  return { claims: told(claims), pods: told(pods), workloads: told(workloads) };
}

export function outcomesOf(snapshot: Snapshot): Outcomes {
  const claims = new Map(snapshot.claims.map((claim) => [keyOf(claim), claimOutcome(claim, snapshot)]));
  return {
    claims: [...claims.values()],
    pods: snapshot.pods.map((pod) => podOutcome(pod, claims)),
    workloads: snapshot.workloads
      .filter((workload) => objects(workload, 'metadata', 'ownerReferences').length === 0)
      .map((workload) => workloadOutcome(workload, snapshot)),
  };
}

function keyOf(object: JsonObject, name = nameOf(object)): string {
  return `${text(object, 'metadata', 'namespace') ?? ''}/${name}`;
}

/** What the binder last had to say about a claim, by the reason of its event: the first of these that there is. */
const claimEvents: readonly (readonly [reason: string, state: Outcome['state']])[] = [
  ['ExternalProvisioning', 'waits'],
  ['VolumeMismatch', 'stuck'],
  ['FailedBinding', 'stuck'],
  ['ProvisioningFailed', 'stuck'],
  ['WaitForPodScheduled', 'follows'],
  ['WaitForFirstConsumer', 'follows'],
];

function claimOutcome(claim: JsonObject, snapshot: Snapshot): Outcome {
  const object = `claim ${nameOf(claim)}`;
  const volume = text(claim, 'spec', 'volumeName');
  if (text(claim, 'status', 'phase') === 'Bound') return { object, state: 'done', detail: volume ?? '' };
  if (volume !== undefined && !snapshot.volumes.some((candidate) => nameOf(candidate) === volume)) {
    return { object, state: 'stuck', detail: `there is no volume ${volume}`, missing: `PersistentVolume/${volume}` };
  }
  for (const [reason, state] of claimEvents) {
    const said = eventsAbout(claim, snapshot).find((event) => text(event, 'reason') === reason);
    if (said === undefined) continue;
    const detail = text(said, 'message') ?? reason;
    // It waits for nothing that this cluster lacks.
    if (snapshot.volumes.some((candidate) => isMadeFor(candidate, claim))) return { object, state: 'stuck', detail };
    if (reason === 'FailedBinding' && text(claim, 'spec', 'storageClassName') === undefined) {
      return { object, state: 'waits', detail: `${detail}: it asks for the cluster's default class` };
    }
    if (reason === 'FailedBinding' && !snapshot.volumes.some((candidate) => mayServe(candidate, claim))) {
      return { object, state: 'stuck', detail, missing: 'PersistentVolume/' };
    }
    const unknownClass = /storageclass\S* "(.+)" not found/.exec(detail)?.[1];
    if (unknownClass !== undefined) return { object, state: 'waits', detail, missing: `StorageClass/${unknownClass}` };
    return { object, state: state === 'follows' ? following(claim, snapshot) : state, detail };
  }
  return { object, state: 'yet', detail: 'Pending, without an event' };
}

/** Whether claim and volume name each other, or one the other. */
export function isMadeFor(volume: JsonObject, claim: JsonObject): boolean {
  const reserved = field(volume, 'spec', 'claimRef') ?? {};
  return (
    nameOf(volume) === text(claim, 'spec', 'volumeName') ||
    (text(reserved, 'name') === nameOf(claim) && text(reserved, 'namespace') === text(claim, 'metadata', 'namespace'))
  );
}

/** The scheduler binds a claim when it places a pod of it: never, where all have a node already. */
function following(claim: JsonObject, { pods }: Snapshot): Outcome['state'] {
  const users = pods.filter((pod) => claimsOf(pod).includes(keyOf(claim)));
  if (users.length === 0) return 'waits';
  return users.every((pod) => text(pod, 'spec', 'nodeName') !== undefined) ? 'stuck' : 'follows';
}

/** Whether a volume is free, and not kept for the claim of another name. */
function mayServe(volume: JsonObject, claim: JsonObject): boolean {
  const reserved = text(volume, 'spec', 'claimRef', 'name');
  return (
    text(volume, 'status', 'phase') !== 'Bound' &&
    text(volume, 'spec', 'claimRef', 'uid') === undefined &&
    (reserved === undefined || reserved === nameOf(claim)) &&
    (text(volume, 'spec', 'storageClassName') ?? '') === (text(claim, 'spec', 'storageClassName') ?? '')
  );
}

function podOutcome(pod: JsonObject, claims: ReadonlyMap<string, Outcome>): Outcome {
  const object = `pod ${nameOf(pod)}`;
  const node = text(pod, 'spec', 'nodeName');
  if (node !== undefined) return { object, state: 'done', detail: node };
  const scheduled = objects(pod, 'status', 'conditions').find((condition) => condition['type'] === 'PodScheduled');
  const detail = text(scheduled, 'message') ?? 'not looked at by the scheduler';
  if (objects(pod, 'spec', 'schedulingGates').length > 0) return { object, state: 'waits', detail };
  const used = claimsOf(pod).map((key) => ({ key, claim: claims.get(key) }));
  const absent = used.find(({ claim }) => claim === undefined);
  if (absent !== undefined) return { object, state: 'stuck', detail, missing: `PersistentVolumeClaim/${absent.key}` };
  const missing = used.find(({ claim }) => claim?.missing !== undefined)?.claim?.missing;
  const states = used.map(({ claim }) => claim?.state);
  if (states.includes('stuck')) return { object, state: 'stuck', detail, missing };
  if (states.includes('waits')) return { object, state: 'waits', detail, missing };
  return { object, state: scheduled?.['status'] === 'False' ? 'stuck' : 'yet', detail };
}

function claimsOf(pod: JsonObject): readonly string[] {
  return objects(pod, 'spec', 'volumes').flatMap((volume) => {
    const named = text(volume, 'persistentVolumeClaim', 'claimName');
    if (named !== undefined) return [keyOf(pod, named)];
    return volume['ephemeral'] === undefined ? [] : [keyOf(pod, `${nameOf(pod)}-${text(volume, 'name') ?? ''}`)];
  });
}

function workloadOutcome(workload: JsonObject, snapshot: Snapshot): Outcome {
  const object = `${text(workload, 'kind') ?? ''} ${nameOf(workload)}`;
  const [present, wanted] = podCounts(workload);
  const detail = `${String(present)} of ${String(wanted)} pods`;
  const seen = count(workload, 'status', 'observedGeneration') ?? count(workload, 'metadata', 'generation');
  if (seen === count(workload, 'metadata', 'generation') && present >= wanted) return { object, state: 'done', detail };
  const refused = [workload, ...ownedBy(workload, snapshot.workloads)]
    .flatMap((owner) => eventsAbout(owner, snapshot))
    .find((event) => text(event, 'reason') === 'FailedCreate');
  if (refused !== undefined) return { object, state: 'stuck', detail: text(refused, 'message') ?? detail };
  // A StatefulSet makes its next pod when the one before is ready: what becomes of that one is told under its own name.
  const own = ownedBy(workload, snapshot.pods);
  if (own.some((pod) => text(pod, 'spec', 'nodeName') === undefined)) return { object, state: 'waits', detail };
  return { object, state: own.every(isReady) ? 'yet' : 'starts', detail };
}

function podCounts(workload: JsonObject): readonly [present: number, wanted: number] {
  const [spec, status] = [workload['spec'], workload['status']];
  switch (text(workload, 'kind')) {
    case 'DaemonSet':
      return [count(status, 'currentNumberScheduled') ?? -1, count(status, 'desiredNumberScheduled') ?? 0];
    case 'Job': {
      const parallel = Math.min(count(spec, 'parallelism') ?? 1, count(spec, 'completions') ?? Infinity);
      const made = ['active', 'succeeded', 'failed'].reduce((sum, part) => sum + (count(status, part) ?? 0), 0);
      return [made, field(spec, 'suspend') === true ? 0 : parallel];
    }
    default:
      return [count(status, 'replicas') ?? 0, count(spec, 'replicas') ?? 1];
  }
}

function ownedBy(owner: JsonObject, candidates: readonly JsonObject[]): readonly JsonObject[] {
  const uid = text(owner, 'metadata', 'uid');
  return candidates.filter((object) =>
    objects(object, 'metadata', 'ownerReferences').some((one) => one['uid'] === uid),
  );
}

function eventsAbout(object: JsonObject, { events }: Snapshot): readonly JsonObject[] {
  return events.filter((event) => text(event, 'involvedObject', 'uid') === text(object, 'metadata', 'uid'));
}

export function isReady(pod: JsonObject): boolean {
  return objects(pod, 'status', 'conditions').some((one) => one['type'] === 'Ready' && one['status'] === 'True');
}
