import { AccessMode, VolumeMode } from '../api/enums';

/** An access mode in a manifest. */
export type AccessModeName = `${AccessMode}`;

/** A volume mode in a manifest. */
export type VolumeModeName = `${VolumeMode}`;

/**
 * The kind of storage behind a volume.
 *
 * - `block`: a disk, on which the node that mounts it makes a file system
 * - `shared`: a file system on a server that any number of nodes can mount
 * - `bucket`: an object store, mounted as files
 * - `directory`: a directory or disk of a node
 * - `projection`: files made from objects of the API, secrets or images
 */
export type VolumeKind = 'block' | 'shared' | 'bucket' | 'directory' | 'projection';

/** Where a pod can be and still reach its volume: on the same node, in the same zone or region, or anywhere. */
export type Topology = 'node' | 'zone' | 'region' | 'anywhere';

/** Whether a volume can grow: while pods use it, only while no pod does, or not at all. */
export type Expansion = 'online' | 'offline' | 'none';

/**
 * When the kubelet changes the group of a volume's files to the pod's fsGroup.
 * @see https://kubernetes-csi.github.io/docs/support-fsgroup.html
 */
export type FsGroupPolicy = 'File' | 'ReadWriteOnceWithFSType' | 'None';

/** What a driver does differently for classes that set a parameter to a certain value. */
export interface ParameterException {
  /** The parameter of the StorageClass. */
  readonly parameter: string;
  /** Matches the values for which the exception holds. */
  readonly value: RegExp;
  /** The values, for the documentation. */
  readonly values: string;
  /** Access modes that are possible besides the usual ones, by volume mode. */
  readonly accessModes?: Partial<Readonly<Record<VolumeModeName, readonly AccessModeName[]>>>;
  /** How far a pod can move. */
  readonly topology?: Topology;
  /** What happens to the files when a volume with reclaim policy Delete loses its claim. */
  readonly onDelete?: 'deleted' | 'kept';
}

/**
 * The properties of a storage driver, provisioner or volume source. Undefined means that the documentation doesn't say:
 * nothing may be concluded from it.
 */
export interface Driver {
  /** The name of the CSI driver or provisioner, or the key of the volume source, e.g. `hostPath`. */
  readonly name: string;
  /** Its usual name, for reports. */
  readonly title: string;
  /** How Kubernetes talks to it: as a CSI driver, a source built into Kubernetes, or a provisioner of such sources. */
  readonly plugin: 'csi' | 'in-tree' | 'provisioner';
  /** The kind of storage; several where the class or claim decides. */
  readonly kinds: readonly VolumeKind[];
  /** Access modes by volume mode, without ReadWriteOncePod; empty where there are no volumes of that mode. */
  readonly accessModes: Readonly<Record<VolumeModeName, readonly AccessModeName[] | undefined>>;
  /** How far a pod can move and still reach its volume. */
  readonly topology: Topology | undefined;
  /** Whether volumes are attached to nodes, so that Kubernetes keeps a ReadWriteOnce volume from a second node. */
  readonly attachable: boolean | undefined;
  /** Whether VolumeSnapshots can be taken. */
  readonly snapshots: boolean | undefined;
  /** Whether a claim can be cloned. */
  readonly clone: boolean | undefined;
  /** Whether and when volumes can grow. */
  readonly expansion: Expansion | undefined;
  /** When the group of files is changed to the pod's fsGroup. */
  readonly fsGroupPolicy: FsGroupPolicy | undefined;
  /** Whether volumes are made when they are claimed. */
  readonly dynamicProvisioning: boolean;
  /** Whether a pod can hold a volume of it directly, without a claim. */
  readonly inline: boolean | undefined;
  /** Whether mount options are possible. */
  readonly mountOptions: boolean | undefined;
  /** What happens to the files when a volume with reclaim policy Delete loses its claim. */
  readonly onDelete: 'deleted' | 'kept' | undefined;
  /** Whether reclaim policy Recycle is possible. */
  readonly recycle: boolean;
  /** Whether the files end with the pod. */
  readonly endsWithPod: boolean;
  /** What is different for some classes. */
  readonly exceptions?: readonly ParameterException[];
  /** Where all this is documented. */
  readonly documentation: string;
}

/** ReadWriteOnce alone. */
export const ONE_NODE: readonly AccessModeName[] = ['ReadWriteOnce'];

/** Written by one node, or read by many. */
export const ONE_WRITER: readonly AccessModeName[] = ['ReadWriteOnce', 'ReadOnlyMany'];

/** Written by many nodes. */
export const MANY_WRITERS: readonly AccessModeName[] = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'];

/** No volumes of this mode. */
export const NEVER: readonly AccessModeName[] = [];

/** What all CSI drivers with claims have in common. */
export const CSI_VOLUME = {
  plugin: 'csi',
  dynamicProvisioning: true,
  inline: false,
  mountOptions: true,
  onDelete: 'deleted',
  recycle: false,
  endsWithPod: false,
} as const satisfies Partial<Driver>;

/** What disks in a data centre have in common. */
export const CSI_DISK = { ...CSI_VOLUME, kinds: ['block'], attachable: true } as const satisfies Partial<Driver>;

/** What file systems on a server have in common: nothing is attached, and there is no raw device. */
export const CSI_SHARED = {
  ...CSI_VOLUME,
  kinds: ['shared'],
  accessModes: { Filesystem: MANY_WRITERS, Block: NEVER },
  attachable: false,
} as const satisfies Partial<Driver>;
