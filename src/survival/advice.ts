import { DRIVER } from '../drivers/names';
import type { Bytes } from './bytes';
import { Event } from './event';
import type { SurvivalRow } from './table';
import { Outcome } from './verdict';

/** Why an event may take files away: their place is lost (a container, pod or node), a zone is, or their claim is deleted. */
const CAUSES: Readonly<Record<Event, 'place' | 'zone' | 'deletion'>> = {
  [Event.CONTAINER_RESTART]: 'place',
  [Event.POD_REPLACED]: 'place',
  [Event.POD_MOVED]: 'place',
  [Event.SCALE_DOWN]: 'deletion',
  [Event.ROLLOUT]: 'place',
  [Event.WORKLOAD_DELETED]: 'deletion',
  [Event.CLAIM_DELETED]: 'deletion',
  [Event.APP_DELETED]: 'deletion',
  [Event.NAMESPACE_DELETED]: 'deletion',
  [Event.NODE_LOST]: 'place',
  [Event.ZONE_LOST]: 'zone',
};

const KEEP_THE_VOLUME =
  'let the volume stay when its claim goes: reclaimPolicy: ReclaimPolicy.RETAIN on its StorageClass or static Storage';

/** The change of the program that makes the files survive an event. */
export function advice({ bytes, path, workload, outcomes }: SurvivalRow, event: Event): string {
  if (bytes.noFilesReason !== undefined) return 'mend what Checks.of(chart) finds of the claim and its volume first';
  if (outcomes[event].outcome === Outcome.UNKNOWN)
    return `say what the cluster is like, e.g. Survival.of(chart, { nodes: 1, storageClasses: [{ name: 'gp3', provisioner: '${DRIVER.awsEbs}', reclaimPolicy: 'Retain' }] })`;
  if (bytes.life === 'projection') return 'keep the ConfigMap or Secret out of the app: it is only read here';
  if (bytes.life === 'claim' && CAUSES[event] === 'deletion') return KEEP_THE_VOLUME;
  if (endsWithPod(bytes)) return `mount a store that outlives the pod: ${storeFor(path, workload.kind)}`;
  if (CAUSES[event] === 'zone')
    return 'use a StorageClass whose driver keeps files in several zones, e.g. AwsEfs.storageClass(…)';
  return "use storage that every node reaches: storage: Storage.dynamic({ storageClass: 'NAME' }) with a class of networked disks or shares";
}

function storeFor(path: string, kind: string): string {
  return kind === 'StatefulSet'
    ? `app.mount('${path}', new ReplicaStore(chart, 'data', { capacity, storage }))`
    : `app.mount('${path}', new PersistentStore(chart, 'data', { capacity, storage }))`;
}

function endsWithPod({ life }: Bytes): boolean {
  return life === 'container' || life === 'pod' || life === 'pod-claim';
}
