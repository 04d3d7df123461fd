import type { Manifest } from '../inventory/manifest';

/**
 * The suffix with a hash of the content that kustomize adds to names of ConfigMaps and Secrets.
 *
 * https://github.com/kubernetes-sigs/kustomize/blob/master/api/hasher/hasher.go
 */
const HASH = /-[24-9bcdfghkmt]{10}$/;

/** Whether the title (kind and name) of an object ends in a hash of its content. */
export function isHashed(title: string): boolean {
  return /^(ConfigMap|Secret) /.test(title) && HASH.test(title);
}

/** The name of an object, without a hash of its content. */
export function nameWithoutHash({ title, name }: Pick<Manifest, 'title' | 'name'>): string {
  return isHashed(title) ? name.replace(HASH, '') : name;
}
