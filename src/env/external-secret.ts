import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { configKeyProblem, dnsSubdomainProblem } from '../api/names';
import { secretTypeKeysProblem } from '../api/secret-types';
import { copy } from '../construct/copy';
import { sortedEntries } from '../construct/map-order';
import { checkedName, objectName } from '../construct/names';
import { defined, objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { describe, refuse, futureConstructPath } from '../construct/construct-path';
import { IEnvSecret } from './env-secret';
import { ExistingSettings } from './existing-settings';
import { SECRET } from './setting';

/** The kind of the object that configures how External Secrets reaches a secret store. */
export enum SecretStoreKind {
  /** For one namespace. */
  SECRET_STORE = 'SecretStore',
  /** For all namespaces. */
  CLUSTER_SECRET_STORE = 'ClusterSecretStore',
}

/** How External Secrets makes the Secret. */
export enum SecretCreationPolicy {
  /** It makes the Secret, which is deleted with the ExternalSecret. */
  OWNER = 'Owner',
  /** It makes the Secret, which outlives the ExternalSecret. */
  ORPHAN = 'Orphan',
  /** It adds keys to a Secret that exists. */
  MERGE = 'Merge',
  /** It makes none. */
  NONE = 'None',
}

/** What happens to the Secret when its values are gone from the store. */
export enum SecretDeletionPolicy {
  /** It stays as it is. */
  RETAIN = 'Retain',
  /** It is deleted. */
  DELETE = 'Delete',
  /** Its keys are removed. */
  MERGE = 'Merge',
}

/** A value in a secret store. */
export interface RemoteSecret {
  /** Its key in the store: a path, a name or an id. */
  readonly key: string;

  /**
   * A property of the value, where it is an object.
   *
   * @default - the whole value
   */
  readonly property?: string;

  /**
   * The version of the value.
   *
   * @default - the newest
   */
  readonly version?: string;
}

/** Props of `ExternalSecret`. */
export interface ExternalSecretProps {
  /**
   * The name of the ExternalSecret.
   *
   * @default - the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels, annotations and other metadata of the ExternalSecret.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /** The name of the SecretStore or ClusterSecretStore. */
  readonly secretStore: string;

  /**
   * The kind of the store.
   *
   * @default - not set: a SecretStore of the namespace
   */
  readonly secretStoreKind?: SecretStoreKind;

  /**
   * The values of the Secret, by its keys.
   *
   * @default - none
   */
  readonly data?: { readonly [key: string]: RemoteSecret };

  /**
   * Values that are objects, each property of which becomes a key of the Secret.
   *
   * @default - none
   */
  readonly extract?: RemoteSecret[];

  /**
   * How often the store is read, e.g. `1h` or `10m`; `0` reads it once.
   *
   * @default - not set: an hour
   */
  readonly refreshInterval?: string;

  /**
   * The name of the Secret.
   *
   * @default - not set: that of the ExternalSecret
   */
  readonly secretName?: string;

  /**
   * The type of the Secret: one of `SecretType`, or a string of your own.
   *
   * @default - not set: Opaque
   */
  readonly type?: string;

  /**
   * Whether the Secret can't be changed once it is made.
   *
   * @default - not set: it can
   */
  readonly immutable?: boolean;

  /**
   * How the Secret is made.
   *
   * @default - not set: SecretCreationPolicy.OWNER
   */
  readonly creationPolicy?: SecretCreationPolicy;

  /**
   * What happens to the Secret when its values are gone from the store.
   *
   * @default - not set: it stays as it is
   */
  readonly deletionPolicy?: SecretDeletionPolicy;

  /**
   * Any further fields of the ExternalSecret's spec, as its API has them; they override those made from the others.
   *
   * @default - none
   */
  readonly externalSecretSpec?: { readonly [field: string]: unknown };
}

/**
 * A Secret that the External Secrets Operator makes from a store outside of the cluster, such as Vault or a cloud's secret
 * manager. No value is in the program or its YAML.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 *
 * @example
 *
 * const login = new ExternalSecret(this, 'login', {
 *   secretStore: 'vault',
 *   data: { password: { key: 'prod/db', property: 'password' } },
 * });
 * const env = { DB_PASSWORD: login.secret.value('password') };
 * new StatefulApp(this, 'app', { image: 'example/app:1', env });
 */
export class ExternalSecret extends ApiObject {
  /** The Secret that the operator makes. */
  public readonly secret: IEnvSecret;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props store, values, and the Secret
   */
  public constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    const constructPath = futureConstructPath('ExternalSecret', scope, id);
    checkProps(constructPath, 'ExternalSecretProps', props);
    const name = objectName(constructPath, scope, id, props.name);
    const secretName = props.secretName ?? name;
    const spec = externalSecretSpec(constructPath, props);
    checkedName(constructPath, 'secretName', secretName, dnsSubdomainProblem);
    const metadata = objectMetadata(constructPath, name, props.metadata);
    super(scope, id, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata,
      spec,
    });

    const keys = Object.keys(props.data ?? {});
    this.secret = new ExistingSettings(
      'ExternalSecret',
      this,
      'secret',
      SECRET,
      secretName,
      props.extract === undefined && props.externalSecretSpec === undefined
        ? { variables: keys, files: keys }
        : undefined,
    );
  }
}

function externalSecretSpec(constructPath: string, props: ExternalSecretProps): Record<string, unknown> {
  const { secretStore, secretStoreKind, data, extract, refreshInterval, secretName, type } = props;
  const { immutable, creationPolicy, deletionPolicy } = props;
  checkedName(constructPath, 'secretStore', secretStore, dnsSubdomainProblem);
  for (const key of Object.keys(data ?? {})) checkedName(constructPath, 'key', key, configKeyProblem);
  checkValues(constructPath, props);
  if (refreshInterval !== undefined && !/^(0|(\d+(\.\d+)?(ns|us|ms|s|m|h))+)$/.test(refreshInterval)) {
    refuse(
      constructPath,
      `refreshInterval ${describe(refreshInterval)} is not allowed; give a time such as '1h' or '10m', or '0'`,
    );
  }
  const template = type === undefined ? undefined : { type };
  const target = defined({ name: secretName, creationPolicy, deletionPolicy, immutable, template });
  return {
    secretStoreRef: defined({ name: secretStore, kind: secretStoreKind }),
    ...defined({
      refreshInterval,
      target: Object.keys(target).length === 0 ? undefined : target,
      data: data && sortedEntries(data).map(([secretKey, remoteRef]) => ({ secretKey, remoteRef: { ...remoteRef } })),
      dataFrom: extract?.map((one) => ({ extract: { ...one } })),
    }),
    ...copy(props.externalSecretSpec ?? {}),
  };
}

/** Refuses an ExternalSecret without values, or without a key that its type requires. */
function checkValues(
  constructPath: string,
  { data, extract, externalSecretSpec: further, type }: ExternalSecretProps,
): void {
  if (further !== undefined) return;
  if (data === undefined && extract === undefined) {
    refuse(constructPath, "there is no value; give data, e.g. { password: { key: 'prod/db' } }, or extract");
  }
  if (type === undefined || extract !== undefined) return;
  const problem = secretTypeKeysProblem(type, Object.keys(data ?? {}));
  if (problem !== undefined)
    refuse(constructPath, `a Secret of type ${type} ${problem}; add it, or give SecretType.OPAQUE`);
}
