import { ApiObject, ApiObjectMetadata, Size } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { AccessMode, VolumeMode } from '../api/enums';
import { dnsLabelProblem, dnsSubdomainProblem } from '../api/names';
import { copy } from '../construct/copy';
import { checkedName, objectName } from '../construct/names';
import { clusterMetadata, defined, clearNamespace } from '../construct/objects';
import { checkProps } from '../construct/props';
import { quantityOfSize } from '../construct/size';
import { refuse, whereWillBe } from '../construct/where';
import { checkedAccessModes } from './claim';
import { Storage, StoragePlan } from './storage';
import { classNameOf, IStorageClass } from './storage-class';
import { attributesClassName, IVolumeAttributesClass } from './volume-attributes-class';

/** A PersistentVolume that stands by itself: one made here, or one that the cluster has. */
export interface IStaticVolume extends IConstruct {
  /** The name of the PersistentVolume. */
  readonly name: string;
}

/** The claim that a volume is kept for. */
export interface ClaimReference {
  /** The name of the PersistentVolumeClaim. */
  readonly name: string;

  /** The namespace of the PersistentVolumeClaim. */
  readonly namespace: string;

  /**
   * The kind of the object, `PersistentVolumeClaim`.
   *
   * @default - not set; it can be nothing else
   */
  readonly kind?: string;

  /**
   * The API version of the object, `v1`.
   *
   * @default - not set; it can be nothing else
   */
  readonly apiVersion?: string;
}

/** Props of `StaticVolume`. */
export interface StaticVolumeProps {
  /** How much the volume holds, more than 0 bytes: a `Size`, or a quantity as the API has it, e.g. `10Gi` or `5G`. */
  readonly capacity: Size | string;

  /** What the volume is: static storage, e.g. `Storage.local`; its options hold access modes, reclaim policy and the rest. */
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

/**
 * A PersistentVolume without a claim of its own: for claims that are made elsewhere, and for the replicas of a
 * StatefulSet. A `PersistentStore` on static storage makes its volume itself.
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
 * new ReplicaStore(this, 'data', { capacity: Size.gibibytes(100), storage: Storage.dynamic({ storageClass: 'local-disks' }) });
 */
export class StaticVolume extends ApiObject implements IStaticVolume {
  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props size and storage
   */
  public constructor(scope: Construct, id: string, props: StaticVolumeProps) {
    const where = whereWillBe('StaticVolume', scope, id);
    checkProps(where, 'StaticVolumeProps', props);
    const plan = props.storage._planAt(where);
    if (plan.kind !== 'static')
      refuse(where, 'the storage makes no volume here; give static storage, e.g. Storage.csi or Storage.nfs');
    const { claimRef } = props;
    if (claimRef !== undefined) {
      checkedName(where, 'claimRef.name', claimRef.name, dnsSubdomainProblem);
      checkedName(where, 'claimRef.namespace', claimRef.namespace, dnsLabelProblem);
    }
    const name = objectName(where, scope, id, props.name);
    const volume = volumeObject(where, plan, {
      name,
      capacity: quantityOfSize(where, 'capacity', props.capacity),
      accessModes: checkedAccessModes(where, plan.volume.accessModes),
      storageClassName: classNameOf(where, props.storageClass),
      claimRef: claimRef && { ...claimRef },
      volumeAttributesClass: props.volumeAttributesClass,
    });
    super(scope, id, volume);
    clearNamespace(this);
  }
}

/** What a PersistentVolume says beside its storage. */
export interface VolumeFacts {
  readonly name: string;
  readonly capacity: string;
  readonly accessModes: readonly AccessMode[];
  readonly volumeMode?: VolumeMode;
  readonly storageClassName: string | undefined;
  readonly claimRef: Record<string, unknown> | undefined;
  readonly volumeAttributesClass: string | IVolumeAttributesClass | undefined;
}

/** A PersistentVolume on static storage, where the API server allows it. */
export function volumeObject(
  where: string,
  plan: StoragePlan & { kind: 'static' },
  facts: VolumeFacts,
): { apiVersion: string; kind: string; metadata: ApiObjectMetadata; spec: Record<string, unknown> } {
  const { metadata, reclaimPolicy, mountOptions, nodeAffinity, volumeMode } = plan.volume;
  const volumeAttributesClassName = attributesClassName(where, facts.volumeAttributesClass);
  if (volumeAttributesClassName !== undefined && !('csi' in plan.source))
    refuse(where, 'volumeAttributesClass is for CSI volumes; leave it out, or give Storage.csi');
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: clusterMetadata(where, facts.name, metadata),
    spec: defined({
      capacity: { storage: facts.capacity },
      accessModes: [...facts.accessModes],
      volumeMode: facts.volumeMode ?? volumeMode,
      storageClassName: facts.storageClassName,
      persistentVolumeReclaimPolicy: reclaimPolicy,
      mountOptions: copy(mountOptions),
      nodeAffinity: copy(nodeAffinity?._data),
      claimRef: facts.claimRef,
      volumeAttributesClassName,
      ...plan.source,
    }),
  };
}
