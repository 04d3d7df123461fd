import type { JsonObject } from '../../src/inventory/json';
import { text } from './fields';
import { isReady, type Snapshot } from './outcome';
import type { Server } from './server';

const workloadKinds: readonly (readonly [version: string, kind: string, plural: string])[] = [
  ['apps/v1', 'Deployment', 'deployments'],
  ['apps/v1', 'ReplicaSet', 'replicasets'],
  ['apps/v1', 'StatefulSet', 'statefulsets'],
  ['apps/v1', 'DaemonSet', 'daemonsets'],
  ['batch/v1', 'Job', 'jobs'],
];

/** The state of claims and pods, and why a workload has no pod. */
const eventsOfInterest = ['involvedObject.kind=PersistentVolumeClaim', 'reason=FailedCreate'];

/** @param hollow whether to simulate kubelets, because there are none */
export async function observe(server: Server, hollow: boolean): Promise<Snapshot> {
  // Workloads first: the pods in their status are then certainly in the later list.
  const workloads = await Promise.all(
    workloadKinds.map(async ([version, kind, plural]) =>
      // The items of a list have no kind.
      (await server.list(version, plural)).map((object) => ({ kind, ...object })),
    ),
  );
  const [claims, volumes, pods, ...events] = await Promise.all([
    server.list('v1', 'persistentvolumeclaims'),
    server.list('v1', 'persistentvolumes'),
    server.list('v1', 'pods'),
    ...eventsOfInterest.map((selector) => server.list('v1', `events?fieldSelector=${selector}`)),
  ]);
  if (hollow) await startPods(pods, server);
  return { claims, volumes, pods, events: events.flat(), workloads: workloads.flat() };
}

/** Sets pods to ready, so that a StatefulSet creates the next one. */
async function startPods(pods: readonly JsonObject[], server: Server): Promise<void> {
  const placed = pods.filter(
    (pod) =>
      text(pod, 'spec', 'nodeName') !== undefined &&
      text(pod, 'metadata', 'deletionTimestamp') === undefined &&
      !isReady(pod),
  );
  // A pod is available minReadySeconds after this time.
  const lastTransitionTime = new Date().toISOString().replace(/\.\d+/, '');
  const conditions = ['Initialized', 'ContainersReady', 'Ready'].map((type) => ({
    type,
    status: 'True',
    lastTransitionTime,
  }));
  await Promise.all(
    placed.map((pod) => server.setStatus({ apiVersion: 'v1', kind: 'Pod', ...pod }, { phase: 'Running', conditions })),
  );
}

export function within(snapshot: Snapshot, namespaces: readonly string[]): Snapshot {
  const names = new Set<string | undefined>(namespaces);
  const ours = (candidates: readonly JsonObject[]): readonly JsonObject[] =>
    candidates.filter((object) => names.has(text(object, 'metadata', 'namespace')));
  return {
    claims: ours(snapshot.claims),
    volumes: snapshot.volumes,
    pods: ours(snapshot.pods),
    events: ours(snapshot.events),
    workloads: ours(snapshot.workloads),
  };
}
