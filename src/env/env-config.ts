import { ApiObject } from 'cdk8s';
import type { EnvValue } from 'cdk8s-plus-27';
import { Construct, IConstruct } from 'constructs';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { openFields } from '../construct/reserved';
import { IStore, StoreVolume } from '../construct/store';
import { futureConstructPath } from '../construct/construct-path';
import { readContent } from './content';
import { EnvSource, EnvSourceOptions } from './env-source';
import { ExistingSettings, nameOf } from './existing-settings';
import { FilesOptions } from './files';
import { CONFIG_MAP } from './setting';
import { settingsObject } from './settings-object';
import { SettingsOptions } from './settings-options';
import { EnvValueOptions, ISettings, SettingsReader } from './settings-reader';

/** Settings in a ConfigMap, made by this program or not. */
export interface IEnvConfig extends ISettings {
  /** The name of the ConfigMap. */
  readonly name: string;
}

/** Props of `EnvConfig`. */
export interface EnvConfigProps extends SettingsOptions {
  /**
   * Strings by key. Keys are letters, digits, '-', '_' and '.'.
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
   * Any further fields of the ConfigMap, as the API has them.
   *
   * @default - none
   */
  readonly configMapSpec?: { readonly [field: string]: unknown };
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
export class EnvConfig extends ApiObject implements IEnvConfig {
  /**
   * A ConfigMap that exists in the cluster, or that another program makes.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param configMapName the ConfigMap's name, by default the id
   */
  public static fromConfigMapName(scope: Construct, id: string, configMapName: string = id): IEnvConfig {
    return new ExistingSettings('EnvConfig', scope, id, CONFIG_MAP, configMapName);
  }

  /**
   * A ConfigMap made with any version of cdk8s-plus, or with cdk8s.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param configMap the ConfigMap
   */
  public static fromConfigMap(scope: Construct, id: string, configMap: IConstruct): IEnvConfig {
    return new ExistingSettings('EnvConfig', scope, id, CONFIG_MAP, nameOf('EnvConfig', 'ConfigMap', configMap));
  }

  readonly #reader: SettingsReader;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props the content
   */
  public constructor(scope: Construct, id: string, props: EnvConfigProps = {}) {
    const where = futureConstructPath('EnvConfig', scope, id);
    checkProps(where, 'EnvConfigProps', props);
    const { data, binaryData, immutable } = props;
    const content = readContent(where, props, data, binaryData);
    const further = openFields(where, 'configMapSpec', props.configMapSpec, {
      binaryData: 'give binaryData',
      data: 'give data',
      immutable: 'give immutable',
    });
    const settings = settingsObject(where, scope, id, CONFIG_MAP, props, content);
    const variables = Object.keys(content.text);
    const bytes = Object.keys(content.bytes);
    const files = bytes.length === 0 ? variables : [...variables, ...bytes];
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: settings.metadata,
      ...defined({
        data: data !== undefined || variables.length > 0 ? content.text : undefined,
        binaryData: binaryData !== undefined || bytes.length > 0 ? content.bytes : undefined,
        immutable,
      }),
      ...further,
    });

    this.#reader = new SettingsReader(where, settings, { variables, files, text: content.text });
  }

  /**
   * The value of one key, for a variable of a container.
   *
   * @param key a key of `data`; any other is an error that lists the keys
   * @param options whether the key may be missing
   */
  public value(key: string, options?: EnvValueOptions): EnvValue {
    return this.#reader.value(key, options);
  }

  /**
   * All keys as variables of a container.
   *
   * @param prefix put before each key
   * @param options whether the ConfigMap may be missing
   */
  public all(prefix?: string, options?: EnvSourceOptions): EnvSource {
    return this.#reader.all(prefix, options);
  }

  /**
   * The keys as files, to be mounted.
   *
   * @param options which keys, at which paths, with which permissions
   */
  public files(options?: FilesOptions): IStore {
    return this.#reader.files(options);
  }

  /** What a pod that mounts all keys as files lists among its volumes. */
  public toVolume(): StoreVolume {
    return this.#reader.toVolume();
  }
}
