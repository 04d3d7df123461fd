import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../inventory/json';
import { asList, asNumber, asString, field, isObject } from '../inventory/json';
import type { Cluster } from './cluster';
import type { StagedRow, StagedWorkload } from './stage';
import { LABEL } from './stage';
import { waitFor } from './wait';
import type { Sighting } from './writer';
import { LOOK, readSightings } from './writer';

/** A container that runs, and what was found at its paths when it was looked at for the first time. */
export interface Seen {
  readonly id: string;
  readonly container: string;
  readonly node: string;
  /** The pod of a StatefulSet or the node of a DaemonSet, whose files are its own; '' where any pod follows any other. */
  readonly place: string;
  readonly sightings: ReadonlyMap<string, Sighting>;
}

/** The pods of a workload at one time. */
export interface View {
  readonly seen: readonly Seen[];
  /** Names of pods that aren't about to end. */
  readonly pods: readonly string[];
  readonly nodes: readonly string[];
  /** Why not all of them run; undefined where they do. */
  readonly waiting: string | undefined;
}

/** What says that a pod waits for the node of its volume. */
const BOUND_ELSEWHERE = /volume node affinity conflict|didn't match PersistentVolume's node affinity/;
/** Why an event isn't seen of pods that are all at work, and fit for the next event. */
export const RUNS_ON = 'a container runs on that was to end';
/** How long the scheduler has to say so until it is believed. */
const BELIEVED_AFTER = 5_000;

/** Looks at the pods of workloads; into each container once. */
export class Pods {
  readonly #sightings = new Map<string, ReadonlyMap<string, Sighting> | string>();

  constructor(
    private readonly cluster: Cluster,
    private readonly rows: readonly StagedRow[],
    /** Seconds. */
    private readonly patience: number,
  ) {}

  /** Waits until all pods of workloads run anew, or wait for good, and looks into them. */
  settled(workloads: readonly StagedWorkload[], old: ReadonlySet<string>): ReadonlyMap<StagedWorkload, View> {
    let objects: readonly JsonObject[] = [];
    const boundSince = new Map<StagedWorkload, number>();
    const isSettled = (workload: StagedWorkload): boolean => {
      const why = whyWaiting(workload, objects, old);
      if (why === undefined) return true;
      if (!BOUND_ELSEWHERE.test(why)) boundSince.delete(workload);
      else if (!boundSince.has(workload)) boundSince.set(workload, Date.now());
      return Date.now() - (boundSince.get(workload) ?? Infinity) > BELIEVED_AFTER;
    };
    waitFor(this.patience, () => {
      objects = this.cluster.list('pods,daemonsets.apps', `--selector=${LABEL}`);
      return workloads.every(isSettled);
    });
    return new Map(workloads.map((workload) => [workload, this.#view(workload, objects, old)]));
  }

  #view(workload: StagedWorkload, objects: readonly JsonObject[], old: ReadonlySet<string>): View {
    const pods = podsOf(workload, objects).filter(isLiving);
    const waiting = whyWaiting(workload, objects, old);
    let blind: string | undefined;
    const seen = pods.flatMap((pod) =>
      runningIn(pod).flatMap(({ id, container }): readonly Seen[] => {
        const sightings = this.#look(workload, nameOf(pod), container, id);
        if (typeof sightings === 'string') {
          blind ??= sightings;
          return [];
        }
        const node = nodeOf(pod);
        return [{ id, container, node, place: placeOf(workload, nameOf(pod), node), sightings }];
      }),
    );
    const why = waiting === undefined ? blind : waiting === RUNS_ON ? waiting : (this.#warningOf(workload) ?? waiting);
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

  /** What the cluster last complained of. */
  #warningOf({ object }: StagedWorkload): string | undefined {
    const name = asString(field(object, 'metadata', 'name')) ?? '';
    const warnings = this.cluster
      .list('events', '--field-selector=type=Warning', '--sort-by=.metadata.creationTimestamp')
      .filter((event) => (asString(field(event, 'involvedObject', 'name')) ?? '').startsWith(name));
    const last = warnings.at(-1);
    return last && asString(last['message']);
  }
}

/** Whether a pod waits for the node that its files are on. */
export function isBoundElsewhere({ waiting }: View): boolean {
  return waiting !== undefined && BOUND_ELSEWHERE.test(waiting);
}

/** Why the pods of a workload aren't all at work in containers of their own; undefined where they are. */
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

/** A pod that failed stays as a record of it. */
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

/** What a container waits for that starts soon. */
const PASSING: readonly string[] = ['ContainerCreating', 'PodInitializing'];

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
    if (reason === undefined || PASSING.includes(reason)) return [];
    return [`${reason}: ${asString(field(status, 'state', 'waiting', 'message')) ?? ''}`];
  });
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? text;
}
