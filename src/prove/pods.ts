import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../inventory/json';
import { asList, asNumber, asString, field, isObject } from '../inventory/json';
import type { Cluster } from './cluster';
import type { StagedRow, StagedWorkload } from './stage';
import { LABEL } from './stage';
import { waitFor } from './wait';
import type { Sighting } from './writer';
import { LOOK, readSightings } from './writer';

/** A running container, with what was found at its paths when it was first checked. */
export interface Seen {
  readonly id: string;
  readonly container: string;
  readonly node: string;
  /** What the files belong to: the pod's name in a StatefulSet, the node in a DaemonSet; '' where pods are interchangeable. */
  readonly place: string;
  readonly sightings: ReadonlyMap<string, Sighting>;
}

/** A snapshot of the pods of a workload. */
export interface View {
  readonly seen: readonly Seen[];
  /** Names of pods that aren't being deleted. */
  readonly pods: readonly string[];
  readonly nodes: readonly string[];
  /** Why not all of them are ready; undefined where they are. */
  readonly waiting: string | undefined;
}

/** Messages of the scheduler for a pod that can't reach its volume. */
const BOUND_ELSEWHERE = /volume node affinity conflict|didn't match PersistentVolume's node affinity/;
/** The reason where all pods are ready, but the event left one of them running. */
export const RUNS_ON = 'a container runs on that was to end';
/** For how many milliseconds a message of the scheduler has to stay the same until it counts. */
const STABLE_AFTER = 5_000;

/** Observes the pods of workloads, and checks the files of each container once. */
export class Pods {
  readonly #sightings = new Map<string, ReadonlyMap<string, Sighting> | string>();

  constructor(
    private readonly cluster: Cluster,
    private readonly rows: readonly StagedRow[],
    private readonly timeoutSeconds: number,
  ) {}

  /** Waits until all pods of workloads have been replaced and are ready, or can't start; then checks their files. */
  settled(workloads: readonly StagedWorkload[], old: ReadonlySet<string>): ReadonlyMap<StagedWorkload, View> {
    let objects: readonly JsonObject[] = [];
    const boundSince = new Map<StagedWorkload, number>();
    const isSettled = (workload: StagedWorkload): boolean => {
      const why = whyWaiting(workload, objects, old);
      if (why === undefined) return true;
      if (!BOUND_ELSEWHERE.test(why)) boundSince.delete(workload);
      else if (!boundSince.has(workload)) boundSince.set(workload, Date.now());
      return Date.now() - (boundSince.get(workload) ?? Infinity) > STABLE_AFTER;
    };
    waitFor(this.timeoutSeconds, () => {
      objects = this.cluster.list('pods,daemonsets.apps', `--selector=${LABEL}`);
      return workloads.every(isSettled);
    });
    return new Map(workloads.map((workload) => [workload, this.#view(workload, objects, old)]));
  }

  #view(workload: StagedWorkload, objects: readonly JsonObject[], old: ReadonlySet<string>): View {
    const pods = podsOf(workload, objects).filter(isLiving);
    const waiting = whyWaiting(workload, objects, old);
    let failure: string | undefined;
    const seen = pods.flatMap((pod) =>
      runningIn(pod).flatMap(({ id, container }): readonly Seen[] => {
        const sightings = this.#look(workload, nameOf(pod), container, id);
        if (typeof sightings === 'string') {
          failure ??= sightings;
          return [];
        }
        const node = nodeOf(pod);
        return [{ id, container, node, place: placeOf(workload, nameOf(pod), node), sightings }];
      }),
    );
    const why =
      waiting === undefined ? failure : waiting === RUNS_ON ? waiting : (this.#warningOf(workload) ?? waiting);
    return {
      seen,
      pods: pods.map(nameOf),
      nodes: [...new Set(pods.map(nodeOf))],
      waiting: waiting && BOUND_ELSEWHERE.test(waiting) ? waiting : why,
    };
  }

  #look(
    { workload }: StagedWorkload,
    pod: string,
    container: string,
    id: string,
  ): ReadonlyMap<string, Sighting> | string {
    const known = this.#sightings.get(id);
    if (known !== undefined) return known;
    const paths = this.rows.flatMap(({ row, untried }) =>
      row.workload === workload && row.container.name === container && untried === undefined ? [row.path] : [],
    );
    if (paths.length === 0) return new Map();
    const look = ['sh', '-c', LOOK, 'sh', `cdk8s-${randomUUID()}`, ...paths];
    const namespace = `--namespace=${this.cluster.namespace}`;
    const ended = this.cluster.run(['exec', pod, namespace, `--container=${container}`, '--', ...look]);
    if (ended.kind !== 'done') return ended.kind === 'failed' ? lastLine(ended.reason) : '';
    const sightings = readSightings(ended.out.toString('utf8'));
    this.#sightings.set(id, sightings);
    return sightings;
  }

  /** The last warning event about a workload. */
  #warningOf({ object }: StagedWorkload): string | undefined {
    const name = asString(field(object, 'metadata', 'name')) ?? '';
    const warnings = this.cluster
      .list('events', '--field-selector=type=Warning', '--sort-by=.metadata.creationTimestamp')
      .filter((event) => (asString(field(event, 'involvedObject', 'name')) ?? '').startsWith(name));
    const last = warnings.at(-1);
    return last && asString(last['message']);
  }
}

/** Whether a pod waits because it can't reach its volume. */
export function isBoundElsewhere({ waiting }: View): boolean {
  return waiting !== undefined && BOUND_ELSEWHERE.test(waiting);
}

/** Why not all pods of a workload are ready in new containers; undefined where they are. */
function whyWaiting(
  workload: StagedWorkload,
  objects: readonly JsonObject[],
  old: ReadonlySet<string>,
): string | undefined {
  const all = podsOf(workload, objects);
  const living = all.filter(isLiving);
  const wanted = wantedPods(workload, objects);
  const reason = living.flatMap(reasonOf)[0];
  if (reason !== undefined) return reason;
  if (living.length !== wanted) return `there are ${living.length} pods of ${wanted ?? 'an unknown number'}`;
  if (all.some((pod) => !isLiving(pod) && !hasEnded(pod))) return 'an old pod is still ending';
  const waiting = living.find((pod) => runningIn(pod).length < containersOf(pod));
  if (waiting !== undefined) return `${nameOf(waiting)} isn't ready`;
  return living.some((pod) => runningIn(pod).some(({ id }) => old.has(id))) ? RUNS_ON : undefined;
}

function wantedPods({ workload, id }: StagedWorkload, objects: readonly JsonObject[]): number | undefined {
  if (workload.kind !== 'DaemonSet') return workload.pods.max;
  const set = objects.find((object) => object['kind'] === 'DaemonSet' && labelOf(object) === id);
  return asNumber(field(set, 'status', 'desiredNumberScheduled'));
}

function podsOf({ id }: StagedWorkload, objects: readonly JsonObject[]): readonly JsonObject[] {
  return objects.filter((object) => object['kind'] === 'Pod' && labelOf(object) === id);
}

function labelOf(object: JsonObject): string | undefined {
  return asString(field(object, 'metadata', 'labels', LABEL));
}

function nameOf(pod: JsonObject): string {
  return asString(field(pod, 'metadata', 'name')) ?? '';
}

function nodeOf(pod: JsonObject): string {
  return asString(field(pod, 'spec', 'nodeName')) ?? '';
}

function placeOf({ workload: { kind } }: StagedWorkload, pod: string, node: string): string {
  if (kind === 'StatefulSet') return pod;
  return kind === 'DaemonSet' ? node : '';
}

function isLiving(pod: JsonObject): boolean {
  return field(pod, 'metadata', 'deletionTimestamp') === undefined && !hasEnded(pod);
}

/** Whether a pod has ended; such pods may stay in the list. */
function hasEnded(pod: JsonObject): boolean {
  return ['Failed', 'Succeeded'].includes(asString(field(pod, 'status', 'phase')) ?? '');
}

const objectsIn = (pod: JsonObject, ...path: readonly string[]): readonly JsonObject[] =>
  asList(field(pod, ...path)).filter(isObject);

/** The containers that are ready: main ones and sidecars. */
function runningIn(pod: JsonObject): readonly { readonly id: string; readonly container: string }[] {
  const statuses = [
    ...objectsIn(pod, 'status', 'initContainerStatuses'),
    ...objectsIn(pod, 'status', 'containerStatuses'),
  ];
  return statuses
    .filter((status) => field(status, 'state', 'running') !== undefined && status['ready'] === true)
    .map((status) => ({ id: asString(status['containerID']) ?? '', container: asString(status['name']) ?? '' }));
}

function containersOf(pod: JsonObject): number {
  const sidecars = objectsIn(pod, 'spec', 'initContainers').filter(({ restartPolicy }) => restartPolicy === 'Always');
  return objectsIn(pod, 'spec', 'containers').length + sidecars.length;
}

/** Reasons of containers that are still starting. */
const TRANSIENT_REASONS: readonly string[] = ['ContainerCreating', 'PodInitializing'];

/** Why a pod isn't scheduled, or doesn't start. */
function reasonOf(pod: JsonObject): readonly string[] {
  const unscheduled = objectsIn(pod, 'status', 'conditions').find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  );
  if (unscheduled !== undefined) return [asString(unscheduled['message']) ?? 'the pod is not scheduled'];
  return [
    ...objectsIn(pod, 'status', 'initContainerStatuses'),
    ...objectsIn(pod, 'status', 'containerStatuses'),
  ].flatMap((status) => {
    const reason = asString(field(status, 'state', 'waiting', 'reason'));
    if (reason === undefined || TRANSIENT_REASONS.includes(reason)) return [];
    return [`${reason}: ${asString(field(status, 'state', 'waiting', 'message')) ?? ''}`];
  });
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? text;
}
