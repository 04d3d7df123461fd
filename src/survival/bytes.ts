import type { Topology } from '../drivers/driver';
import type { Verdict } from './verdict';

/** What the files under a mount are deleted with. */
export type Life =
  /** The container: nothing is mounted. */
  | 'container'
  /** The pod. */
  | 'pod'
  /** The pod, with its generic ephemeral claim. */
  | 'pod-claim'
  /** A claim. */
  | 'claim'
  /** Nothing that Kubernetes deletes: a directory of a node, a server. */
  | 'place'
  /** Created for each pod from API objects or an image. */
  | 'projection';

/** The `store` of files in the node's memory. */
export const MEMORY = 'emptyDir in memory';

/** How many pods see the same files. */
export type Sharing = 'this pod' | 'pods of one node' | 'all pods';

/** Where the files under a mount are, and what they depend on. */
export interface Bytes {
  /** The path to the files in words, e.g. `claim host-pvc → volume host-pv → hostPath /data`. */
  readonly store: string;
  /** The VOLUME of the image that they are in, if no mount covers it. */
  readonly imageVolume?: string | undefined;
  /** Their maximum size, if given. */
  readonly size: string | undefined;
  readonly life: Life;
  readonly sharing: Sharing;
  /** From where pods can access them; undefined if unknown. */
  readonly site: Topology | undefined;
  /** The names of the only nodes that can access them, if the volume names any. */
  readonly nodes: readonly string[] | undefined;
  /** Whether the volume has a node affinity, which the scheduler obeys. */
  readonly restrictsNodes: boolean;
  /** The subject of reasons where `site` is unknown: `whether … keeps files on the node decides`. */
  readonly subject: string;
  /** The verdict on them when their claim is deleted. */
  readonly reclaim: Verdict;
  /** Whether the claim, or the source of a projection, is among the manifests. */
  readonly inApp: boolean;
  /** The mark that makes the deploy tool keep the claim when the app is deleted: `helm.sh/resource-policy: keep`. */
  readonly keptBy: string | undefined;
  /** How the claim is deleted with the app, if a mark of the deploy tool decides that. */
  readonly deletedHow: string | undefined;
  /** Whether the files are deleted with the namespace, where no claim decides. */
  readonly inNamespace: boolean;
  /** Whether each replica has its own claim, from a template of its StatefulSet. */
  readonly perReplica: boolean;
  /** Why there never are any files: a claim that can't be bound, for example. */
  readonly noFilesReason: string | undefined;
}
