import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { conflicts, effective, needs, onlyWith, presetClass, draftOf, within } from './preset';

/** Options of a class of Amazon EBS volumes. */
export interface AwsEbsClassOptions extends StorageClassOptions {
  /**
   * The type of the volumes: gp3, gp2, io1, io2, st1, sc1 or standard.
   *
   * @default - not set: gp3
   */
  readonly type?: string;

  /**
   * Provisioned I/O operations a second: 3000 to 80000 for gp3, 100 to 64000 for io1, 100 to 256000 for io2.
   *
   * @default - not set: 3000 for gp3; io1 and io2 need this or iopsPerGb
   */
  readonly iops?: number;

  /**
   * Provisioned I/O operations a second for each GiB, in place of iops.
   *
   * @default - not set
   */
  readonly iopsPerGb?: number;

  /**
   * Whether iopsPerGb is raised for volumes that are too small for it.
   *
   * @default - not set: they aren't provisioned
   */
  readonly allowAutoIopsPerGbIncrease?: boolean;

  /**
   * Throughput of gp3 volumes in MiB/s: 125 to 2000, and at most a quarter of the I/O operations.
   *
   * @default - not set: 125
   */
  readonly throughput?: number;

  /**
   * Whether io2 volumes are Block Express volumes.
   *
   * @default - not set: they aren't
   */
  readonly blockExpress?: boolean;

  /**
   * Whether the volumes are encrypted.
   *
   * @default - not set: as the account's settings say
   */
  readonly encrypted?: boolean;

  /**
   * The ARN of the key that encrypts the volumes; needs encrypted.
   *
   * @default - the account's default key
   */
  readonly kmsKeyId?: string;

  /**
   * The file system that volumes are formatted with.
   *
   * @default - not set: ext4
   */
  readonly fsType?: string;
}

/** The range that AWS allows for each type with provisioned I/O operations. */
const IOPS: Readonly<Record<string, readonly [number, number]>> = {
  gp3: [3000, 80_000],
  io1: [100, 64_000],
  io2: [100, 256_000],
};
const THROUGHPUT = [125, 2000] as const;
const GP3_IOPS = 3000;

/**
 * Classes of Amazon EBS volumes: disks that one node of their zone mounts.
 *
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
 *
 * @example
 *
 * AwsEbs.storageClass(this, 'gp3', { type: 'gp3', encrypted: true, reclaimPolicy: ReclaimPolicy.RETAIN });
 */
export class AwsEbs {
  /**
   * A class of EBS volumes.
   *
   * Refuses what AWS or the driver would refuse when a volume is provisioned: iops with gp2, throughput out of range, a
   * key without encryption.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the volumes
   */
  public static storageClass(scope: Construct, id: string, options: AwsEbsClassOptions = {}): StorageClass {
    const draft = draftOf('AwsEbs', scope, id, options);
    const type = (effective(DRIVER.awsEbs, options, 'type', options.type) ?? 'gp3').toLowerCase();
    const { iops, iopsPerGb, throughput, encrypted } = options;
    onlyWith(draft, 'iops', iops, 'type', type, Object.keys(IOPS));
    onlyWith(draft, 'iopsPerGb', iopsPerGb, 'type', type, Object.keys(IOPS));
    onlyWith(draft, 'throughput', throughput, 'type', type, ['gp3']);
    onlyWith(draft, 'blockExpress', options.blockExpress, 'type', type, ['io2']);
    const range = IOPS[type];
    if (range !== undefined) within(draft, 'iops', iops, range, `type ${type}`);
    within(draft, 'iopsPerGb', iopsPerGb, [1]);
    within(draft, 'throughput', throughput, THROUGHPUT);
    conflicts(draft, 'iopsPerGb', iopsPerGb, iops === undefined ? undefined : `iops ${iops}`, 'give one of both');
    const provisioned = [
      effective(DRIVER.awsEbs, options, 'iops', iops?.toString()),
      effective(DRIVER.awsEbs, options, 'iopsPerGB', iopsPerGb?.toString()),
    ];
    if (['io1', 'io2'].includes(type)) {
      needs(
        draft,
        'type',
        type,
        provisioned.some((given) => given !== undefined),
        'iops or iopsPerGb',
      );
    }
    if (throughput !== undefined && iopsPerGb === undefined && throughput > (iops ?? GP3_IOPS) / 4) {
      conflicts(draft, 'throughput', throughput, `iops ${iops ?? GP3_IOPS}`, `give iops ${throughput * 4} or more`);
    }
    needs(
      draft,
      'allowAutoIopsPerGbIncrease',
      options.allowAutoIopsPerGbIncrease,
      iopsPerGb !== undefined,
      'iopsPerGb',
    );
    needs(draft, 'kmsKeyId', options.kmsKeyId, encrypted === true, 'encrypted: true');
    return presetClass(draft, id, DRIVER.awsEbs, options, {
      type: options.type,
      iops,
      iopsPerGB: iopsPerGb,
      allowAutoIOPSPerGBIncrease: options.allowAutoIopsPerGbIncrease,
      throughput,
      blockExpress: options.blockExpress,
      encrypted,
      kmsKeyId: options.kmsKeyId,
      'csi.storage.k8s.io/fstype': options.fsType,
    });
  }
}
