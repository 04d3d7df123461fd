import type { EnvValue } from 'cdk8s-plus-27';
import { IConstruct } from 'constructs';
import { configKeyProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { checkKey } from './content';
import { EnvSource, EnvSourceOptions } from './env-source';
import { FilesOptions, SettingsFiles } from './files';
import type { KnownKeys } from './known-keys';
import { Settings, settingValue } from './setting';

/** Options of the value of a variable. */
export interface EnvValueOptions {
  /**
   * Whether a container starts without the key.
   *
   * @default false - the container waits until the key exists
   */
  readonly optional?: boolean;
}

/** A ConfigMap or Secret, read as variables or as files. */
export interface ISettings extends IConstruct, IStore {
  /**
   * The value of one key, for a variable of a container.
   *
   * @param key the key
   * @param options whether the key may be missing
   */
  value(key: string, options?: EnvValueOptions): EnvValue;

  /**
   * All keys as variables of a container.
   *
   * @param prefix put before each key
   * @param options whether the ConfigMap or Secret may be missing
   */
  all(prefix?: string, options?: EnvSourceOptions): EnvSource;

  /**
   * The keys as files, to be mounted.
   *
   * @param options which keys, at which paths, with which permissions
   */
  files(options?: FilesOptions): IStore;
}

/** Makes the references of containers and pods to a ConfigMap or Secret; refuses unknown keys. */
export class SettingsReader {
  readonly #constructPath: string;
  readonly #settings: Settings;
  readonly #keys: KnownKeys | undefined;

  /** @param keys the keys; undefined where they aren't known, and any is allowed */
  public constructor(constructPath: string, settings: Settings, keys?: KnownKeys) {
    this.#constructPath = constructPath;
    this.#settings = settings;
    this.#keys = keys;
  }

  public value(key: string, options: EnvValueOptions = {}): EnvValue {
    checkProps(this.#constructPath, 'EnvValueOptions', options);
    this.#checkKey(key, this.#keys?.variables);
    return settingValue(this.#settings, key, options.optional, this.#keys?.text?.[key]);
  }

  public all(prefix?: string, options: EnvSourceOptions = {}): EnvSource {
    checkProps(this.#constructPath, 'EnvSourceOptions', options);
    return EnvSource._of(this.#constructPath, this.#settings, prefix, options, this.#keys);
  }

  public files(options: FilesOptions = {}): IStore {
    checkProps(this.#constructPath, 'FilesOptions', options);
    for (const { key } of options.items ?? []) this.#checkKey(key, this.#keys?.files);
    return new SettingsFiles(this.#constructPath, this.#settings, options);
  }

  public toVolume(): StoreVolume {
    return this.files().toVolume();
  }

  #checkKey(key: string, known: readonly string[] | undefined): void {
    if (known === undefined) checkedName(this.#constructPath, 'key', key, configKeyProblem);
    else checkKey(this.#constructPath, known, key);
  }
}
