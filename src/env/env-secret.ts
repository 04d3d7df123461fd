import { ApiObject } from 'cdk8s';
import type { EnvValue } from 'cdk8s-plus-27';
import { Construct, IConstruct } from 'constructs';
import { fromBase64 } from '../api/bytes';
import { secretTypeProblem } from '../api/secret-types';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { openFields } from '../construct/reserved';
import { IStore, StoreVolume } from '../construct/store';
import { describe, refuseByRule, futureConstructPath } from '../construct/construct-path';
import { Content, readContent } from './content';
import { EnvSource, EnvSourceOptions } from './env-source';
import { ExistingSettings, nameOf } from './existing-settings';
import { FilesOptions } from './files';
import { SECRET } from './setting';
import { settingsObject } from './settings-object';
import { SettingsOptions } from './settings-options';
import { EnvValueOptions, ISettings, SettingsReader } from './settings-reader';

/** Settings in a Secret, made by this program or not. */
export interface IEnvSecret extends ISettings {
  /** The name of the Secret. */
  readonly name: string;
}

/** Props of `EnvSecret`. */
export interface EnvSecretProps extends SettingsOptions {
  /**
   * The type, on which the required keys depend: one of `SecretType`, or a string of your own.
   *
   * @default - not set: Opaque
   */
  readonly type?: string;

  /**
   * Strings by key. Keys are letters, digits, '-', '_' and '.'.
   *
   * @default - none
   */
  readonly stringData?: { readonly [key: string]: string };

  /**
   * Bytes by key, in base64.
   *
   * @default - none
   */
  readonly data?: { readonly [key: string]: string };

  /**
   * Any further fields of the Secret, as the API has them.
   *
   * @default - none
   */
  readonly secretSpec?: { readonly [field: string]: unknown };
}

/**
 * Settings in a Secret, read by containers as variables (`value`, `all`) or mounted as files (it is a store).
 *
 * The values are in the YAML, as plain text or base64. For values that must not be there, name a Secret that exists in the
 * cluster (`fromSecretName`), or have it made there (`ExternalSecret`, `SecretProviderClass`).
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 *
 * @example
 *
 * const secret = EnvSecret.fromSecretName(this, 'secret', 'db-login');
 * const env = { DB_PASSWORD: secret.value('password') };
 * new StatefulApp(this, 'app', { image: 'example/app:1', env });
 */
export class EnvSecret extends ApiObject implements IEnvSecret {
  /**
   * A Secret that exists in the cluster, or that another program makes.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param secretName the Secret's name, by default the id
   */
  public static fromSecretName(scope: Construct, id: string, secretName: string = id): IEnvSecret {
    return new ExistingSettings('EnvSecret', scope, id, SECRET, secretName);
  }

  /**
   * A Secret made with any version of cdk8s-plus, or with cdk8s.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param secret the Secret
   */
  public static fromSecret(scope: Construct, id: string, secret: IConstruct): IEnvSecret {
    return new ExistingSettings('EnvSecret', scope, id, SECRET, nameOf('EnvSecret', 'Secret', secret));
  }

  readonly #reader: SettingsReader;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props the type and the content
   */
  public constructor(scope: Construct, id: string, props: EnvSecretProps = {}) {
    const constructPath = futureConstructPath('EnvSecret', scope, id);
    checkProps(constructPath, 'EnvSecretProps', props, typeName);
    const { type, stringData, data, immutable } = props;
    const content = readContent(constructPath, props, stringData, data);
    checkType(scope, constructPath, props, content);
    const further = openFields(constructPath, 'secretSpec', props.secretSpec, {
      data: 'give data',
      immutable: 'give immutable',
      stringData: 'give stringData',
      type: 'give type',
    });
    const settings = settingsObject(constructPath, scope, id, SECRET, props, content);
    const strings = Object.keys(content.text);
    const bytes = Object.keys(content.bytes);
    const keys = [...strings, ...bytes];
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: settings.metadata,
      ...defined({
        type,
        stringData: stringData !== undefined || strings.length > 0 ? content.text : undefined,
        data: data !== undefined || bytes.length > 0 ? content.bytes : undefined,
        immutable,
      }),
      ...further,
    });

    this.#reader = new SettingsReader(constructPath, settings, { variables: keys, files: keys });
  }

  /**
   * The value of one key, for a variable of a container.
   *
   * @param key a key of the Secret; any other is an error that lists the keys
   * @param options whether the key may be missing
   */
  public value(key: string, options?: EnvValueOptions): EnvValue {
    return this.#reader.value(key, options);
  }

  /**
   * All keys as variables of a container.
   *
   * @param prefix put before each key
   * @param options whether the Secret may be missing
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

/** The type of a value, for messages that must not show it. */
function typeName(value: unknown): string {
  return typeof value === 'object' || value === undefined ? describe(value) : `a ${typeof value}`;
}

function checkType(
  scope: Construct,
  constructPath: string,
  { type, metadata }: EnvSecretProps,
  { text, bytes }: Content,
): void {
  if (type === undefined) return;
  const problem = secretTypeProblem({
    type,
    annotations: Object.keys(metadata?.annotations ?? {}),
    keys: [...Object.keys(text), ...Object.keys(bytes)],
    textOf: (key) => text[key] ?? fromBase64(bytes[key] ?? ''),
  });
  if (problem !== undefined)
    refuseByRule(
      scope,
      constructPath,
      'secret-type-keys',
      `a Secret of type ${type} ${problem}; add it, or give SecretType.OPAQUE`,
    );
}
