import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { fcSource, iscsiSource, nfsSource, Source } from './sources';
import { FcDisk, IscsiDisk, NfsExport } from './storage-options';

/**
 * Files on a server or disk in the network, named in the pod itself, without a claim.
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
  public static nfs(options: NfsExport): NetworkStore {
    checkProps('NetworkStore.nfs', 'NfsExport', options);
    return new NetworkStore(nfsSource('NetworkStore.nfs', options));
  }

  /**
   * An iSCSI disk.
   *
   * @param options the target
   */
  public static iscsi(options: IscsiDisk): NetworkStore {
    checkProps('NetworkStore.iscsi', 'IscsiDisk', options);
    return new NetworkStore(iscsiSource('NetworkStore.iscsi', options));
  }

  /**
   * A Fibre Channel disk.
   *
   * @param options the disk
   */
  public static fc(options: FcDisk): NetworkStore {
    checkProps('NetworkStore.fc', 'FcDisk', options);
    return new NetworkStore(fcSource('NetworkStore.fc', options));
  }

  readonly #source: Source;

  private constructor(source: Source) {
    this.#source = source;
  }

  /** What a pod that uses the store lists among its volumes. */
  public toVolume(): StoreVolume {
    return { source: this.#source };
  }
}
