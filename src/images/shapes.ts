import { github, strings } from './addresses';
import type { ImageRow, Sources } from './row';

/** Facts of programs with a SQLite database: one process, with file locks. */
export const SQLITE = { role: 'files', needs: ['locks'], writers: 'one' } as const satisfies Partial<ImageRow>;

/** The addresses of a row with `SQLITE`. */
export const sqliteSources = (page: string, more: Partial<Sources> = {}): Sources => ({
  page,
  needs: 'https://www.sqlite.org/faq.html#q5',
  ...more,
});

/** Images that start as root, and change to the user in these variables. */
export const ownedBy = (uid: number, variables?: readonly [uid: string, gid: string]): Pick<ImageRow, 'user'> => ({
  user: { uid, gid: uid, root: 'steps-down', ...(variables === undefined ? {} : { variables }) },
});

/** The README of a project on GitHub. */
export const readme = (repository: string, branch = 'master'): string => github(repository, `${branch}/README.md`);

/** A Bitnami app, whose files are all below `/bitnami/NAME`. */
export const bitnamiApp = (title: string, name: string, more: Partial<ImageRow> = {}): ImageRow => ({
  title,
  repositories: strings(`bitnami/${name} bitnamilegacy/${name} bitnamisecure/${name}`),
  role: 'files',
  data: [{ path: `/bitnami/${name}` }],
  sources: { page: github('bitnami/containers', `main/bitnami/${name}/README.md`) },
  ...more,
});
