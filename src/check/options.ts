import type { ClusterFacts } from '../inventory/cluster';

/** Which rules run, and facts about the cluster. */
export interface CheckOptions {
  /**
   * Facts about the cluster that manifests don't tell.
   * @default - none
   */
  readonly cluster?: ClusterFacts;
  /**
   * The only rules that run, by name; an empty list turns the check off.
   * @default - all
   */
  readonly only?: string[];
  /**
   * Rules that don't run, by name.
   * @default - none
   */
  readonly skip?: string[];
  /**
   * Whether warnings count as errors.
   * @default false
   */
  readonly strict?: boolean;
}
