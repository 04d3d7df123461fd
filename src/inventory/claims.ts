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

/** The class of a claim or volume: a name, `''` for none (never provision), or undefined for the cluster's default. */
export type ClassName = string | undefined;

/** A PersistentVolumeClaim, a claim template of a StatefulSet, or the template of a generic ephemeral volume. */
export interface Claim {
  readonly kind: 'claim' | 'template' | 'ephemeral';
  /** The claim itself, or the workload with the template. */
  readonly manifest: Manifest;
  /** Its path in the manifest: `[]` for a claim. Its spec is at `[...path, 'spec']`. */
  readonly path: FieldPath;
  /** The claim's name; a template's own name (claims are then `<name>-<set>-<n>`, `<pod>-<name>`). */
  readonly name: string;
  /** The workload with the template; undefined for a claim. */
  readonly workload: Workload | undefined;
  /** How many claims there can be at most: 1, or one a pod. */
  readonly count: number;
  readonly spec: JsonObject;
  readonly accessModes: readonly string[];
  readonly volumeMode: string;
  /** `undefined`: unset, so the cluster's default class, if any. */
  readonly className: ClassName;
  readonly volumeName: string | undefined;
  /** The storage request in billionths of a byte. */
  readonly request: bigint | undefined;
  /** The pod volumes that use it. */
  readonly users: readonly Volume[];
  /** What the binder does with it. */
  readonly binding: Binding;
  /** Its StorageClass, where it is among the manifests. */
  readonly storageClass: Manifest | undefined;
}

export interface PersistentVolume {
  readonly manifest: Manifest;
  readonly name: string;
  readonly spec: JsonObject;
  readonly accessModes: readonly string[];
  readonly volumeMode: string;
  /** `''` where unset: the default class is for claims only. */
  readonly className: string;
  /** In billionths of a byte. */
  readonly capacity: bigint | undefined;
  /** The field of the spec with its source: `csi`, `hostPath`, …. */
  readonly source: string | undefined;
  readonly sources: readonly string[];
  readonly config: JsonObject;
  readonly reclaimPolicy: string;
  /** The claim it is reserved for. Without a namespace, it matches no claim. */
  readonly claimRef: { readonly namespace: string | undefined; readonly name: string } | undefined;
  /** The names of the only nodes that can access it; undefined: any, or not restricted by name. */
  readonly nodes: readonly string[] | undefined;
  /** The claim that it is bound to, as far as the manifests decide. */
  readonly claim: Claim | undefined;
}

/** A reason why the binder doesn't bind a volume to a claim. */
export type Mismatch =
  'class' | 'capacity' | 'access-mode' | 'volume-mode' | 'selector' | 'claimed' | 'attributes-class';

/** What the binder does with a claim, given the manifests alone. */
export type Binding =
  /** Bound to `volume`; the claims of a template to `volumes`, which may be fewer than the claims. */
  | {
      readonly state: 'bound';
      readonly volume: PersistentVolume;
      readonly volumes: readonly PersistentVolume[];
      readonly by: 'claimRef' | 'volumeName' | 'match';
    }
  /** It names a volume that it can't be bound to, and stays pending. */
  | { readonly state: 'mismatch'; readonly volume: PersistentVolume; readonly reasons: readonly Mismatch[] }
  /** It names a volume that isn't among the manifests. */
  | { readonly state: 'external'; readonly volumeName: string }
  /** A class provisions a volume; className is undefined for an unknown default class. */
  | { readonly state: 'provisioned'; readonly className: ClassName; readonly storageClass: Manifest | undefined }
  /** No volume among the manifests matches, and no class provisions one. */
  | { readonly state: 'pending'; readonly className: ClassName };

/** Until `bind` has run. */
const UNDECIDED: Binding = { state: 'provisioned', className: undefined, storageClass: undefined };

/** Reads a claim or template. The inventory sets `binding` and `users` when it has read all of them. */
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
    binding: UNDECIDED,
    storageClass: undefined,
  };
}

/** The class of the annotation that preceded `storageClassName`; the API server still prefers it. */
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
