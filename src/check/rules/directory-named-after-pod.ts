import { asString } from '../../inventory/json';
import { variablesOf } from '../environment';
import type { Inventory } from '../../inventory/inventory';
import type { KnownData } from '../known-data';
import { inEachVersion, knownData } from '../known-data';
import type { Rule } from '../rule';
import { outlivesPod } from '../volume-backing';

/** Workloads whose new pods have new names. */
const NEW_NAMES: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'DaemonSet']);

const app = (pod: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: queue
spec:
  strategy: { type: Recreate }
  selector: { matchLabels: { app: queue } }
  template:
    metadata: { labels: { app: queue } }
    spec:
${pod}      containers:
        - name: rabbitmq
          image: rabbitmq:4.1
          volumeMounts:
            - { name: data, mountPath: /var/lib/rabbitmq }
      volumes:
        - name: data
          persistentVolumeClaim: { claimName: queue }
`;

export const rule: Rule = {
  name: 'directory-named-after-pod',
  appliesTo: ['containers'],
  severity: 'warning',
  summary: 'An app names its directory after its host, and its workload gives each pod another name.',
  consequence:
    'Each new pod starts with an empty directory beside those of the pods before it: the files are on the volume, but nothing reads them.',
  fix: 'Run it in a StatefulSet, whose pods keep their names, or give the pod a hostname of its own.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  bad: () => app(''),
  good: () => app('      hostname: queue\n'),
  *check(inventory) {
    const named = inEachVersion(knownData(inventory), (data) => hasNewNames(data, inventory));
    for (const { container, image, path, mount } of named) {
      const { namedAfterHost } = image;
      if (namedAfterHost === undefined || mount === undefined) continue;
      const { pod } = container;
      const { variable } = namedAfterHost;
      const name = pod.workload.manifest.name;
      yield {
        manifest: pod.manifest,
        path: [...mount.path, 'mountPath'],
        message: `${image.title} in container '${container.name}' keeps its files in ${path}/${namedAfterHost.directory}, and each new pod of a ${pod.workload.kind} has another host name: it starts empty, beside the files of the pod before`,
        fix: `Run it in a StatefulSet, or write hostname: ${name} in the pod's spec${variable === undefined ? '' : `, or the variable ${variable}`}.`,
      };
    }
  },
};

/** Whether a directory on a volume that outlives the pod is named after a host name that changes with the pod. */
function hasNewNames({ container, image, directory, mount }: KnownData, inventory: Inventory): boolean {
  const { namedAfterHost } = image;
  const { pod } = container;
  if (namedAfterHost === undefined || directory.name !== undefined || mount?.volume === undefined) return false;
  if (!NEW_NAMES.has(pod.workload.kind) || !outlivesPod(mount.volume) || mount.readOnly) return false;
  if (asString(pod.spec['hostname']) !== undefined || pod.spec['hostNetwork'] === true) return false;
  const { variable } = namedAfterHost;
  if (variable !== undefined && variablesOf(container, inventory).has(variable)) return false;
  return container.data['envFrom'] === undefined;
}
