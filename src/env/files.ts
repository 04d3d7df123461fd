import { stepsUp } from '../api/paths';
import { IStore, StoreVolume } from '../construct/store';
import { StoreOptions, storeName } from '../construct/store-name';
import { refuse } from '../construct/construct-path';
import { Settings } from './setting';

/** One key of an `EnvConfig` or `EnvSecret` as a file. */
export interface FileItem {
  /** The key. */
  readonly key: string;

  /**
   * The path of the file below the mount path: relative, without `..`.
   *
   * @default - the key
   */
  readonly path?: string;

  /**
   * The file's permissions, octal as people write them, e.g. `0440`.
   *
   * @default - the store's `defaultMode`
   */
  readonly mode?: string;
}

/** Options of the keys of an `EnvConfig` or `EnvSecret` as files. */
export interface FilesOptions extends StoreOptions {
  /**
   * The keys to mount, in this order.
   *
   * @default - all keys, each as a file of its name
   */
  readonly items?: FileItem[];

  /**
   * The permissions of the files, octal as people write them, e.g. `0440`.
   *
   * @default - 0644
   */
  readonly defaultMode?: string;

  /**
   * Whether a pod starts without the ConfigMap or Secret, or without one of the keys.
   *
   * @default false - the pod waits until it exists
   */
  readonly optional?: boolean;
}

/** Settings mounted as files. */
export class SettingsFiles implements IStore {
  readonly #volume: StoreVolume;

  public constructor(constructPath: string, settings: Settings, options: FilesOptions = {}) {
    const { kind, name, checksum } = settings;
    this.#volume = {
      name: storeName(constructPath, options) ?? name,
      source: { [kind.volume]: { [kind.volumeName]: name, ...filesData(constructPath, options) } },
      ...(checksum === undefined ? {} : { checksum }),
    };
  }

  public toVolume(): StoreVolume {
    return this.#volume;
  }
}

/** Files options as the API has them. */
export function filesData(constructPath: string, options: FilesOptions): Record<string, unknown> {
  const { items, defaultMode, optional } = options;
  return {
    ...(items === undefined ? {} : { items: items.map((item) => itemData(constructPath, item)) }),
    ...(defaultMode === undefined ? {} : { defaultMode: modeNumber(constructPath, 'defaultMode', defaultMode) }),
    ...(optional === undefined ? {} : { optional }),
  };
}

function itemData(constructPath: string, item: FileItem): Record<string, unknown> {
  const path = checkedFilePath(constructPath, item.path ?? item.key);
  return {
    key: item.key,
    path,
    ...(item.mode === undefined ? {} : { mode: modeNumber(constructPath, 'mode', item.mode) }),
  };
}

/** Returns the path of a file below a mount path; refuses one that is absolute or has '..'. */
export function checkedFilePath(constructPath: string, path: string): string {
  if (path === '' || path.startsWith('/') || stepsUp(path) || path.startsWith('..')) {
    refuse(
      constructPath,
      `file path ${JSON.stringify(path)} is not allowed; give a path below the mount path, without '..', e.g. conf/app.yaml`,
    );
  }
  return path;
}

/** Parses octal permissions, e.g. '0440', to the number that the API has; refuses others. */
export function modeNumber(constructPath: string, what: string, mode: string): number {
  if (!/^0?[0-7]{3}$/.test(mode)) {
    refuse(
      constructPath,
      `${what} ${JSON.stringify(mode)} is not allowed; give three octal digits as a string, e.g. '0440'`,
    );
  }
  return Number.parseInt(mode, 8);
}
