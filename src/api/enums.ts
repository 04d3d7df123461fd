/**
 * How many nodes or pods may use a volume at once, and how.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export enum AccessMode {
  /** Read and written by the pods of one node. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** Read by pods of any node. */
  READ_ONLY_MANY = 'ReadOnlyMany',
  /** Read and written by pods of any node. */
  READ_WRITE_MANY = 'ReadWriteMany',
  /** Read and written by one pod in the whole cluster; CSI volumes only. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
}

/**
 * Whether a container sees a volume as a directory or as a raw device.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-mode
 */
export enum VolumeMode {
  /** A directory. */
  FILESYSTEM = 'Filesystem',
  /** A block device without a file system. */
  BLOCK = 'Block',
}

/**
 * What becomes of a volume when its claim is deleted.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
 */
export enum ReclaimPolicy {
  /** The volume and its files stay, for an administrator to deal with. */
  RETAIN = 'Retain',
  /** The volume and its files are deleted. */
  DELETE = 'Delete',
  /**
   * The files are deleted and the volume is offered again.
   * @deprecated Kubernetes advises dynamic provisioning instead.
   */
  RECYCLE = 'Recycle',
}

/**
 * What has to be at a hostPath, or is made there, before a container starts.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types
 */
export enum HostPathType {
  /** Nothing is checked. */
  UNSET = '',
  /** A directory that is made (mode 0755, owned by the kubelet) where there is none. */
  DIRECTORY_OR_CREATE = 'DirectoryOrCreate',
  /** A directory that exists. */
  DIRECTORY = 'Directory',
  /** A file that is made (mode 0644, owned by the kubelet) where there is none. */
  FILE_OR_CREATE = 'FileOrCreate',
  /** A file that exists. */
  FILE = 'File',
  /** A UNIX socket that exists. */
  SOCKET = 'Socket',
  /** A character device that exists. */
  CHAR_DEVICE = 'CharDevice',
  /** A block device that exists. */
  BLOCK_DEVICE = 'BlockDevice',
}

/**
 * When a volume is bound or provisioned for a claim.
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode
 */
export enum VolumeBindingMode {
  /** As soon as the claim exists, wherever its pod may run. */
  IMMEDIATE = 'Immediate',
  /** When a pod that uses the claim is scheduled, where that pod can reach it. */
  WAIT_FOR_FIRST_CONSUMER = 'WaitForFirstConsumer',
}
