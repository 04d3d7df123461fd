import type { JsonObject } from '../inventory/json';
import { asNumber, asObject, asString, field } from '../inventory/json';
import { Event } from '../survival/event';
import type { Cluster } from './cluster';
import { referenceOf } from './cluster';
import type { View } from './pods';
import type { Staged, StagedWorkload } from './stage';
import { LABEL } from './stage';
import { waitFor } from './wait';

/** The cluster and app that events are caused in. */
export interface Stage {
  readonly cluster: Cluster;
  readonly staged: Staged;
  /** The names of the schedulable nodes; undefined: not known. */
  readonly nodes: readonly string[] | undefined;
}

/** An event that `prove` can cause with permissions in the namespace only. */
export interface Act {
  readonly event: Event;
  /** Why the event doesn't apply to a workload; undefined where it does. */
  readonly whyNot: (one: StagedWorkload, view: View, stage: Stage) => string | undefined;
  readonly make: (stage: Stage, views: ReadonlyMap<StagedWorkload, View>) => void;
  /** Reverts the change after the files were checked; the pods restart. */
  readonly undo?: (stage: Stage, workloads: readonly StagedWorkload[]) => void;
  readonly deletesConfigs?: boolean;
}

const SCALED: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);
const ROLLED: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);
const HOSTNAME = 'kubernetes.io/hostname';
const DELETION_SECONDS = 120;

/** In the order in which they are caused. */
export const ACTS: readonly Act[] = [
  {
    event: Event.CONTAINER_RESTART,
    whyNot: ({ workload }) =>
      workload.pod.spec['restartPolicy'] === 'Never' ? 'its containers are never started again' : undefined,
    make({ cluster }, views) {
      for (const { pods, seen } of views.values())
        for (const pod of pods)
          for (const container of new Set(seen.map((one) => one.container))) killContainer(cluster, pod, container);
    },
  },
  {
    event: Event.POD_REPLACED,
    whyNot: always,
    make(stage, views) {
      const selector = `--selector=${LABEL} in (${[...views.keys()].map(({ id }) => id).join(',')})`;
      stage.cluster.inside(['delete', 'pods', selector, `--timeout=${DELETION_SECONDS}s`]);
      const bare = [...views.keys()].filter(({ workload }) => workload.kind === 'Pod');
      if (bare.length > 0) stage.cluster.apply(bare.map(({ object }) => object));
    },
  },
  {
    event: Event.SCALE_DOWN,
    whyNot: ({ workload: { kind } }) => (SCALED.has(kind) ? undefined : `a ${kind} isn't scaled`),
    make(stage, views) {
      const workloads = [...views.keys()];
      const volumes = stage.cluster.volumes();
      scaleDown(stage, workloads);
      rebindVolumes(stage.cluster, volumes);
      scaleUp(stage, workloads);
    },
  },
  {
    event: Event.ROLLOUT,
    whyNot: ({ workload: { kind } }) => (ROLLED.has(kind) ? undefined : `a ${kind} isn't rolled out`),
    make({ cluster }, views) {
      for (const { object } of views.keys()) cluster.inside(['rollout', 'restart', referenceOf(object)]);
    },
  },
  {
    event: Event.POD_MOVED,
    whyNot: ({ workload: { kind, manifest } }, view, { nodes }) => {
      if (!SCALED.has(kind)) return `the pods of a ${kind} aren't moved`;
      if (field(manifest.spec, 'persistentVolumeClaimRetentionPolicy', 'whenScaled') === 'Delete')
        return 'its claims are deleted when its pods are taken away';
      if (nodes === undefined) return 'it is not known which nodes there are';
      return nodes.every((node) => view.nodes.includes(node)) ? 'no node is without one of its pods' : undefined;
    },
    make(stage, views) {
      scaleDown(stage, [...views.keys()]);
      for (const [{ object, workload }, { nodes }] of views)
        stage.cluster.patch(
          object,
          podPatch({ affinity: excludingNodes(asObject(workload.pod.spec['affinity']), nodes) }),
        );
      scaleUp(stage, [...views.keys()]);
    },
    undo(stage, workloads) {
      scaleDown(stage, workloads);
      for (const { object, workload } of workloads) {
        // Removed first, because a merge patch would keep fields of the old affinity.
        stage.cluster.patch(object, podPatch({ affinity: null }));
        stage.cluster.patch(object, podPatch({ affinity: workload.pod.spec['affinity'] ?? null }));
      }
      scaleUp(stage, workloads);
    },
  },
  {
    event: Event.WORKLOAD_DELETED,
    whyNot: always,
    make: ({ cluster, staged }, views) => {
      cluster.delete([...views.keys()].map(({ object }) => object));
      if ([...views.keys()].some(makesClaims)) waitForClaimDeletion(cluster);
      cluster.apply(staged.objects);
    },
  },
  {
    event: Event.CLAIM_DELETED,
    whyNot: always,
    make({ cluster, staged }) {
      cluster.delete(staged.workloads.map(({ object }) => object));
      const volumes = cluster.volumes();
      cluster.inside(['delete', 'persistentvolumeclaims', '--all', `--timeout=${DELETION_SECONDS}s`]);
      rebindVolumes(cluster, volumes);
      cluster.apply(staged.objects);
    },
  },
  {
    event: Event.APP_DELETED,
    whyNot: always,
    deletesConfigs: true,
    make({ cluster, staged }) {
      const volumes = cluster.volumes();
      cluster.delete(staged.deletedWithApp);
      if (staged.workloads.some(makesClaims)) waitForClaimDeletion(cluster);
      rebindVolumes(cluster, volumes);
      cluster.apply(staged.objects);
    },
  },
  {
    event: Event.NAMESPACE_DELETED,
    whyNot: always,
    deletesConfigs: true,
    make({ cluster, staged }) {
      const volumes = cluster.volumes();
      cluster.remove();
      rebindVolumes(cluster, volumes);
      cluster.make();
      cluster.apply(staged.objects);
    },
  },
];

function always(): undefined {
  return undefined;
}

/** Ends the main process of a container, as a crash does; the exec ends with it, so its exit code is ignored. */
function killContainer(cluster: Cluster, pod: string, container: string): void {
  const namespace = `--namespace=${cluster.namespace}`;
  cluster.run(['exec', pod, namespace, `--container=${container}`, '--', 'sh', '-c', 'kill 1']);
}

function scaleDown({ cluster }: Stage, workloads: readonly StagedWorkload[]): void {
  for (const { object } of workloads) cluster.inside(['scale', referenceOf(object), '--replicas=0']);
  const selector = `--selector=${LABEL} in (${workloads.map(({ id }) => id).join(',')})`;
  waitFor(DELETION_SECONDS, () => cluster.list('pods', selector).length === 0);
  if (workloads.some(makesClaims)) waitForClaimDeletion(cluster);
}

function scaleUp({ cluster }: Stage, workloads: readonly StagedWorkload[]): void {
  for (const { object, workload } of workloads)
    cluster.inside([
      'scale',
      referenceOf(object),
      `--replicas=${asNumber(field(workload.manifest.spec, 'replicas')) ?? 1}`,
    ]);
}

function makesClaims({ workload }: StagedWorkload): boolean {
  return workload.claimTemplates.length > 0 || workload.pod.volumes.some(({ source }) => source === 'ephemeral');
}

/** Waits until the claims are deleted that pods own, or that a StatefulSet doesn't retain. */
function waitForClaimDeletion(cluster: Cluster): void {
  waitFor(DELETION_SECONDS, () => cluster.list('persistentvolumeclaims').every((claim) => !isBeingDeleted(claim)));
}

function isBeingDeleted(claim: JsonObject): boolean {
  const owners = field(claim, 'metadata', 'ownerReferences');
  const isOfPod = Array.isArray(owners) && owners.some((owner: JsonObject) => owner['kind'] === 'Pod');
  return isOfPod || field(claim, 'metadata', 'deletionTimestamp') !== undefined;
}

/** Reserves retained volumes for their former claims again, as a user who wants the files back would; ignored where forbidden. */
function rebindVolumes(cluster: Cluster, volumes: readonly string[]): void {
  for (const name of volumes) {
    const volume = cluster.volume(name);
    if (volume === undefined || volume === 'unreadable') continue;
    if (asString(field(volume, 'spec', 'persistentVolumeReclaimPolicy')) !== 'Retain') continue;
    if (cluster.list('persistentvolumeclaims').some((claim) => field(claim, 'spec', 'volumeName') === name)) continue;
    cluster.patchVolume(name, { spec: { claimRef: { uid: null, resourceVersion: null } } });
  }
}

function podPatch(spec: JsonObject): JsonObject {
  return { spec: { template: { spec } } };
}

/** A copy of an affinity that excludes some nodes. */
function excludingNodes(affinity: JsonObject, nodes: readonly string[]): JsonObject {
  const other = { key: HOSTNAME, operator: 'NotIn', values: nodes };
  const required = { nodeSelectorTerms: [{ matchExpressions: [other] }] };
  return { ...affinity, nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } };
}
