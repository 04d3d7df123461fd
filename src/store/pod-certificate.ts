import { dnsSubdomainProblem, labelKeyProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { describe, refuse } from '../construct/construct-path';
import { checkedFilePath } from '../env/files';

/** The kind of a key that the kubelet makes for a pod. */
export enum PodKeyType {
  /** RSA, 3072 bits. */
  RSA3072 = 'RSA3072',
  /** RSA, 4096 bits. */
  RSA4096 = 'RSA4096',
  /** ECDSA on the curve P-256. */
  ECDSAP256 = 'ECDSAP256',
  /** ECDSA on the curve P-384. */
  ECDSAP384 = 'ECDSAP384',
  /** ECDSA on the curve P-521. */
  ECDSAP521 = 'ECDSAP521',
  /** Ed25519. */
  ED25519 = 'ED25519',
}

/** Options of a pod's key and certificate, in `credentialBundlePath` or in `keyPath` and `certificateChainPath`. */
export interface PodCertificateOptions {
  /** The signer of the certificate, e.g. `example.com/pods`. */
  readonly signerName: string;

  /** The kind of the key. */
  readonly keyType: PodKeyType;

  /**
   * The path of one file for key and certificates: relative, without `..`.
   *
   * @default - two files, `keyPath` and `certificateChainPath`
   */
  readonly credentialBundlePath?: string;

  /**
   * The path of the file for the key: relative, without `..`.
   *
   * @default - the key is in `credentialBundlePath`
   */
  readonly keyPath?: string;

  /**
   * The path of the file for the certificates: relative, without `..`.
   *
   * @default - the certificates are in `credentialBundlePath`
   */
  readonly certificateChainPath?: string;

  /**
   * Seconds that a certificate may be valid: from 3600 to 7862400 (91 days).
   *
   * @default - not set: 86400 (24 hours)
   */
  readonly maxExpirationSeconds?: number;

  /**
   * Further data for the signer, which defines its meaning; the names are such as `example.com/team`.
   *
   * @default - nothing
   */
  readonly userAnnotations?: { readonly [name: string]: string };
}

const MIN_SECONDS = 3_600;
const MAX_SECONDS = 7_862_400;

/** A pod certificate as the API has it. */
export function podCertificateData(constructPath: string, options: PodCertificateOptions): Record<string, unknown> {
  checkProps(constructPath, 'PodCertificateOptions', options);
  const { signerName, keyType, maxExpirationSeconds: seconds, userAnnotations } = options;
  const { credentialBundlePath, keyPath, certificateChainPath } = options;
  checkSigner(constructPath, signerName);
  const paths = [credentialBundlePath, keyPath, certificateChainPath].filter((path) => path !== undefined);
  if (paths.length === 0)
    refuse(constructPath, 'no path is given; give credentialBundlePath, or keyPath and certificateChainPath');
  for (const path of paths) checkedFilePath(constructPath, path);
  if (seconds !== undefined && (!Number.isInteger(seconds) || seconds < MIN_SECONDS || seconds > MAX_SECONDS)) {
    refuse(
      constructPath,
      `maxExpirationSeconds ${seconds} is not allowed; give a whole number of seconds from ${MIN_SECONDS} to ${MAX_SECONDS}`,
    );
  }
  for (const name of Object.keys(userAnnotations ?? {})) {
    const problem = name.includes('/') ? labelKeyProblem(name.toLowerCase()) : "has no domain before a '/'";
    if (problem !== undefined)
      refuse(constructPath, `userAnnotations ${describe(name)} ${problem}; give a name like 'example.com/team'`);
  }
  return defined({
    signerName,
    keyType,
    credentialBundlePath,
    keyPath,
    certificateChainPath,
    maxExpirationSeconds: seconds,
    userAnnotations: userAnnotations && { ...userAnnotations },
  });
}

/** Refuses the name of a signer that isn't a domain, '/' and a path. */
export function checkSigner(constructPath: string, signerName: string): void {
  const [domain = '', ...path] = signerName.split('/');
  checkedName(constructPath, 'the domain of signerName', domain, dnsSubdomainProblem);
  if (path.length === 0 || path.includes(''))
    refuse(
      constructPath,
      `signerName ${describe(signerName)} has no path; give a domain and a path, e.g. 'example.com/pods'`,
    );
}
