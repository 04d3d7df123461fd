import type { Applied } from './applied';
import { appliedOf } from './applied';
import type { Json, JsonObject } from './json';
import { asList, asObject, asString, asStrings, field } from './json';
import { serverFields, withoutServerFields } from './server-fields';
import { asWritten } from './written';

/** What an API server says of an object, beside what somebody wrote. */
export interface Live {
  readonly uid: string;
  /** When it was made: `2026-01-31T12:00:00Z`. */
  readonly created: string | undefined;
  /** How long ago that was when it was read, in days; undefined: not known when it was read. */
  readonly days: number | undefined;
  /** Of claims and volumes: Pending, Bound, Available, Released, Failed, Lost; of pods Running and others. */
  readonly phase: string | undefined;
  /** The size that a claim or volume has. */
  readonly capacity: string | undefined;
  /** The object that it is a consequence of. */
  readonly controller: Owner | undefined;
  /** Whether it goes when some other object goes. */
  readonly owned: boolean;
  /** Whether the cluster made it by itself. */
  readonly madeByCluster: boolean;
  /** Who applied which of its fields; undefined: there is no record of that. */
  readonly applied: Applied | undefined;
  /** As it is, with what the server filled in, and without what it keeps for itself. */
  readonly whole: JsonObject;
  /** The nodes that it, or the pods of it, are on. */
  readonly nodes: readonly string[];
  /** The pods that mount a claim; undefined: not known, because pods weren't read. */
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
 * An object that was read from a server: as it was written, and what the server knows besides; undefined for any other.
 *
 * @param now milliseconds since 1970, where it is read now
 */
export function readLive(
  data: JsonObject,
  now?: number,
): { readonly data: JsonObject; readonly live: Live } | undefined {
  if (serverFields(data) !== 'all') return undefined;
  const { metadata, status } = data;
  const applied = appliedOf(data);
  const whole = withoutServerFields(data);
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
    whole,
    nodes: data['kind'] === 'Pod' ? asStrings([field(data['spec'], 'nodeName') ?? null]) : [],
    mountedBy: undefined,
  };
  return { data: asWritten(whole, applied?.data), live };
}

function ownerOf(owner: JsonObject | undefined): Owner | undefined {
  if (owner === undefined) return undefined;
  const text = (value: Json | undefined): string => asString(value) ?? '';
  return { kind: text(owner['kind']), name: text(owner['name']), uid: text(owner['uid']) };
}

/** How large an object is, and how old: `10Gi, made on 2026-01-31, 30 days ago`. */
export function sizeAndAge({ capacity, created, days }: Live): string {
  const ago = days === undefined ? '' : `, ${days === 1 ? '1 day' : `${days} days`} ago`;
  const made = created === undefined ? [] : [`made on ${created.slice(0, 10)}${ago}`];
  return [...(capacity === undefined ? [] : [capacity]), ...made].join(', ');
}
