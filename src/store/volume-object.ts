import { ApiObjectMetadata } from 'cdk8s';
import { AccessMode, VolumeMode } from '../api/enums';
import { copy } from '../construct/copy';
import { objectMetadata, defined } from '../construct/objects';
import { checkReserved } from '../construct/reserved';
import { refuse } from '../construct/construct-path';
import { StoragePlan } from './storage';
import { attributesClassName, IVolumeAttributesClass } from './volume-attributes-class';

/** The claim that a volume is reserved for. */
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

  /**
   * The uid of the claim in the cluster: a later one of the same name can't bind the volume.
   *
   * @default - not set: it is filled in when the claim binds
   */
  readonly uid?: string;
}

/** Fields of a PersistentVolume apart from its storage. */
export interface VolumeFacts {
  readonly name: string;
  readonly capacity: string;
  readonly accessModes: readonly AccessMode[];
  readonly volumeMode?: VolumeMode;
  readonly storageClassName: string | undefined;
  readonly claimRef: ClaimReference | undefined;
  readonly volumeAttributesClass: string | IVolumeAttributesClass | undefined;
}

/** Fields that have options, because the claim has to agree with them. */
const RESERVED: Readonly<Record<string, string>> = {
  accessModes: 'give accessModes',
  capacity: 'give capacity',
  claimRef: 'give claimRef to a StaticVolume, or binding to a PersistentStore',
  storageClassName: 'give storageClass',
  volumeMode: 'give volumeMode',
};

/** The object of a PersistentVolume on static storage; refuses what the API server would. */
export function volumeObject(
  constructPath: string,
  plan: StoragePlan & { kind: 'static' },
  facts: VolumeFacts,
): { apiVersion: string; kind: string; metadata: ApiObjectMetadata; spec: Record<string, unknown> } {
  const { metadata, reclaimPolicy, mountOptions, nodeAffinity, volumeMode, volumeSpec } = plan.volume;
  checkReserved(constructPath, 'volumeSpec', volumeSpec, RESERVED);
  const volumeAttributesClassName = attributesClassName(constructPath, facts.volumeAttributesClass);
  if (volumeAttributesClassName !== undefined && !('csi' in plan.source))
    refuse(constructPath, 'volumeAttributesClass is for CSI volumes; leave it out, or give Storage.csi');
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: objectMetadata(constructPath, facts.name, metadata),
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
      ...copy(volumeSpec),
    }),
  };
}
