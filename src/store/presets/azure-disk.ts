import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { conflicts, effective, needs, onlyWith, pairs, presetClass, draftOf, within } from './preset';

/** Options of a class of Azure disks. */
export interface AzureDiskClassOptions extends StorageClassOptions {
  /**
   * The type of the disks, e.g. StandardSSD_LRS, Premium_LRS, Premium_ZRS, PremiumV2_LRS or UltraSSD_LRS.
   *
   * @default - not set: StandardSSD_LRS
   */
  readonly skuName?: string;

  /**
   * The cache of the node: None, ReadOnly or ReadWrite.
   *
   * @default - not set: ReadOnly
   */
  readonly cachingMode?: string;

  /**
   * Provisioned I/O operations a second, for UltraSSD_LRS and PremiumV2_LRS.
   *
   * @default - not set: 500
   */
  readonly iops?: number;

  /**
   * Provisioned throughput in MB/s, for UltraSSD_LRS and PremiumV2_LRS.
   *
   * @default - not set: 100
   */
  readonly throughput?: number;

  /**
   * The size of a sector in bytes, for UltraSSD_LRS and PremiumV2_LRS: 512 or 4096.
   *
   * @default - not set: 4096
   */
  readonly logicalSectorSize?: number;

  /**
   * How many nodes may attach a disk at once; more than one needs a claim with volume mode Block.
   *
   * @default - not set: one
   */
  readonly maxShares?: number;

  /**
   * Whether Premium disks may go beyond their provisioned performance for a while.
   *
   * @default - not set: they may not
   */
  readonly enableBursting?: boolean;

  /**
   * The disk encryption set that encrypts the disks: its resource id.
   *
   * @default - Azure's key
   */
  readonly diskEncryptionSetId?: string;

  /**
   * Who may export the disks: AllowAll, DenyAll or AllowPrivate.
   *
   * @default - not set: AllowAll
   */
  readonly networkAccessPolicy?: string;

  /**
   * The disk access resource for networkAccessPolicy AllowPrivate: its resource id.
   *
   * @default - none
   */
  readonly diskAccessId?: string;

  /**
   * The resource group that disks are made in.
   *
   * @default - the cluster's
   */
  readonly resourceGroup?: string;

  /**
   * The Azure region that disks are made in.
   *
   * @default - the cluster's
   */
  readonly location?: string;

  /**
   * Tags of the disks in Azure.
   *
   * @default - none
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The file system that disks are formatted with.
   *
   * @default - not set: ext4
   */
  readonly fsType?: string;
}

const PROVISIONED = ['UltraSSD_LRS', 'PremiumV2_LRS'];
const PREMIUM = ['Premium_LRS', 'Premium_ZRS'];

/**
 * Classes of Azure disks: disks that one node of their zone mounts; `…_ZRS` disks of any zone of the region.
 *
 * @see https://github.com/kubernetes-sigs/azuredisk-csi-driver/blob/master/docs/driver-parameters.md
 *
 * @example
 *
 * AzureDisk.storageClass(this, 'premium', { skuName: 'Premium_LRS', reclaimPolicy: ReclaimPolicy.RETAIN });
 */
export class AzureDisk {
  /**
   * A class of disks.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the disks
   */
  public static storageClass(scope: Construct, id: string, options: AzureDiskClassOptions = {}): StorageClass {
    const draft = draftOf('AzureDisk', scope, id, options);
    const skuName =
      effective(DRIVER.azureDisk, options, 'skuName', options.skuName) ??
      effective(DRIVER.azureDisk, options, 'storageAccountType', undefined) ??
      'StandardSSD_LRS';
    const { iops, throughput, logicalSectorSize, maxShares, cachingMode, networkAccessPolicy } = options;
    onlyWith(draft, 'iops', iops, 'skuName', skuName, PROVISIONED);
    onlyWith(draft, 'throughput', throughput, 'skuName', skuName, PROVISIONED);
    onlyWith(draft, 'logicalSectorSize', logicalSectorSize, 'skuName', skuName, PROVISIONED);
    onlyWith(draft, 'enableBursting', options.enableBursting, 'skuName', skuName, PREMIUM);
    within(draft, 'iops', iops, [1]);
    within(draft, 'throughput', throughput, [1]);
    within(draft, 'maxShares', maxShares, [1]);
    const cached = cachingMode === 'None' ? undefined : cachingMode;
    const bursting = options.enableBursting === true ? true : undefined;
    const uncached = PROVISIONED.includes(skuName) ? `skuName ${skuName}` : undefined;
    const shared = maxShares !== undefined && maxShares > 1 ? `maxShares ${maxShares}` : undefined;
    conflicts(draft, 'cachingMode', cached, uncached ?? shared, 'give None');
    conflicts(draft, 'enableBursting', bursting, shared, 'leave it out');
    const isPrivate = networkAccessPolicy === 'AllowPrivate';
    needs(draft, 'diskAccessId', options.diskAccessId, isPrivate, "networkAccessPolicy: 'AllowPrivate'");
    return presetClass(draft, id, DRIVER.azureDisk, options, {
      skuName: options.skuName,
      cachingMode,
      DiskIOPSReadWrite: iops,
      DiskMBpsReadWrite: throughput,
      LogicalSectorSize: logicalSectorSize,
      maxShares,
      enableBursting: options.enableBursting,
      diskEncryptionSetID: options.diskEncryptionSetId,
      networkAccessPolicy,
      diskAccessID: options.diskAccessId,
      resourceGroup: options.resourceGroup,
      location: options.location,
      tags: pairs(draft, 'tags', options.tags),
      fsType: options.fsType,
    });
  }
}
