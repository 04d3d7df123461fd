import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { SecretReference } from '../storage-options';
import { conflicts, presetClass, draftOf, secretFor } from './preset';

/** Options of a class of CephFS directories. */
export interface CephFsClassOptions extends StorageClassOptions {
  /** The id of the Ceph cluster, as the driver's configuration has it. */
  readonly clusterId: string;

  /** The file system that directories are made in. */
  readonly fsName: string;

  /**
   * The Secret with the credentials of Ceph's user, for provisioning and for mounting; for expanding too where
   * allowVolumeExpansion is true.
   */
  readonly secret: SecretReference;

  /**
   * The pool that the data is in.
   *
   * @default - the file system's
   */
  readonly pool?: string;

  /**
   * How directories are mounted: `kernel` or `fuse`.
   *
   * @default - not set: what the node has
   */
  readonly mounter?: string;

  /**
   * Options for mounting by the kernel; not with mounter fuse.
   *
   * @default - none
   */
  readonly kernelMountOptions?: string;

  /**
   * Options for mounting by FUSE; not with mounter kernel.
   *
   * @default - none
   */
  readonly fuseMountOptions?: string;

  /**
   * The prefix of the directories' names.
   *
   * @default - not set: csi-vol-
   */
  readonly volumeNamePrefix?: string;

  /**
   * Whether read-only volumes of a snapshot use the snapshot itself, without a copy; not with pool.
   *
   * @default - not set: they are copies
   */
  readonly backingSnapshot?: boolean;
}

const LEAVE_OUT = 'leave one of both out';

/**
 * Classes of CephFS directories: shared by all nodes.
 *
 * @see https://github.com/ceph/ceph-csi/blob/devel/docs/cephfs/deploy.md
 *
 * @example
 *
 * CephFs.storageClass(this, 'cephfs', {
 *   clusterId: 'b9127830-b0cc-4e34-aa47-9d1a2e9949a8',
 *   fsName: 'myfs',
 *   secret: { name: 'csi-cephfs-secret', namespace: 'default' },
 * });
 */
export class CephFs {
  /**
   * A class of directories.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the directories
   */
  public static storageClass(scope: Construct, id: string, options: CephFsClassOptions): StorageClass {
    const draft = draftOf('CephFs', scope, id, options);
    const { mounter, pool, secret } = options;
    const by = mounter === undefined ? undefined : `mounter ${mounter}`;
    conflicts(
      draft,
      'kernelMountOptions',
      options.kernelMountOptions,
      mounter === 'kernel' ? undefined : by,
      LEAVE_OUT,
    );
    conflicts(draft, 'fuseMountOptions', options.fuseMountOptions, mounter === 'fuse' ? undefined : by, LEAVE_OUT);
    conflicts(draft, 'pool', pool, options.backingSnapshot === true ? 'backingSnapshot true' : undefined, LEAVE_OUT);
    return presetClass(draft, id, DRIVER.cephFs, options, {
      clusterID: options.clusterId,
      fsName: options.fsName,
      pool,
      mounter,
      kernelMountOptions: options.kernelMountOptions,
      fuseMountOptions: options.fuseMountOptions,
      volumeNamePrefix: options.volumeNamePrefix,
      backingSnapshot: options.backingSnapshot,
      ...secretFor('provisioner', secret),
      ...secretFor('controller-expand', options.allowVolumeExpansion === true ? secret : undefined),
      ...secretFor('node-stage', secret),
    });
  }
}
