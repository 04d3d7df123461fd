import type { Manifest } from '../inventory/manifest';

/** How kubectl is told which object is meant: `statefulset db -n shop`. */
export function kubectlName({ kind, name, namespace }: Manifest): string {
  return `${kind.toLowerCase()} ${name}${inNamespace(namespace)}`;
}

/** `-n shop`, with a space before it; nothing where the namespace isn't known. */
export function inNamespace(namespace: string | undefined): string {
  return namespace === undefined || namespace === '' ? '' : ` -n ${namespace}`;
}
