/**
 * The nodes that pods, volumes and classes allow, by node label, to find those that have no node in common.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
import type { PersistentVolume } from '../inventory/claims';
import type { Json } from '../inventory/json';
import { asList, asObject, asString, asStringMap, asStrings, field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { Pod } from '../inventory/pods';

const HOSTNAME = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

/** The allowed and refused values of a node label. */
interface Label {
  readonly allowed: ReadonlySet<string> | undefined;
  readonly refused: ReadonlySet<string>;
}

/** Requirements by label; a node must meet all of them. */
type Labels = ReadonlyMap<string, Label>;

/** Alternative requirements; a node must meet one of them. Undefined allows any node. */
export type Placement = readonly Labels[] | undefined;

/** The nodes that a pod may run on. */
export function podPlacement({ spec }: Pod): Placement {
  const always = new Map<string, Label>();
  const nodeName = asString(spec['nodeName']);
  if (nodeName !== undefined && nodeName !== '') requireAll(always, HOSTNAME, 'In', [nodeName]);
  for (const [key, value] of Object.entries(asStringMap(spec['nodeSelector']))) requireAll(always, key, 'In', [value]);
  const terms = termsOf(field(spec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'));
  if (terms === undefined) return always.size === 0 ? undefined : [always];
  return terms.map((term) => intersect(always, term));
}

/** The nodes that can access a volume. */
export function volumePlacement({ spec }: PersistentVolume): Placement {
  return termsOf(field(spec, 'nodeAffinity', 'required'));
}

/** The nodes that can access volumes of a class. */
export function classPlacement(storageClass: Manifest): Placement {
  const terms = asList(storageClass.data['allowedTopologies']);
  if (terms.length === 0) return undefined;
  return terms.map((term) => {
    const labels = new Map<string, Label>();
    for (const expression of asList(field(term, 'matchLabelExpressions'))) {
      requireAll(labels, asString(field(expression, 'key')) ?? '', 'In', asStrings(field(expression, 'values')));
    }
    return labels;
  });
}

/** Whether a node can meet both. */
export function canMeet(one: Placement, other: Placement): boolean {
  if (one === undefined || other === undefined) return true;
  return one.some((a) => other.some((b) => areCompatible(a, b)));
}

/** Whether a placement allows only one zone or one node. */
export function isOnePlace(placement: Placement): boolean {
  return placement?.length === 1 && [HOSTNAME, ZONE].some((key) => placement[0]?.get(key)?.allowed?.size === 1);
}

/** A placement in words: `kubernetes.io/hostname node-1, node-2`. */
export function describePlacement(placement: Placement): string {
  const alternatives = (placement ?? []).map((labels) =>
    [...labels]
      .map(([key, { allowed, refused }]) =>
        allowed === undefined ? `${key} not ${[...refused].join(', ')}` : `${key} ${[...allowed].join(', ')}`,
      )
      .join(' and '),
  );
  return alternatives.length === 0 ? 'any node' : alternatives.join(' or ');
}

function termsOf(selector: Json | undefined): Placement {
  const terms = asList(field(selector, 'nodeSelectorTerms'));
  if (terms.length === 0) return undefined;
  return terms.map((term) => {
    const labels = new Map<string, Label>();
    for (const expression of [...asList(field(term, 'matchExpressions')), ...asList(field(term, 'matchFields'))]) {
      const { key, operator, values } = asObject(expression);
      requireAll(labels, asString(key) ?? '', asString(operator) ?? '', asStrings(values));
    }
    return labels;
  });
}

/** Adds a requirement to the labels. Operators other than In and NotIn are ignored. */
function requireAll(labels: Map<string, Label>, key: string, operator: string, values: readonly string[]): void {
  if (operator !== 'In' && operator !== 'NotIn') return;
  const name = canonicalLabel(key);
  const before = labels.get(name);
  const allowed = new Set(operator === 'In' ? values : []);
  labels.set(name, {
    allowed:
      operator !== 'In'
        ? before?.allowed
        : before?.allowed === undefined
          ? allowed
          : new Set([...allowed].filter((value) => before.allowed?.has(value))),
    refused: new Set([...(before?.refused ?? []), ...(operator === 'NotIn' ? values : [])]),
  });
}

/** Maps the zone labels of drivers to Kubernetes' own, and the field `metadata.name` to the hostname label. */
function canonicalLabel(key: string): string {
  if (key === 'metadata.name') return HOSTNAME;
  return key.endsWith('/zone') ? ZONE : key;
}

function intersect(a: Labels, b: Labels): Labels {
  const labels = new Map(a);
  for (const [key, { allowed, refused }] of b) {
    if (allowed !== undefined) requireAll(labels, key, 'In', [...allowed]);
    if (refused.size > 0) requireAll(labels, key, 'NotIn', [...refused]);
  }
  return labels;
}

function areCompatible(a: Labels, b: Labels): boolean {
  for (const { allowed, refused } of intersect(a, b).values()) {
    if (allowed !== undefined && [...allowed].every((value) => refused.has(value))) return false;
  }
  return true;
}
