import { isFilledInOrVariable } from './filled-value';
import type { Json } from './json';

/** What tells a namespace from others; `''` for the one that an object gets which names none: one, and nothing tells which. */
export function namespaceKey(namespace: Json | undefined): string {
  return typeof namespace === 'string' ? namespace : '';
}

/** Whether nothing tells which namespace it is: it may be any. */
export function isOpenNamespace(namespace: Json | undefined): boolean {
  return typeof namespace !== 'string' || namespace === '' || isFilledInOrVariable(namespace);
}

/** Whether two namespaces may be one: one that isn't known is any. */
export function mayBeOneNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === other || isOpenNamespace(one) || isOpenNamespace(other);
}

/** A namespace in a sentence: `namespace shop`, or the one that whoever applies the manifests chooses. */
export function namespaceTitle(namespace: string | undefined): string {
  return isOpenNamespace(namespace) ? 'its namespace' : `namespace ${namespace ?? ''}`;
}
