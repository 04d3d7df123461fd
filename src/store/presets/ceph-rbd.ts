import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { describe } from '../../construct/construct-path';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { SecretReference } from '../storage-options';
import { Draft, draftOf, list, needs, presetClass, refuseParameter, secretFor, within } from './preset';

/** Options of a class of Ceph RBD images. */
export interface CephRbdClassOptions extends StorageClassOptions {
  /** The id of the Ceph cluster, as the driver's configuration has it. */
  readonly clusterId: string;

  /** The pool that images are made in. */
  readonly pool: string;

  /**
   * The Secret with the credentials of Ceph's user, for provisioning and for mounting; for expanding too where
   * allowVolumeExpansion is true.
   */
  readonly secret: SecretReference;

  /**
   * The pool that the data of the images is in.
   *
   * @default - the same as pool
   */
  readonly dataPool?: string;

  /**
   * Features of the images: layering, journaling, exclusive-lock, object-map, fast-diff, deep-flatten.
   *
   * @default - not set: the driver's
   */
  readonly imageFeatures?: string[];

  /**
   * How images are mapped: `rbd` or `rbd-nbd`.
   *
   * @default - not set: rbd
   */
  readonly mounter?: string;

  /**
   * Options for mapping images.
   *
   * @default - none
   */
  readonly mapOptions?: string;

  /**
   * Options for unmapping images.
   *
   * @default - none
   */
  readonly unmapOptions?: string;

  /**
   * Whether images are encrypted.
   *
   * @default - not set: they aren't
   */
  readonly encrypted?: boolean;

  /**
   * The key management system that keeps passphrases; needs encrypted.
   *
   * @default - none: the Secret has the passphrase
   */
  readonly encryptionKmsId?: string;

  /**
   * The prefix of the images' names.
   *
   * @default - not set: csi-vol-
   */
  readonly volumeNamePrefix?: string;

  /**
   * The size of a stripe in bytes; needs stripeCount.
   *
   * @default - not set
   */
  readonly stripeUnit?: number;

  /**
   * The number of objects to stripe over; needs stripeUnit.
   *
   * @default - not set
   */
  readonly stripeCount?: number;

  /**
   * The size of an object in bytes.
   *
   * @default - not set
   */
  readonly objectSize?: number;

  /**
   * The file system that images are formatted with.
   *
   * @default - not set: ext4
   */
  readonly fsType?: string;
}

/**
 * Features, with those that each of them requires.
 * @see https://docs.ceph.com/en/latest/rbd/rbd-config-ref/#image-features
 */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  layering: [],
  journaling: ['exclusive-lock'],
  'exclusive-lock': [],
  'object-map': ['exclusive-lock'],
  'fast-diff': ['object-map'],
  'deep-flatten': [],
};

/**
 * Classes of Ceph RBD images: disks that one node mounts.
 *
 * @see https://github.com/ceph/ceph-csi/blob/devel/docs/rbd/deploy.md
 *
 * @example
 *
 * CephRbd.storageClass(this, 'rbd', {
 *   clusterId: 'b9127830-b0cc-4e34-aa47-9d1a2e9949a8',
 *   pool: 'kubernetes',
 *   secret: { name: 'csi-rbd-secret', namespace: 'default' },
 * });
 */
export class CephRbd {
  /**
   * A class of images.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the images
   */
  public static storageClass(scope: Construct, id: string, options: CephRbdClassOptions): StorageClass {
    const draft = draftOf('CephRbd', scope, id, options);
    const { imageFeatures, secret, stripeUnit, stripeCount } = options;
    for (const feature of imageFeatures ?? []) checkFeature(draft, feature, imageFeatures ?? []);
    needs(draft, 'encryptionKmsId', options.encryptionKmsId, options.encrypted === true, 'encrypted: true');
    needs(draft, 'stripeUnit', stripeUnit, stripeCount !== undefined, 'stripeCount');
    needs(draft, 'stripeCount', stripeCount, stripeUnit !== undefined, 'stripeUnit');
    for (const [name, size] of Object.entries({ stripeUnit, stripeCount, objectSize: options.objectSize })) {
      within(draft, name, size, [1]);
    }
    return presetClass(draft, id, DRIVER.cephRbd, options, {
      clusterID: options.clusterId,
      pool: options.pool,
      dataPool: options.dataPool,
      imageFeatures: imageFeatures?.join(','),
      mounter: options.mounter,
      mapOptions: options.mapOptions,
      unmapOptions: options.unmapOptions,
      encrypted: options.encrypted,
      encryptionKMSID: options.encryptionKmsId,
      volumeNamePrefix: options.volumeNamePrefix,
      stripeUnit,
      stripeCount,
      objectSize: options.objectSize,
      'csi.storage.k8s.io/fstype': options.fsType,
      ...secretFor('provisioner', secret),
      ...secretFor('controller-expand', options.allowVolumeExpansion === true ? secret : undefined),
      ...secretFor('node-stage', secret),
    });
  }
}

function checkFeature(draft: Draft, feature: string, given: readonly string[]): void {
  const needed = FEATURES[feature];
  if (needed === undefined) {
    refuseParameter(draft, `imageFeatures ${describe(feature)} is not allowed; give ${list(Object.keys(FEATURES))}`);
    return;
  }
  for (const other of needed) {
    needs(draft, 'imageFeatures', feature, given.includes(other), `${other}; give both`);
  }
}
