/** The parts of an image reference. */
export interface ImageReference {
  /** The host of the registry, with its port; empty for Docker Hub. */
  readonly registry: string;
  /** The repository: `library/postgres`, `bitnami/postgresql`. */
  readonly repository: string;
  /** Empty: none is written. */
  readonly tag: string;
  /** Empty: none is written. */
  readonly digest: string;
}

/**
 * Parses an image reference as Docker does: a first part with a dot or a colon, or `localhost`, is a registry.
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

/** The hosts of Docker Hub, and of a mirror of all its images. */
const DOCKERS = ['', 'docker.io', 'index.docker.io', 'registry-1.docker.io', 'mirror.gcr.io'];

/**
 * Whether an image in another registry has the name of an official one: `registry.example/postgres` may be a copy of it,
 * or something else.
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

/** Registries that are no mirrors: `k8s.gcr.io/elasticsearch` is an add-on of Kubernetes, with other paths. */
const NO_MIRRORS = ['k8s.gcr.io', 'registry.k8s.io'];

/**
 * The names under which an image may have rows, the most specific first. Mirrors add folders before the repository:
 * `harbor.example/hub/bitnami/redis`; official images are in `library/` there.
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
