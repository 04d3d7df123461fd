import { ApiObject, ApiObjectMetadata, Size } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { AccessMode } from '../api/enums';
import { dnsLabelProblem } from '../api/names';
import { checkReference, objectName } from '../construct/names';
import { clearNamespace, namespaceOf } from '../construct/objects';
import { checkProps } from '../construct/props';
import { quantityOfSize } from '../construct/size';
import { describe, refuse, constructPathOf, futureConstructPath } from '../construct/construct-path';
import { checkedAccessModes } from './claim';
import { ExistingClaimOptions } from './existing-claim';
import { PersistentStore } from './persistent-store';
import { checkClaimNamespace } from './static-binding';
import { Storage } from './storage';
import { classNameOf, IStorageClass } from './storage-class';
import { IVolumeAttributesClass } from './volume-attributes-class';
import { ClaimReference, VolumeFacts, volumeObject } from './volume-object';

/** A PersistentVolume, made by this program without a claim, or not by it. */
export interface IStaticVolume extends IConstruct {
  /** The name of the PersistentVolume. */
  readonly name: string;
}

/** Props of `StaticVolume`. */
export interface StaticVolumeProps {
  /** How much the volume holds, more than 0 bytes: a `Size`, or a quantity as the API has it, e.g. `10Gi` or `5G`. */
  readonly capacity: Size | string;

  /** Static storage, e.g. `Storage.local`; its options hold access modes, reclaim policy and the rest. */
  readonly storage: Storage;

  /**
   * The name of the PersistentVolume.
   *
   * @default - the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * The class of the volume, which a claim must name: a construct, a name, or '' for none.
   *
   * @default - not set: none
   */
  readonly storageClass?: string | IStorageClass;

  /**
   * The only claim that may bind the volume.
   *
   * @default - any claim that fits
   */
  readonly claimRef?: ClaimReference;

  /**
   * The attributes of the volume: a construct, or the name of a VolumeAttributesClass; CSI volumes only.
   *
   * @default - none
   */
  readonly volumeAttributesClass?: string | IVolumeAttributesClass;
}

/** Options of a claim for a volume; the rest follows from the volume. */
export interface VolumeClaimOptions extends ExistingClaimOptions {
  /**
   * The name of the PersistentVolumeClaim.
   *
   * @default - the name in the claimRef of the volume, else the construct ids on the way to it, joined by '-'
   */
  readonly claimName?: string;

  /**
   * The requested size, where it is less than the capacity of the volume.
   *
   * @default - the capacity of the volume
   */
  readonly request?: Size | string;

  /**
   * The access modes of the claim, where they are fewer than those of the volume.
   *
   * @default - the access modes of the volume
   */
  readonly accessModes?: AccessMode[];

  /**
   * Whether the claim names the volume. If not, it is bound by the claimRef of the volume, or to any volume that fits.
   *
   * @default true
   */
  readonly namesVolume?: boolean;

  /**
   * Labels, annotations, namespace and other metadata of the claim.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Any further fields of the claim, as the API has them.
   *
   * @default - none
   */
  readonly claimSpec?: { readonly [field: string]: unknown };
}

/**
 * A PersistentVolume without a claim: for the replicas of a StatefulSet, for claims that another program makes, and for
 * those made from it (`claim`). A `PersistentStore` on static storage makes its volume itself.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistent-volumes
 *
 * @example
 *
 * new StaticVolume(this, 'disk-0', {
 *   capacity: Size.gibibytes(100),
 *   storage: Storage.local('/mnt/disks/0', { nodeAffinity: VolumeAffinity.nodes('worker-0') }),
 *   storageClass: 'local-disks',
 * });
 * new ReplicaStore(this, 'data', { capacity: Size.gibibytes(100), storageClass: 'local-disks' });
 */
export class StaticVolume extends ApiObject implements IStaticVolume {
  readonly #facts: VolumeFacts;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props size and storage
   */
  public constructor(scope: Construct, id: string, props: StaticVolumeProps) {
    const where = futureConstructPath('StaticVolume', scope, id);
    checkProps(where, 'StaticVolumeProps', props);
    const plan = props.storage._resolve(where);
    if (plan.kind !== 'static')
      refuse(where, 'the storage makes no volume here; give static storage, e.g. Storage.csi or Storage.nfs');
    const { claimRef } = props;
    if (claimRef !== undefined) {
      checkReference(scope, where, 'claimRef.name', claimRef.name);
      checkReference(scope, where, 'claimRef.namespace', claimRef.namespace, dnsLabelProblem);
    }
    const name = objectName(where, scope, id, props.name);
    const facts = {
      name,
      capacity: quantityOfSize(where, 'capacity', props.capacity),
      accessModes: checkedAccessModes(where, plan.volume.accessModes),
      storageClassName: classNameOf(where, props.storageClass),
      claimRef: claimRef && { ...claimRef },
      volumeMode: plan.volume.volumeMode,
      volumeAttributesClass: props.volumeAttributesClass,
    };
    const volume = volumeObject(where, plan, facts);
    super(scope, id, volume);
    clearNamespace(this, volume.metadata);

    this.#facts = facts;
  }

  /**
   * A claim for this volume, with its size, access modes, volume mode and classes; '' where it has no class.
   *
   * @param id the id of the claim's construct, which is made below the volume
   * @param options its name, and what differs from the volume
   *
   * @example
   *
   * const volume = new StaticVolume(this, 'disk', {
   *   capacity: Size.gibibytes(100),
   *   storage: Storage.csi({ driver: 'csi.example.com', volumeHandle: 'vol-0123' }),
   *   storageClass: '',
   * });
   * const store = volume.claim('claim', { claimName: 'data' });
   */
  public claim(id: string, options: VolumeClaimOptions = {}): PersistentStore {
    const where = `${constructPathOf(this)}: claim`;
    checkProps(where, 'VolumeClaimOptions', options);
    const { capacity, accessModes, volumeMode, storageClassName, volumeAttributesClass, claimRef } = this.#facts;
    const { request, namesVolume = true, claimName = claimRef?.name, ...others } = options;
    if (claimRef !== undefined) {
      if (claimName !== claimRef.name) {
        const expected = describe(claimRef.name);
        refuse(
          where,
          `claimName ${describe(claimName)} differs from ${expected} in the claimRef of the volume; give one`,
        );
      }
      checkClaimNamespace(where, 'claimRef.namespace', claimRef.namespace, namespaceOf(this, options.metadata));
    }
    return new PersistentStore(this, id, {
      accessModes: [...accessModes],
      ...others,
      capacity: request ?? capacity,
      claimName,
      volumeMode,
      volumeAttributesClass,
      // Without a class the claim would get the cluster's default class, which isn't the volume's.
      storageClass: storageClassName ?? '',
      storage: namesVolume ? Storage.existingVolume(this) : Storage.dynamic(),
    });
  }
}
