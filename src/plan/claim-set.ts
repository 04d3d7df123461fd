import type { Claim } from '../inventory/claims';
import { asNumber, asObject, asStringMap, field } from '../inventory/json';
import type { JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { namespaceKey } from '../inventory/namespaces';
import { rangeOf } from '../change/claim-names';
import { firstOrdinal } from '../inventory/workloads';

/** A claim by its name, or the claims that a StatefulSet makes of a template: `data-db-*`. */
export interface ClaimSet {
  readonly namespace: string | undefined;
  readonly name: string;
  /** `claim data`, or `claims data-db-0 to data-db-2`. */
  readonly title: string;
  /** The StatefulSet that makes the claims of a template. */
  readonly set?: string;
  /** The numbers of the claims that a template makes. */
  readonly ordinals?: Ordinals;
  /** What the new claims are to be: a manifest without a name. */
  readonly template: JsonObject;
}

/** The first and the last number of a StatefulSet's replicas. */
export interface Ordinals {
  readonly first: number;
  readonly last: number;
}

/** The claims that a claim of the manifests stands for. */
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

/** One of the claims of a template: the first. */
export function firstClaim(claim: Claim): ClaimSet {
  const set = claimSet(claim);
  if (claim.kind !== 'template') return set;
  const name = `${claim.name}-${claim.manifest.name}-${firstOrdinal(claim.manifest)}`;
  return { ...set, name, title: `claim ${name}` };
}

/** The numbers of the replicas that a StatefulSet asks for; of as many as there may be where it leaves that open. */
export function ordinalsOf(set: Manifest, count = 1): Ordinals {
  const first = firstOrdinal(set);
  return { first, last: first + Math.max(replicasOf(set) ?? count, 1) - 1 };
}

/** How many replicas a manifest asks for; undefined where it leaves that open. */
export function replicasOf({ spec }: Manifest): number | undefined {
  return asNumber(spec['replicas']);
}

/** Whether a workload is scaled, and not deleted or suspended, to stop it. */
export function hasReplicas({ kind }: Manifest): boolean {
  return !['CronJob', 'DaemonSet', 'Job', 'Pod'].includes(kind);
}

/** What tells claims of one name from those of another namespace. */
export function claimSetKey({ namespace, name }: ClaimSet): string {
  return `${namespaceKey(namespace)}/${name}`;
}

/** The StatefulSet's controller gives its claims the labels of the selector. */
function withLabels(template: JsonObject, labels: JsonObject): JsonObject {
  const metadata = asObject(template['metadata']);
  return { ...template, metadata: { ...metadata, labels: { ...asObject(metadata['labels']), ...labels } } };
}

/**
 * The manifest of the claim that gets a volume: what the new version writes of it, with the volume's name and its mark.
 * `__VOLUME__` and `__NUMBER__` are filled in by the script.
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
    // What the new version writes is accepted over it: no field of a claim that is there may change.
    spec: { ...asObject(template['spec']), volumeName: '__VOLUME__' },
  });
}

/** A volume that is there already is filled from nothing, and chosen by nothing. */
export function withoutSources(spec: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(spec).filter(([name]) => !SOURCES.has(name)));
}

const SOURCES: ReadonlySet<string> = new Set(['dataSource', 'dataSourceRef', 'selector', 'volumeName']);
