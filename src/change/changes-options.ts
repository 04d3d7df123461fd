import type { ClusterFacts } from '../inventory/cluster';
import type { ApplyMethod } from './apply-method';

/** What manifests can't tell of a change: of the cluster, and of how they are applied. */
export interface ChangesOptions extends ClusterFacts {
  /**
   * How the new manifests are applied.
   * @default - not known: what only one way is refused by is a warning
   */
  readonly apply?: ApplyMethod;
  /**
   * The namespace of objects that don't name one.
   * @default - the one that the other version names; else the same for both
   */
  readonly namespace?: string;
}
