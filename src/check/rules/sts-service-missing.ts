import type { Inventory } from '../../inventory/inventory';
import type { Manifest } from '../../inventory/manifest';
import { asObject, asString } from '../../inventory/json';
import type { Workload } from '../../inventory/pods';
import { matchesMap } from '../../inventory/selector';
import { statefulSet } from '../examples';
import { inNamespace, meantBy } from '../references';
import type { Rule } from '../rule';

const app = (serviceName: string): string =>
  statefulSet({ className: 'disk' }).replace('serviceName: db', `serviceName: ${serviceName}`);

function isHeadless({ spec }: Manifest): boolean {
  return spec['clusterIP'] === 'None';
}

/** The Service that was most likely meant: one that selects the pods, headless first, or one of nearly that name. */
function meantService(name: string, { manifest, pod }: Workload, inventory: Inventory): Manifest | undefined {
  const services = inNamespace(inventory, 'Service', manifest.namespace);
  const selecting = services.filter(
    ({ spec }) => Object.keys(asObject(spec['selector'])).length > 0 && matchesMap(spec['selector'], pod.labels),
  );
  const near = meantBy(name, services, () => false);
  return selecting.find(isHeadless) ?? selecting[0] ?? services.find((service) => service.name === near);
}

export const rule: Rule = {
  name: 'sts-service-missing',
  severity: 'error',
  summary: 'The serviceName of a StatefulSet names no headless Service.',
  consequence:
    "The pods get no DNS names of their own (<set>-0.<service>): peers and clients that use them don't find them.",
  fix: 'Name a Service with clusterIP: None that selects the pods.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  bad: app('database'),
  good: app('db'),
  *check(inventory) {
    for (const workload of inventory.workloads) {
      if (workload.kind !== 'StatefulSet') continue;
      const { manifest } = workload;
      const name = asString(manifest.spec['serviceName']) ?? '';
      if (name === '') continue;
      const at = { manifest, path: ['spec', 'serviceName'] };
      const service = inventory.find('Service', manifest.namespace, name);
      if (service === undefined) {
        const meant = meantService(name, workload, inventory);
        yield meant === undefined
          ? {
              ...at,
              message: `names Service '${name}', which isn't among the manifests: without it the pods get no DNS names`,
              severity: 'info' as const,
            }
          : {
              ...at,
              message: `names Service '${name}', which isn't among the manifests; '${meant.name}' is: the pods get no DNS names of their own`,
              fix: isHeadless(meant)
                ? `Write serviceName: ${meant.name}`
                : `Add a headless Service ${name} (clusterIP: None) that selects the pods.`,
            };
      } else if (!isHeadless(service)) {
        yield {
          ...at,
          message: `names Service '${name}', which has a cluster IP: the pods get no DNS names of their own`,
          fix: `Write clusterIP: None on Service ${name}, or add a headless Service and name that.`,
          severity: 'warning',
        };
      }
    }
  },
};
