import { github, hubOf } from '../addresses';
import type { ImageRow } from '../row';
import { ownedBy, readme, SQLITE, sqliteSources } from '../shapes';

const CONFIG = { ...SQLITE, data: [{ path: '/config' }] } as const satisfies Partial<ImageRow>;

export const rows: readonly ImageRow[] = [
  {
    ...CONFIG,
    title: 'Plex',
    repositories: ['plexinc/pms-docker'],
    ports: [32400],
    ...ownedBy(1000, ['PLEX_UID', 'PLEX_GID']),
    sources: sqliteSources(readme('plexinc/pms-docker'), { user: readme('plexinc/pms-docker') }),
  },
  {
    ...CONFIG,
    title: 'Jellyfin',
    repositories: ['jellyfin/jellyfin'],
    data: [
      { path: '/config', variables: ['JELLYFIN_DATA_DIR'], flags: ['--datadir', '-d'] },
      { name: 'cache', path: '/cache', variables: ['JELLYFIN_CACHE_DIR'], flags: ['--cachedir', '-C'], role: 'cache' },
    ],
    volumes: ['/config', '/cache'],
    ports: [8096],
    sources: sqliteSources('https://jellyfin.org/docs/general/installation/container/', {
      dockerfile: github('jellyfin/jellyfin-packaging', 'master/docker/Dockerfile'),
    }),
  },
  {
    ...CONFIG,
    title: 'Emby',
    repositories: ['emby/embyserver'],
    ports: [8096],
    sources: sqliteSources(hubOf('emby/embyserver')),
  },
  {
    ...SQLITE,
    title: 'Audiobookshelf',
    repositories: ['advplyr/audiobookshelf'],
    data: [
      { path: '/config', variables: ['CONFIG_PATH'] },
      { name: 'metadata', path: '/metadata', variables: ['METADATA_PATH'] },
    ],
    ports: [80],
    sources: sqliteSources('https://www.audiobookshelf.org/docs/#docker-compose-install'),
  },
  {
    ...SQLITE,
    title: 'Kavita',
    repositories: ['jvmilazz0/kavita', 'kizaing/kavita'],
    data: [{ path: '/kavita/config' }],
    ports: [5000],
    sources: sqliteSources('https://wiki.kavitareader.com/installation/docker/'),
  },
  {
    ...CONFIG,
    title: 'Komga',
    repositories: ['gotson/komga'],
    data: [{ path: '/config', variables: ['KOMGA_CONFIGDIR', 'KOMGA_CONFIG_DIR'] }],
    ports: [25600],
    sources: sqliteSources('https://komga.org/docs/installation/docker/'),
  },
  {
    ...SQLITE,
    title: 'Navidrome',
    repositories: ['deluan/navidrome', 'navidrome/navidrome'],
    data: [{ path: '/data', variables: ['ND_DATAFOLDER'], flags: ['--datafolder'] }],
    volumes: ['/data', '/music'],
    ports: [4533],
    sources: sqliteSources('https://www.navidrome.org/docs/installation/docker/', {
      dockerfile: github('navidrome/navidrome', 'master/Dockerfile'),
    }),
  },
  {
    title: 'PhotoPrism',
    repositories: ['photoprism/photoprism'],
    role: 'files',
    data: [
      { path: '/photoprism/storage', variables: ['PHOTOPRISM_STORAGE_PATH'] },
      { name: 'originals', path: '/photoprism/originals', variables: ['PHOTOPRISM_ORIGINALS_PATH'] },
    ],
    ports: [2342],
    sources: { page: 'https://docs.photoprism.app/getting-started/docker-compose/' },
  },
  {
    title: "Immich's machine learning",
    repositories: ['immich-app/immich-machine-learning', 'altran1502/immich-machine-learning'],
    role: 'cache',
    data: [{ path: '/cache', variables: ['MACHINE_LEARNING_CACHE_FOLDER'] }],
    ports: [3003],
    sources: { page: 'https://docs.immich.app/install/environment-variables/' },
  },
  {
    title: 'Immich',
    repositories: ['immich-app/immich-server', 'altran1502/immich-server'],
    before: '1.137',
    role: 'files',
    data: [{ path: '/usr/src/app/upload', variables: ['IMMICH_MEDIA_LOCATION'] }],
    programs: ['start.sh', 'start-server.sh', 'start-microservices.sh', 'immich', 'microservices'],
    ports: [2283, 3001],
    sources: { page: 'https://docs.immich.app/install/environment-variables/' },
  },
  {
    title: 'Immich',
    repositories: ['immich-app/immich-server', 'altran1502/immich-server'],
    from: '1.137',
    role: 'files',
    data: [{ path: '/data', variables: ['IMMICH_MEDIA_LOCATION'] }],
    // It uses the one of the two that exists; neither is in the image.
    links: { '/usr/src/app/upload': '/data' },
    programs: ['start.sh', 'immich'],
    ports: [2283],
    sources: {
      page: github('immich-app/immich', 'main/docker/docker-compose.yml'),
      data: github('immich-app/immich', 'main/server/src/services/storage.service.ts'),
    },
  },
  {
    ...CONFIG,
    title: 'Tautulli',
    repositories: ['tautulli/tautulli'],
    ports: [8181],
    sources: sqliteSources('https://github.com/Tautulli/Tautulli/wiki/Installation'),
  },
  {
    ...SQLITE,
    title: 'Overseerr and its kin',
    repositories: ['sctx/overseerr', 'fallenbagel/jellyseerr', 'seerr-team/seerr'],
    data: [{ path: '/app/config', variables: ['CONFIG_DIRECTORY'] }],
    ports: [5055],
    elsewhere: { variables: ['DB_TYPE'] },
    sources: sqliteSources('https://docs.overseerr.dev/getting-started/installation'),
  },
  {
    ...CONFIG,
    title: 'apps of hotio',
    repositories:
      'sonarr radarr lidarr readarr prowlarr whisparr bazarr tautulli overseerr jellyseerr qbittorrent sabnzbd nzbget plex jellyfin'
        .split(' ')
        .map((name) => `hotio/${name}`),
    ...ownedBy(1000, ['PUID', 'PGID']),
    sources: sqliteSources('https://hotio.dev/containers/sonarr/', { user: 'https://hotio.dev/faq/' }),
  },
  {
    ...CONFIG,
    title: 'apps of home-operations',
    repositories: 'sonarr radarr lidarr readarr prowlarr whisparr bazarr tautulli qbittorrent sabnzbd plex'
      .split(' ')
      .map((name) => `home-operations/${name}`),
    user: { uid: 65534, gid: 65534 },
    sources: sqliteSources(readme('home-operations/containers', 'main'), {
      user: readme('home-operations/containers', 'main'),
    }),
  },
  {
    title: 'apps of jlesage',
    repositories:
      'jdownloader-2 handbrake makemkv filezilla firefox mkvtoolnix nginx-proxy-manager crashplan-pro filebot musicbrainz-picard dupeguru czkawka qdirstat avidemux mediathekview'
        .split(' ')
        .map((name) => `jlesage/${name}`),
    role: 'files',
    data: [{ path: '/config' }],
    ...ownedBy(1000, ['USER_ID', 'GROUP_ID']),
    sources: {
      page: readme('jlesage/docker-jdownloader-2'),
      user: readme('jlesage/docker-baseimage-gui'),
    },
  },
  {
    title: 'MeTube',
    repositories: ['alexta69/metube'],
    role: 'files',
    data: [{ path: '/downloads', variables: ['DOWNLOAD_DIR'] }],
    ports: [8081],
    sources: { page: readme('alexta69/metube') },
  },
  {
    title: 'Tube Archivist',
    repositories: ['bbilly1/tubearchivist'],
    role: 'files',
    data: [{ path: '/youtube' }, { name: 'cache', path: '/cache', role: 'cache' }],
    ports: [8000],
    sources: { page: 'https://docs.tubearchivist.com/installation/docker-compose/' },
  },
  {
    title: 'Owncast',
    repositories: ['owncast/owncast', 'gabekangas/owncast'],
    ...SQLITE,
    data: [{ path: '/app/data' }],
    ports: [8080, 1935],
    sources: sqliteSources('https://owncast.online/quickstart/container/'),
  },
  {
    title: 'Stash',
    repositories: ['stashapp/stash'],
    role: 'files',
    data: [{ path: '/root/.stash' }],
    ports: [9999],
    elsewhere: { variables: ['STASH_CONFIG_FILE'] },
    sources: { page: github('stashapp/stash', 'develop/docker/production/docker-compose.yml') },
  },
  {
    title: 'slskd',
    repositories: ['slskd/slskd'],
    role: 'files',
    data: [{ path: '/app', variables: ['SLSKD_APP_DIR'] }],
    ports: [5030, 5031, 50300],
    sources: { page: github('slskd/slskd', 'master/docs/docker.md') },
  },
  {
    ...SQLITE,
    title: 'Maintainerr',
    repositories: ['maintainerr/maintainerr', 'jorenn92/maintainerr'],
    from: '2',
    data: [{ path: '/opt/data', variables: ['DATA_DIR'] }],
    volumes: ['/opt/data'],
    home: ['/opt/app'],
    ports: [6246],
    user: { uid: 1000, gid: 1000 },
    sources: sqliteSources(readme('Maintainerr/Maintainerr', 'development'), {
      dockerfile: github('Maintainerr/Maintainerr', 'development/Dockerfile'),
    }),
  },
  {
    title: 'Kometa',
    repositories: ['kometateam/kometa'],
    role: 'files',
    data: [{ path: '/config' }],
    volumes: ['/config'],
    sources: {
      page: 'https://kometa.wiki/en/latest/kometa/install/docker/',
      dockerfile: github('Kometa-Team/Kometa', 'master/Dockerfile'),
    },
  },
  {
    title: 'Tdarr',
    repositories: ['haveagitgat/tdarr'],
    role: 'files',
    data: [
      { path: '/app/server' },
      { name: 'configs', path: '/app/configs' },
      { name: 'logs', path: '/app/logs', role: 'cache' },
    ],
    home: ['/app'],
    ports: [8265, 8266],
    writers: 'one',
    sources: { page: 'https://docs.tdarr.io/docs/installation/docker/run-compose' },
  },
  {
    title: 'TubeSync',
    repositories: ['meeb/tubesync'],
    role: 'files',
    data: [{ path: '/config' }, { name: 'downloads', path: '/downloads' }],
    ports: [4848],
    ...ownedBy(1000, ['PUID', 'PGID']),
    sources: { page: readme('meeb/tubesync', 'main'), user: readme('meeb/tubesync', 'main') },
  },
  {
    title: 'qBittorrent',
    repositories: ['qbittorrentofficial/qbittorrent-nox'],
    role: 'files',
    data: [{ path: '/config' }, { name: 'downloads', path: '/downloads' }],
    ports: [8080, 6881],
    writers: 'one',
    sources: { page: github('qbittorrent/docker-qbittorrent-nox', 'main/entrypoint.sh') },
  },
];
