import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { SecretReference } from '../storage-options';
import { matches, presetClass, draftOf, secretFor } from './preset';

/** Options of a class of directories on an NFS server. */
export interface NfsClassOptions extends StorageClassOptions {
  /** The host name or address of the server. */
  readonly server: string;

  /** The exported path, absolute. */
  readonly share: string;

  /**
   * The directory of the share that a volume is, with `${pvc.metadata.name}`, `${pvc.metadata.namespace}` and
   * `${pv.metadata.name}`.
   *
   * @default - not set: a new one, named like the volume
   */
  readonly subDir?: string;

  /**
   * The permissions of the directories, in octal, e.g. `0770`.
   *
   * @default - not set: as the server makes them
   */
  readonly mountPermissions?: string;

  /**
   * What happens to the directory of a deleted volume: `delete`, `retain` or `archive`.
   *
   * @default - not set: it is deleted
   */
  readonly onDelete?: string;

  /**
   * The Secret that holds mount options for deleting a directory.
   *
   * @default - none
   */
  readonly provisionerSecret?: SecretReference;
}

/**
 * Classes of directories on an NFS server, made by the NFS CSI driver: shared by all nodes.
 *
 * @see https://github.com/kubernetes-csi/csi-driver-nfs/blob/master/docs/driver-parameters.md
 *
 * @example
 *
 * Nfs.storageClass(this, 'nfs', { server: 'nfs.example.com', share: '/exports', onDelete: 'retain' });
 */
export class Nfs {
  /**
   * A class of NFS directories.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the volumes
   */
  public static storageClass(scope: Construct, id: string, options: NfsClassOptions): StorageClass {
    const draft = draftOf('Nfs', scope, id, options);
    matches(draft, 'server', options.server, /^[^\s/]+$/, 'a host name or address');
    matches(draft, 'share', options.share, /^\//, "a path that begins with '/'");
    matches(draft, 'mountPermissions', options.mountPermissions, /^[0-7]{1,4}$/, 'up to four octal digits, e.g. 0770');
    return presetClass(draft, id, DRIVER.nfs, options, {
      server: options.server,
      share: options.share,
      subDir: options.subDir,
      mountPermissions: options.mountPermissions,
      onDelete: options.onDelete,
      ...secretFor('provisioner', options.provisionerSecret),
    });
  }
}
