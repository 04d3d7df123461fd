/** What can happen to an app, its nodes or its objects. */
export enum Event {
  /** A container ends and the kubelet starts it again in the same pod. */
  CONTAINER_RESTART = 'container-restart',
  /** A pod is deleted and a new one takes its place on the same node. */
  POD_REPLACED = 'pod-replaced',
  /** A pod is deleted and a new one takes its place on another node. */
  POD_MOVED = 'pod-moved',
  /** There are fewer replicas, and later more again. */
  SCALE_DOWN = 'scale-down',
  /** The pod template changes and all pods are replaced, wherever the scheduler puts them. */
  ROLLOUT = 'rollout',
  /** The Deployment, StatefulSet or other workload is deleted, and later made again. */
  WORKLOAD_DELETED = 'workload-deleted',
  /** The PersistentVolumeClaim is deleted. */
  CLAIM_DELETED = 'claim-deleted',
  /** All manifests of the app are deleted: `helm uninstall`, an Application of Argo CD, `kubectl delete -f`. */
  APP_DELETED = 'app-deleted',
  /** The namespace is deleted. */
  NAMESPACE_DELETED = 'namespace-deleted',
  /** The node is gone for good. */
  NODE_LOST = 'node-lost',
  /** The zone is gone for good. */
  ZONE_LOST = 'zone-lost',
}

/** All events, the most ordinary first. */
export const EVENTS: readonly Event[] = Object.values(Event);

/** @throws if a value isn't an event, in programs that aren't type-checked */
export function checkEvent(where: string, event: Event): void {
  if (EVENTS.includes(event)) return;
  const events = EVENTS.map((name) => `"${name}"`).join(', ');
  throw new Error(`${where}: event ${JSON.stringify(event)} is not allowed; give one of ${events}`);
}
