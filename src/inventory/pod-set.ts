import type { ClusterFacts } from './cluster';
import { asList, asNumber, asObject, asString, asStrings, field } from './json';
import type { Json, JsonObject } from './json';
import type { Manifest } from './manifest';
import { matchesLabels } from './selector';

/** How many pods of a workload there can be at once, and on how many nodes. */
export interface PodSet {
  /** The most pods that are meant to run at once: replicas, an autoscaler's maximum, a Job's parallelism, a node each. */
  readonly max: number;
  /** How many more there are for a while when the template changes (a Deployment's or DaemonSet's maxSurge). */
  readonly surge: number;
  /** One pod on every node (DaemonSet). */
  readonly perNode: boolean;
  /** However many there are, they run on one node: pinned there, held together by affinity, or the cluster has no other. */
  readonly oneNode: boolean;
  /** The names of the only nodes its pods may run on, where they say; undefined: any. */
  readonly nodes: readonly string[] | undefined;
}

const HOSTNAME = 'kubernetes.io/hostname';

/** The pod set of a workload. */
export function podSetOf(
  manifest: Manifest,
  pod: { readonly spec: JsonObject; readonly labels: Readonly<Record<string, string>> },
  autoscalers: readonly Manifest[],
  cluster: ClusterFacts,
): PodSet {
  const nodes = nodesOf(pod.spec);
  const oneNode = nodes?.length === 1 || cluster.nodes === 1 || keepsTogether(pod.spec, pod.labels);
  const { max, surge = 0, perNode = false } = countsOf(manifest, nodes?.length ?? cluster.nodes, autoscalers);
  return { max, surge, perNode, oneNode, nodes };
}

type Counts = Pick<PodSet, 'max'> & Partial<Pick<PodSet, 'surge' | 'perNode'>>;

function countsOf({ kind, spec }: Manifest, nodes: number | undefined, autoscalers: readonly Manifest[]): Counts {
  switch (kind) {
    case 'Deployment': {
      const max = scaled(spec, autoscalers);
      return { max, surge: max === 0 ? 0 : deploymentSurge(spec, max) };
    }
    case 'DaemonSet': {
      const max = nodes ?? Infinity;
      const surge =
        asString(field(spec, 'updateStrategy', 'type')) === 'OnDelete'
          ? 0
          : rounded(field(spec, 'updateStrategy', 'rollingUpdate', 'maxSurge'), max, 0);
      return { max, surge, perNode: true };
    }
    case 'Job':
      return { max: jobPods(spec) };
    case 'CronJob':
      return { max: jobPods(asObject(field(spec, 'jobTemplate', 'spec'))) };
    case 'Pod':
      return { max: 1 };
    default:
      return { max: scaled(spec, autoscalers) };
  }
}

function scaled(spec: JsonObject, autoscalers: readonly Manifest[]): number {
  const written = asNumber(spec['replicas']) ?? 1;
  const maxima = autoscalers.map((autoscaler) => asNumber(autoscaler.spec['maxReplicas']) ?? 1);
  // An autoscaler leaves alone what was scaled to 0 by hand.
  return written === 0 ? 0 : Math.max(written, ...maxima);
}

function deploymentSurge(spec: JsonObject, replicas: number): number {
  const strategy = asObject(spec['strategy']);
  if (strategy['type'] === 'Recreate') return 0;
  return rounded(field(strategy, 'rollingUpdate', 'maxSurge'), replicas, Math.ceil(replicas / 4));
}

/** An int-or-percentage of the pods, rounded up as surges are. */
function rounded(value: Json | undefined, of: number, otherwise: number): number {
  if (typeof value === 'number') return value;
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  return percent === undefined ? otherwise : Math.ceil((Number(percent) * of) / 100);
}

function jobPods(spec: JsonObject): number {
  const parallelism = asNumber(spec['parallelism']) ?? 1;
  const completions = asNumber(spec['completions']);
  return completions === undefined ? parallelism : Math.min(parallelism, completions);
}

/** The names of the only nodes that a pod may run on; undefined where it may run on any, or doesn't say by name. */
function nodesOf(podSpec: JsonObject): readonly string[] | undefined {
  const nodeName = asString(podSpec['nodeName']);
  if (nodeName !== undefined && nodeName !== '') return [nodeName];
  const hostname = asString(field(podSpec, 'nodeSelector', HOSTNAME));
  if (hostname !== undefined) return [hostname];
  if (podSpec['affinity'] === undefined) return undefined;
  return nodeNames(field(podSpec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'));
}

/** The nodes that a node selector names; undefined where one of its terms doesn't name any: terms are alternatives. */
export function nodeNames(selector: Json | undefined): readonly string[] | undefined {
  return namedBy(selector, (key) => key === HOSTNAME || key === 'metadata.name');
}

/** The zones that a node selector names, by the label of Kubernetes or that of a driver; none where one of its terms doesn't. */
export function zonesOf(selector: Json | undefined): readonly string[] {
  return namedBy(selector, (key) => key.endsWith('/zone')) ?? [];
}

function namedBy(selector: Json | undefined, isMeant: (key: string) => boolean): readonly string[] | undefined {
  const terms = asList(field(selector, 'nodeSelectorTerms'));
  if (terms.length === 0) return undefined;
  const names = new Set<string>();
  for (const term of terms) {
    const named = [...asList(field(term, 'matchExpressions')), ...asList(field(term, 'matchFields'))].find(
      (expression) => isMeant(asString(field(expression, 'key')) ?? '') && field(expression, 'operator') === 'In',
    );
    if (named === undefined) return undefined;
    for (const name of asStrings(field(named, 'values'))) names.add(name);
  }
  return [...names];
}

/** Whether the pods of a workload must join each other on one node. */
function keepsTogether(podSpec: JsonObject, labels: Readonly<Record<string, string>>): boolean {
  if (podSpec['affinity'] === undefined) return false;
  return asList(field(podSpec, 'affinity', 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution')).some(
    (term) => field(term, 'topologyKey') === HOSTNAME && matchesLabels(field(term, 'labelSelector'), labels),
  );
}
