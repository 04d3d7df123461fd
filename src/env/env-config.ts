import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { EnvValue, IConfigMap } from 'cdk8s-plus-27';
import { Construct, IConstruct } from 'constructs';
import { dnsSubdomainProblem } from '../api/names';
import { checkedName, objectName } from '../construct/names';
import { objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { whereIs, whereWillBe } from '../construct/where';
import { checkKey, digest, readContent } from './content';
import { EnvSource, EnvSourceOptions } from './env-source';
import { FilesOptions, SettingsFiles } from './files';
import { Rollout } from './rollout';
import { CONFIG_MAP, Settings, settingValue } from './setting';

/** Options of the value of a variable. */
export interface EnvValueOptions {
  /**
   * Whether a container starts without the key.
   *
   * @default false - the container waits until the key exists
   */
  readonly optional?: boolean;
}

/** Settings in a ConfigMap: one made here, or one that the cluster has. */
export interface IEnvConfig extends IConstruct, IStore {
  /** The name of the ConfigMap. */
  readonly name: string;

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
   * @param options whether the ConfigMap may be missing
   */
  all(prefix?: string, options?: EnvSourceOptions): EnvSource;

  /**
   * The keys as files, to be mounted.
   *
   * @param options which keys, at which paths, with which permissions
   */
  files(options?: FilesOptions): IStore;
}

/** Props of `EnvConfig`. */
export interface EnvConfigProps {
  /**
   * The name of the ConfigMap.
   *
   * @default - the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels, annotations and other metadata of the ConfigMap.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Text by key. Keys are letters, digits, '-', '_' and '.'.
   *
   * @default - none
   */
  readonly data?: { readonly [key: string]: string };

  /**
   * Bytes by key, in base64.
   *
   * @default - none
   */
  readonly binaryData?: { readonly [key: string]: string };

  /**
   * Files on disk, read at synth; the key is the file's name.
   *
   * @default - none
   */
  readonly files?: string[];

  /**
   * A folder on disk whose files are read at synth; folders in it are not.
   *
   * @default - none
   */
  readonly folder?: string;

  /**
   * A `.env` file on disk (`NAME=value` lines), read at synth.
   *
   * @default - none
   */
  readonly envFile?: string;

  /**
   * Whether the API server refuses changes of the content; such a ConfigMap can only be replaced.
   *
   * @default - not set: it may be changed
   * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
   */
  readonly immutable?: boolean;

  /**
   * How the pods that read the settings come to run with changed ones.
   *
   * @default - not at all: running pods keep the variables that they started with
   */
  readonly rollout?: Rollout;
}

/**
 * Settings in a ConfigMap, read by containers as variables (`value`, `all`) or mounted as files (it is a store).
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 *
 * @example
 *
 * const config = new EnvConfig(this, 'config', { data: { folder: 'story' } });
 * const env = { STORY_FOLDER: config.value('folder') };
 * new StatefulApp(this, 'app', { image: 'example/app:1', env });
 */
export class EnvConfig extends Construct implements IEnvConfig {
  /**
   * A ConfigMap that the cluster has, or that another program makes.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param configMapName the ConfigMap's name
   */
  public static fromConfigMapName(scope: Construct, id: string, configMapName: string): IEnvConfig {
    return new ExistingConfigMap(scope, id, configMapName);
  }

  /**
   * A ConfigMap made with cdk8s-plus.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param configMap the ConfigMap
   */
  public static fromConfigMap(scope: Construct, id: string, configMap: IConfigMap): IEnvConfig {
    return new ExistingConfigMap(scope, id, configMap.name);
  }

  /** The name of the ConfigMap. */
  public readonly name: string;

  readonly #settings: Settings;
  readonly #keys: readonly string[];
  readonly #textKeys: readonly string[];

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props the content
   */
  public constructor(scope: Construct, id: string, props: EnvConfigProps = {}) {
    const where = whereWillBe('EnvConfig', scope, id);
    checkProps(where, 'EnvConfigProps', props);
    const { data, binaryData, files, folder, envFile, immutable, rollout } = props;
    const content = readContent(where, { text: data, bytes: binaryData, files, folder, envFile });
    const baseName = objectName(where, scope, id, props.name);
    const name =
      rollout === Rollout.HASHED_NAME
        ? checkedName(where, 'name', `${baseName}-${digest(content)}`, dnsSubdomainProblem)
        : baseName;
    const metadata = objectMetadata(where, name, props.metadata);
    super(scope, id);

    this.name = name;
    this.#keys = [...Object.keys(content.text), ...Object.keys(content.bytes)];
    this.#textKeys = Object.keys(content.text);
    this.#settings = {
      kind: CONFIG_MAP,
      name,
      ...(rollout === Rollout.CHECKSUM ? { checksum: `${name}=${digest(content)}` } : {}),
    };
    new ApiObject(this, 'config-map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      ...(this.#textKeys.length > 0 ? { data: content.text } : {}),
      ...(this.#keys.length > this.#textKeys.length ? { binaryData: content.bytes } : {}),
      ...(immutable === undefined ? {} : { immutable }),
    });
  }

  /**
   * The value of one key, for a variable of a container.
   *
   * @param key a key of `data`; another one is an error that names the keys there are
   * @param options whether the key may be missing
   */
  public value(key: string, options: EnvValueOptions = {}): EnvValue {
    checkKey(whereIs(this), this.#textKeys, key);
    return settingValue(this.#settings, key, options.optional);
  }

  /**
   * All keys as variables of a container.
   *
   * @param prefix put before each key
   * @param options whether the ConfigMap may be missing
   */
  public all(prefix?: string, options: EnvSourceOptions = {}): EnvSource {
    return EnvSource._of(whereIs(this), this.#settings, prefix, options);
  }

  /**
   * The keys as files, to be mounted.
   *
   * @param options which keys, at which paths, with which permissions
   */
  public files(options: FilesOptions = {}): IStore {
    checkProps(whereIs(this), 'FilesOptions', options);
    for (const item of options.items ?? []) checkKey(whereIs(this), this.#keys, item.key);
    return new SettingsFiles(whereIs(this), this.#settings, options);
  }

  /** What a pod that mounts all keys as files lists among its volumes. */
  public toVolume(): StoreVolume {
    return this.files().toVolume();
  }
}

/** A ConfigMap that isn't made here: its keys are the cluster's. */
class ExistingConfigMap extends Construct implements IEnvConfig {
  public readonly name: string;
  readonly #settings: Settings;

  public constructor(scope: Construct, id: string, name: string) {
    checkedName(whereWillBe('EnvConfig', scope, id), 'name', name, dnsSubdomainProblem);
    super(scope, id);
    this.name = name;
    this.#settings = { kind: CONFIG_MAP, name };
  }

  public value(key: string, options: EnvValueOptions = {}): EnvValue {
    return settingValue(this.#settings, key, options.optional);
  }

  public all(prefix?: string, options: EnvSourceOptions = {}): EnvSource {
    return EnvSource._of(whereIs(this), this.#settings, prefix, options);
  }

  public files(options: FilesOptions = {}): IStore {
    return new SettingsFiles(whereIs(this), this.#settings, options);
  }

  public toVolume(): StoreVolume {
    return this.files().toVolume();
  }
}
