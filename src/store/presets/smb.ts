import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { SecretReference } from '../storage-options';
import { matches, presetClass, draftOf, secretFor } from './preset';

/** Options of a class of directories on an SMB server. */
export interface SmbClassOptions extends StorageClassOptions {
  /** The share: `//server/share`. */
  readonly source: string;

  /** The Secret with `username` and `password` for mounting the share on nodes. */
  readonly nodeStageSecret: SecretReference;

  /**
   * The Secret with `username` and `password` for creating and deleting directories.
   *
   * @default - none: volumes are the whole share
   */
  readonly provisionerSecret?: SecretReference;

  /**
   * The directory of the share that a volume is, with `${pvc.metadata.name}`, `${pvc.metadata.namespace}` and
   * `${pv.metadata.name}`.
   *
   * @default - not set: a new one, named like the volume
   */
  readonly subDir?: string;

  /**
   * What happens to the directory of a deleted volume: `delete`, `retain` or `archive`.
   *
   * @default - not set: it is deleted
   */
  readonly onDelete?: string;
}

/**
 * Classes of directories on an SMB server, made by the SMB CSI driver: shared by all nodes.
 *
 * @see https://github.com/kubernetes-csi/csi-driver-smb/blob/master/docs/driver-parameters.md
 *
 * @example
 *
 * Smb.storageClass(this, 'smb', {
 *   source: '//smb.example.com/share',
 *   nodeStageSecret: { name: 'smb-credentials', namespace: 'default' },
 * });
 */
export class Smb {
  /**
   * A class of SMB directories.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the volumes
   */
  public static storageClass(scope: Construct, id: string, options: SmbClassOptions): StorageClass {
    const draft = draftOf('Smb', scope, id, options);
    matches(draft, 'source', options.source, /^\/\/[^/\s]+\/[^\s]+$/, 'a share such as //server/share');
    return presetClass(draft, id, DRIVER.smb, options, {
      source: options.source,
      subDir: options.subDir,
      onDelete: options.onDelete,
      ...secretFor('provisioner', options.provisionerSecret),
      ...secretFor('node-stage', options.nodeStageSecret),
    });
  }
}
