import type { ClusterFacts } from '../inventory/cluster';
import { withoutControlled } from '../inventory/controlled';
import { isDefaultClass } from '../inventory/inventory';
import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, asString, asStringMap, field, isObject } from '../inventory/json';
import { readLive } from '../inventory/live';
import type { Locator } from '../inventory/manifest';
import { Manifest } from '../inventory/manifest';
import { REQUIRED_FOR_COMPLETE, FIELD_SELECTORS, RESOURCE_GROUPS } from './cluster-kinds';
import { InputError } from './input-error';
import type { KubectlOptions, Resource } from './kubectl';
import { isForbidden, Kubectl } from './kubectl';

export interface ClusterOptions extends KubectlOptions {
  /** The namespaces to read; undefined for all. */
  readonly namespaces?: readonly string[];
  /** Manifests whose kinds are read too, in their apiVersions. */
  readonly alsoKindsOf?: readonly Manifest[];
  /** Called with what is read next. */
  readonly progress?: (what: string) => void;
}

/** The objects of a cluster that could be read. */
export interface ReadCluster {
  readonly manifests: readonly Manifest[];
  readonly facts: ClusterFacts;
  /** Resources that the user may not read: `secrets`. */
  readonly forbidden: readonly string[];
  /** Whether an object's kind was read: if the object isn't among the manifests, it doesn't exist. */
  readonly isKnown: (manifest: Manifest) => boolean;
  /** Other errors of kubectl. */
  readonly failed: readonly string[];
}

/** Reads the objects of a cluster with the user's kubectl. @throws InputError where that fails */
export function readCluster(
  kubectl: Kubectl,
  { namespaces, alsoKindsOf: like = [], progress }: ClusterOptions,
): ReadCluster {
  progress?.('its kinds');
  const resources = kubectl.resources();
  const known = new Set(resources.map(({ name }) => name));
  const extra = like.flatMap((manifest) => resourceLike(manifest, resources) ?? []);
  const groups = [
    ...RESOURCE_GROUPS.map((group) => group.filter((name) => known.has(name))),
    [...new Set(extra)],
  ].filter((group) => group.length > 0);
  const objects = new Map<string, JsonObject>();
  const errors: string[] = [];
  for (const group of groups)
    for (const namespace of namespaces ?? [undefined]) {
      progress?.(group.map((name) => name.split('.')[0] ?? name).join(', '));
      const { out, errors: own } = kubectl.list(group, namespace, FIELD_SELECTORS[group[0] ?? '']);
      errors.push(...own);
      for (const object of objectsIn(out)) objects.set(keyOf(object), object);
    }
  progress?.('its version');
  const version = kubectl.version();
  const forbidden = [...new Set(errors.filter(isForbidden).map(resourceOf))];
  const failed = errors.filter((line) => !isForbidden(line));
  const manifests = withoutControlled([...objects.values()].map(manifestOf)).filter(isInNamespaces(namespaces));
  const complete =
    failed.length === 0 &&
    ![...REQUIRED_FOR_COMPLETE].some((name) => includesResource(forbidden, name) || !known.has(name));
  const hidden = resources.filter(({ name }) => includesResource(forbidden, name));
  const isKnown = ({ kind, group }: Manifest): boolean =>
    !hidden.some((resource) => resource.kind === kind && resource.group === group);
  return { manifests, facts: factsOf(manifests, { complete, forbidden, version }), forbidden, failed, isKnown };
}

const ALWAYS: ReadonlySet<string> = new Set(RESOURCE_GROUPS.flat());

/** The resource to read for a manifest, in its apiVersion; undefined if it is read anyway, or the cluster doesn't have it. */
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

/** Shown in place of a file. */
const CLUSTER = '(cluster)';
const PLACE: Locator = {
  file: CLUSTER,
  locate: () => ({ file: CLUSTER, line: 1, column: 1, text: '', length: 1, quotable: false }),
};

/** Excludes PersistentVolumes of claims in other namespaces. */
function isInNamespaces(namespaces: readonly string[] | undefined): (manifest: Manifest) => boolean {
  if (namespaces === undefined) return () => true;
  return ({ kind, spec }) => {
    const owner = kind === 'PersistentVolume' ? asString(field(spec, 'claimRef', 'namespace')) : undefined;
    return owner === undefined || namespaces.includes(owner);
  };
}

/** The resource in an error of kubectl: `persistentvolumes`. */
function resourceOf(line: string): string {
  const [, resource, group] = /resource "([^"]+)" in API group "([^"]*)"/.exec(line) ?? [];
  if (resource === undefined) return /:\s*(\S+) is forbidden/.exec(line)?.[1] ?? 'something';
  return group === undefined || group === '' ? resource : `${resource}.${group}`;
}

function includesResource(forbidden: readonly string[], name: string): boolean {
  return forbidden.includes(name) || forbidden.includes(name.split('.')[0] ?? name);
}

/** The facts that the objects tell about the cluster. */
function factsOf(
  manifests: readonly Manifest[],
  {
    complete: whole,
    forbidden,
    version,
  }: { readonly complete: boolean; readonly forbidden: readonly string[]; readonly version: string | undefined },
): ClusterFacts {
  const ofKind = (kind: string): readonly Manifest[] => manifests.filter((manifest) => manifest.kind === kind);
  const nodes = ofKind('Node').filter(isSchedulable);
  const zones = new Set(nodes.map(zoneOf).filter((zone) => zone !== undefined));
  const classes = ofKind('StorageClass');
  const newest = classes
    .filter(isDefaultClass)
    .toSorted((one, other) => ((one.live?.created ?? '') < (other.live?.created ?? '') ? 1 : -1))[0];
  return {
    ...(nodes.length === 0 ? {} : { nodes: nodes.length }),
    ...(zones.size === 0 ? {} : { zones: [...zones].sort() }),
    ...(includesResource(forbidden, 'storageclasses.storage.k8s.io')
      ? {}
      : { storageClasses: [], defaultClass: newest?.name ?? '' }),
    ...(whole ? { complete: true } : {}),
    ...(version === undefined ? {} : { kubernetesVersion: /\d+\.\d+/.exec(version)?.[0] ?? version }),
  };
}

export function zoneOf({ metadata }: Manifest): string | undefined {
  return asStringMap(metadata['labels'])['topology.kubernetes.io/zone'];
}

/** Whether pods of apps can be scheduled to a node. */
function isSchedulable({ spec }: Manifest): boolean {
  const isOfControlPlane = asList(spec['taints']).some((taint) =>
    /^node-role\.kubernetes\.io\/(control-plane|master)$/.test(asString(asObject(taint)['key']) ?? ''),
  );
  return spec['unschedulable'] !== true && !isOfControlPlane;
}
