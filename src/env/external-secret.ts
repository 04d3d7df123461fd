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

/** The two kinds of objects that tell External Secrets how to reach a store of secrets. */
export enum SecretStoreKind {
  /** A store of the namespace. */
  SECRET_STORE = 'SecretStore',
  /** A store of the cluster. */
  CLUSTER_SECRET_STORE = 'ClusterSecretStore',
}

/** Whether External Secrets makes the Secret. */
export enum SecretCreationPolicy {
  /** It makes the Secret, which goes when the ExternalSecret goes. */
  OWNER = 'Owner',
  /** It makes the Secret, which stays. */
  ORPHAN = 'Orphan',
  /** It adds keys to a Secret that exists. */
  MERGE = 'Merge',
  /** It makes none. */
  NONE = 'None',
}

/** What happens to the Secret when the store has lost its values. */
export enum SecretDeletionPolicy {
  /** It stays as it is. */
  RETAIN = 'Retain',
  /** It is deleted. */
  DELETE = 'Delete',
  /** Its keys are removed. */
  MERGE = 'Merge',
}

/** One value in a store of secrets. */
export interface RemoteSecret {
  /** What the store calls it: a path, a name or an id. */
  readonly key: string;

  /**
   * A part of the value, where it is an object.
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
   * Which of the two it is.
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
   * Values that are objects, each of whose parts becomes a key of the Secret.
   *
   * @default - none
   */
  readonly extract?: RemoteSecret[];

  /**
   * The time between two readings of the store, e.g. `1h` or `10m`; `0` reads once.
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
   * What the Secret is for: one of `SecretType`, or a string of your own.
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
   * Whether the Secret is made, and goes with the ExternalSecret.
   *
   * @default - not set: it is made, and goes with it
   */
  readonly creationPolicy?: SecretCreationPolicy;

  /**
   * What happens to the Secret when the store has lost its values.
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
 * A Secret whose values are kept in a store outside of the cluster, such as Vault or a cloud's secret manager; the
 * External Secrets Operator makes it. No value is ever in the program or in what it writes.
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
  /** The Secret that the operator makes, as containers read it. */
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

/** There is something to read, and the keys that the type needs come of it, as far as the keys are known. */
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
