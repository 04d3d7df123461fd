import { ApiObject, ApiObjectMetadata, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { VolumeMode } from '../api/enums';
import { dnsSubdomainProblem } from '../api/names';
import { checkedName, objectName } from '../construct/names';
import { clearNamespace, namespaceOf, objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { quantityOfSize } from '../construct/size';
import { StoreVolume } from '../construct/store';
import { storeName } from '../construct/store-name';
import { refuse, futureConstructPath } from '../construct/construct-path';
import { checkedAccessModes, ClaimOptions, claimSpec } from './claim';
import { claimSource, ExistingClaim, ExistingClaimOptions, IPersistentStore } from './existing-claim';
import { StaticBinding } from './static-binding';
import { claimClass, planDriver, planSelector, Storage, StoragePlan } from './storage';
import { IStorageClass } from './storage-class';
import { volumeObject } from './volume-object';

/** Props of `PersistentStore`. */
export interface PersistentStoreProps extends ClaimOptions, ExistingClaimOptions {
  /**
   * Where the files are stored.
   *
   * @default Storage.dynamic() - a volume of the cluster's default class
   */
  readonly storage?: Storage;

  /**
   * The class of the claim and of the volume made with it: a name, or '' for none.
   *
   * @default - not set: the cluster's default class, where it has one
   */
  readonly storageClass?: string | IStorageClass;

  /**
   * The name of the PersistentVolumeClaim.
   *
   * @default - the construct ids on the way to it, joined by '-'
   */
  readonly claimName?: string;

  /**
   * The name of the PersistentVolume, where one is made.
   *
   * @default - the namespace and the construct ids on the way to it, joined by '-'
   */
  readonly persistentVolumeName?: string;

  /**
   * How the claim and the volume made with it are bound.
   *
   * @default StaticBinding.bothSides()
   */
  readonly binding?: StaticBinding;

  /**
   * The requested size, where it is less than the capacity of the volume made with it.
   *
   * @default - the capacity
   */
  readonly request?: Size | string;

  /**
   * Labels, annotations, namespace and other metadata of the claim.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A store that outlives pods: a PersistentVolumeClaim and, where its storage is static, its PersistentVolume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 *
 * @example
 *
 * const store = new PersistentStore(this, 'store', {
 *   capacity: Size.gibibytes(1),
 *   storage: Storage.hostPath('/data'),
 *   storageClass: 'standard',
 * });
 */
export class PersistentStore extends Construct implements IPersistentStore {
  /**
   * A claim that exists in the cluster, or that another program makes.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param claimName the claim's name, by default the id
   * @param options the volume in pods
   */
  public static fromClaimName(
    scope: Construct,
    id: string,
    claimName: string = id,
    options: ExistingClaimOptions = {},
  ): IPersistentStore {
    return new ExistingClaim(scope, id, claimName, options);
  }

  /** The name of the PersistentVolumeClaim. */
  public readonly claimName: string;

  readonly #volume: StoreVolume;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props size and storage
   */
  public constructor(scope: Construct, id: string, props: PersistentStoreProps) {
    const constructPath = futureConstructPath('PersistentStore', scope, id);
    checkProps(constructPath, 'PersistentStoreProps', props);
    const plan = (props.storage ?? Storage.dynamic())._resolve(constructPath);
    if (plan.kind !== 'static') refuseVolumeProps(constructPath, props);
    const binding = props.binding ?? StaticBinding.bothSides();
    const namespace = binding._namespaceAt(constructPath, namespaceOf(scope, props.metadata));
    const claimName =
      props.claimName === undefined
        ? objectName(constructPath, scope, id, undefined)
        : checkedName(constructPath, 'claimName', props.claimName, dnsSubdomainProblem);
    const volumeName =
      plan.kind === 'static' ? volumeNameOf(constructPath, scope, id, props.persistentVolumeName, namespace) : '';
    const storageClassName = claimClass(constructPath, plan, props.storageClass);

    const claim = claimProps(constructPath, props, plan, { claimName, volumeName, storageClassName, binding });
    const volume =
      plan.kind === 'static'
        ? volumeProps(constructPath, props, plan, { claimName, volumeName, storageClassName, binding, namespace })
        : undefined;
    const name = storeName(constructPath, props) ?? claimName;
    super(scope, id);

    this.claimName = claimName;
    this.#volume = {
      name,
      source: claimSource(claimName, props.readOnly),
      block: props.volumeMode === VolumeMode.BLOCK,
      driver: planDriver(plan, props.storageClass),
    };
    if (volume !== undefined) clearNamespace(new ApiObject(this, 'volume', volume), volume.metadata);
    this.node.defaultChild = new ApiObject(this, 'claim', claim);
  }

  /** What a pod that uses the store lists among its volumes. */
  public toVolume(): StoreVolume {
    return this.#volume;
  }
}

/** The name of the volume. A generated one includes the namespace, because volumes belong to the whole cluster. */
function volumeNameOf(
  constructPath: string,
  scope: Construct,
  id: string,
  given: string | undefined,
  namespace: string | undefined,
): string {
  if (given !== undefined) return checkedName(constructPath, 'persistentVolumeName', given, dnsSubdomainProblem);
  return objectName(
    constructPath,
    scope,
    id,
    undefined,
    dnsSubdomainProblem,
    namespace === undefined ? [] : [namespace],
  );
}

interface Names {
  readonly claimName: string;
  readonly volumeName: string;
  readonly storageClassName: string | undefined;
  readonly binding: StaticBinding;
}

function claimProps(constructPath: string, props: PersistentStoreProps, plan: StoragePlan, names: Names) {
  const volumeName =
    plan.kind === 'existing'
      ? plan.volumeName
      : plan.kind === 'static' && names.binding._claimNamesVolume
        ? names.volumeName
        : undefined;
  const spec = claimSpec(constructPath, props, {
    capacity: props.request ?? props.capacity,
    storageClassName: names.storageClassName,
    volumeName,
    selector: planSelector(plan),
  });
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: objectMetadata(constructPath, names.claimName, props.metadata),
    spec,
  };
}

function volumeProps(
  constructPath: string,
  props: PersistentStoreProps,
  plan: StoragePlan & { kind: 'static' },
  names: Names & { namespace: string | undefined },
) {
  const accessModes = checkedAccessModes(constructPath, plan.volume.accessModes ?? props.accessModes);
  const volumeMode = plan.volume.volumeMode ?? props.volumeMode;
  const capacity = quantityOfSize(constructPath, 'capacity', props.capacity);
  return volumeObject(constructPath, plan, {
    name: names.volumeName,
    capacity,
    accessModes,
    volumeMode,
    storageClassName: names.storageClassName,
    claimRef: names.binding._claimRefAt(constructPath, names.claimName, names.namespace),
    volumeAttributesClass: props.volumeAttributesClass,
  });
}

function refuseVolumeProps(constructPath: string, props: PersistentStoreProps): void {
  for (const name of ['persistentVolumeName', 'binding', 'request'] as const) {
    if (props[name] === undefined) continue;
    refuse(
      constructPath,
      `${name} is of a volume that is made here, and this storage makes none; leave it out, or give static storage, e.g. Storage.csi`,
    );
  }
}
