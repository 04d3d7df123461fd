/** Claims that exceed a LimitRange or ResourceQuota of their namespace. */
import { quantityInNanos } from '../../api/quantity';
import type { Claim } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import { asList, asObject, field } from '../../inventory/json';
import type { Json } from '../../inventory/json';
import { namespaceKey } from '../../inventory/namespaces';
import { claim, deployment, documents, storageClass } from '../examples';
import { groupBy } from '../group';
import type { Problem, Rule } from '../rule';

const app = (limits: string): string => documents(limits, storageClass(), claim(), deployment());

const limitRange = (max: string): string => `apiVersion: v1
kind: LimitRange
metadata:
  name: storage
spec:
  limits:
    - type: PersistentVolumeClaim
      max: { storage: ${max} }
`;

const quota = (hard: string): string => `apiVersion: v1
kind: ResourceQuota
metadata:
  name: storage
spec:
  hard: { ${hard} }
`;

const NANO = 1_000_000_000n;

function claimsByNamespace({ claims }: Inventory): ReadonlyMap<string, readonly Claim[]> {
  return groupBy(claims, ({ manifest }) => namespaceKey(manifest.namespace));
}

function text(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The claims that an entry of a quota counts, and the amount of each; undefined for other entries. */
function measure(entry: string, defaultClass: string | undefined) {
  const [of, className] = entry.split('.storageclass.storage.k8s.io/').toReversed();
  const counts = (claim: Claim): boolean => className === undefined || (claim.className ?? defaultClass) === className;
  if (of === 'requests.storage') return { counts, amount: (claim: Claim) => claim.request ?? 0n };
  if (of === 'persistentvolumeclaims' || (of === 'count/persistentvolumeclaims' && className === undefined)) {
    return { counts, amount: () => NANO };
  }
  return undefined;
}

export const rules: readonly Rule[] = [
  {
    name: 'limitrange-storage',
    appliesTo: ['LimitRange'],
    severity: 'error',
    summary: 'A claim asks for more or less than the LimitRange of its namespace allows.',
    consequence: 'The API server refuses the claim, and no pod that mounts it ever starts.',
    fix: 'Ask for a size within the limits.',
    see: 'https://kubernetes.io/docs/tasks/administer-cluster/limit-storage-consumption/',
    bad: () => app(limitRange('5Gi')),
    good: () => app(limitRange('10Gi')),
    *check(inventory): Iterable<Problem> {
      const claims = claimsByNamespace(inventory);
      for (const { name, namespace, spec } of inventory.byKind('LimitRange')) {
        for (const limit of asList(spec['limits'])) {
          if (field(limit, 'type') !== 'PersistentVolumeClaim') continue;
          for (const bound of ['max', 'min'] as const) {
            const value = field(limit, bound, 'storage');
            const size = quantityInNanos(value);
            if (size === undefined) continue;
            for (const { manifest, path, request, spec: asked } of claims.get(namespaceKey(namespace)) ?? []) {
              if (request === undefined || (bound === 'max' ? request <= size : request >= size)) continue;
              yield {
                manifest,
                path: [...path, 'spec', 'resources', 'requests', 'storage'],
                message: `asks for ${text(field(asked, 'resources', 'requests', 'storage'))}, but LimitRange ${name} allows ${bound === 'max' ? 'at most' : 'at least'} ${text(value)}: the API server refuses the claim`,
              };
            }
          }
        }
      }
    },
  },
  {
    name: 'quota-storage',
    appliesTo: ['ResourceQuota'],
    severity: 'error',
    summary: 'The claims of a namespace ask for more than its ResourceQuota allows.',
    consequence: 'The API server refuses the claims that come last, and no pod that mounts them ever starts.',
    fix: 'Raise the quota, or ask for less.',
    see: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/#storage-resource-quota',
    bad: () => app(quota('requests.storage: 5Gi')),
    good: () => app(quota('requests.storage: 10Gi, persistentvolumeclaims: 1')),
    *check(inventory): Iterable<Problem> {
      const byNamespace = claimsByNamespace(inventory);
      for (const manifest of inventory.byKind('ResourceQuota')) {
        const claims = byNamespace.get(namespaceKey(manifest.namespace)) ?? [];
        for (const [entry, value] of Object.entries(asObject(manifest.spec['hard']))) {
          const hard = quantityInNanos(value);
          const measured = measure(entry, inventory.defaultClass);
          if (hard === undefined || measured === undefined) continue;
          let sum = 0n;
          for (const claim of claims) {
            // The number of a DaemonSet's pods is unknown.
            const count = Number.isFinite(claim.count) ? BigInt(claim.count) : 1n;
            if (measured.counts(claim)) sum += measured.amount(claim) * count;
          }
          if (sum <= hard) continue;
          yield {
            manifest,
            path: ['spec', 'hard', entry],
            message: `allows ${text(value)} (${entry}), but the claims of the namespace come to ${amount(sum, entry)}: the API server refuses the last ones`,
          };
        }
      }
    },
  },
];

/** Formats a sum in Gi, or as a number of claims. */
function amount(nanos: bigint, entry: string): string {
  if (!entry.endsWith('requests.storage')) return String(nanos / NANO);
  const gibibytes = Number(nanos / NANO) / 2 ** 30;
  return `${String(Math.round(gibibytes * 100) / 100)}Gi`;
}
