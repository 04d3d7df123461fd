import type { ClusterFacts } from '../inventory/cluster';
import type { ApplyMethod } from './apply-method';

/** Facts that manifests don't tell: about the cluster, and how the manifests are applied. */
export interface ChangesOptions extends ClusterFacts {
  /**
   * How the new manifests are applied.
   * @default - unknown: changes that only one method refuses are warnings
   */
  readonly apply?: ApplyMethod;
  /**
   * The namespace of objects that have none.
   * @default - that of the same objects in the other version; else one namespace for both
   */
  readonly namespace?: string;
}
