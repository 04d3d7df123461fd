import type { Topology } from '../drivers/driver';
import type { Verdict } from './verdict';

/** With what the files under a mount end. */
export type Life =
  /** The container: nothing is mounted. */
  | 'container'
  /** The pod. */
  | 'pod'
  /** The pod, whose claim is deleted with it. */
  | 'pod-claim'
  /** A claim. */
  | 'claim'
  /** Nothing that Kubernetes deletes: a directory of a node, a server. */
  | 'place'
  /** They are made anew for each pod, from objects of the API or an image. */
  | 'projection';

/** Files that are memory of their node. */
export const MEMORY = 'emptyDir in memory';

/** How many pods see the same files. */
export type Sharing = 'this pod' | 'pods of one node' | 'all pods';

/** Where the files under a mount are, and what decides over them. */
export interface Bytes {
  /** The way to the files in words, e.g. `claim host-pvc → volume host-pv → hostPath /data`. */
  readonly store: string;
  /** The VOLUME of the image that they are in, and that no mount names. */
  readonly imageVolume?: string | undefined;
  /** The most they may take, where something says so. */
  readonly size: string | undefined;
  readonly life: Life;
  readonly sharing: Sharing;
  /** Where they are, and how far a pod can move and still reach them; undefined: not known. */
  readonly site: Topology | undefined;
  /** The names of the only nodes that have them, where the volume says so. */
  readonly nodes: readonly string[] | undefined;
  /** Whether the volume says which nodes reach it, so that the scheduler starts pods on no other. */
  readonly bindsPods: boolean;
  /** What the files are called where it isn't known how far they can be reached from. */
  readonly keeper: string;
  /** What becomes of them when their claim is deleted. */
  readonly reclaim: Verdict;
  /** Whether the claim, or the object that a projection shows, is among the manifests. */
  readonly inApp: boolean;
  /** What tells the tool that deletes an app to leave the claim, as it is written: `helm.sh/resource-policy: keep`. */
  readonly keptBy: string | undefined;
  /** How the claim is deleted with the app, where a mark of the deploy tool says more than that it is. */
  readonly deletedHow: string | undefined;
  /** Whether the files end with the namespace, where no claim decides. */
  readonly inNamespace: boolean;
  /** Whether each replica has a claim of its own, made by its StatefulSet. */
  readonly perReplica: boolean;
  /** Why nothing can be said: a claim that never binds. */
  readonly never: string | undefined;
}
