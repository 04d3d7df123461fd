import { ApiObjectMetadata } from 'cdk8s';
import { AccessMode, ReclaimPolicy, VolumeMode } from '../api/enums';
import { VolumeAffinity } from './volume-affinity';

/** Options of every PersistentVolume. */
export interface VolumeOptions {
  /**
   * Labels, annotations and other metadata of the volume.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * What happens to the volume when its claim is deleted.
   *
   * @default - not set: Kubernetes retains it
   */
  readonly reclaimPolicy?: ReclaimPolicy;

  /**
   * Options that the volume is mounted with.
   *
   * @default - none
   */
  readonly mountOptions?: string[];

  /**
   * How many nodes or pods may use the volume at once, and how; at least the modes of the claim.
   *
   * @default - the access modes of the store
   */
  readonly accessModes?: AccessMode[];

  /**
   * A directory or a raw device.
   *
   * @default - the volume mode of the store
   */
  readonly volumeMode?: VolumeMode;

  /**
   * Any further fields of the volume, as the API has them; they override those made from the other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/
   */
  readonly volumeSpec?: { readonly [field: string]: unknown };
}

/** Options of a PersistentVolume that may be reached from some nodes only. */
export interface NodeAffineVolumeOptions extends VolumeOptions {
  /**
   * The nodes from which the volume can be reached.
   *
   * @default - all nodes
   */
  readonly nodeAffinity?: VolumeAffinity;
}
