import { asList, asString, field } from '../inventory/json';
import type { Workload } from '../inventory/pods';
import { matchesLabels } from '../inventory/selector';

const HOSTNAME = 'kubernetes.io/hostname';

/** Whether all pods of the workloads run on one node, by node name or pod affinity. */
export function runOnSameNode(workloads: readonly Workload[]): boolean {
  const [first, ...rest] = workloads;
  const node = first?.pods.nodes;
  if (node?.length === 1 && rest.every(({ pods }) => pods.nodes?.length === 1 && pods.nodes[0] === node[0]))
    return true;
  const reached = new Set(workloads.slice(0, 1));
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const workload of workloads) {
      if ([...reached].some((other) => requiresNodeOf(workload, other) || requiresNodeOf(other, workload)))
        reached.add(workload);
    }
  }
  return reached.size === workloads.length;
}

/** Whether a workload's required pod affinity places its pods on a node with a pod of the other. */
function requiresNodeOf({ pod }: Workload, other: Workload): boolean {
  const terms = field(pod.spec, 'affinity', 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  return asList(terms).some(
    (term) =>
      asString(field(term, 'topologyKey')) === HOSTNAME &&
      matchesLabels(field(term, 'labelSelector'), other.pod.labels),
  );
}
