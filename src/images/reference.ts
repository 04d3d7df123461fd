/** An image as a container names it, taken apart. */
export interface ImageReference {
  /** The registry's host, with its port; empty: Docker's. */
  readonly registry: string;
  /** What follows the registry: `library/postgres`, `bitnami/postgresql`. */
  readonly repository: string;
  /** Empty: none is written. */
  readonly tag: string;
  /** Empty: none is written. */
  readonly digest: string;
}

/**
 * Reads an image as Docker does: a first part with a dot, a colon, or `localhost`, is a registry.
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
export function parseReference(image: string): ImageReference {
  const [name = '', digest = ''] = image.trim().split('@');
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const path = hasRegistry ? name.slice(slash + 1) : name;
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
  return {
    registry: hasRegistry ? first : '',
    repository: colon < 0 ? path : path.slice(0, colon),
    tag: colon < 0 ? '' : path.slice(colon + 1),
    digest,
  };
}

/** Docker's registry by its names, and a mirror of all that it has. */
const DOCKERS = ['', 'docker.io', 'index.docker.io', 'registry-1.docker.io', 'mirror.gcr.io'];

/**
 * Whether an image has the bare name of one of Docker's in another registry: `registry.example/postgres` may be a copy of
 * that, or be built of anything.
 */
export function mayBeAnother(image: string): boolean {
  const { registry, repository } = parseReference(image);
  return !repository.includes('/') && !DOCKERS.includes(registry);
}

/** The name of an image without its registry, owner and tag: `postgres`. */
export function imageName(image: string): string {
  const { repository } = parseReference(image);
  return repository.slice(repository.lastIndexOf('/') + 1);
}

/** Registries of images of their own: `k8s.gcr.io/elasticsearch` is Kubernetes' add-on, and keeps its files elsewhere. */
const NO_MIRRORS = ['k8s.gcr.io', 'registry.k8s.io'];

/**
 * The names that a row may have for an image, the most telling first. Mirrors keep a repository's name below folders of
 * their own: `harbor.example/hub/bitnami/redis`; Docker's own images are in `library/` there.
 */
export function namesOf({ registry, repository }: ImageReference): readonly string[] {
  const parts = repository.split('/');
  const names = registry === '' ? [] : [`${registry}/${repository}`];
  if (NO_MIRRORS.includes(registry)) return names;
  names.push(repository);
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && parts.at(-2) === 'library') names.push(last);
  if (registry !== '') for (let i = 1; i < parts.length - 1; i++) names.push(parts.slice(i).join('/'));
  return names;
}
