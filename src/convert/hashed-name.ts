import type { Manifest } from '../inventory/manifest';

/**
 * How names of ConfigMaps and Secrets end that kustomize made of their content.
 *
 * https://github.com/kubernetes-sigs/kustomize/blob/master/api/hasher/hasher.go
 */
const HASH = /-[24-9bcdfghkmt]{10}$/;

/** Whether the title of an object, its kind and name, ends in a hash of its content. */
export function isHashed(title: string): boolean {
  return /^(ConfigMap|Secret) /.test(title) && HASH.test(title);
}

/** The name of an object, without a hash of its content. */
export function nameWithoutHash({ title, name }: Pick<Manifest, 'title' | 'name'>): string {
  return isHashed(title) ? name.replace(HASH, '') : name;
}
