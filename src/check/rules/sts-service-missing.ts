import type { Inventory } from '../../inventory/inventory';
import type { Manifest } from '../../inventory/manifest';
import { mayBeSameNamespace, namespaceKey } from '../../inventory/namespaces';
import { asString, asStringMap } from '../../inventory/json';
import type { Workload } from '../../inventory/pods';
import { matchesMap } from '../../inventory/selector';
import { statefulSet } from '../examples';
import { groupBy } from '../group';
import { isComplete } from '../open-world';
import { namesOf } from '../references';
import type { Problem, Rule } from '../rule';

const app = (serviceName: string): string =>
  statefulSet({ className: 'disk' }).replace('serviceName: db', `serviceName: ${serviceName}`);

function isHeadless({ spec }: Manifest): boolean {
  return spec['clusterIP'] === 'None';
}

/** Finds the Service that is probably meant: a headless one that selects the pods, else any that does, else one of a similar name. */
function meantServices(inventory: Inventory): (name: string, workload: Workload) => Manifest | undefined {
  const namesIn = namesOf(inventory, 'Service', () => false);
  const bySelector = groupBy(inventory.byKind('Service'), ({ namespace, spec }) => {
    const [first] = Object.entries(asStringMap(spec['selector']));
    return first === undefined ? undefined : labelKey(namespace, ...first);
  });
  return (name, { manifest: { namespace }, pod }) => {
    const selecting = Object.entries(pod.labels)
      .flatMap(([key, value]) => bySelector.get(labelKey(namespace, key, value)) ?? [])
      .filter(({ spec }) => matchesMap(spec['selector'], pod.labels));
    const near = namesIn(namespace).meantBy(name);
    const named = near === undefined ? undefined : inventory.find('Service', namespace, near.name);
    return selecting.find(isHeadless) ?? selecting[0] ?? named;
  };
}

function labelKey(namespace: string | undefined, key: string, value: string): string {
  return `${namespaceKey(namespace)} ${key}=${value}`;
}

export const rule: Rule = {
  name: 'sts-service-missing',
  appliesTo: ['serviceName'],
  severity: 'warning',
  severities:
    'A warning where a Service of the pods has another name or is in another namespace, or with `cluster: { complete: true }` (`--complete`); else an info, for the cluster may have it.',
  summary: 'The serviceName of a StatefulSet names no Service.',
  consequence:
    "The pods get no DNS names of their own (<set>-0.<service>): peers and clients that use them don't find them.",
  fix: 'Name a Service of the namespace that selects the pods, a headless one (clusterIP: None) best.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  bad: () => app('database'),
  good: () => app('db'),
  *check(inventory) {
    const meantFor = meantServices(inventory);
    for (const workload of inventory.workloads) {
      if (workload.kind !== 'StatefulSet') continue;
      const { manifest } = workload;
      const name = asString(manifest.spec['serviceName']) ?? '';
      if (name === '') continue;
      const at = { manifest, path: ['spec', 'serviceName'] };
      const service = inventory.find('Service', manifest.namespace, name);
      if (service === undefined) yield { ...at, ...missing(name, workload, meantFor(name, workload), inventory) };
    }
  },
};

/** The problem of a missing Service. */
function missing(
  name: string,
  workload: Workload,
  meant: Manifest | undefined,
  inventory: Inventory,
): Pick<Problem, 'message' | 'fix' | 'severity'> {
  const { namespace: here = '' } = workload.manifest;
  const elsewhere = inventory
    .byKind('Service')
    .find((service) => service.name === name && !mayBeSameNamespace(service.namespace, here));
  if (elsewhere !== undefined) {
    const { namespace: there = '' } = elsewhere;
    return {
      message: `names Service '${name}', which is in namespace ${there}, but the StatefulSet is in ${here}: the pods get no DNS names of their own`,
      fix: `Write metadata.namespace: ${here} on Service ${name}.`,
    };
  }
  if (meant === undefined) {
    return {
      message: `names Service '${name}', which isn't among the manifests: without it the pods get no DNS names`,
      severity: isComplete(inventory) ? 'warning' : 'info',
    };
  }
  return {
    message: `names Service '${name}', which isn't among the manifests; '${meant.name}' is: the pods get no DNS names of their own`,
    ...(isHeadless(meant)
      ? { fix: `Write serviceName: ${meant.name}` }
      : { fix: `Add a headless Service ${name} (clusterIP: None) that selects the pods.` }),
  };
}
