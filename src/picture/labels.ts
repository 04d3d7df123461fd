import type { Topology } from '../drivers/driver';
import type { Workload } from '../inventory/pods';
import { Event } from '../survival/event';
import { Outcome } from '../survival/verdict';
import type { Column } from './graph';

/** The heading of each column. */
export const COLUMN_LABELS: Readonly<Record<Column, string>> = {
  workload: 'Workload',
  pods: 'Pods',
  mount: 'Mount',
  claim: 'Claim',
  volume: 'Volume',
  place: 'Where the bytes are',
};

/** The label of each event, and a sentence that describes it. */
export const EVENT_LABELS: Readonly<Record<Event, { readonly label: string; readonly sentence: string }>> = {
  [Event.CONTAINER_RESTART]: {
    label: 'Container restarts',
    sentence: 'A container ends, and is started again in the same pod.',
  },
  [Event.POD_REPLACED]: {
    label: 'Pod replaced',
    sentence: 'A pod is deleted, and a new one takes its place on the same node.',
  },
  [Event.POD_MOVED]: {
    label: 'Pod moved',
    sentence: 'A pod is deleted, and a new one takes its place on another node.',
  },
  [Event.SCALE_DOWN]: { label: 'Scaled down', sentence: 'There are fewer replicas, and later more again.' },
  [Event.ROLLOUT]: { label: 'Rolled out', sentence: 'The pod template changes, and all pods are replaced.' },
  [Event.WORKLOAD_DELETED]: {
    label: 'Workload deleted',
    sentence: 'The Deployment or other workload is deleted, and later made again.',
  },
  [Event.CLAIM_DELETED]: { label: 'Claim deleted', sentence: 'The PersistentVolumeClaim is deleted.' },
  [Event.APP_DELETED]: { label: 'App deleted', sentence: 'All manifests are deleted: kubectl delete -f.' },
  [Event.NAMESPACE_DELETED]: { label: 'Namespace deleted', sentence: 'The namespace is deleted.' },
  [Event.NODE_LOST]: { label: 'Node lost', sentence: 'The node is gone for good.' },
  [Event.ZONE_LOST]: { label: 'Zone lost', sentence: 'The zone is gone for good.' },
};

/** What each outcome means. */
export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  [Outcome.LOST]: 'the files are gone',
  [Outcome.STRANDED]: 'the files are there, but the new pod can’t reach them',
  [Outcome.UNKNOWN]: 'a fact of the cluster decides',
  [Outcome.KEPT]: 'the files are there, and reached again',
};

/** From where storage can be reached. */
export function siteLabel(site: Topology | undefined, nodes: readonly string[] | undefined): string {
  if (nodes !== undefined) return `on ${nodes.join(', ')}`;
  if (site === undefined) return 'reach not known';
  return { node: 'on one node', zone: 'in one zone', region: 'in several zones', anywhere: 'reached from every node' }[
    site
  ];
}

/** How many pods a workload has. */
export function podsLabel({ pods, autoscalers }: Workload): string {
  if (pods.perNode) return 'one a node';
  if (pods.max === 0) return 'no pods';
  const count = `${pods.max} ${pods.max === 1 ? 'pod' : 'pods'}`;
  return autoscalers.length === 0 ? count : `up to ${count}`;
}
