import { HostPathType } from '../api/enums';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { hostPathSource, Source } from './sources';

/** Options of a directory of the node. */
export interface NodeStoreOptions {
  /**
   * What has to be at the path, or is made there.
   *
   * @default - not set: nothing is checked
   */
  readonly type?: HostPathType;
}

/**
 * A directory of whatever node the pod is on. A pod that moves to another node finds another directory there.
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
   * @param options what has to be there
   */
  public static hostPath(path: string, options: NodeStoreOptions = {}): NodeStore {
    checkProps('NodeStore.hostPath', 'NodeStoreOptions', options);
    return new NodeStore(hostPathSource('NodeStore.hostPath', path, options));
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
