import type { DeployMark } from '../../inventory/deploy-marks';
import type { JsonObject } from '../../inventory/json';
import { asObject, asStringMap, isSameJson } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';

/** What a GitOps tool is told about a folder of the repository that it applies. */
export interface Delivery {
  /** The object that says it: `Application web`. */
  readonly title: string;
  /** The same, with the file that it is in. */
  readonly address: string;
  /** The namespace of what names none, or of all that is in the folder. */
  readonly namespace?: string;
  /** Whether the namespace takes the place of what is written. */
  readonly isForced: boolean;
  /** Whether it applies what is in folders below, too. */
  readonly isRecursive: boolean;
  /** Whether kustomizations in folders below are part of it. */
  readonly takesKustomizations: boolean;
  /** What it adds to the kustomization, in the words of one. */
  readonly kustomize: JsonObject;
  /** What it says of a chart, in the words of Argo CD. */
  readonly helm: JsonObject;
  /** `labels` and `annotations` of all objects. */
  readonly metadata: JsonObject;
  /** Values of variables; undefined for one that isn't known. */
  readonly values: ReadonlyMap<string, string | undefined>;
  readonly marks: readonly DeployMark[];
}

/** What several that name one folder agree on: of what they don't, nothing is known. */
export function agreed([first, ...more]: readonly Delivery[]): Delivery | undefined {
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
    takesKustomizations: one.takesKustomizations && other.takesKustomizations,
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

/** An object as the tool applies it. */
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
