import type { ClusterFacts } from '../inventory/cluster';
import { withoutControlled } from '../inventory/controlled';
import { isDefaultClass } from '../inventory/inventory';
import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, asString, asStringMap, field, isObject } from '../inventory/json';
import { readLive } from '../inventory/live';
import type { Locator } from '../inventory/manifest';
import { Manifest } from '../inventory/manifest';
import { DECISIVE, FIELD_SELECTORS, READ_TOGETHER } from './cluster-kinds';
import { InputError } from './input-error';
import type { KubectlOptions, Resource } from './kubectl';
import { isForbidden, Kubectl } from './kubectl';

export interface ClusterOptions extends KubectlOptions {
  /** The namespaces that are read; `undefined`: all of them. */
  readonly namespaces?: readonly string[];
  /** Objects whose kinds are read besides those that always are, in the versions that they are written in. */
  readonly like?: readonly Manifest[];
  /** Told what is read next. */
  readonly progress?: (what: string) => void;
}

/** What a cluster has, as far as it could be read. */
export interface ReadCluster {
  readonly manifests: readonly Manifest[];
  readonly facts: ClusterFacts;
  /** What wasn't allowed to be read: `secrets`. */
  readonly forbidden: readonly string[];
  /** Whether an object would be among the manifests if it were there. */
  readonly isKnown: (manifest: Manifest) => boolean;
  /** What else couldn't be, in kubectl's words. */
  readonly failed: readonly string[];
}

/** What runs in a cluster, read by the user's kubectl. @throws InputError where it can't be */
export function readCluster(kubectl: Kubectl, { namespaces, like = [], progress }: ClusterOptions): ReadCluster {
  progress?.('its kinds');
  const resources = kubectl.resources();
  const known = new Set(resources.map(({ name }) => name));
  const extra = like.flatMap((manifest) => resourceLike(manifest, resources) ?? []);
  const groups = [...READ_TOGETHER.map((group) => group.filter((name) => known.has(name))), [...new Set(extra)]].filter(
    (group) => group.length > 0,
  );
  const objects = new Map<string, JsonObject>();
  const complaints: string[] = [];
  for (const group of groups)
    for (const namespace of namespaces ?? [undefined]) {
      progress?.(group.map((name) => name.split('.')[0] ?? name).join(', '));
      const { out, complaints: own } = kubectl.list(group, namespace, FIELD_SELECTORS[group[0] ?? '']);
      complaints.push(...own);
      for (const object of objectsIn(out)) objects.set(keyOf(object), object);
    }
  progress?.('its version');
  const version = kubectl.version();
  const forbidden = [...new Set(complaints.filter(isForbidden).map(resourceOf))];
  const failed = complaints.filter((line) => !isForbidden(line));
  const manifests = withoutControlled([...objects.values()].map(manifestOf)).filter(isOf(namespaces));
  const whole = failed.length === 0 && ![...DECISIVE].some((name) => isAmong(forbidden, name) || !known.has(name));
  const hidden = resources.filter(({ name }) => isAmong(forbidden, name));
  const isKnown = ({ kind, group }: Manifest): boolean =>
    !hidden.some((resource) => resource.kind === kind && resource.group === group);
  return { manifests, facts: factsOf(manifests, { whole, forbidden, version }), forbidden, failed, isKnown };
}

const ALWAYS: ReadonlySet<string> = new Set(READ_TOGETHER.flat());

/** What to ask for so that an object comes in the version that it is written in; undefined where it comes anyway, or never. */
function resourceLike({ apiVersion, group, kind }: Manifest, resources: readonly Resource[]): string | undefined {
  const found = resources.find((resource) => resource.kind === kind && resource.group === group);
  if (found === undefined) return undefined;
  if (found.apiVersion === apiVersion) return ALWAYS.has(found.name) ? undefined : found.name;
  const [plural = ''] = found.name.split('.');
  return `${plural}.${apiVersion.split('/').at(-1) ?? ''}.${group}`;
}

function objectsIn(out: string): readonly JsonObject[] {
  if (out.trim() === '') return [];
  let value: Json;
  try {
    value = JSON.parse(out) as Json;
  } catch {
    throw new InputError('what kubectl printed is not JSON; does kubectl get pods --output=json work?');
  }
  if (!isObject(value)) throw new InputError('what kubectl printed is not a list of objects');
  return Array.isArray(value['items']) ? asList(value['items']).filter(isObject) : [value];
}

function keyOf(object: JsonObject): string {
  return asString(field(object, 'metadata', 'uid')) ?? JSON.stringify(object['metadata']);
}

function manifestOf(object: JsonObject): Manifest {
  const read = readLive(object, Date.now());
  return read === undefined
    ? new Manifest(object, PLACE)
    : new Manifest(read.data, PLACE, undefined, undefined, read.live);
}

/** There is no file that a person could open. */
const CLUSTER = '(cluster)';
const PLACE: Locator = {
  file: CLUSTER,
  locate: () => ({ file: CLUSTER, line: 1, column: 1, text: '', length: 1, quotable: false }),
};

/** A volume of a claim in another namespace is nobody's here. */
function isOf(namespaces: readonly string[] | undefined): (manifest: Manifest) => boolean {
  if (namespaces === undefined) return () => true;
  return ({ kind, spec }) => {
    const owner = kind === 'PersistentVolume' ? asString(field(spec, 'claimRef', 'namespace')) : undefined;
    return owner === undefined || namespaces.includes(owner);
  };
}

/** `persistentvolumes` of what kubectl says of them. */
function resourceOf(line: string): string {
  const [, resource, group] = /resource "([^"]+)" in API group "([^"]*)"/.exec(line) ?? [];
  if (resource === undefined) return /:\s*(\S+) is forbidden/.exec(line)?.[1] ?? 'something';
  return group === undefined || group === '' ? resource : `${resource}.${group}`;
}

function isAmong(forbidden: readonly string[], name: string): boolean {
  return forbidden.includes(name) || forbidden.includes(name.split('.')[0] ?? name);
}

/** What the objects say of the cluster. */
function factsOf(
  manifests: readonly Manifest[],
  {
    whole,
    forbidden,
    version,
  }: { readonly whole: boolean; readonly forbidden: readonly string[]; readonly version: string | undefined },
): ClusterFacts {
  const ofKind = (kind: string): readonly Manifest[] => manifests.filter((manifest) => manifest.kind === kind);
  const nodes = ofKind('Node').filter(takesPods);
  const zones = new Set(nodes.map(zoneOf).filter((zone) => zone !== undefined));
  const classes = ofKind('StorageClass');
  const newest = classes
    .filter(isDefaultClass)
    .toSorted((one, other) => ((one.live?.created ?? '') < (other.live?.created ?? '') ? 1 : -1))[0];
  return {
    ...(nodes.length === 0 ? {} : { nodes: nodes.length }),
    ...(zones.size === 0 ? {} : { zones: [...zones].sort() }),
    ...(isAmong(forbidden, 'storageclasses.storage.k8s.io')
      ? {}
      : { storageClasses: [], defaultClass: newest?.name ?? '' }),
    ...(whole ? { complete: true } : {}),
    ...(version === undefined ? {} : { kubernetesVersion: /\d+\.\d+/.exec(version)?.[0] ?? version }),
  };
}

export function zoneOf({ metadata }: Manifest): string | undefined {
  return asStringMap(metadata['labels'])['topology.kubernetes.io/zone'];
}

/** Whether pods of apps may come to a node. */
function takesPods({ spec }: Manifest): boolean {
  const isOfControlPlane = asList(spec['taints']).some((taint) =>
    /^node-role\.kubernetes\.io\/(control-plane|master)$/.test(asString(asObject(taint)['key']) ?? ''),
  );
  return spec['unschedulable'] !== true && !isOfControlPlane;
}
