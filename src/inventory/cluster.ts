/** A StorageClass of the cluster that isn't among the manifests. */
export interface ClusterStorageClass {
  /** The name of the StorageClass. */
  readonly name: string;
  /**
   * The provisioner: the name of a CSI driver.
   * @default - unknown
   */
  readonly provisioner?: string;
  /**
   * `Retain` or `Delete`: what becomes of a volume when its claim is deleted.
   * @default - Kubernetes' default, Delete
   */
  readonly reclaimPolicy?: string;
  /**
   * `Immediate` or `WaitForFirstConsumer`: when a volume is bound or provisioned.
   * @default - Kubernetes' default, Immediate
   */
  readonly volumeBindingMode?: string;
  /**
   * Whether claims of the class may be made larger.
   * @default - Kubernetes' default, false
   */
  readonly allowVolumeExpansion?: boolean;
}

/** Facts about the cluster that manifests don't tell; each one makes the checks and the survival table more precise. */
export interface ClusterFacts {
  /**
   * How many nodes pods may run on.
   * @default - unknown: more than one is assumed
   */
  readonly nodes?: number;
  /**
   * The zones of the nodes.
   * @default - unknown: more than one is assumed
   */
  readonly zones?: string[];
  /**
   * All StorageClasses of the cluster that aren't among the manifests.
   * @default - unknown: any class may exist
   */
  readonly storageClasses?: ClusterStorageClass[];
  /**
   * The cluster's default StorageClass; `''` if it has none.
   * @default - unknown, unless a StorageClass among the manifests is marked as default
   */
  readonly defaultClass?: string;
  /**
   * Whether the cluster has nothing but the manifests and the facts declared here: then a reference to anything else is
   * broken, and a claim without a matching volume or class stays Pending.
   * @default false: the cluster may have claims, volumes, classes, Secrets and ConfigMaps of its own
   */
  readonly complete?: boolean;
  /**
   * The cluster's version, e.g. `1.34`.
   * @default - the newest that this package knows
   */
  readonly kubernetesVersion?: string;
}
