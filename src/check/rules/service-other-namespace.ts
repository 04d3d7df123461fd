import type { Inventory } from '../../inventory/inventory';
import { asStringMap } from '../../inventory/json';
import { isOpenNamespace, mayBeOneNamespace } from '../../inventory/namespaces';
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
  appliesTo: ['Service'],
  severity: 'warning',
  summary: 'A Service is in another namespace than the pods that its selector is for.',
  consequence:
    'A selector finds pods of its own namespace only: the Service has no endpoints, and nobody gets an answer.',
  fix: 'Write the namespace of the pods on the Service.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  bad: () => app('default'),
  good: () => app('shop'),
  *check(inventory) {
    const select = selection(inventory);
    for (const manifest of inventory.byKind('Service')) {
      const { namespace, spec } = manifest;
      const selector = asStringMap(spec['selector']);
      if (manifest.group !== '' || isOpenNamespace(namespace) || Object.keys(selector).length === 0) continue;
      const selected = select(selector);
      // A workload whose namespace isn't written may be in any.
      if (selected.length === 0 || selected.some((one) => mayBeOneNamespace(one.manifest.namespace, namespace)))
        continue;
      const namespaces = [...new Set(selected.map((one) => one.manifest.namespace ?? ''))];
      const [first] = selected;
      if (first === undefined || namespaces.length > 1) continue;
      const there = namespaces[0] ?? '';
      yield {
        manifest,
        path: ['metadata', 'namespace'],
        message: `is in namespace ${namespace}, but the pods that it selects (${first.manifest.title}) are in ${there}: it has no endpoints`,
        fix: `Write namespace: ${there}`,
        mend: { path: ['metadata', 'namespace'], value: there },
      };
    }
  },
};

/** Finds the workloads whose pods have all labels of a selector. */
function selection({ workloads }: Inventory): (selector: Readonly<Record<string, string>>) => readonly Workload[] {
  const byLabel = groupBy(
    workloads.flatMap((workload) =>
      Object.entries(workload.pod.labels).map(([key, value]) => ({ workload, label: `${key}=${value}` })),
    ),
    ({ label }) => label,
    ({ workload }) => workload,
  );
  return (selector) => {
    const entries = Object.entries(selector);
    const [first] = entries;
    const candidates = first === undefined ? [] : (byLabel.get(first.join('=')) ?? []);
    return candidates.filter(({ pod }) => entries.every(([key, value]) => pod.labels[key] === value));
  };
}
