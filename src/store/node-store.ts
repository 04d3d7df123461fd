import { HostPathType } from '../api/enums';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { StoreOptions, storeName } from '../construct/store-name';
import { hostPathSource } from './sources';

/** Options of a directory of the node. */
export interface NodeStoreOptions extends StoreOptions {
  /**
   * What must exist at the path, or is created there.
   *
   * @default - not set: nothing is checked
   */
  readonly type?: HostPathType;
}

/**
 * A directory of the node that the pod runs on. A pod that moves to another node finds another directory there.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
 *
 * @example
 *
 * const app = new StatefulApp(this, 'app', { image: 'example/app:1' });
 * app.mount('/data', NodeStore.hostPath('/data', { type: HostPathType.DIRECTORY_OR_CREATE }));
 */
export class NodeStore implements IStore {
  /**
   * A path of the node.
   *
   * @param path the absolute path on the node
   * @param options what must exist there, and the name of the volume
   */
  public static hostPath(path: string, options: NodeStoreOptions = {}): NodeStore {
    checkProps('NodeStore.hostPath', 'NodeStoreOptions', options);
    const name = storeName('NodeStore.hostPath', options);
    return new NodeStore({ name, source: hostPathSource('NodeStore.hostPath', path, options) });
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
