import { Event } from '../../src/survival/event';

/** An event that is caused for an app, and its name in `survival`. */
export interface Disruption {
  readonly name: string;
  /** The heading of its column. */
  readonly title: string;
  readonly event: Event;
  /** Whether files in memory are lost too. */
  readonly endsMemory?: boolean;
}

/** In the order in which they are caused. */
export const DISRUPTIONS = {
  crash: { name: 'crash', title: 'container crashes', event: Event.CONTAINER_RESTART },
  oom: { name: 'oom', title: 'container out of memory', event: Event.CONTAINER_RESTART },
  delete: { name: 'delete', title: 'pod deleted', event: Event.POD_REPLACED },
  evict: { name: 'evict', title: 'pod evicted', event: Event.POD_REPLACED },
  scale: { name: 'scale', title: 'scaled to 0 and back', event: Event.SCALE_DOWN },
  drain: { name: 'drain', title: 'node drained', event: Event.POD_MOVED },
  rollout: { name: 'rollout', title: 'rolled out', event: Event.ROLLOUT },
  workload: { name: 'workload', title: 'workload deleted', event: Event.WORKLOAD_DELETED },
  claim: { name: 'claim', title: 'claim deleted', event: Event.CLAIM_DELETED },
  app: { name: 'app', title: 'app deleted', event: Event.APP_DELETED },
  namespace: { name: 'namespace', title: 'namespace deleted', event: Event.NAMESPACE_DELETED },
  restart: { name: 'restart', title: 'node restarted', event: Event.CONTAINER_RESTART, endsMemory: true },
  node: { name: 'node', title: 'node lost', event: Event.NODE_LOST },
} as const satisfies Readonly<Record<string, Disruption>>;
