import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { SecretReference } from '../storage-options';
import { draftOf, needs, presetClass, secretFor, within } from './preset';

/** Options of a class of Longhorn volumes. */
export interface LonghornClassOptions extends StorageClassOptions {
  /**
   * The number of copies of a volume, each on a different node: 1 to 20.
   *
   * @default - not set: as Longhorn's settings say
   */
  readonly numberOfReplicas?: number;

  /**
   * Minutes after which a copy that failed is deleted.
   *
   * @default - not set: as Longhorn's settings say
   */
  readonly staleReplicaTimeout?: number;

  /**
   * Whether a copy is kept on the node of the pod: disabled, best-effort or strict-local. strict-local keeps the only
   * copy there, so the pod can't move.
   *
   * @default - not set: as Longhorn's settings say
   */
  readonly dataLocality?: string;

  /**
   * Tags of the disks that volumes are made on.
   *
   * @default - any disk
   */
  readonly diskSelector?: string[];

  /**
   * Tags of the nodes that volumes are made on.
   *
   * @default - any node
   */
  readonly nodeSelector?: string[];

  /**
   * The URL of a backup that volumes are restored from.
   *
   * @default - not set: they are empty
   */
  readonly fromBackup?: string;

  /**
   * Whether copies are moved to balance them: ignored, disabled, least-effort or best-effort.
   *
   * @default - not set: as Longhorn's settings say
   */
  readonly replicaAutoBalance?: string;

  /**
   * The data engine: v1 or v2.
   *
   * @default - not set: v1
   */
  readonly dataEngine?: string;

  /**
   * Whether volumes are encrypted, with the key in `secret`.
   *
   * @default - not set: they aren't
   */
  readonly encrypted?: boolean;

  /**
   * The Secret with the key of encrypted volumes, for provisioning, staging and mounting. Its name and namespace may hold
   * `${pvc.name}` and `${pvc.namespace}`: a key for each claim.
   *
   * @default - none
   * @see https://longhorn.io/docs/latest/advanced-resources/security/volume-encryption/
   */
  readonly secret?: SecretReference;

  /**
   * The Secret with the key for encrypted volumes that grow while they are mounted; the same as `secret`.
   *
   * @default - none
   */
  readonly nodeExpandSecret?: SecretReference;

  /**
   * Mount options of shared (ReadWriteMany) volumes, separated by commas.
   *
   * @default - not set: Longhorn's
   */
  readonly nfsOptions?: string;

  /**
   * The file system that volumes are formatted with.
   *
   * @default - not set: ext4
   */
  readonly fsType?: string;
}

/**
 * Classes of Longhorn volumes: disks copied to several nodes.
 *
 * @see https://longhorn.io/docs/latest/references/storage-class-parameters/
 *
 * @example
 *
 * Longhorn.storageClass(this, 'replicated', { numberOfReplicas: 3, allowVolumeExpansion: true });
 */
export class Longhorn {
  /**
   * A class of volumes.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the volumes
   */
  public static storageClass(scope: Construct, id: string, options: LonghornClassOptions = {}): StorageClass {
    const draft = draftOf('Longhorn', scope, id, options);
    const { numberOfReplicas, dataLocality } = options;
    within(draft, 'numberOfReplicas', numberOfReplicas, [1, 20]);
    within(draft, 'staleReplicaTimeout', options.staleReplicaTimeout, [0]);
    const strictLocal = dataLocality === 'strict-local' ? dataLocality : undefined;
    needs(draft, 'dataLocality', strictLocal, numberOfReplicas === 1, 'numberOfReplicas: 1');
    return presetClass(draft, id, DRIVER.longhorn, options, {
      numberOfReplicas,
      staleReplicaTimeout: options.staleReplicaTimeout,
      dataLocality,
      diskSelector: options.diskSelector?.join(','),
      nodeSelector: options.nodeSelector?.join(','),
      fromBackup: options.fromBackup,
      replicaAutoBalance: options.replicaAutoBalance,
      dataEngine: options.dataEngine,
      encrypted: options.encrypted,
      ...secretFor('provisioner', options.secret),
      ...secretFor('node-publish', options.secret),
      ...secretFor('node-stage', options.secret),
      ...secretFor('node-expand', options.nodeExpandSecret),
      nfsOptions: options.nfsOptions,
      fsType: options.fsType,
    });
  }
}
