import { github, hub, hubOf } from '../addresses';
import type { ImageRow } from '../row';
import { ownedBy, readme } from '../shapes';

export const rows: readonly ImageRow[] = [
  {
    title: 'Nextcloud',
    repositories: ['nextcloud'],
    role: 'files',
    data: [
      { path: '/var/www/html', parts: [['config']] },
      { name: 'files', path: '/var/www/html/data', variables: ['NEXTCLOUD_DATA_DIR'] },
    ],
    volumes: ['/var/www/html'],
    ports: [80],
    user: { uid: 33, gid: 33, alpine: { uid: 82, gid: 82 }, root: 'steps-down' },
    firstStart: [
      { variables: ['NEXTCLOUD_ADMIN_PASSWORD', 'NEXTCLOUD_ADMIN_USER'], instead: 'occ user:resetpassword …' },
      { variables: ['NEXTCLOUD_TRUSTED_DOMAINS'], instead: 'occ config:system:set trusted_domains 1 --value=…' },
    ],
    // Those that start beside one that installs or updates wait for it.
    writers: 'many',
    upgrades: { series: 1, reads: 'previous', step: 'go through each major version', down: 'never' },
    sources: {
      page: hub('nextcloud'),
      dockerfile: github('nextcloud/docker', 'master/Dockerfile-debian.template'),
      firstStart: github('nextcloud/docker', 'master/docker-entrypoint.sh'),
      writers: github('nextcloud/docker', 'master/docker-entrypoint.sh'),
      upgrades: 'https://docs.nextcloud.com/server/latest/admin_manual/maintenance/upgrade.html',
    },
  },
  {
    title: 'ownCloud Server',
    repositories: ['owncloud/server'],
    role: 'files',
    data: [{ path: '/mnt/data', parts: [['files', 'config']] }],
    volumes: ['/mnt/data'],
    ports: [8080],
    sources: {
      page: 'https://doc.owncloud.com/server/next/admin_manual/installation/docker/',
      dockerfile: github('owncloud-docker/server', 'master/v24.04/Dockerfile.multiarch'),
    },
  },
  {
    title: 'ownCloud Infinite Scale',
    repositories: ['owncloud/ocis', 'owncloud/ocis-rolling'],
    role: 'files',
    data: [
      { path: '/var/lib/ocis', variables: ['OCIS_BASE_DATA_PATH'] },
      // Made by `ocis init`, or given by variables.
      { name: 'config', path: '/etc/ocis', role: 'cache', variables: ['OCIS_CONFIG_DIR'] },
    ],
    volumes: ['/var/lib/ocis', '/etc/ocis'],
    ports: [9200],
    user: { uid: 1000, gid: 1000 },
    sources: {
      page: 'https://doc.owncloud.com/ocis/next/depl-examples/ubuntu-compose/ubuntu-compose-prod.html',
      dockerfile: github('owncloud/ocis', 'master/ocis/docker/Dockerfile.linux.amd64'),
    },
  },
  {
    title: 'OpenCloud',
    repositories: ['opencloudeu/opencloud', 'opencloudeu/opencloud-rolling'],
    role: 'files',
    data: [
      { path: '/var/lib/opencloud', variables: ['OC_BASE_DATA_PATH'] },
      { name: 'config', path: '/etc/opencloud', role: 'cache', variables: ['OC_CONFIG_DIR'] },
    ],
    volumes: ['/var/lib/opencloud', '/etc/opencloud'],
    ports: [9200],
    user: { uid: 1000, gid: 1000 },
    sources: {
      page: 'https://docs.opencloud.eu/docs/admin/getting-started/container/docker/',
      dockerfile: github('opencloud-eu/opencloud', 'main/opencloud/docker/Dockerfile.linux.amd64'),
    },
  },
  {
    title: 'Seafile',
    repositories: ['seafileltd/seafile-mc', 'seafileltd/seafile-pro-mc'],
    role: 'files',
    data: [{ path: '/shared' }],
    ports: [80],
    sources: { page: 'https://manual.seafile.com/latest/setup/setup_ce_by_docker/' },
  },
  {
    title: 'Syncthing',
    repositories: ['syncthing/syncthing'],
    role: 'files',
    data: [{ path: '/var/syncthing/config', mount: '/var/syncthing', variables: ['STHOMEDIR'] }],
    volumes: ['/var/syncthing'],
    ports: [8384, 22000],
    ...ownedBy(1000, ['PUID', 'PGID']),
    writers: 'one',
    sources: {
      page: github('syncthing/syncthing', 'main/README-Docker.md'),
      dockerfile: github('syncthing/syncthing', 'main/Dockerfile'),
    },
  },
  {
    title: 'Pydio Cells',
    repositories: ['pydio/cells'],
    role: 'files',
    data: [{ path: '/var/cells', variables: ['CELLS_WORKING_DIR'] }],
    ports: [8080],
    sources: { page: hubOf('pydio/cells') },
  },
  {
    title: 'restic REST server',
    repositories: ['restic/rest-server'],
    role: 'files',
    data: [{ path: '/data', variables: ['DATA_DIRECTORY'] }],
    ports: [8000],
    sources: { page: readme('restic/rest-server') },
  },
  {
    title: 'UrBackup',
    repositories: ['uroni/urbackup-server'],
    role: 'files',
    data: [{ path: '/var/urbackup' }, { name: 'backups', path: '/backups' }],
    ports: [55414, 55413, 55415],
    sources: { page: hubOf('uroni/urbackup-server') },
  },
  {
    title: 'Duplicati',
    repositories: ['duplicati/duplicati'],
    role: 'files',
    data: [{ path: '/data' }],
    ports: [8200],
    sources: { page: hubOf('duplicati/duplicati') },
  },
];
