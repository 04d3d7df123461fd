/** When the containers of a pod are started again. */
export enum RestartPolicy {
  /** Whenever they end. */
  ALWAYS = 'Always',
  /** When they fail. */
  ON_FAILURE = 'OnFailure',
  /** Never. */
  NEVER = 'Never',
}

/** Which name servers a pod uses. */
export enum DnsPolicy {
  /** The cluster's. */
  CLUSTER_FIRST = 'ClusterFirst',
  /** The cluster's, for a pod in the node's network. */
  CLUSTER_FIRST_WITH_HOST_NET = 'ClusterFirstWithHostNet',
  /** The node's. */
  DEFAULT = 'Default',
  /** Those of `dnsConfig`. */
  NONE = 'None',
}

/** Whether the scheduler may stop other pods to make room for a pod. */
export enum PreemptionPolicy {
  /** Those of a lower priority. */
  PREEMPT_LOWER_PRIORITY = 'PreemptLowerPriority',
  /** None. */
  NEVER = 'Never',
}
