/**
 * What the API server accepts as a name. Each function returns what is wrong with the value, or undefined.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED_NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** A DNS label (RFC 1123): names of volumes, containers, namespaces, Services, StatefulSets. */
export function dnsLabelProblem(value: string): string | undefined {
  if (value.length > 63) return `is ${value.length} characters long; a DNS label has at most 63`;
  if (!LABEL.test(value)) {
    return "is not a DNS label: lower-case letters, digits and '-', beginning and ending with a letter or digit";
  }
  return undefined;
}

/** The name of a Service: a DNS label that begins with a letter (RFC 1035). */
export function serviceNameProblem(value: string): string | undefined {
  const problem = dnsLabelProblem(value);
  if (problem !== undefined) return problem;
  return /^[a-z]/.test(value) ? undefined : 'does not begin with a letter, as the name of a Service has to';
}

/** A DNS subdomain (RFC 1123): names of most objects. */
export function dnsSubdomainProblem(value: string): string | undefined {
  if (value.length > 253) return `is ${value.length} characters long; a DNS subdomain has at most 253`;
  if (!SUBDOMAIN.test(value)) {
    return "is not a DNS subdomain: lower-case letters, digits, '-' and '.', each part beginning and ending with a letter or digit";
  }
  return undefined;
}

/** The name of a container port (IANA service name). */
export function portNameProblem(value: string): string | undefined {
  if (value.length > 15) return `is ${value.length} characters long; a port name has at most 15`;
  if (!LABEL.test(value) || value.includes('--') || !/[a-z]/.test(value)) {
    return "is not a port name: lower-case letters, digits and single '-' between them, with at least one letter";
  }
  return undefined;
}

/** The key of a label or annotation: an optional DNS subdomain and '/', then a name. */
export function labelKeyProblem(value: string): string | undefined {
  const parts = value.split('/');
  const name = parts.at(-1) ?? '';
  const prefix = parts.length > 1 ? parts.slice(0, -1).join('/') : undefined;
  if (prefix !== undefined) {
    const problem = dnsSubdomainProblem(prefix);
    if (problem !== undefined) return `has a prefix that ${problem}`;
  }
  if (name.length > 63) return `has a name of ${name.length} characters; at most 63 are allowed`;
  if (!QUALIFIED_NAME.test(name)) {
    return "is not a label key: letters, digits, '-', '_' and '.', beginning and ending with a letter or digit";
  }
  return undefined;
}

/**
 * The name of an object: the ids of its constructs, joined by '-'. The part of an id that repeats the ids before it is
 * left out: `shop`, `shop-db` make `shop-db`.
 */
export function nameOfIds(ids: readonly string[]): string {
  return ids
    .filter((id) => id !== '')
    .reduce((name, id) => (name === '' || id === name || id.startsWith(`${name}-`) ? id : `${name}-${id}`), '')
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-');
}

/** The value of a label: empty, or at most 63 characters of a label key's name. */
export function labelValueProblem(value: string): string | undefined {
  if (value === '') return undefined;
  if (value.length > 63) return `is ${value.length} characters long; a label value has at most 63`;
  if (!QUALIFIED_NAME.test(value)) {
    return "is not a label value: letters, digits, '-', '_' and '.', beginning and ending with a letter or digit";
  }
  return undefined;
}

/**
 * The name of an environment variable. Since Kubernetes 1.34 any printable ASCII but '='.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export function envNameProblem(value: string): string | undefined {
  if (value === '') return 'is empty';
  if (!/^[ -<>-~]+$/.test(value)) return "holds a character that is not printable ASCII, or '='";
  return undefined;
}

/** The key of a ConfigMap or Secret. */
export function configKeyProblem(value: string): string | undefined {
  if (value.length > 253) return `is ${value.length} characters long; a key has at most 253`;
  if (value === '.' || value === '..' || value.startsWith('..')) return "must not be '.' or begin with '..'";
  if (!/^[-._a-zA-Z0-9]+$/.test(value)) return "is not a key: letters, digits, '-', '_' and '.'";
  return undefined;
}
