import { resourceFieldRef } from '../env/env';
import { checkedFilePath, modeNumber } from '../env/files';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { StoreOptions, storeName } from '../construct/store-name';
import { describe, refuse } from '../construct/construct-path';

const FIELDS = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations'];
const KEYED_FIELD = /^metadata\.(labels|annotations)\['[^']+'\]$/;

/** A file that holds a field of the pod, or a resource of one of its containers. */
export interface DownwardApiFile {
  /** The path of the file below the mount path: relative, without `..`. */
  readonly path: string;

  /**
   * The field of the pod, e.g. `metadata.labels`.
   *
   * @default - the file holds `resource`
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  readonly fieldPath?: string;

  /**
   * The resource, e.g. `limits.memory`; needs `containerName`.
   *
   * @default - the file holds `fieldPath`
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
   */
  readonly resource?: string;

  /**
   * The container whose resource it is.
   *
   * @default - none; needed with `resource`
   */
  readonly containerName?: string;

  /**
   * The unit of the resource, e.g. `1Mi` or `1m`.
   *
   * @default - not set: 1
   */
  readonly divisor?: string;

  /**
   * The file's permissions, octal as people write them, e.g. `0440`.
   *
   * @default - the store's `defaultMode`
   */
  readonly mode?: string;
}

/** Props of `DownwardApiStore`. */
export interface DownwardApiStoreProps extends StoreOptions {
  /** The files. */
  readonly files: DownwardApiFile[];

  /**
   * The permissions of the files, octal as people write them, e.g. `0440`.
   *
   * @default - not set: 0644
   */
  readonly defaultMode?: string;
}

/**
 * Fields of the pod, and resources of its containers, as files.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#downwardapi
 *
 * @example
 *
 * const app = new StatefulApp(this, 'app', { image: 'example/app:1' });
 * app.mount('/etc/podinfo', new DownwardApiStore({ files: [{ path: 'labels', fieldPath: 'metadata.labels' }] }));
 */
export class DownwardApiStore implements IStore {
  readonly #volume: StoreVolume;

  /**
   * @param props the files
   */
  public constructor(props: DownwardApiStoreProps) {
    const constructPath = 'DownwardApiStore';
    checkProps(constructPath, 'DownwardApiStoreProps', props);
    const { files, defaultMode } = props;
    this.#volume = {
      name: storeName(constructPath, props),
      source: {
        downwardAPI: defined({
          items: downwardApiItems(constructPath, files),
          defaultMode: defaultMode === undefined ? undefined : modeNumber(constructPath, 'defaultMode', defaultMode),
        }),
      },
    };
  }

  /** What a pod that uses the store lists among its volumes. */
  public toVolume(): StoreVolume {
    return this.#volume;
  }
}

/** Files of the downward API as the API has them. */
export function downwardApiItems(constructPath: string, files: readonly DownwardApiFile[]): Record<string, unknown>[] {
  return files.map((file) => itemData(constructPath, file));
}

function itemData(constructPath: string, file: DownwardApiFile): Record<string, unknown> {
  const { fieldPath, resource, containerName, divisor, mode } = file;
  const path = checkedFilePath(constructPath, file.path);
  if ((fieldPath === undefined) === (resource === undefined))
    refuse(constructPath, `file ${describe(path)} holds either a field or a resource; give fieldPath or resource`);
  if (fieldPath !== undefined) checkField(constructPath, file);
  if (resource !== undefined && containerName === undefined)
    refuse(constructPath, `file ${describe(path)} needs to know whose ${resource} it holds; give containerName`);
  return defined({
    path,
    fieldRef: fieldPath === undefined ? undefined : { fieldPath },
    resourceFieldRef:
      resource === undefined ? undefined : resourceFieldRef(constructPath, resource, { containerName, divisor }),
    mode: mode === undefined ? undefined : modeNumber(constructPath, 'mode', mode),
  });
}

function checkField(constructPath: string, { path, fieldPath = '', containerName, divisor }: DownwardApiFile): void {
  if (!FIELDS.includes(fieldPath) && !KEYED_FIELD.test(fieldPath)) {
    refuse(
      constructPath,
      `fieldPath ${describe(fieldPath)} is not allowed; give one of ${FIELDS.join(', ')}, metadata.labels['<key>'], metadata.annotations['<key>']`,
    );
  }
  if (containerName !== undefined || divisor !== undefined)
    refuse(
      constructPath,
      `file ${describe(path)} holds a field; containerName and divisor are for resources: leave them out`,
    );
}
