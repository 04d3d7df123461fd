import { fieldsOf } from '../api/fields';
import { quantityInNanos } from '../api/quantity';
import type { Draft } from './containers';
import type { JsonObject } from './json';
import { asObject, asString, asStrings, field, isObject, nonEmpty } from './json';
import { addTo, EMPTY } from './lists';
import type { Manifest } from './manifest';
import type { FieldPath } from './path';
import { nodeNames } from './pod-set';
import type { Volume, Workload } from './pods';

/** A claim's or volume's class: a name (`''` is one: none, never provision), or the cluster's default. */
export type ClassName = string | undefined;

/** A PersistentVolumeClaim, or the template of claims that a StatefulSet or a pod makes. */
export interface Claim {
  readonly kind: 'claim' | 'template' | 'ephemeral';
  /** The claim itself, or the workload that makes it. */
  readonly manifest: Manifest;
  /** Where it is in the manifest: `[]` for a claim. Its spec is at `[...path, 'spec']`. */
  readonly path: FieldPath;
  /** The claim's name; a template's own name (claims are then `<name>-<set>-<n>`, `<pod>-<name>`). */
  readonly name: string;
  /** The workload that makes it; undefined for a claim of its own. */
  readonly workload: Workload | undefined;
  /** How many claims of it there can be. */
  readonly count: number;
  readonly spec: JsonObject;
  readonly accessModes: readonly string[];
  readonly volumeMode: string;
  /** `undefined`: not given, so the cluster's default class, where there is one. */
  readonly className: ClassName;
  readonly volumeName: string | undefined;
  /** The storage request in billionths of a byte. */
  readonly request: bigint | undefined;
  /** The volumes of pods that use it. */
  readonly users: readonly Volume[];
  /** What the binder does with it. */
  readonly binding: Binding;
  /** The StorageClass it asks for, where it is among the manifests. */
  readonly storageClass: Manifest | undefined;
}

/** A PersistentVolume. */
export interface PersistentVolume {
  readonly manifest: Manifest;
  readonly name: string;
  readonly spec: JsonObject;
  readonly accessModes: readonly string[];
  readonly volumeMode: string;
  /** A volume has no default class: absent is `''`. */
  readonly className: string;
  /** Billionths of a byte. */
  readonly capacity: bigint | undefined;
  /** The field that says where its bytes are (`csi`, `hostPath`, …). */
  readonly source: string | undefined;
  readonly sources: readonly string[];
  readonly config: JsonObject;
  readonly reclaimPolicy: string;
  /** The claim it is reserved for. A missing namespace is one that no claim has. */
  readonly claimRef: { readonly namespace: string | undefined; readonly name: string } | undefined;
  /** Names of the only nodes that reach it; undefined: any, or not told by name. */
  readonly nodes: readonly string[] | undefined;
  /** The claim that gets it, as far as the manifests decide. */
  readonly claim: Claim | undefined;
}

/** Why a volume isn't for a claim, in the binder's words. */
export type Mismatch =
  'class' | 'capacity' | 'access-mode' | 'volume-mode' | 'selector' | 'claimed' | 'attributes-class';

/** What the binder does with a claim, given the manifests and nothing else in the cluster. */
export type Binding =
  /** It gets this volume; the claims of a template get these, which may be fewer than there are claims. */
  | {
      readonly state: 'bound';
      readonly volume: PersistentVolume;
      readonly volumes: readonly PersistentVolume[];
      readonly by: 'claimRef' | 'volumeName' | 'match';
    }
  /** It names a volume that it can't have: pending for ever. */
  | { readonly state: 'mismatch'; readonly volume: PersistentVolume; readonly reasons: readonly Mismatch[] }
  /** It names a volume that isn't among the manifests. */
  | { readonly state: 'external'; readonly volumeName: string }
  /** A class provisions it: this one, or the cluster's own (undefined where that is the default class and unknown). */
  | { readonly state: 'provisioned'; readonly className: ClassName; readonly storageClass: Manifest | undefined }
  /** No volume among the manifests fits and no class provisions one. */
  | { readonly state: 'pending'; readonly className: ClassName };

/** Until it is decided. */
const OPEN: Binding = { state: 'provisioned', className: undefined, storageClass: undefined };

/** What is on both: a claim's wishes. Its binding and users are filled in when all of them are read. */
export function readClaim(
  kind: Claim['kind'],
  manifest: Manifest,
  path: FieldPath,
  data: JsonObject,
  made?: { readonly workload: Workload; readonly name: string; readonly count: number },
): Draft<Claim> & { users: Volume[] } {
  const spec = asObject(data['spec']);
  return {
    kind,
    manifest,
    path,
    name: made?.name ?? manifest.name,
    workload: made?.workload,
    count: made?.count ?? 1,
    spec,
    accessModes: asStrings(spec['accessModes']),
    volumeMode: asString(spec['volumeMode']) ?? 'Filesystem',
    className: betaClass(data) ?? asString(spec['storageClassName']),
    volumeName: nonEmpty(spec['volumeName']),
    request: quantityInNanos(field(spec, 'resources', 'requests', 'storage')),
    users: EMPTY,
    binding: OPEN,
    storageClass: undefined,
  };
}

/** The annotation that named a class before the field did; the API server still heeds it, and prefers it. */
function betaClass(data: JsonObject): string | undefined {
  const { annotations } = asObject(data['metadata']);
  return annotations === undefined
    ? undefined
    : asString(field(annotations, 'volume.beta.kubernetes.io/storage-class'));
}

const NOT_SOURCES = new Set(
  'accessModes capacity claimRef mountOptions nodeAffinity persistentVolumeReclaimPolicy storageClassName volumeAttributesClassName volumeMode'.split(
    ' ',
  ),
);

function isSource(key: string): boolean {
  return !NOT_SOURCES.has(key) && fieldsOf('V1PersistentVolumeSpec').has(key);
}

export function readPersistentVolume(manifest: Manifest): Draft<PersistentVolume> {
  const { spec } = manifest;
  let sources: string[] = EMPTY;
  for (const key in spec) if (isObject(spec[key]) && isSource(key)) sources = addTo(sources, key);
  const source = sources[0];
  const claimRef = spec['claimRef'];
  return {
    manifest,
    name: manifest.name,
    spec,
    accessModes: asStrings(spec['accessModes']),
    volumeMode: asString(spec['volumeMode']) ?? 'Filesystem',
    className: betaClass(manifest.data) ?? asString(spec['storageClassName']) ?? '',
    capacity: quantityInNanos(field(spec, 'capacity', 'storage')),
    source,
    sources,
    config: asObject(source === undefined ? undefined : spec[source]),
    reclaimPolicy: asString(spec['persistentVolumeReclaimPolicy']) ?? 'Retain',
    claimRef: isObject(claimRef)
      ? { namespace: asString(claimRef['namespace']), name: asString(claimRef['name']) ?? '' }
      : undefined,
    nodes: nodeNames(field(spec, 'nodeAffinity', 'required')),
    claim: undefined,
  };
}
