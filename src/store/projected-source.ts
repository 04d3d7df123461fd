import type { k8s } from 'cdk8s-plus-27';
import { dnsSubdomainProblem } from '../api/names';
import { checkedFilePath } from '../env/files';
import { checkedName } from '../construct/names';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { isStore, IStore } from '../construct/store';
import { describe, refuse } from '../construct/construct-path';
import { checkSigner, podCertificateData, PodCertificateOptions } from './pod-certificate';
import { labelSelectorData } from './selector';

/** Options of a token of the pod's service account. */
export interface ServiceAccountTokenOptions {
  /** The path of the file below the mount path: relative, without `..`. */
  readonly path: string;

  /**
   * The audience of the token; a service should refuse tokens for another.
   *
   * @default - not set: the API server
   */
  readonly audience?: string;

  /**
   * Seconds that a token is valid, at least 600; the kubelet renews it in time.
   *
   * @default - not set: 3600
   */
  readonly expirationSeconds?: number;
}

/** Options of the certificates in ClusterTrustBundles. */
export interface ClusterTrustBundleOptions {
  /** The path of the file below the mount path: relative, without `..`. */
  readonly path: string;

  /**
   * The name of one ClusterTrustBundle.
   *
   * @default - those of `signerName`
   */
  readonly name?: string;

  /**
   * The signer of the ClusterTrustBundles.
   *
   * @default - the one of `name`
   */
  readonly signerName?: string;

  /**
   * Labels of the ClusterTrustBundles of `signerName`.
   *
   * @default - not set: none is taken
   */
  readonly labelSelector?: k8s.LabelSelector;

  /**
   * Whether a pod starts where no bundle exists.
   *
   * @default - not set: it doesn't
   */
  readonly optional?: boolean;
}

const MAX_SECONDS = 2 ** 32;

/**
 * Files that a `ProjectedStore` puts beside others in one directory.
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
 *
 * @example
 *
 * const token = ProjectedSource.serviceAccountToken({ path: 'token', audience: 'vault', expirationSeconds: 3600 });
 * const store = new ProjectedStore({ sources: [token] });
 */
export class ProjectedSource {
  /**
   * The files of an `EnvConfig`, an `EnvSecret` or a `DownwardApiStore`.
   *
   * @param store the settings, `config.files({ items: … })`, or the downward API; without a `defaultMode`
   */
  public static files(store: IStore): ProjectedSource {
    const where = 'ProjectedSource.files';
    const { source = {}, checksum } = isStore(store) ? store.toVolume() : {};
    const [kind = '', fields] = Object.entries(source)[0] ?? [];
    if (!['configMap', 'secret', 'downwardAPI'].includes(kind) || typeof fields !== 'object' || fields === null) {
      refuse(where, `the store is not allowed; give an EnvConfig, an EnvSecret, or a DownwardApiStore`);
    }
    const { secretName, defaultMode, ...rest } = fields as Readonly<Record<string, unknown>>;
    if (defaultMode !== undefined)
      refuse(where, 'defaultMode is for all files of a ProjectedStore; give it there, or give each item a mode');
    return new ProjectedSource({ [kind]: secretName === undefined ? rest : { name: secretName, ...rest } }, checksum);
  }

  /**
   * A token of the pod's service account.
   *
   * @param options path, audience, how long it is valid
   * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
   */
  public static serviceAccountToken(options: ServiceAccountTokenOptions): ProjectedSource {
    const where = 'ProjectedSource.serviceAccountToken';
    checkProps(where, 'ServiceAccountTokenOptions', options);
    const { audience, expirationSeconds } = options;
    const path = checkedFilePath(where, options.path);
    const wrong =
      expirationSeconds !== undefined &&
      (!Number.isInteger(expirationSeconds) || expirationSeconds < 600 || expirationSeconds > MAX_SECONDS);
    if (wrong)
      refuse(
        where,
        `expirationSeconds ${describe(expirationSeconds)} is not allowed; give a whole number of seconds from 600 to ${MAX_SECONDS}`,
      );
    return new ProjectedSource({ serviceAccountToken: defined({ audience, expirationSeconds, path }) });
  }

  /**
   * The certificates in one or several ClusterTrustBundles.
   *
   * @param options path, and which certificates
   * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#clustertrustbundle
   */
  public static clusterTrustBundle(options: ClusterTrustBundleOptions): ProjectedSource {
    const where = 'ProjectedSource.clusterTrustBundle';
    checkProps(where, 'ClusterTrustBundleOptions', options);
    const { name, signerName, labelSelector, optional } = options;
    const path = checkedFilePath(where, options.path);
    if ((name === undefined) === (signerName === undefined)) refuse(where, 'give either name or signerName');
    if (name !== undefined && labelSelector !== undefined)
      refuse(where, 'labelSelector chooses among the bundles of a signer; give signerName instead of name');
    if (name !== undefined) checkedName(where, 'name', name.replaceAll(':', '.'), dnsSubdomainProblem);
    if (signerName !== undefined) checkSigner(where, signerName);
    const selector = labelSelector === undefined ? undefined : labelSelectorData(where, 'labelSelector', labelSelector);
    return new ProjectedSource({
      clusterTrustBundle: defined({ name, signerName, labelSelector: selector, optional, path }),
    });
  }

  /**
   * A key and its certificate, which a signer issues to the pod and the kubelet renews in time.
   *
   * @param options signer, kind of key, and paths
   * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#podcertificate
   */
  public static podCertificate(options: PodCertificateOptions): ProjectedSource {
    return new ProjectedSource({ podCertificate: podCertificateData('ProjectedSource.podCertificate', options) });
  }

  /** @internal */
  public readonly _data: Readonly<Record<string, unknown>>;
  /** @internal */
  public readonly _checksum: string | undefined;

  private constructor(data: Record<string, unknown>, checksum?: string) {
    this._data = data;
    this._checksum = checksum;
  }
}
