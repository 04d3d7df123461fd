import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { StoreOptions, storeName } from '../construct/store-name';
import { fcSource, iscsiSource, nfsSource } from './sources';
import { FcDisk, IscsiDisk, NfsExport } from './storage-options';

/** Options of an NFS export as a volume of a pod. */
export interface NfsStoreOptions extends NfsExport, StoreOptions {}

/** Options of an iSCSI disk as a volume of a pod. */
export interface IscsiStoreOptions extends IscsiDisk, StoreOptions {}

/** Options of a Fibre Channel disk as a volume of a pod. */
export interface FcStoreOptions extends FcDisk, StoreOptions {}

/**
 * Files on a server or disk in the network, mounted without a claim.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#nfs
 *
 * @example
 *
 * const app = new StatefulApp(this, 'app', { image: 'example/app:1' });
 * app.mount('/data', NetworkStore.nfs({ server: 'nas.example.com', path: '/exports/data' }));
 */
export class NetworkStore implements IStore {
  /**
   * An export of an NFS server.
   *
   * @param options server and path
   */
  public static nfs(options: NfsStoreOptions): NetworkStore {
    checkProps('NetworkStore.nfs', 'NfsStoreOptions', options);
    return new NetworkStore({
      name: storeName('NetworkStore.nfs', options),
      source: nfsSource('NetworkStore.nfs', options),
    });
  }

  /**
   * An iSCSI disk.
   *
   * @param options the target
   */
  public static iscsi(options: IscsiStoreOptions): NetworkStore {
    checkProps('NetworkStore.iscsi', 'IscsiStoreOptions', options);
    return new NetworkStore({
      name: storeName('NetworkStore.iscsi', options),
      source: iscsiSource('NetworkStore.iscsi', options),
    });
  }

  /**
   * A Fibre Channel disk.
   *
   * @param options the disk
   */
  public static fc(options: FcStoreOptions): NetworkStore {
    checkProps('NetworkStore.fc', 'FcStoreOptions', options);
    return new NetworkStore({
      name: storeName('NetworkStore.fc', options),
      source: fcSource('NetworkStore.fc', options),
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
