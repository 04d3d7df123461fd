import type { Inventory } from '../../inventory/inventory';
import { asStringMap } from '../../inventory/json';
import { isUnknownNamespace, namespaceKey } from '../../inventory/namespaces';
import type { Workload } from '../../inventory/pods';
import { claim, deployment, documents, storageClass } from '../examples';
import { groupBy } from '../group';
import type { Rule } from '../rule';

const app = (namespace: string): string =>
  documents(
    storageClass(),
    claim({ namespace: 'shop' }),
    deployment({ namespace: 'shop' }),
    `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: ${namespace}
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
  );

export const rule: Rule = {
  name: 'service-other-namespace',
  appliesTo: ['namespace'],
  severity: 'warning',
  summary: 'A Service is in another namespace than the pods that its selector is for.',
  consequence:
    'A selector finds pods of its own namespace only: the Service has no endpoints, and nobody gets an answer.',
  fix: 'Write the namespace of the pods on the Service.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  bad: () => app('default'),
  good: () => app('shop'),
  *check(inventory) {
    let byLabel: ReadonlyMap<string, Namespaces> | undefined;
    for (const manifest of inventory.byKind('Service')) {
      const { namespace, spec } = manifest;
      const selector = asStringMap(spec['selector']);
      const [label] = Object.entries(selector);
      if (manifest.group !== '' || isUnknownNamespace(namespace) || label === undefined) continue;
      byLabel ??= workloadsByLabel(inventory);
      const first = onlyElsewhere(selector, namespace, byLabel.get(label.join('=')));
      if (first === undefined) continue;
      const { namespace: other = '' } = first.manifest;
      yield {
        manifest,
        path: ['metadata', 'namespace'],
        message: `is in namespace ${namespace}, but the pods that it selects (${first.manifest.title}) are in ${other}: it has no endpoints`,
        fix: `Write namespace: ${other}`,
        correction: { path: ['metadata', 'namespace'], value: other },
      };
    }
  },
};

/** Workloads by namespace. */
type Namespaces = ReadonlyMap<string, readonly Workload[]>;

function workloadsByLabel({ workloads }: Inventory): ReadonlyMap<string, Namespaces> {
  const labelled = groupBy(
    workloads.flatMap((workload) =>
      Object.entries(workload.pod.labels).map(([key, value]) => ({ workload, label: `${key}=${value}` })),
    ),
    ({ label }) => label,
    ({ workload }) => workload,
  );
  return new Map(
    [...labelled].map(([label, all]) => [label, groupBy(all, ({ manifest }) => namespaceKey(manifest.namespace))]),
  );
}

/** The first selected workload, if all of them are in one other namespace; undefined if a namespace is unknown. */
function onlyElsewhere(
  selector: Readonly<Record<string, string>>,
  namespace: string | undefined,
  namespaces: Namespaces = new Map(),
): Workload | undefined {
  const labels = Object.entries(selector);
  const selectedIn = (workloads: readonly Workload[]): Workload | undefined =>
    workloads.find(({ pod }) => labels.every(([key, value]) => pod.labels[key] === value));
  if (selectedIn(namespaces.get(namespaceKey(namespace)) ?? []) !== undefined) return undefined;
  let only: Workload | undefined;
  for (const [other, workloads] of namespaces) {
    const selected = selectedIn(workloads);
    if (selected === undefined) continue;
    // An unknown namespace may be the Service's.
    if (only !== undefined || isUnknownNamespace(other)) return undefined;
    only = selected;
  }
  return only;
}
