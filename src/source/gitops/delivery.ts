import type { DeployMark } from '../../inventory/deploy-marks';
import type { JsonObject } from '../../inventory/json';
import { asObject, asStringMap, isSameJson } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';

/** How a GitOps tool applies a folder of the repository. */
export interface Delivery {
  /** The object that configures it: `Application web`. */
  readonly title: string;
  /** The same with its file and line. */
  readonly address: string;
  /** The namespace of objects that have none, or of all objects if `isForced`. */
  readonly namespace?: string;
  /** Whether the namespace replaces those of the manifests. */
  readonly isForced: boolean;
  /** Whether it includes subfolders. */
  readonly isRecursive: boolean;
  /** Whether it includes kustomizations in subfolders. */
  readonly includesKustomizations: boolean;
  /** Fields that it adds to the kustomization. */
  readonly kustomize: JsonObject;
  /** The Helm options of an Argo CD source. */
  readonly helm: JsonObject;
  /** `labels` and `annotations` that it adds to all objects. */
  readonly metadata: JsonObject;
  /** Values of variables to substitute; undefined for an unknown value. */
  readonly values: ReadonlyMap<string, string | undefined>;
  readonly marks: readonly DeployMark[];
}

/** What several deliveries of one folder have in common. */
export function commonDelivery([first, ...more]: readonly Delivery[]): Delivery | undefined {
  if (first === undefined) return undefined;
  return more.reduce<Delivery>(common, first);
}

function common(one: Delivery, other: Delivery): Delivery {
  const { title, address, namespace } = one;
  const names = new Set([...one.values.keys(), ...other.values.keys()]);
  return {
    title,
    address,
    ...(namespace === undefined || namespace !== other.namespace ? {} : { namespace }),
    isForced: one.isForced && other.isForced,
    isRecursive: one.isRecursive && other.isRecursive,
    includesKustomizations: one.includesKustomizations && other.includesKustomizations,
    helm: isSameJson(one.helm, other.helm) ? one.helm : {},
    kustomize: isSameJson(one.kustomize, other.kustomize) ? one.kustomize : {},
    metadata: isSameJson(one.metadata, other.metadata) ? one.metadata : {},
    values: new Map(
      [...names].map((name) => {
        const value = one.values.get(name);
        return [name, value === other.values.get(name) ? value : undefined];
      }),
    ),
    marks: one.marks.filter(({ tool, meaning }) =>
      other.marks.some((mark) => mark.tool === tool && mark.meaning === meaning),
    ),
  };
}

/** An object with the namespace, metadata and marks of a delivery. */
export function delivered(manifest: Manifest, { namespace, isForced, metadata, marks }: Delivery): Manifest {
  const named = namespace === undefined ? manifest : inNamespace(manifest, namespace, isForced);
  const own = Object.keys(metadata).length === 0 ? named : named.withData(withMetadata(named.data, metadata));
  return marks.length === 0 ? own : own.withMarks(marks);
}

function inNamespace(manifest: Manifest, namespace: string, isForced: boolean): Manifest {
  if (!isForced || manifest.clusterScoped || manifest.namespace === undefined) return manifest.inNamespace(namespace);
  return manifest.withData({ ...manifest.data, metadata: { ...manifest.metadata, namespace } });
}

function withMetadata(data: JsonObject, metadata: JsonObject): JsonObject {
  const own = asObject(data['metadata']);
  const added = Object.entries(metadata).map(([name, map]) => [name, { ...asObject(own[name]), ...asStringMap(map) }]);
  return { ...data, metadata: { ...own, ...(Object.fromEntries(added) as JsonObject) } };
}
