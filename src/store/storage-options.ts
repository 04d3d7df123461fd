import { HostPathType } from '../api/enums';
import { IStorageClass } from './storage-class';
import { VolumeAffinity } from './volume-affinity';
import { NodeAffineVolumeOptions, VolumeOptions } from './volume';

/** Options of a hostPath. */
export interface HostPathOptions extends NodeAffineVolumeOptions {
  /**
   * What must exist at the path, or is created there.
   *
   * @default - not set: nothing is checked
   */
  readonly type?: HostPathType;
}

/** Options of a local disk or directory. */
export interface LocalOptions extends VolumeOptions {
  /** The nodes that have the disk; required, since a pod must be scheduled there. */
  readonly nodeAffinity: VolumeAffinity;

  /**
   * The file system to mount, where the path is a block device.
   *
   * @default - not set: Kubernetes chooses
   */
  readonly fsType?: string;
}

/** An export of an NFS server. */
export interface NfsExport {
  /** The host name or address of the server. */
  readonly server: string;

  /** The exported path, absolute. */
  readonly path: string;

  /**
   * Whether the export is mounted read-only.
   *
   * @default - not set: it is writable
   */
  readonly readOnly?: boolean;
}

/** The name of a Secret and its namespace. */
export interface SecretReference {
  /** The name of the Secret. */
  readonly name: string;

  /** The namespace of the Secret. */
  readonly namespace: string;
}

/** Options of a volume of a CSI driver. */
export interface CsiOptions extends NodeAffineVolumeOptions {
  /** The name of the driver. */
  readonly driver: string;

  /** The driver's id of the volume. */
  readonly volumeHandle: string;

  /**
   * The file system to mount.
   *
   * @default - not set: the driver chooses
   */
  readonly fsType?: string;

  /**
   * Whether the volume is attached read-only.
   *
   * @default - not set: it is writable
   */
  readonly readOnly?: boolean;

  /**
   * Attributes of the volume, as the driver's documentation has them.
   *
   * @default - none
   */
  readonly volumeAttributes?: { readonly [name: string]: string };

  /**
   * The Secret for attaching the volume to a node.
   *
   * @default - none
   */
  readonly controllerPublishSecretRef?: SecretReference;

  /**
   * The Secret for staging the volume on a node.
   *
   * @default - none
   */
  readonly nodeStageSecretRef?: SecretReference;

  /**
   * The Secret for mounting the volume in a pod.
   *
   * @default - none
   */
  readonly nodePublishSecretRef?: SecretReference;

  /**
   * The Secret for expanding the volume.
   *
   * @default - none
   */
  readonly controllerExpandSecretRef?: SecretReference;

  /**
   * The Secret for expanding the file system on the node.
   *
   * @default - none
   */
  readonly nodeExpandSecretRef?: SecretReference;
}

/** An iSCSI disk. */
export interface IscsiDisk {
  /** The portal: address and, where it isn't 3260, port. */
  readonly targetPortal: string;

  /** The qualified name of the target. */
  readonly iqn: string;

  /** The number of the logical unit: 0 to 255. */
  readonly lun: number;

  /**
   * Further portals.
   *
   * @default - none
   */
  readonly portals?: string[];

  /**
   * The file system to mount.
   *
   * @default - not set: ext4
   */
  readonly fsType?: string;

  /**
   * Whether the disk is attached read-only.
   *
   * @default - not set: it is writable
   */
  readonly readOnly?: boolean;

  /**
   * Whether discovery is authenticated by CHAP.
   *
   * @default - not set: it isn't
   */
  readonly chapAuthDiscovery?: boolean;

  /**
   * Whether sessions are authenticated by CHAP.
   *
   * @default - not set: they aren't
   */
  readonly chapAuthSession?: boolean;

  /**
   * The name of the initiator.
   *
   * @default - the node's
   */
  readonly initiatorName?: string;

  /**
   * The interface to use.
   *
   * @default - not set: TCP
   */
  readonly iscsiInterface?: string;

  /**
   * The name of the Secret for CHAP.
   *
   * @default - none
   */
  readonly secretName?: string;
}

/** A Fibre Channel disk: by target and logical unit, or by world wide identifiers. */
export interface FcDisk {
  /**
   * World wide names of the target.
   *
   * @default - none
   */
  readonly targetWwns?: string[];

  /**
   * The number of the logical unit.
   *
   * @default - none
   */
  readonly lun?: number;

  /**
   * World wide identifiers of the volume.
   *
   * @default - none
   */
  readonly wwids?: string[];

  /**
   * The file system to mount.
   *
   * @default - not set: ext4
   */
  readonly fsType?: string;

  /**
   * Whether the disk is attached read-only.
   *
   * @default - not set: it is writable
   */
  readonly readOnly?: boolean;
}

/** Options of an NFS export and of the volume on it. */
export interface NfsOptions extends NfsExport, NodeAffineVolumeOptions {}

/** Options of an iSCSI disk and of the volume on it. */
export interface IscsiOptions extends IscsiDisk, NodeAffineVolumeOptions {
  /**
   * The namespace of the Secret for CHAP.
   *
   * @default - not set: that of the claim
   */
  readonly secretNamespace?: string;
}

/** Options of a Fibre Channel disk and of the volume on it. */
export interface FcOptions extends FcDisk, NodeAffineVolumeOptions {}

/** Options of provisioned storage. */
export interface DynamicOptions {
  /**
   * The class: a construct, the name of an existing class, or '' for no class at all.
   *
   * @default - not set: the cluster's default class
   */
  readonly storageClass?: string | IStorageClass;
}
