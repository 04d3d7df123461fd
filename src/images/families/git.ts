import { github, hub, hubOf } from '../addresses';
import type { ImageRow } from '../row';
import { bitnamiApp, ownedBy, readme } from '../shapes';

const GITLAB_PAGE = 'https://docs.gitlab.com/install/docker/installation/';

/** Gitea and Forgejo, whose rootless images have other directories. */
const forge = (title: string, repositories: readonly string[], page: string, dockerfile: string): ImageRow[] => [
  {
    title,
    repositories,
    tag: /^(?!.*rootless)/,
    role: 'files',
    data: [{ path: '/data' }],
    volumes: ['/data'],
    ports: [3000, 22],
    ...ownedBy(1000, ['USER_UID', 'USER_GID']),
    sources: { page, dockerfile },
  },
  {
    title: `${title} without root`,
    repositories,
    tag: /rootless/,
    role: 'files',
    data: [{ path: '/var/lib/gitea', variables: ['GITEA_WORK_DIR'] }],
    volumes: ['/var/lib/gitea', '/etc/gitea'],
    inputs: ['/etc/gitea'],
    ports: [3000, 2222],
    user: { uid: 1000, gid: 1000 },
    sources: { page, dockerfile: `${dockerfile}.rootless` },
  },
];

export const rows: readonly ImageRow[] = [
  ...forge(
    'Gitea',
    ['gitea/gitea', 'docker.gitea.com/gitea'],
    'https://docs.gitea.com/installation/install-with-docker',
    github('go-gitea/gitea', 'main/Dockerfile'),
  ),
  ...forge(
    'Forgejo',
    ['forgejo/forgejo'],
    'https://forgejo.org/docs/latest/admin/installation/docker/',
    'https://codeberg.org/forgejo/forgejo/src/branch/forgejo/Dockerfile',
  ),
  bitnamiApp('Gitea', 'gitea', { ports: [3000, 2222] }),
  {
    title: 'Gogs',
    repositories: ['gogs/gogs'],
    role: 'files',
    data: [{ path: '/data' }],
    volumes: ['/data', '/backup'],
    ports: [3000, 22],
    sources: {
      page: readme('gogs/gogs', 'main'),
      dockerfile: github('gogs/gogs', 'main/Dockerfile'),
    },
  },
  {
    title: 'GitLab',
    repositories: ['gitlab/gitlab-ce', 'gitlab/gitlab-ee'],
    role: 'database',
    data: [
      { path: '/var/opt/gitlab' },
      // Its secrets are generated there, and the database can't be read without them.
      { name: 'config', path: '/etc/gitlab', role: 'files' },
      { name: 'logs', path: '/var/log/gitlab', role: 'cache' },
    ],
    volumes: ['/etc/gitlab', '/var/opt/gitlab', '/var/log/gitlab'],
    ports: [80, 443, 22],
    writers: 'one',
    upgrades: {
      series: 2,
      reads: 'earlier',
      stops: '15.0 15.4 15.11 16.3 16.7 16.11 17.3 17.5 17.8 17.11 18.2 18.5 18.8 18.11'.split(' '),
      step: 'stop at each of these, and let the background migrations end',
    },
    firstStart: [{ variables: ['GITLAB_ROOT_PASSWORD'], instead: 'gitlab-rake "gitlab:password:reset[root]"' }],
    sources: {
      page: GITLAB_PAGE,
      dockerfile: 'https://gitlab.com/gitlab-org/omnibus-gitlab/-/blob/master/docker/Dockerfile',
      upgrades: 'https://docs.gitlab.com/update/upgrade_paths/',
    },
  },
  {
    title: 'OneDev',
    repositories: ['1dev/server'],
    role: 'files',
    data: [{ path: '/opt/onedev' }],
    ports: [6610, 6611],
    sources: { page: 'https://docs.onedev.io/installation-guide/run-as-docker-container' },
  },
  {
    title: 'Soft Serve',
    repositories: ['charmcli/soft-serve'],
    role: 'files',
    data: [{ path: '/soft-serve', variables: ['SOFT_SERVE_DATA_PATH'] }],
    ports: [23231, 23232, 23233, 9418],
    sources: { page: github('charmbracelet/soft-serve', 'main/docker.md') },
  },
  {
    title: 'GitBucket',
    repositories: ['gitbucket/gitbucket'],
    role: 'files',
    data: [{ path: '/gitbucket', variables: ['GITBUCKET_HOME'] }],
    volumes: ['/gitbucket'],
    ports: [8080, 29418],
    sources: {
      page: hubOf('gitbucket/gitbucket'),
      dockerfile: github('gitbucket/gitbucket-docker', 'master/Dockerfile'),
    },
  },
  {
    title: 'Redmine',
    repositories: ['redmine'],
    role: 'files',
    data: [{ path: '/usr/src/redmine/files' }],
    volumes: ['/usr/src/redmine/files'],
    home: ['/usr/src/redmine'],
    ports: [3000],
    ...ownedBy(999),
    sources: { page: hub('redmine'), dockerfile: github('docker-library/redmine', 'master/6.0/bookworm/Dockerfile') },
  },
];
