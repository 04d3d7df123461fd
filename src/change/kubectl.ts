import type { Manifest } from '../inventory/manifest';

/** The arguments of kubectl for an object: `statefulset db -n shop`. */
export function kubectlName({ kind, name, namespace }: Manifest): string {
  return `${kind.toLowerCase()} ${name}${inNamespace(namespace)}`;
}

/** ` -n shop`, with the leading space; empty where the namespace is unknown. */
export function inNamespace(namespace: string | undefined): string {
  return namespace === undefined || namespace === '' ? '' : ` -n ${namespace}`;
}
