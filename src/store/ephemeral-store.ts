import { ApiObjectMetadata, Size } from 'cdk8s';
import { VolumeMode } from '../api/enums';
import { dnsSubdomainProblem } from '../api/names';
import { copy } from '../construct/copy';
import { checkedName } from '../construct/names';
import { defined, templateMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { quantityOfSize } from '../construct/size';
import { IStore, StoreVolume } from '../construct/store';
import { StoreOptions, storeName } from '../construct/store-name';
import { refuse } from '../construct/construct-path';
import { ClaimOptions, claimSpec } from './claim';
import { checkedDriver } from './sources';
import { claimClass, planDriver, planSelector, Storage } from './storage';
import { IStorageClass } from './storage-class';

/** Where the files of an emptyDir are kept. */
export enum EmptyDirMedium {
  /** The disk of the node. */
  DISK = '',
  /** Memory (tmpfs); it counts against the memory limit of the containers. */
  MEMORY = 'Memory',
  /** Huge pages of the size that the node has. */
  HUGE_PAGES = 'HugePages',
  /** Huge pages of 2 MiB. */
  HUGE_PAGES_2MI = 'HugePages-2Mi',
  /** Huge pages of 1 GiB. */
  HUGE_PAGES_1GI = 'HugePages-1Gi',
}

/** Options of an emptyDir. */
export interface EmptyDirOptions extends StoreOptions {
  /**
   * Where the files are kept.
   *
   * @default - not set: the disk of the node
   */
  readonly medium?: EmptyDirMedium;

  /**
   * The most that the files may take; a pod that exceeds it is evicted.
   *
   * @default - not set: no limit
   */
  readonly sizeLimit?: Size | string;
}

/** Options of a claim that is made for each pod. */
export interface EphemeralClaimOptions extends ClaimOptions, StoreOptions {
  /**
   * The class of the volume.
   *
   * @default Storage.dynamic() - the cluster's default class
   */
  readonly storage?: Storage;

  /**
   * The class of the claim: a name, or '' for none.
   *
   * @default - that of `storage`, else the cluster's default class, where it has one
   */
  readonly storageClass?: string | IStorageClass;

  /**
   * Labels and annotations of the claim.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;
}

/** Options of a volume that a CSI driver makes for one pod. */
export interface InlineCsiOptions extends StoreOptions {
  /** The name of the driver. */
  readonly driver: string;

  /**
   * The file system to mount.
   *
   * @default - not set: the driver chooses
   */
  readonly fsType?: string;

  /**
   * Whether the volume is read-only.
   *
   * @default - not set: it is writable
   */
  readonly readOnly?: boolean;

  /**
   * Attributes of the volume, as the driver's documentation has them.
   *
   * @default - none
   */
  readonly volumeAttributes?: { readonly [name: string]: string };

  /**
   * The name of the Secret for mounting the volume, in the namespace of the pod.
   *
   * @default - none
   */
  readonly nodePublishSecretName?: string;
}

/** When the image of an image volume is pulled. */
export enum ImageVolumePullPolicy {
  /** Each time a pod starts. */
  ALWAYS = 'Always',
  /** Where the node doesn't have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never: the node must have it. */
  NEVER = 'Never',
}

/** Options of an image volume. */
export interface ImageVolumeOptions extends StoreOptions {
  /** The image or artifact, e.g. `registry.example.com/model:1`. */
  readonly reference: string;

  /**
   * When it is pulled.
   *
   * @default - not set: always for the tag `latest`, else where the node doesn't have it
   */
  readonly pullPolicy?: ImageVolumePullPolicy;
}

/**
 * A store that exists as long as its pod.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/
 *
 * @example
 *
 * const app = new StatefulApp(this, 'app', { image: 'example/app:1' });
 * app.mount('/tmp', EphemeralStore.emptyDir({ sizeLimit: Size.mebibytes(500) }));
 */
export class EphemeralStore implements IStore {
  /**
   * An empty directory, shared by the containers of the pod.
   *
   * @param options medium and size limit
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
   */
  public static emptyDir(options: EmptyDirOptions = {}): EphemeralStore {
    const constructPath = 'EphemeralStore.emptyDir';
    checkProps(constructPath, 'EmptyDirOptions', options);
    const { medium, sizeLimit } = options;
    const limit = sizeLimit === undefined ? undefined : quantityOfSize(constructPath, 'sizeLimit', sizeLimit, true);
    return new EphemeralStore({
      name: storeName(constructPath, options),
      source: { emptyDir: defined({ medium, sizeLimit: limit }) },
    });
  }

  /**
   * A volume of a class, claimed for each pod and deleted with it.
   *
   * @param options the claim
   * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
   */
  public static claim(options: EphemeralClaimOptions): EphemeralStore {
    const constructPath = 'EphemeralStore.claim';
    checkProps(constructPath, 'EphemeralClaimOptions', options);
    const plan = (options.storage ?? Storage.dynamic())._resolve(constructPath);
    if (plan.kind === 'static' || plan.kind === 'existing') {
      refuse(constructPath, 'static storage is one volume, and each pod makes its own claim; give Storage.dynamic()');
    }
    const metadata = claimMetadata(constructPath, options.metadata);
    const spec = claimSpec(constructPath, options, {
      storageClassName: claimClass(constructPath, plan, options.storageClass),
      selector: planSelector(plan),
    });
    return new EphemeralStore({
      name: storeName(constructPath, options),
      source: { ephemeral: { volumeClaimTemplate: defined({ metadata, spec }) } },
      block: options.volumeMode === VolumeMode.BLOCK,
      driver: planDriver(plan, options.storageClass),
    });
  }

  /**
   * A volume that a CSI driver makes for the pod.
   *
   * @param options the driver and its attributes
   * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#csi-ephemeral-volumes
   */
  public static csi(options: InlineCsiOptions): EphemeralStore {
    const constructPath = 'EphemeralStore.csi';
    checkProps(constructPath, 'InlineCsiOptions', options);
    const { driver, fsType, readOnly, volumeAttributes, nodePublishSecretName } = options;
    if (nodePublishSecretName !== undefined)
      checkedName(constructPath, 'nodePublishSecretName', nodePublishSecretName, dnsSubdomainProblem);
    const nodePublishSecretRef = nodePublishSecretName === undefined ? undefined : { name: nodePublishSecretName };
    return new EphemeralStore({
      name: storeName(constructPath, options),
      source: {
        csi: defined({
          driver: checkedDriver(constructPath, driver),
          fsType,
          readOnly,
          volumeAttributes: copy(volumeAttributes),
          nodePublishSecretRef,
        }),
      },
    });
  }

  /**
   * The files of an image or artifact, read-only.
   *
   * @param options the image
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#image
   */
  public static image(options: ImageVolumeOptions): EphemeralStore {
    const constructPath = 'EphemeralStore.image';
    checkProps(constructPath, 'ImageVolumeOptions', options);
    const { reference, pullPolicy } = options;
    return new EphemeralStore({
      name: storeName(constructPath, options),
      source: { image: defined({ reference, pullPolicy }) },
    });
  }

  readonly #volume: StoreVolume;

  private constructor(volume: StoreVolume) {
    this.#volume = volume;
  }

  /** What a pod that uses the store lists among its volumes. */
  public toVolume(): StoreVolume {
    return this.#volume;
  }
}

/** Metadata of a pod's claim: labels and annotations only, since name and namespace follow from the pod. */
function claimMetadata(constructPath: string, given: ApiObjectMetadata | undefined): ApiObjectMetadata | undefined {
  const other = Object.keys(defined({ ...given })).find((key) => key !== 'labels' && key !== 'annotations');
  if (other !== undefined) {
    refuse(
      constructPath,
      `metadata.${other} is not allowed; the claim of a pod has labels and annotations only: leave it out`,
    );
  }
  return templateMetadata(constructPath, given);
}
