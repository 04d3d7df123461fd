import type { k8s } from 'cdk8s-plus-27';
import { ReclaimPolicy } from '../api/enums';
import { copy } from '../construct/copy';
import { emptyNameProblem, referencedName } from '../construct/names';
import { checkProps } from '../construct/props';
import { describe, refuse } from '../construct/construct-path';
import { provisionerDriver, sourceDriver } from '../drivers/lookup';
import { classNameOf, IStorageClass, provisionerOf } from './storage-class';
import { csiSource, fcSource, hostPathSource, iscsiSource, localSource, nfsSource, Source } from './sources';
import {
  CsiOptions,
  DynamicOptions,
  FcOptions,
  HostPathOptions,
  IscsiOptions,
  LocalOptions,
  NfsOptions,
} from './storage-options';
import { labelSelectorData } from './selector';
import { IStaticVolume } from './static-volume';
import { NodeAffineVolumeOptions } from './volume';

/** The resolved storage of a claim, by kind. */
export type StoragePlan =
  | { readonly kind: 'static'; readonly source: Source; readonly volume: NodeAffineVolumeOptions }
  | { readonly kind: 'existing'; readonly volumeName: string }
  | { readonly kind: 'matching'; readonly selector: k8s.LabelSelector }
  | { readonly kind: 'dynamic'; readonly storageClassName: string | undefined; readonly provisioner?: string };

/** The class in the options of a claim. */
type GivenClass = string | IStorageClass | undefined;

/** The driver of the volumes; undefined where it isn't known. */
export function planDriver(plan: StoragePlan, storageClass?: GivenClass): string | undefined {
  if (plan.kind === 'static') return sourceDriver(plan.source)?.name;
  const provisioner = (plan.kind === 'dynamic' ? plan.provisioner : undefined) ?? provisionerOf(storageClass);
  return provisioner === undefined ? undefined : provisionerDriver(provisioner)?.name;
}

/** The selector of a claim's volumes. */
export function planSelector(plan: StoragePlan): k8s.LabelSelector | undefined {
  return plan.kind === 'matching' ? plan.selector : undefined;
}

/** The class of a claim: that in its options, or that of its storage. */
export function claimClass(constructPath: string, plan: StoragePlan, storageClass: GivenClass): string | undefined {
  const given = classNameOf(constructPath, storageClass);
  const ofPlan = plan.kind === 'dynamic' ? plan.storageClassName : undefined;
  if (given !== undefined && ofPlan !== undefined) {
    refuse(
      constructPath,
      `storageClass ${describe(given)} and the class ${describe(ofPlan)} of Storage.dynamic are both given; give one`,
    );
  }
  return given ?? ofPlan;
}

/**
 * Where a `PersistentStore` keeps its files: static storage, for which a PersistentVolume is made too, a volume that
 * exists, or a class whose provisioner makes the volume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#provisioning
 *
 * @example
 *
 * const storage = Storage.nfs({ server: 'nas.example.com', path: '/exports/data' });
 * new PersistentStore(this, 'store', { capacity: Size.gibibytes(1), storage });
 */
export class Storage {
  /**
   * A directory of one node. Pods on other nodes find another directory there, or none.
   *
   * @param path the absolute path on the node
   * @param options the type, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
   */
  public static hostPath(path: string, options: HostPathOptions = {}): Storage {
    return Storage.fromSource('Storage.hostPath', 'HostPathOptions', options, (constructPath, own) => {
      const { reclaimPolicy = ReclaimPolicy.RETAIN } = own;
      if (/^[/.]+$/.test(path) && ![ReclaimPolicy.RETAIN, ReclaimPolicy.DELETE].includes(reclaimPolicy))
        refuse(constructPath, 'reclaimPolicy "Recycle" of / would delete the files of the node; give another');
      return hostPathSource(constructPath, path, own);
    });
  }

  /**
   * A disk or directory of a node, to which the pods that use it are scheduled.
   *
   * @param path the absolute path on the node
   * @param options the node, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#local
   */
  public static local(path: string, options: LocalOptions): Storage {
    return Storage.fromSource('Storage.local', 'LocalOptions', options, (constructPath, own) =>
      localSource(constructPath, path, own),
    );
  }

  /**
   * An export of an NFS server.
   *
   * @param options the server and path, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#nfs
   */
  public static nfs(options: NfsOptions): Storage {
    return Storage.fromSource('Storage.nfs', 'NfsOptions', options, nfsSource);
  }

  /**
   * A volume that a CSI driver knows by its handle.
   *
   * @param options the driver and handle, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#csi
   */
  public static csi(options: CsiOptions): Storage {
    return Storage.fromSource('Storage.csi', 'CsiOptions', options, csiSource);
  }

  /**
   * An iSCSI disk.
   *
   * @param options the target, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#iscsi
   */
  public static iscsi(options: IscsiOptions): Storage {
    return Storage.fromSource('Storage.iscsi', 'IscsiOptions', options, (constructPath, own) =>
      iscsiSource(constructPath, own, own.secretNamespace),
    );
  }

  /**
   * A Fibre Channel disk.
   *
   * @param options the disk, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#fc
   */
  public static fc(options: FcOptions): Storage {
    return Storage.fromSource('Storage.fc', 'FcOptions', options, fcSource);
  }

  /**
   * Any other source of a volume, as the API has it.
   *
   * @param source the source by its name, e.g. `{ azureFile: { secretName: 'login', shareName: 'data' } }`
   * @param options options of the volume
   * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/#PersistentVolumeSpec
   */
  public static source(source: { readonly [name: string]: unknown }, options: NodeAffineVolumeOptions = {}): Storage {
    const given = copy(source);
    return Storage.fromSource('Storage.source', 'NodeAffineVolumeOptions', options, (constructPath) => {
      const [name, ...more] = Object.keys(given);
      if (name === undefined || more.length > 0 || typeof given[name] !== 'object' || given[name] === null)
        refuse(
          constructPath,
          `${describe(given)} is not allowed; give one source, e.g. { azureFile: { secretName: 'login', shareName: 'data' } }`,
        );
      return given;
    });
  }

  /**
   * A PersistentVolume that isn't made with the claim: one in the cluster, by name, or a `StaticVolume`.
   *
   * @param volume the volume or its name
   */
  public static existingVolume(volume: string | IStaticVolume): Storage {
    return new Storage((constructPath) => ({
      kind: 'existing',
      volumeName: referencedName(
        `${constructPath}: Storage.existingVolume`,
        'volumeName',
        volume,
        'name',
        emptyNameProblem,
      ),
    }));
  }

  /**
   * Any PersistentVolume with these labels.
   *
   * @param selector the labels
   */
  public static matching(selector: k8s.LabelSelector): Storage {
    const own = copy(selector);
    return new Storage((at) => {
      const constructPath = `${at}: Storage.matching`;
      checkProps(constructPath, 'k8s.LabelSelector', own);
      labelSelectorData(constructPath, 'selector', own);
      return { kind: 'matching', selector: own };
    });
  }

  /**
   * A volume that a provisioner makes.
   *
   * @param options the class
   * @see https://kubernetes.io/docs/concepts/storage/dynamic-provisioning/
   */
  public static dynamic(options: DynamicOptions = {}): Storage {
    const own = copy(options);
    return new Storage((at) => {
      const constructPath = `${at}: Storage.dynamic`;
      checkProps(constructPath, 'DynamicOptions', own);
      const provisioner = provisionerOf(own.storageClass);
      return { kind: 'dynamic', storageClassName: classNameOf(constructPath, own.storageClass), provisioner };
    });
  }

  /** Static storage. Checks the options when a store uses them, so that errors have the path of the store. */
  private static fromSource<O extends NodeAffineVolumeOptions>(
    factory: string,
    struct: string,
    options: O,
    sourceOf: (constructPath: string, options: O) => Source,
  ): Storage {
    const own = copy(options);
    return new Storage((at) => {
      const constructPath = `${at}: ${factory}`;
      checkProps(constructPath, struct, own);
      return { kind: 'static', source: sourceOf(constructPath, own), volume: own };
    });
  }

  readonly #resolve: (constructPath: string) => StoragePlan;

  private constructor(resolve: (constructPath: string) => StoragePlan) {
    this.#resolve = resolve;
  }

  /** @internal */
  public _resolve(constructPath: string): StoragePlan {
    return this.#resolve(constructPath);
  }
}
