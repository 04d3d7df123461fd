import type { Applied } from './applied';
import { appliedOf } from './applied';
import type { Json, JsonObject } from './json';
import { asList, asObject, asString, asStrings, field } from './json';
import { serverFields, withoutServerFields } from './server-fields';
import { asWritten } from './written';

/** Facts about an object that was read from an API server. */
export interface Live {
  readonly uid: string;
  /** The creation time: `2026-01-31T12:00:00Z`. */
  readonly created: string | undefined;
  /** The age in days when it was read; undefined if the time of reading is unknown. */
  readonly days: number | undefined;
  /** `status.phase`: `Bound` of a claim, `Running` of a pod. */
  readonly phase: string | undefined;
  /** The actual size of a claim or volume. */
  readonly capacity: string | undefined;
  /** The owner reference with `controller: true`. */
  readonly controller: Owner | undefined;
  /** Whether it has owners, with which it is deleted. */
  readonly owned: boolean;
  /** Whether the cluster created it: a node, a lease, a provisioned volume. */
  readonly madeByCluster: boolean;
  /** Who applied which of its fields; undefined if there is no record. */
  readonly applied: Applied | undefined;
  /** The object with defaults and assigned fields, without status and the server's metadata. */
  readonly current: JsonObject;
  /** The nodes of its pods; of a pod, its node. */
  readonly nodes: readonly string[];
  /** The pods that mount a claim; undefined if no pods were read. */
  readonly mountedBy: readonly string[] | undefined;
}

const DAY = 24 * 60 * 60 * 1000;
const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';
const OF_CLUSTER: ReadonlySet<string> = new Set(['CSINode', 'Endpoints', 'EndpointSlice', 'Event', 'Lease', 'Node']);

export interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/**
 * Splits an object that was read from a server into the manifest that was applied and facts about the object; undefined
 * for other manifests.
 *
 * @param now the time of reading, in milliseconds since 1970
 */
export function readLive(
  data: JsonObject,
  now?: number,
): { readonly data: JsonObject; readonly live: Live } | undefined {
  if (serverFields(data) !== 'all') return undefined;
  const { metadata, status } = data;
  const applied = appliedOf(data);
  const current = withoutServerFields(data);
  const created = asString(field(metadata, 'creationTimestamp'));
  const age = now === undefined || created === undefined ? NaN : now - Date.parse(created);
  const owners = asList(field(metadata, 'ownerReferences')).map(asObject);
  const live: Live = {
    uid: asString(field(metadata, 'uid')) ?? '',
    created,
    days: Number.isNaN(age) ? undefined : Math.max(0, Math.floor(age / DAY)),
    phase: asString(field(status, 'phase')),
    capacity: asString(field(status, 'capacity', 'storage') ?? field(data['spec'], 'capacity', 'storage')),
    controller: ownerOf(owners.find((owner) => owner['controller'] === true)),
    owned: owners.length > 0,
    madeByCluster:
      OF_CLUSTER.has(asString(data['kind']) ?? '') || field(metadata, 'annotations', PROVISIONED_BY) !== undefined,
    applied,
    current: current,
    nodes: data['kind'] === 'Pod' ? asStrings([field(data['spec'], 'nodeName') ?? null]) : [],
    mountedBy: undefined,
  };
  return { data: asWritten(current, applied?.data), live };
}

function ownerOf(owner: JsonObject | undefined): Owner | undefined {
  if (owner === undefined) return undefined;
  const text = (value: Json | undefined): string => asString(value) ?? '';
  return { kind: text(owner['kind']), name: text(owner['name']), uid: text(owner['uid']) };
}

/** Formats size and age: `10Gi, made on 2026-01-31, 30 days ago`. */
export function sizeAndAge({ capacity, created, days }: Live): string {
  const ago = days === undefined ? '' : `, ${days === 1 ? '1 day' : `${days} days`} ago`;
  const made = created === undefined ? [] : [`made on ${created.slice(0, 10)}${ago}`];
  return [...(capacity === undefined ? [] : [capacity]), ...made].join(', ');
}
