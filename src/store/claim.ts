import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { AccessMode, VolumeMode } from '../api/enums';
import { copy } from '../construct/copy';
import { defined } from '../construct/objects';
import { checkReserved } from '../construct/reserved';
import { quantityOfSize } from '../construct/size';
import { refuse } from '../construct/construct-path';
import { DataSource } from './data-source';
import { labelSelectorData } from './selector';
import { attributesClassName, IVolumeAttributesClass } from './volume-attributes-class';

/** Options of every claim, made for a store, a replica or a pod. */
export interface ClaimOptions {
  /** How much the claim asks for, more than 0 bytes: a `Size`, or a quantity as the API has it, e.g. `10Gi` or `5G`. */
  readonly capacity: Size | string;

  /**
   * The most that the volume may have.
   *
   * @default - no limit
   */
  readonly limit?: Size | string;

  /**
   * How many nodes or pods may use the volume at once, and how.
   *
   * @default [AccessMode.READ_WRITE_ONCE]
   */
  readonly accessModes?: AccessMode[];

  /**
   * A directory or a raw device.
   *
   * @default - not set: Kubernetes gives a directory
   */
  readonly volumeMode?: VolumeMode;

  /**
   * Labels that a volume must have.
   *
   * @default - any volume
   */
  readonly selector?: k8s.LabelSelector;

  /**
   * What the new volume is filled from: a snapshot, another store, or a volume populator.
   *
   * @default - nothing: the volume is empty
   */
  readonly dataSource?: DataSource;

  /**
   * The attributes of the volume that may be changed while it is in use: a construct, or the name of a class.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/
   */
  readonly volumeAttributesClass?: string | IVolumeAttributesClass;

  /**
   * Any further fields of the claim, as the API has them or as any cdk8s-plus makes them; they override those made from the
   * other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-claim-v1/
   */
  readonly claimSpec?: { readonly [field: string]: unknown };
}

/** The fields of a claim that its storage decides. */
export interface ClaimTarget {
  /** The requested size, where it isn't the capacity. */
  readonly capacity?: Size | string;
  readonly storageClassName?: string;
  readonly volumeName?: string;
  readonly selector?: k8s.LabelSelector;
}

/** Fields that have options, because volumes and pods have to agree with them. */
const RESERVED: Readonly<Record<string, string>> = {
  accessModes: 'give accessModes',
  resources: 'give capacity and limit',
  storageClassName: 'give storageClass',
  volumeMode: 'give volumeMode',
  volumeName: 'give Storage.existingVolume(name)',
};

/** The spec of a claim as the API has it. */
export function claimSpec(constructPath: string, options: ClaimOptions, target: ClaimTarget): Record<string, unknown> {
  const { volumeMode, dataSource, volumeAttributesClass } = options;
  const requested = quantityOfSize(constructPath, 'capacity', target.capacity ?? options.capacity);
  const limit = options.limit === undefined ? undefined : quantityOfSize(constructPath, 'limit', options.limit);
  const selector = options.selector ?? target.selector;
  if (options.selector !== undefined && target.selector !== undefined)
    refuse(constructPath, 'selector and Storage.matching are both given; give one');
  checkReserved(constructPath, 'claimSpec', options.claimSpec, RESERVED);
  return defined({
    accessModes: checkedAccessModes(constructPath, options.accessModes),
    volumeMode,
    resources: defined({
      requests: { storage: requested },
      limits: limit === undefined ? undefined : { storage: limit },
    }),
    storageClassName: target.storageClassName,
    volumeName: target.volumeName,
    selector: selector === undefined ? undefined : labelSelectorData(constructPath, 'selector', selector),
    volumeAttributesClassName: attributesClassName(constructPath, volumeAttributesClass),
    ...(dataSource === undefined ? {} : { [dataSource._field]: dataSource._data }),
    ...copy(options.claimSpec),
  });
}

/** The access modes of a claim or volume; refuses those that the API server would. */
export function checkedAccessModes(constructPath: string, given: readonly AccessMode[] | undefined): AccessMode[] {
  if (given === undefined) return [AccessMode.READ_WRITE_ONCE];
  if (given.length === 0)
    refuse(constructPath, 'no access mode is not allowed; give at least one, e.g. AccessMode.READ_WRITE_ONCE');
  if (new Set(given).size > 1 && given.includes(AccessMode.READ_WRITE_ONCE_POD)) {
    refuse(constructPath, `access modes ${given.join(', ')} are not allowed; ReadWriteOncePod stands alone`);
  }
  return [...given];
}
