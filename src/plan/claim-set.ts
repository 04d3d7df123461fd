import type { Claim } from '../inventory/claims';
import { asNumber, asObject, asStringMap, field } from '../inventory/json';
import type { JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { namespaceKey } from '../inventory/namespaces';
import { rangeOf } from '../change/claim-names';
import { firstOrdinal } from '../inventory/workloads';

/** A claim by its name, or the claims that a StatefulSet makes from a template: `data-db-*`. */
export interface ClaimSet {
  readonly namespace: string | undefined;
  readonly name: string;
  /** `claim data`, or `claims data-db-0 to data-db-2`. */
  readonly title: string;
  /** The StatefulSet that makes the claims of a template. */
  readonly set?: string;
  /** The ordinals of the claims of a template. */
  readonly ordinals?: Ordinals;
  /** The manifest of the new claims, without a name. */
  readonly template: JsonObject;
}

/** The first and the last ordinal of a StatefulSet's replicas. */
export interface Ordinals {
  readonly first: number;
  readonly last: number;
}

/** The claims that a claim or claim template of the manifests makes. */
export function claimSet(claim: Claim): ClaimSet {
  const { manifest } = claim;
  const { namespace } = manifest;
  if (claim.kind !== 'template')
    return { namespace, name: claim.name, title: `claim ${claim.name}`, template: manifest.data };
  const template = asObject(field(manifest.data, ...claim.path));
  const prefix = `${claim.name}-${manifest.name}`;
  const ordinals = ordinalsOf(manifest, claim.count);
  const { first, last } = ordinals;
  return {
    namespace,
    name: `${prefix}-*`,
    set: manifest.name,
    ordinals,
    title: `${first === last ? 'claim' : 'claims'} ${rangeOf(prefix, first, last + 1)}`,
    template: withLabels(template, asStringMap(field(manifest.spec, 'selector', 'matchLabels'))),
  };
}

/** The first of the claims of a template, or the claim itself. */
export function firstClaim(claim: Claim): ClaimSet {
  const set = claimSet(claim);
  if (claim.kind !== 'template') return set;
  const name = `${claim.name}-${claim.manifest.name}-${firstOrdinal(claim.manifest)}`;
  return { ...set, name, title: `claim ${name}` };
}

/** The ordinals of a StatefulSet's replicas. */
export function ordinalsOf(set: Manifest, count = 1): Ordinals {
  const first = firstOrdinal(set);
  return { first, last: first + Math.max(replicasOf(set) ?? count, 1) - 1 };
}

/** The replicas in a manifest; undefined where it has none. */
export function replicasOf({ spec }: Manifest): number | undefined {
  return asNumber(spec['replicas']);
}

/** Whether a workload is stopped by scaling it down, and not by deleting or suspending it. */
export function hasReplicas({ kind }: Manifest): boolean {
  return !['CronJob', 'DaemonSet', 'Job', 'Pod'].includes(kind);
}

/** A unique key, of namespace and name. */
export function claimSetKey({ namespace, name }: ClaimSet): string {
  return `${namespaceKey(namespace)}/${name}`;
}

/** The template with the labels of the selector, which the StatefulSet's controller adds. */
function withLabels(template: JsonObject, labels: JsonObject): JsonObject {
  const metadata = asObject(template['metadata']);
  return { ...template, metadata: { ...metadata, labels: { ...asObject(metadata['labels']), ...labels } } };
}

/**
 * The manifest of the claim that gets a volume: that of the new version, with the volume's name and the annotation of the plan.
 * The script replaces `__VOLUME__` and `__NUMBER__`.
 */
export function boundManifest({ name, template }: ClaimSet, plan: string): string {
  const metadata = asObject(template['metadata']);
  const isNumbered = name.endsWith('-*');
  const labels = asStringMap(metadata['labels']);
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: isNumbered ? name.replace(/\*$/, '__NUMBER__') : name,
      ...(Object.keys(labels).length === 0 ? {} : { labels }),
      annotations: {
        ...asStringMap(metadata['annotations']),
        'stateful.cdk8s.io/plan': isNumbered ? `${plan}-__NUMBER__` : plan,
      },
    },
    // The spec of the new version, because that has to be applicable later: the fields of a claim are immutable.
    spec: { ...asObject(template['spec']), volumeName: '__VOLUME__' },
  });
}

/** The spec of a claim without the fields that choose or fill its volume. */
export function withoutSources(spec: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(spec).filter(([name]) => !SOURCES.has(name)));
}

const SOURCES: ReadonlySet<string> = new Set(['dataSource', 'dataSourceRef', 'selector', 'volumeName']);
