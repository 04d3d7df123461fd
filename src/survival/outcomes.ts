import type { ClusterFacts } from '../inventory/cluster';
import { asString, field } from '../inventory/json';
import type { Workload } from '../inventory/pods';
import { Bytes, MEMORY } from './bytes';
import { Event, EVENTS } from './event';
import { kept, lost, Outcome, stranded, unknown, Verdict } from './verdict';

/** What an event happens to. */
interface Situation {
  readonly bytes: Bytes;
  readonly workload: Workload;
  readonly cluster: ClusterFacts;
  /** Whether the namespace itself is among the manifests. */
  readonly namespaceInApp: boolean;
}

const RESTORED = 'each new pod gets them again';

const VERDICTS: Readonly<Record<Event, (one: Situation) => Verdict>> = {
  [Event.CONTAINER_RESTART]: ({ bytes }) =>
    bytes.life === 'container'
      ? lost(
          bytes.imageVolume === undefined
            ? 'nothing is mounted here: a new container begins with the files of its image'
            : `no mount names ${bytes.imageVolume}, which the image declares as VOLUME: each container gets a fresh directory there; CRI-O keeps it on the mount above`,
        )
      : kept(`volumes outlive containers${bytes.store === MEMORY ? ', but not this one a restart of the node' : ''}`),

  [Event.POD_REPLACED]: (one) =>
    endWithPod(one) ??
    kept(one.bytes.site === 'node' ? 'the new pod is on the same node' : 'the new pod mounts it again'),

  [Event.POD_MOVED]: (one) => endWithPod(one) ?? moved(one),

  [Event.SCALE_DOWN]: (one) => {
    if (!isScalable(one.workload)) return kept(`a ${one.workload.kind} isn't scaled`);
    if (!one.bytes.perReplica) return endWithPod(one) ?? kept('files outlive the pods that are taken away');
    return retention(one.workload, 'whenScaled') === 'Delete'
      ? withCause('whenScaled: Delete deletes the claims', one.bytes.reclaim)
      : kept('claims stay when a StatefulSet is scaled down');
  },

  [Event.ROLLOUT]: (one) => endWithPod(one) ?? rolledOut(one),

  [Event.WORKLOAD_DELETED]: (one) => {
    if (one.bytes.perReplica && retention(one.workload, 'whenDeleted') === 'Delete')
      return withCause('whenDeleted: Delete deletes the claims', one.bytes.reclaim);
    return endWithPod(one) ?? kept(one.bytes.life === 'claim' ? 'the claim stays' : "the files are not the workload's");
  },

  [Event.CLAIM_DELETED]: ({ bytes }) =>
    bytes.life === 'pod-claim' ? endWithPodClaim('the claim is deleted', bytes.reclaim) : bytes.reclaim,

  [Event.APP_DELETED]: (one) => {
    const { bytes, namespaceInApp } = one;
    if (namespaceInApp) return VERDICTS[Event.NAMESPACE_DELETED](one);
    if (bytes.perReplica)
      return bytes.deletedHow === undefined
        ? VERDICTS[Event.WORKLOAD_DELETED](one)
        : withCause(bytes.deletedHow, bytes.reclaim);
    if (bytes.life === 'projection')
      return bytes.inApp ? lost(`${bytes.store} is deleted with the app`) : kept('they come from outside of the app');
    if (bytes.life !== 'claim') return VERDICTS[Event.WORKLOAD_DELETED](one);
    if (bytes.inApp && bytes.keptBy !== undefined)
      return kept(`${bytes.keptBy} leaves the claim where it is (kubectl delete -f does not read that)`);
    return bytes.inApp
      ? withCause(bytes.deletedHow ?? 'the claim is deleted with the app', bytes.reclaim)
      : kept('the claim is not among the manifests');
  },

  [Event.NAMESPACE_DELETED]: (one) => {
    const { bytes } = one;
    if (bytes.inNamespace) return lost(`${bytes.store} is deleted with the namespace`);
    const cause = 'the claim is deleted with the namespace';
    if (bytes.life === 'pod-claim') return endWithPodClaim(cause, bytes.reclaim);
    if (bytes.life === 'claim') return withCause(cause, bytes.reclaim);
    return endWithPod(one) ?? kept('the files are outside of the namespace');
  },

  [Event.NODE_LOST]: (one) => {
    const { bytes, cluster } = one;
    if (bytes.life === 'container' || bytes.life === 'pod') return lost('the files were on the node');
    if (bytes.life === 'projection') return kept(RESTORED);
    if (bytes.site === 'node') return lost('the files were on the node');
    if (bytes.site === undefined) return unknown(`whether ${bytes.subject} keeps files on the node decides`);
    if (cluster.nodes === 1 && bytes.life !== 'pod-claim')
      return stranded('the files are elsewhere, but the cluster has no other node');
    return endWithPod(one) ?? kept('the files are not on the node');
  },

  [Event.ZONE_LOST]: (one) => {
    const { bytes } = one;
    if (bytes.life === 'container' || bytes.life === 'pod') return lost('the files were on a node of the zone');
    if (bytes.life === 'projection') return kept(RESTORED);
    if (bytes.site === 'node') return lost('the files were on a node of the zone');
    if (bytes.site === 'zone') return lost('the disk is in the zone');
    if (bytes.site === 'region') return endWithPod(one) ?? kept('the files are in several zones');
    return unknown(`whether ${bytes.subject} is in that zone decides`);
  },
};

/** The verdict on files at each event. */
export function outcomesOf(one: Situation): Readonly<Record<Event, Verdict>> {
  const verdicts = EVENTS.map((event) => [
    event,
    one.bytes.noFilesReason === undefined ? VERDICTS[event](one) : unknown(one.bytes.noFilesReason),
  ]);
  return Object.fromEntries(verdicts) as Record<Event, Verdict>;
}

/** The verdict on files that end with their pod; undefined where they outlive it. */
function endWithPod({ bytes }: Situation): Verdict | undefined {
  if (bytes.life === 'container')
    return lost(
      bytes.imageVolume === undefined
        ? 'nothing is mounted here: the files end with the container'
        : `the directory over VOLUME ${bytes.imageVolume} ends with the container; CRI-O keeps it on the mount above`,
    );
  if (bytes.life === 'pod') return lost(`${bytes.store.split(' ')[0] ?? 'it'} ends with its pod`);
  if (bytes.life === 'projection') return kept(RESTORED);
  return bytes.life === 'pod-claim' ? endWithPodClaim('the claim is deleted with its pod', bytes.reclaim) : undefined;
}

/** The verdict on files of an ephemeral claim: even a retained volume is stranded, since the next pod gets a new claim. */
function endWithPodClaim(cause: string, reclaim: Verdict): Verdict {
  return reclaim.outcome === Outcome.KEPT
    ? stranded(`${cause}; its volume stays, but the new pod gets another`)
    : withCause(cause, reclaim);
}

function moved({ bytes, workload, cluster }: Situation): Verdict {
  if (bytes.site === 'node') {
    if (cluster.nodes === 1) return kept('the cluster has one node');
    const nodes = bytes.nodes ?? workload.pods.nodes;
    if (nodes !== undefined) return stranded(`the files are on ${nodes.join(', ')}, and the pod waits for that node`);
    if (bytes.restrictsNodes) return stranded('the files stay on the old node, and the pod waits for it');
    return stranded('the files stay on the old node; the new pod finds another directory there, or none');
  }
  if (bytes.site === 'zone')
    return kept('the disk follows the pod within its zone, and the scheduler keeps the pod there');
  if (bytes.site === undefined) return unknown(`whether ${bytes.subject} can be reached from other nodes decides`);
  return kept('the files can be reached from every node');
}

function rolledOut({ bytes, workload, cluster }: Situation): Verdict {
  if (bytes.site !== 'node') return kept('new pods mount it again');
  const nodes = bytes.nodes ?? workload.pods.nodes;
  if (cluster.nodes === 1) return kept('the cluster has one node');
  if (workload.pods.perNode) return kept('each node gets its pod again');
  if (nodes?.length === 1) return kept(`the new pod is on ${nodes[0] ?? ''} again`);
  if (bytes.restrictsNodes) return kept('the scheduler puts the new pod where its volume is');
  if (cluster.nodes !== undefined)
    return stranded(`the new pod may start on another of the ${cluster.nodes} nodes, where the files aren't`);
  return unknown(
    'the node of the new pod decides: on another one it finds another directory; on a cluster of one node the files are kept',
  );
}

function withCause(cause: string, { outcome, reason }: Verdict): Verdict {
  return { outcome, reason: `${cause}: ${reason}` };
}

function retention({ manifest }: Workload, when: 'whenDeleted' | 'whenScaled'): string | undefined {
  return asString(field(manifest.spec, 'persistentVolumeClaimRetentionPolicy', when));
}

function isScalable({ kind }: Workload): boolean {
  return ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'].includes(kind);
}
