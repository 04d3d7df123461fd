import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { draftOf, matches, onlyWith, presetClass, refuseParameter, within } from './preset';

/** Options of a class of Amazon EFS directories. */
export interface AwsEfsClassOptions extends StorageClassOptions {
  /** The file system, which exists: `fs-…`. */
  readonly fileSystemId: string;

  /** The permissions of the directories, in octal, e.g. `700`. */
  readonly directoryPerms: string;

  /**
   * What a volume is: `efs-ap` for an access point, `efs-dir` for a directory.
   *
   * @default 'efs-ap'
   */
  readonly provisioningMode?: string;

  /**
   * The user id of the directories.
   *
   * @default - chosen by the driver
   */
  readonly uid?: number;

  /**
   * The group id of the directories.
   *
   * @default - chosen by the driver
   */
  readonly gid?: number;

  /**
   * The first group id that the driver chooses; needs gidRangeEnd.
   *
   * @default - not set: 50000
   */
  readonly gidRangeStart?: number;

  /**
   * The last group id that the driver chooses; needs gidRangeStart.
   *
   * @default - not set: 7000000
   */
  readonly gidRangeEnd?: number;

  /**
   * The directory of the file system that all volumes are under.
   *
   * @default - not set: the root
   */
  readonly basePath?: string;

  /**
   * The name of a volume's directory, with `${.PVC.name}`, `${.PVC.namespace}` and `${.PV.name}`.
   *
   * @default - not set: the volume's name
   */
  readonly subPathPattern?: string;

  /**
   * Whether the directories of two volumes are never the same.
   *
   * @default - not set: true
   */
  readonly ensureUniqueDirectory?: boolean;

  /**
   * Whether claims with the same name get the same access point.
   *
   * @default - not set: they don't
   */
  readonly reuseAccessPoint?: boolean;

  /**
   * Whether access points are tagged with the cluster; false avoids the rate limit of EFS on tagging.
   *
   * @default - not set: true
   */
  readonly enableTagging?: boolean;

  /**
   * The zone whose mount target is used for a file system of another account.
   *
   * @default - not set: any
   */
  readonly az?: string;
}

/**
 * Classes of Amazon EFS directories: shared by all nodes of a region.
 *
 * The files of a deleted volume stay in the file system, unless the driver is installed to delete them.
 *
 * @see https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/docs/README.md
 *
 * @example
 *
 * AwsEfs.storageClass(this, 'shared', { fileSystemId: 'fs-0123456789abcdef0', directoryPerms: '770' });
 */
export class AwsEfs {
  /**
   * A class of EFS directories.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the volumes
   */
  public static storageClass(scope: Construct, id: string, options: AwsEfsClassOptions): StorageClass {
    const draft = draftOf('AwsEfs', scope, id, options);
    const { provisioningMode = 'efs-ap', gidRangeStart, gidRangeEnd } = options;
    matches(draft, 'fileSystemId', options.fileSystemId, /^fs-/, "an id that begins with 'fs-'");
    matches(draft, 'directoryPerms', options.directoryPerms, /^[0-7]{3,4}$/, 'three or four octal digits, e.g. 700');
    for (const [name, id] of Object.entries({ uid: options.uid, gid: options.gid })) within(draft, name, id, [0]);
    if ((gidRangeStart === undefined) !== (gidRangeEnd === undefined)) {
      refuseParameter(draft, 'gidRangeStart and gidRangeEnd are not allowed one without the other; give both or none');
    }
    within(draft, 'gidRangeStart', gidRangeStart, [1]);
    within(draft, 'gidRangeEnd', gidRangeEnd, [(gidRangeStart ?? 0) + 1]);
    const accessPoints = {
      gidRangeStart,
      gidRangeEnd,
      subPathPattern: options.subPathPattern,
      ensureUniqueDirectory: options.ensureUniqueDirectory,
      reuseAccessPoint: options.reuseAccessPoint,
      enableTagging: options.enableTagging,
    };
    for (const [name, value] of Object.entries(accessPoints)) {
      onlyWith(draft, name, value, 'provisioningMode', provisioningMode, ['efs-ap']);
    }
    return presetClass(draft, id, DRIVER.awsEfs, options, {
      provisioningMode,
      fileSystemId: options.fileSystemId,
      directoryPerms: options.directoryPerms,
      uid: options.uid,
      gid: options.gid,
      basePath: options.basePath,
      ...accessPoints,
      az: options.az,
    });
  }
}
