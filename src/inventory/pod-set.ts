import type { ClusterFacts } from './cluster';
import { asList, asNumber, asObject, asString, asStrings, field } from './json';
import type { Json, JsonObject } from './json';
import type { Manifest } from './manifest';
import { matchesLabels } from './selector';

/** How many pods a workload can have at once, and on which nodes. */
export interface PodSet {
  /** The maximum at once: replicas, an autoscaler's maximum, a Job's parallelism, or one per node (may be Infinity). */
  readonly max: number;
  /** How many more run during a rollout: maxSurge of a Deployment or DaemonSet. */
  readonly surge: number;
  /** One pod on every node (DaemonSet). */
  readonly perNode: boolean;
  /** Whether all pods run on one node: pinned to it, by pod affinity, or because the cluster has no other. */
  readonly oneNode: boolean;
  /** The names of the only nodes that its pods may run on; undefined: any, or not restricted by name. */
  readonly nodes: readonly string[] | undefined;
}

const HOSTNAME = 'kubernetes.io/hostname';

export function podSetOf(
  manifest: Manifest,
  pod: { readonly spec: JsonObject; readonly labels: Readonly<Record<string, string>> },
  autoscalers: readonly Manifest[],
  cluster: ClusterFacts,
): PodSet {
  const nodes = nodesOf(pod.spec);
  const oneNode = nodes?.length === 1 || cluster.nodes === 1 || hasAffinityToItself(pod.spec, pod.labels);
  const { max, surge = 0, perNode = false } = countsOf(manifest, nodes?.length ?? cluster.nodes, autoscalers);
  return { max, surge, perNode, oneNode, nodes };
}

type Counts = Pick<PodSet, 'max'> & Partial<Pick<PodSet, 'surge' | 'perNode'>>;

function countsOf({ kind, spec }: Manifest, nodes: number | undefined, autoscalers: readonly Manifest[]): Counts {
  switch (kind) {
    case 'Deployment': {
      const max = maxReplicas(spec, autoscalers);
      return { max, surge: max === 0 ? 0 : deploymentSurge(spec, max) };
    }
    case 'DaemonSet': {
      const max = nodes ?? Infinity;
      const surge =
        asString(field(spec, 'updateStrategy', 'type')) === 'OnDelete'
          ? 0
          : surgeOf(field(spec, 'updateStrategy', 'rollingUpdate', 'maxSurge'), max, 0);
      return { max, surge, perNode: true };
    }
    case 'Job':
      return { max: jobPods(spec) };
    case 'CronJob':
      return { max: jobPods(asObject(field(spec, 'jobTemplate', 'spec'))) };
    case 'Pod':
      return { max: 1 };
    default:
      return { max: maxReplicas(spec, autoscalers) };
  }
}

function maxReplicas(spec: JsonObject, autoscalers: readonly Manifest[]): number {
  const written = asNumber(spec['replicas']) ?? 1;
  const maxima = autoscalers.map((autoscaler) => asNumber(autoscaler.spec['maxReplicas']) ?? 1);
  // Replicas 0 disable the autoscaler.
  return written === 0 ? 0 : Math.max(written, ...maxima);
}

function deploymentSurge(spec: JsonObject, replicas: number): number {
  const strategy = asObject(spec['strategy']);
  if (strategy['type'] === 'Recreate') return 0;
  return surgeOf(field(strategy, 'rollingUpdate', 'maxSurge'), replicas, Math.ceil(replicas / 4));
}

/** The pods of a maxSurge, a number or a percentage, which is rounded up. */
function surgeOf(value: Json | undefined, of: number, otherwise: number): number {
  if (typeof value === 'number') return value;
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  return percent === undefined ? otherwise : Math.ceil((Number(percent) * of) / 100);
}

function jobPods(spec: JsonObject): number {
  const parallelism = asNumber(spec['parallelism']) ?? 1;
  const completions = asNumber(spec['completions']);
  return completions === undefined ? parallelism : Math.min(parallelism, completions);
}

/** The names of the only nodes that a pod may run on; undefined: any, or not restricted by name. */
function nodesOf(podSpec: JsonObject): readonly string[] | undefined {
  const nodeName = asString(podSpec['nodeName']);
  if (nodeName !== undefined && nodeName !== '') return [nodeName];
  const hostname = asString(field(podSpec, 'nodeSelector', HOSTNAME));
  if (hostname !== undefined) return [hostname];
  if (podSpec['affinity'] === undefined) return undefined;
  return nodeNames(field(podSpec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'));
}

/** The nodes that a node selector names; undefined where one of its terms names none, since terms are alternatives. */
export function nodeNames(selector: Json | undefined): readonly string[] | undefined {
  return valuesOf(selector, (key) => key === HOSTNAME || key === 'metadata.name');
}

/** The zones that a node selector names, by the label of Kubernetes or of a driver; empty where one of its terms names none. */
export function zonesOf(selector: Json | undefined): readonly string[] {
  return valuesOf(selector, (key) => key.endsWith('/zone')) ?? [];
}

function valuesOf(selector: Json | undefined, isMeant: (key: string) => boolean): readonly string[] | undefined {
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

/** Whether pod affinity requires all pods of a workload to run on one node. */
function hasAffinityToItself(podSpec: JsonObject, labels: Readonly<Record<string, string>>): boolean {
  if (podSpec['affinity'] === undefined) return false;
  return asList(field(podSpec, 'affinity', 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution')).some(
    (term) => field(term, 'topologyKey') === HOSTNAME && matchesLabels(field(term, 'labelSelector'), labels),
  );
}
