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

/** What becomes of a claim, and why a workload has no pod. */
const eventsOfInterest = ['involvedObject.kind=PersistentVolumeClaim', 'reason=FailedCreate'];

/** @param hollow whether to speak for the kubelets, because there are none */
export async function observe(server: Server, hollow: boolean): Promise<Snapshot> {
  // Workloads first: when one says that it has its pods, they are in the list that is asked for after it.
  const workloads = await Promise.all(
    workloadKinds.map(async ([version, kind, plural]) =>
      // The items of a list don't say of what kind they are.
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

/** A StatefulSet makes its second pod when the first is ready, which only a kubelet can say. */
async function startPods(pods: readonly JsonObject[], server: Server): Promise<void> {
  const placed = pods.filter(
    (pod) =>
      text(pod, 'spec', 'nodeName') !== undefined &&
      text(pod, 'metadata', 'deletionTimestamp') === undefined &&
      !isReady(pod),
  );
  // A pod is available, and its StatefulSet goes on, minReadySeconds after this moment.
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
