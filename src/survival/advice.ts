import { DRIVER } from '../drivers/names';
import type { Bytes } from './bytes';
import { Event } from './event';
import type { SurvivalRow } from './table';
import { Outcome } from './verdict';

const KEEP_THE_VOLUME =
  'let the volume stay when its claim goes: reclaimPolicy: ReclaimPolicy.RETAIN on its StorageClass or static Storage';

/** What to write so that the files survive an event that they don't survive now. */
export function advice({ bytes, path, workload, outcomes }: SurvivalRow, event: Event): string {
  if (bytes.never !== undefined) return 'mend what Checks.of(chart) finds of the claim and its volume first';
  if (outcomes[event].outcome === Outcome.UNKNOWN)
    return `say what the cluster is like, e.g. Survival.of(chart, { nodes: 1, storageClasses: [{ name: 'gp3', provisioner: '${DRIVER.awsEbs}', reclaimPolicy: 'Retain' }] })`;
  if (bytes.life === 'projection') return 'keep the ConfigMap or Secret out of the app: it is only read here';
  if (bytes.life === 'claim' && isDeletion(event)) return KEEP_THE_VOLUME;
  if (endsWithPod(bytes)) return `mount a store that outlives the pod: ${storeFor(path, workload.kind)}`;
  if (event === Event.ZONE_LOST)
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

/** The events at which claims may go. */
function isDeletion(event: Event): boolean {
  return [
    Event.SCALE_DOWN,
    Event.WORKLOAD_DELETED,
    Event.CLAIM_DELETED,
    Event.APP_DELETED,
    Event.NAMESPACE_DELETED,
  ].includes(event);
}
