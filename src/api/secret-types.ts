/**
 * The types of a Secret that Kubernetes defines. Any other string is allowed as well, for programs of your own.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types
 *
 * @example
 *
 * new EnvSecret(this, 'login', {
 *   type: SecretType.BASIC_AUTH,
 *   stringData: { username: 'app', password: 'from the vault' },
 * });
 */
export class SecretType {
  /** Any keys. */
  public static readonly OPAQUE: string = 'Opaque';
  /** A token of the service account that the annotation `kubernetes.io/service-account.name` names. */
  public static readonly SERVICE_ACCOUNT_TOKEN: string = 'kubernetes.io/service-account-token';
  /** Key `.dockercfg`: the old form of registry credentials. */
  public static readonly DOCKER_CFG: string = 'kubernetes.io/dockercfg';
  /** Key `.dockerconfigjson`: registry credentials, for `imagePullSecrets`. */
  public static readonly DOCKER_CONFIG_JSON: string = 'kubernetes.io/dockerconfigjson';
  /** Key `username` or `password`, or both. */
  public static readonly BASIC_AUTH: string = 'kubernetes.io/basic-auth';
  /** Key `ssh-privatekey`. */
  public static readonly SSH_AUTH: string = 'kubernetes.io/ssh-auth';
  /** Keys `tls.crt` and `tls.key`. */
  public static readonly TLS: string = 'kubernetes.io/tls';
  /** Keys `token-id` and `token-secret`: a token by which a node joins the cluster. */
  public static readonly BOOTSTRAP_TOKEN: string = 'bootstrap.kubernetes.io/token';
}

/** What a Secret of a type has to have. */
export interface SecretTypeRule {
  /** Keys that all have to be there. */
  readonly allOf?: readonly string[];
  /** Keys of which one has to be there. */
  readonly oneOf?: readonly string[];
  /** The key whose value must not be empty. */
  readonly notEmpty?: string;
  /** The key whose value has to be JSON. */
  readonly json?: string;
  /** An annotation that has to be there. */
  readonly annotation?: string;
  /** Whether the API server enforces the rule. */
  readonly enforced: boolean;
}

export const SECRET_TYPE_RULES: Readonly<Record<string, SecretTypeRule>> = {
  [SecretType.SERVICE_ACCOUNT_TOKEN]: { annotation: 'kubernetes.io/service-account.name', enforced: true },
  [SecretType.DOCKER_CFG]: { allOf: ['.dockercfg'], json: '.dockercfg', enforced: true },
  [SecretType.DOCKER_CONFIG_JSON]: { allOf: ['.dockerconfigjson'], json: '.dockerconfigjson', enforced: true },
  [SecretType.BASIC_AUTH]: { oneOf: ['username', 'password'], enforced: true },
  [SecretType.SSH_AUTH]: { allOf: ['ssh-privatekey'], notEmpty: 'ssh-privatekey', enforced: true },
  [SecretType.TLS]: { allOf: ['tls.crt', 'tls.key'], enforced: true },
  [SecretType.BOOTSTRAP_TOKEN]: { allOf: ['token-id', 'token-secret'], enforced: false },
};

/** The parts of a Secret that its type has rules for. */
export interface TypedSecret {
  readonly type: string;
  readonly annotations: readonly string[];
  readonly keys: readonly string[];
  /** The decoded text of a key. */
  readonly textOf: (key: string) => string;
}

/** The required keys that a Secret lacks, as a message, or undefined. */
export function secretTypeKeysProblem(type: string, keys: readonly string[]): string | undefined {
  const { allOf = [], oneOf } = ruleOf(type);
  const missing = allOf.filter((key) => !keys.includes(key));
  if (missing.length > 0) return `needs the ${missing.length > 1 ? 'keys' : 'key'} ${missing.join(' and ')}`;
  if (oneOf !== undefined && !oneOf.some((key) => keys.includes(key))) return `needs the key ${oneOf.join(' or ')}`;
  return undefined;
}

/** What a Secret lacks that its type requires, as a message without values, or undefined. */
export function secretTypeProblem({ type, annotations, keys, textOf }: TypedSecret): string | undefined {
  const problem = secretTypeKeysProblem(type, keys);
  if (problem !== undefined) return problem;
  const { notEmpty, json, annotation } = ruleOf(type);
  if (annotation !== undefined && !annotations.includes(annotation)) return `needs the annotation ${annotation}`;
  if (notEmpty !== undefined && textOf(notEmpty) === '') return `needs a value of key ${notEmpty} that is not empty`;
  if (json !== undefined && !isJson(textOf(json))) return `needs JSON in key ${json}`;
  return undefined;
}

function ruleOf(type: string): SecretTypeRule {
  return (Object.hasOwn(SECRET_TYPE_RULES, type) ? SECRET_TYPE_RULES[type] : undefined) ?? { enforced: false };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
