import { asObject, type Json, type JsonObject } from '../../src/inventory/json';
import type { Client } from '../cluster/client';
import { nameOf, objects, text } from '../cluster/fields';
import type { Server } from '../cluster/server';
import { readSightings, type Sighting } from './writer';

/** A container that has written its files, and what it found before. */
export interface Written {
  readonly pod: string;
  readonly node: string;
  readonly container: string;
  /** Distinguishes a container from those that replaced it. */
  readonly id: string;
  /** The pod of a StatefulSet or the node of a DaemonSet, which has its own files; '' where any pod can replace any other. */
  readonly place: string;
  readonly sightings: readonly Sighting[];
  /** The exit code of the container before it in the same pod; undefined for the first. */
  readonly lastExit: Json | undefined;
}

/** The observations of the pods of a namespace. */
export interface View {
  readonly written: readonly Written[];
  /** The number of pods with all containers running. */
  readonly running: number;
  /** Including those that are terminating. */
  readonly pods: readonly JsonObject[];
  /** Why pods aren't scheduled, or don't start. */
  readonly waiting: readonly string[];
}

/** Observes the pods of namespaces; a container's log is read once. */
export class Watch {
  readonly #server: Server;
  readonly #client: Client;
  readonly #logs = new Map<string, readonly Sighting[]>();

  public constructor(server: Server, client: Client) {
    this.#server = server;
    this.#client = client;
  }

  public async view(namespace: string): Promise<View> {
    const pods = await this.#server.list('v1', 'pods', namespace);
    const living = pods.filter((pod) => !isEnding(pod));
    const seen = await Promise.all(living.map(async (pod) => ({ pod, written: await this.#writtenBy(pod) })));
    const complete = seen.filter(({ pod, written }) => isComplete(pod, written));
    return {
      written: complete.flatMap(({ written }) => written),
      running: complete.length,
      pods,
      waiting: living.flatMap(reasonOf),
    };
  }

  async #writtenBy(pod: JsonObject): Promise<readonly Written[]> {
    const [namespace = '', node = ''] = [text(pod, 'metadata', 'namespace'), text(pod, 'spec', 'nodeName')];
    const all = await Promise.all(
      statusesOf(pod).map(async (status) => {
        const id = text(status, 'containerID') ?? '';
        const container = nameOf({ metadata: status });
        const sightings = await this.#sightings(`/api/v1/namespaces/${namespace}/pods/${nameOf(pod)}`, container, id);
        if (sightings === undefined) return [];
        const lastExit = asObject(asObject(status['lastState'])['terminated'])['exitCode'];
        return [{ pod: nameOf(pod), node, container, id, place: placeOf(pod, node), sightings, lastExit }];
      }),
    );
    return all.flat();
  }

  async #sightings(pod: string, container: string, id: string): Promise<readonly Sighting[] | undefined> {
    const known = this.#logs.get(id);
    if (known !== undefined || id === '') return known;
    const { status, body } = await this.#client.get(`${pod}/log?container=${container}`);
    if (status !== 200) return undefined;
    const sightings = readSightings(text(body, 'message') ?? '');
    if (sightings !== undefined) this.#logs.set(id, sightings);
    return sightings;
  }
}

export function isEnding(object: JsonObject): boolean {
  return text(object, 'metadata', 'deletionTimestamp') !== undefined || hasEnded(object);
}

/** An evicted pod stays as a record of it. */
export function hasEnded(pod: JsonObject): boolean {
  return ['Failed', 'Succeeded'].includes(text(pod, 'status', 'phase') ?? '');
}

/** The statuses of containers that run, and of init containers that did. */
function statusesOf(pod: JsonObject): readonly JsonObject[] {
  const main = objects(pod, 'status', 'containerStatuses').filter((status) => isRunning(status));
  const init = objects(pod, 'status', 'initContainerStatuses').filter(
    (status) => isRunning(status) || text(status, 'state', 'terminated', 'reason') === 'Completed',
  );
  return [...init, ...main];
}

function isRunning(status: JsonObject): boolean {
  return text(status, 'state', 'running', 'startedAt') !== undefined;
}

function isComplete(pod: JsonObject, written: readonly Written[]): boolean {
  const names = [...objects(pod, 'spec', 'containers'), ...objects(pod, 'spec', 'initContainers')].map(
    (container) => text(container, 'name') ?? '',
  );
  return names.every((name) => written.some(({ container }) => container === name));
}

function placeOf(pod: JsonObject, node: string): string {
  const [owner] = objects(pod, 'metadata', 'ownerReferences');
  const kind = text(owner, 'kind');
  if (kind === 'StatefulSet') return nameOf(pod);
  return kind === 'DaemonSet' ? node : '';
}

/** The waiting reasons of a container that will start soon. */
const PASSING: readonly string[] = ['ContainerCreating', 'PodInitializing', 'CrashLoopBackOff'];

/** Why a pod doesn't start. */
function reasonOf(pod: JsonObject): readonly string[] {
  const unscheduled = objects(pod, 'status', 'conditions').find(
    (condition) => text(condition, 'type') === 'PodScheduled' && text(condition, 'status') === 'False',
  );
  if (unscheduled !== undefined) return [text(unscheduled, 'message') ?? 'not scheduled'];
  return [...objects(pod, 'status', 'initContainerStatuses'), ...objects(pod, 'status', 'containerStatuses')].flatMap(
    (status) => {
      const reason = text(status, 'state', 'waiting', 'reason');
      return reason === undefined || PASSING.includes(reason)
        ? []
        : [`${reason}: ${text(status, 'state', 'waiting', 'message') ?? ''}`];
    },
  );
}
