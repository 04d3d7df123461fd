/** An official image's page on Docker Hub. */
export const hub = (name: string): string => `https://hub.docker.com/_/${name}`;

/** An image's page on Docker Hub. */
export const hubOf = (name: string): string => `https://hub.docker.com/r/${name}`;

/** A file of a repository on GitHub: `github('docker-library/postgres', 'master/17/bookworm/Dockerfile')`. */
export const github = (repository: string, path: string): string => `https://github.com/${repository}/blob/${path}`;

/** Splits a string at spaces, for long lists. */
export const strings = (list: string): readonly string[] => list.split(' ');

/** The current and former repositories of a Bitnami image. */
export const bitnami = (name: string): readonly string[] => [
  `bitnami/${name}`,
  `bitnamilegacy/${name}`,
  `bitnamisecure/${name}`,
];

/** The README of a Bitnami image. */
export const bitnamiPage = (name: string): string => github('bitnami/containers', `main/bitnami/${name}/README.md`);
