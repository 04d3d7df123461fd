import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { effective, onlyWith, pairs, presetClass, draftOf, within } from './preset';

/** Options of a class of Google Compute Engine disks. */
export interface GcpPersistentDiskClassOptions extends StorageClassOptions {
  /**
   * The type of the disks, e.g. pd-standard, pd-balanced, pd-ssd or hyperdisk-balanced.
   *
   * @default - not set: pd-standard
   */
  readonly type?: string;

  /**
   * Whether a disk is kept in two zones: `none` or `regional-pd`.
   *
   * @default - not set: none
   */
  readonly replicationType?: string;

  /**
   * Provisioned I/O operations a second, for pd-extreme and Hyperdisk.
   *
   * @default - not set: as the type has it
   */
  readonly iops?: number;

  /**
   * Provisioned throughput in MiB/s, for Hyperdisk.
   *
   * @default - not set: as the type has it
   */
  readonly throughput?: number;

  /**
   * The key that encrypts the disks: its full resource name.
   *
   * @default - Google's key
   */
  readonly diskEncryptionKmsKey?: string;

  /**
   * Labels of the disks in Google Cloud.
   *
   * @default - none
   */
  readonly diskLabels?: { readonly [key: string]: string };

  /**
   * Storage pools that Hyperdisk disks are made in: their full resource names.
   *
   * @default - none
   */
  readonly storagePools?: string[];

  /**
   * The file system that disks are formatted with.
   *
   * @default - not set: ext4
   */
  readonly fsType?: string;
}

const REPLICATED = ['pd-standard', 'pd-balanced', 'pd-ssd'];
const BALANCED = ['hyperdisk-balanced', 'hyperdisk-balanced-high-availability'];
const IOPS = [...BALANCED, 'hyperdisk-extreme', 'pd-extreme'];
const THROUGHPUT = [...BALANCED, 'hyperdisk-throughput', 'hyperdisk-ml'];

/**
 * Classes of Google Compute Engine disks: Persistent Disk and Hyperdisk.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/gce-pd-csi-driver
 *
 * @example
 *
 * GcpPersistentDisk.storageClass(this, 'regional', { type: 'pd-balanced', replicationType: 'regional-pd' });
 */
export class GcpPersistentDisk {
  /**
   * A class of disks.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the disks
   */
  public static storageClass(scope: Construct, id: string, options: GcpPersistentDiskClassOptions = {}): StorageClass {
    const draft = draftOf('GcpPersistentDisk', scope, id, options);
    const type = effective(DRIVER.gcpPersistentDisk, options, 'type', options.type) ?? 'pd-standard';
    const { replicationType, iops, throughput, storagePools } = options;
    if (replicationType !== 'none') onlyWith(draft, 'replicationType', replicationType, 'type', type, REPLICATED);
    onlyWith(draft, 'iops', iops, 'type', type, IOPS);
    onlyWith(draft, 'throughput', throughput, 'type', type, THROUGHPUT);
    if (!type.startsWith('hyperdisk-')) onlyWith(draft, 'storagePools', storagePools, 'type', type, ['hyperdisk-…']);
    within(draft, 'iops', iops, [1]);
    within(draft, 'throughput', throughput, [1]);
    return presetClass(draft, id, DRIVER.gcpPersistentDisk, options, {
      type: options.type,
      'replication-type': replicationType,
      'provisioned-iops-on-create': iops,
      'provisioned-throughput-on-create': throughput === undefined ? undefined : `${throughput}Mi`,
      'disk-encryption-kms-key': options.diskEncryptionKmsKey,
      labels: pairs(draft, 'diskLabels', options.diskLabels),
      'storage-pools': storagePools?.join(','),
      'csi.storage.k8s.io/fstype': options.fsType,
    });
  }
}
