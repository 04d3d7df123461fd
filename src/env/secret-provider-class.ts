import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { configKeyProblem, dnsSubdomainProblem } from '../api/names';
import { SecretType, secretTypeKeysProblem } from '../api/secret-types';
import { sortedEntries } from '../construct/map-order';
import { checkedName, checkReference, emptyNameProblem, objectName } from '../construct/names';
import { defined, objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { describe, refuse, constructPathOf, futureConstructPath } from '../construct/construct-path';
import { DRIVER } from '../drivers/names';
import { IEnvSecret } from './env-secret';
import { ExistingSettings } from './existing-settings';
import { SECRET } from './setting';

/** A Secret that is made from mounted files, and exists while a pod mounts them. */
export interface SyncedSecret {
  /** The name of the Secret. */
  readonly secretName: string;

  /**
   * The names of the mounted objects, by the keys of the Secret.
   */
  readonly data: { readonly [key: string]: string };

  /**
   * The type of the Secret: one of `SecretType`, or a string of your own.
   *
   * @default SecretType.OPAQUE
   */
  readonly type?: string;

  /**
   * Labels of the Secret.
   *
   * @default - none
   */
  readonly labels?: { readonly [label: string]: string };

  /**
   * Annotations of the Secret.
   *
   * @default - none
   */
  readonly annotations?: { readonly [annotation: string]: string };
}

/** A SecretProviderClass, made by this program or not, as a store. */
export interface ISecretProviderClass extends IConstruct, IStore {
  /** The name of the SecretProviderClass. */
  readonly name: string;
}

/** Options of the mount. */
export interface SecretMountOptions {
  /**
   * The name of the Secret with which the provider logs in, in the namespace of the pods.
   *
   * @default - none: the provider uses the pod's service account
   */
  readonly nodePublishSecretName?: string;
}

/** Props of `SecretProviderClass`. */
export interface SecretProviderClassProps extends SecretMountOptions {
  /**
   * The name of the SecretProviderClass.
   *
   * @default - the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels, annotations and other metadata of the SecretProviderClass.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /** The provider, e.g. `aws`, `azure`, `gcp` or `vault`. */
  readonly provider: string;

  /**
   * Parameters for the provider, as its documentation has them; `objects` lists what is mounted.
   *
   * @default - none
   */
  readonly parameters?: { readonly [name: string]: string };

  /**
   * Secrets that are made from the files while a pod mounts them, for containers that read variables.
   *
   * @default - none
   */
  readonly secretObjects?: SyncedSecret[];
}

/**
 * Secrets in a store outside of the cluster, which the Secrets Store CSI driver mounts as files (it is a store). No value
 * is in the program or its YAML.
 *
 * @see https://secrets-store-csi-driver.sigs.k8s.io/concepts
 *
 * @example
 *
 * const secrets = new SecretProviderClass(this, 'secrets', { provider: 'vault', parameters: { roleName: 'app' } });
 * const app = new StatefulApp(this, 'app', { image: 'example/app:1' });
 * app.mount('/run/secrets/app', secrets, { readOnly: true });
 */
export class SecretProviderClass extends ApiObject implements ISecretProviderClass {
  /**
   * A SecretProviderClass that exists in the cluster, or that another program makes.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param secretProviderClassName its name
   * @param options options of the mount
   */
  public static fromSecretProviderClassName(
    scope: Construct,
    id: string,
    secretProviderClassName: string,
    options: SecretMountOptions = {},
  ): ISecretProviderClass {
    return new ExistingSecretProviderClass(scope, id, secretProviderClassName, options);
  }

  readonly #secrets: readonly SyncedSecret[];
  readonly #volume: StoreVolume;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props provider, parameters, Secrets
   */
  public constructor(scope: Construct, id: string, props: SecretProviderClassProps) {
    const constructPath = futureConstructPath('SecretProviderClass', scope, id);
    checkProps(constructPath, 'SecretProviderClassProps', props);
    const { provider, parameters, secretObjects } = props;
    if (provider === '') refuse(constructPath, 'provider "" is not allowed; give one, e.g. \'vault\'');
    const name = objectName(constructPath, scope, id, props.name);
    const objects = secretObjects?.map((secret) => secretObject(constructPath, secret));
    const twice = secretObjects?.find(
      (one, i) => secretObjects.findIndex(({ secretName }) => secretName === one.secretName) !== i,
    );
    if (twice !== undefined)
      refuse(constructPath, `secretName ${describe(twice.secretName)} is given twice; give each Secret its own`);
    const metadata = objectMetadata(constructPath, name, props.metadata);
    const volume = volumeOf(constructPath, name, props);
    super(scope, id, {
      apiVersion: 'secrets-store.csi.x-k8s.io/v1',
      kind: 'SecretProviderClass',
      metadata,
      spec: defined({ provider, parameters: parameters && { ...parameters }, secretObjects: objects }),
    });

    this.#secrets = secretObjects ?? [];
    this.#volume = volume;
  }

  /**
   * One of `secretObjects`. It exists while a pod mounts the store, so a pod that reads it has to mount the store too.
   *
   * @param secretName the name of the Secret; any other is an error that lists the names
   */
  public secret(secretName: string): IEnvSecret {
    const synced = this.#secrets.find((one) => one.secretName === secretName);
    if (synced === undefined) {
      const names = this.#secrets.map((one) => one.secretName).join(', ') || 'none';
      refuse(constructPathOf(this), `there is no Secret ${describe(secretName)} in secretObjects; there are: ${names}`);
    }
    const id = `synced-${secretName}`;
    const existing = this.node.tryFindChild(id);
    if (existing instanceof ExistingSettings) return existing;
    const keys = Object.keys(synced.data);
    return new ExistingSettings('SecretProviderClass', this, id, SECRET, secretName, {
      variables: keys,
      files: keys,
    });
  }

  /** What a pod that mounts the secrets lists among its volumes. */
  public toVolume(): StoreVolume {
    return this.#volume;
  }
}

/** A SecretProviderClass that this program doesn't make. */
class ExistingSecretProviderClass extends Construct implements ISecretProviderClass {
  public readonly name: string;

  readonly #volume: StoreVolume;

  public constructor(scope: Construct, id: string, name: string, options: SecretMountOptions) {
    const constructPath = futureConstructPath('SecretProviderClass', scope, id);
    checkReference(scope, constructPath, 'name', name);
    checkProps(constructPath, 'SecretMountOptions', options);
    const volume = volumeOf(constructPath, name, options);
    super(scope, id);
    this.name = name;
    this.#volume = volume;
  }

  public toVolume(): StoreVolume {
    return this.#volume;
  }
}

/** The volume of a SecretProviderClass; read-only, because the driver refuses others. */
function volumeOf(
  constructPath: string,
  secretProviderClass: string,
  { nodePublishSecretName: secretName }: SecretMountOptions,
): StoreVolume {
  if (secretName !== undefined) checkedName(constructPath, 'nodePublishSecretName', secretName, dnsSubdomainProblem);
  const csi = defined({
    driver: DRIVER.secretsStore,
    readOnly: true,
    volumeAttributes: { secretProviderClass },
    nodePublishSecretRef: secretName === undefined ? undefined : { name: secretName },
  });
  return { name: secretProviderClass, source: { csi } };
}

function secretObject(constructPath: string, secret: SyncedSecret): Record<string, unknown> {
  const { secretName, data, type = SecretType.OPAQUE, labels, annotations } = secret;
  checkedName(constructPath, 'secretName', secretName, emptyNameProblem);
  const keys = Object.keys(data);
  for (const key of keys) checkedName(constructPath, 'key', key, configKeyProblem);
  if (keys.length === 0)
    refuse(constructPath, `Secret ${secretName} has no data; give the names of mounted objects by key`);
  const problem = secretTypeKeysProblem(type, keys);
  if (problem !== undefined)
    refuse(constructPath, `a Secret of type ${type} ${problem}; add it, or give SecretType.OPAQUE`);
  return defined({
    secretName,
    type,
    labels: labels && { ...labels },
    annotations: annotations && { ...annotations },
    data: sortedEntries(data).map(([key, objectName]) => ({ objectName, key })),
  });
}
