import type { k8s } from 'cdk8s-plus-27';
import { ReclaimPolicy } from '../api/enums';
import { dnsSubdomainProblem } from '../api/names';
import { copy } from '../construct/copy';
import { checkedName } from '../construct/names';
import { checkProps } from '../construct/props';
import { refuse } from '../construct/where';
import { provisionerDriver, sourceDriver } from '../drivers/lookup';
import { classNameOf, StorageClass } from './storage-class';
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

/** What a store stands on, as data. */
export type StoragePlan =
  | { readonly kind: 'static'; readonly source: Source; readonly volume: NodeAffineVolumeOptions }
  | { readonly kind: 'existing'; readonly volumeName: string }
  | { readonly kind: 'matching'; readonly selector: k8s.LabelSelector }
  | { readonly kind: 'dynamic'; readonly storageClassName: string | undefined; readonly provisioner?: string };

/** The driver of a plan's volumes, where it is known. */
export function planDriver(plan: StoragePlan): string | undefined {
  if (plan.kind === 'static') return sourceDriver(plan.source)?.name;
  if (plan.kind !== 'dynamic' || plan.provisioner === undefined) return undefined;
  return provisionerDriver(plan.provisioner)?.name;
}

/**
 * What a `PersistentStore` stands on: static storage, for which the PersistentVolume is made too, a volume that exists,
 * or a class whose provisioner makes the volume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#provisioning
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
    checkProps('Storage.hostPath', 'HostPathOptions', options);
    const { reclaimPolicy = ReclaimPolicy.RETAIN } = options;
    if (path === '/' && ![ReclaimPolicy.RETAIN, ReclaimPolicy.DELETE].includes(reclaimPolicy))
      refuse('Storage.hostPath', 'reclaimPolicy "Recycle" of / would delete the files of the node; give another');
    return Storage.onVolume(hostPathSource('Storage.hostPath', path, options), options);
  }

  /**
   * A disk or directory of a node, to which the pods that use it are scheduled.
   *
   * @param path the absolute path on the node
   * @param options the node, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#local
   */
  public static local(path: string, options: LocalOptions): Storage {
    checkProps('Storage.local', 'LocalOptions', options);
    return Storage.onVolume(localSource('Storage.local', path, options), options);
  }

  /**
   * An export of an NFS server.
   *
   * @param options the server and path, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#nfs
   */
  public static nfs(options: NfsOptions): Storage {
    checkProps('Storage.nfs', 'NfsOptions', options);
    return Storage.onVolume(nfsSource('Storage.nfs', options), options);
  }

  /**
   * A volume that a CSI driver knows by its handle.
   *
   * @param options the driver and handle, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#csi
   */
  public static csi(options: CsiOptions): Storage {
    checkProps('Storage.csi', 'CsiOptions', options);
    return Storage.onVolume(csiSource('Storage.csi', options), options);
  }

  /**
   * An iSCSI disk.
   *
   * @param options the target, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#iscsi
   */
  public static iscsi(options: IscsiOptions): Storage {
    checkProps('Storage.iscsi', 'IscsiOptions', options);
    return Storage.onVolume(iscsiSource('Storage.iscsi', options, options.secretNamespace), options);
  }

  /**
   * A Fibre Channel disk.
   *
   * @param options the disk, and options of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#fc
   */
  public static fc(options: FcOptions): Storage {
    checkProps('Storage.fc', 'FcOptions', options);
    return Storage.onVolume(fcSource('Storage.fc', options), options);
  }

  /**
   * A PersistentVolume that stands by itself: one that the cluster has, by name, or a `StaticVolume`.
   *
   * @param volume the volume or its name
   */
  public static existingVolume(volume: string | IStaticVolume): Storage {
    const name = typeof volume === 'string' ? volume : volume.name;
    const volumeName = checkedName('Storage.existingVolume', 'volumeName', name, dnsSubdomainProblem);
    return new Storage({ kind: 'existing', volumeName });
  }

  /**
   * Any PersistentVolume with these labels.
   *
   * @param selector the labels
   */
  public static matching(selector: k8s.LabelSelector): Storage {
    const where = 'Storage.matching';
    checkProps(where, 'k8s.LabelSelector', selector);
    labelSelectorData(where, 'selector', selector);
    return new Storage({ kind: 'matching', selector: copy(selector) });
  }

  /**
   * A volume that a provisioner makes.
   *
   * @param options the class
   * @see https://kubernetes.io/docs/concepts/storage/dynamic-provisioning/
   */
  public static dynamic(options: DynamicOptions = {}): Storage {
    checkProps('Storage.dynamic', 'DynamicOptions', options);
    const provisioner = options.class instanceof StorageClass ? options.class.provisioner : undefined;
    return new Storage({
      kind: 'dynamic',
      storageClassName: classNameOf('Storage.dynamic', options.class),
      provisioner,
    });
  }

  private static onVolume(source: Source, volume: NodeAffineVolumeOptions): Storage {
    return new Storage({ kind: 'static', source, volume: copy({ ...volume }) });
  }

  /** @internal */
  public readonly _plan: StoragePlan;

  private constructor(plan: StoragePlan) {
    this._plan = plan;
  }
}
