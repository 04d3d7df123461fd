import type { Inventory } from '../../inventory/inventory';
import { asList, asObject, asString, field } from '../../inventory/json';
import type { Volume, Workload } from '../../inventory/pods';
import { isOfEveryNode } from '../paths';
import type { Problem, Rule, Severity } from '../rule';

const NOT_FILES = new Set(['Socket', 'CharDevice', 'BlockDevice']);

const pod = (pin: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: notes
spec:
${pin}  containers:
    - name: notes
      image: registry.example/notes:1
      volumeMounts:
        - { name: data, mountPath: /var/lib/notes }
  volumes:
    - name: data
      hostPath: { path: /srv/notes, type: DirectoryOrCreate }
`;

export const rule: Rule = {
  name: 'hostpath-unpinned',
  appliesTo: ['hostPath'],
  severity: 'warning',
  severities: 'A warning; an info where the pod chooses its nodes, which may be one.',
  summary: 'A pod writes to a directory of its node, and the next pod may run on another node.',
  consequence:
    'After a rescheduling the app finds the directory empty; the files are still on the old node, out of reach.',
  fix: 'Pin the pod to the node (nodeSelector kubernetes.io/hostname), or use a claim that follows the pod.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  bad: () => pod(''),
  good: () => pod('  nodeSelector: { kubernetes.io/hostname: node-1 }\n'),
  *check(inventory) {
    for (const volume of inventory.volumes) {
      if (volume.source === 'hostPath') yield* inPod(volume, inventory);
    }
    for (const { manifest, spec, claim, nodes } of inventory.persistentVolumes) {
      const path = asString(field(spec, 'hostPath', 'path'));
      if (
        path === undefined ||
        nodes !== undefined ||
        asList(field(spec['nodeAffinity'], 'required', 'nodeSelectorTerms')).length > 0
      )
        continue;
      const severity = worstOf(claim?.users ?? [], inventory);
      if (severity === undefined) continue;
      yield {
        manifest,
        path: ['spec', 'hostPath', 'path'],
        message: `the volume is ${path} of whatever node the pod is on: on another node the app finds it empty`,
        fix: 'Write the node of the files under spec.nodeAffinity.required of the volume: the scheduler then keeps the pods there.',
        severity,
      };
    }
  },
};

function* inPod(volume: Volume, inventory: Inventory): Iterable<Problem> {
  const path = asString(volume.config['path']);
  if (path === undefined || NOT_FILES.has(asString(volume.config['type']) ?? '')) return;
  if (!isWritten(volume) || path === '/' || isOfEveryNode(path)) return;
  const { workload } = volume.pod;
  const severity = severityOf(workload, inventory);
  if (severity === undefined) return;
  yield {
    manifest: workload.manifest,
    path: [...volume.path, 'hostPath', 'path'],
    message: `the pod writes to ${path} of whatever node it is on; a pod that takes its place on another node finds nothing there`,
    severity,
  };
}

/** The highest severity among the pods that write to a volume. */
function worstOf(users: readonly Volume[], inventory: Inventory): Severity | undefined {
  let worst: Severity | undefined;
  for (const user of users) {
    const severity = isWritten(user) ? severityOf(user.pod.workload, inventory) : undefined;
    if (severity !== undefined && worst !== 'warning') worst = severity;
  }
  return worst;
}

function isWritten({ mounts, readOnly }: Volume): boolean {
  return !readOnly && mounts.some((mount) => !mount.readOnly);
}

/** Undefined if the pods stay on one node; info if they are restricted to certain nodes, which may be one. */
function severityOf({ pods, pod }: Workload, { cluster }: Inventory): Severity | undefined {
  if (pods.perNode || pods.nodes?.length === 1 || cluster.nodes === 1) return undefined;
  const chosen =
    Object.keys(asObject(pod.spec['nodeSelector'])).length > 0 ||
    field(pod.spec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution') !== undefined;
  return chosen ? 'info' : 'warning';
}
