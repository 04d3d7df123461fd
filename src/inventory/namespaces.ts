import { hasPlaceholderOrVariable } from './placeholders';
import type { Json } from './json';

/** The key of a namespace in maps; `''` for the unknown default namespace of objects without one. */
export function namespaceKey(namespace: Json | undefined): string {
  return typeof namespace === 'string' ? namespace : '';
}

/** Whether a namespace is unknown, and may be any: unset, empty, or with a placeholder. */
export function isUnknownNamespace(namespace: Json | undefined): boolean {
  return typeof namespace !== 'string' || namespace === '' || hasPlaceholderOrVariable(namespace);
}

/** Whether two namespaces are equal, or one of them is unknown. */
export function mayBeSameNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === other || isUnknownNamespace(one) || isUnknownNamespace(other);
}

/** A namespace in a sentence: `namespace shop`, or `its namespace` if unknown. */
export function namespaceTitle(namespace: string | undefined): string {
  return isUnknownNamespace(namespace) ? 'its namespace' : `namespace ${namespace ?? ''}`;
}
