import { bitnami, bitnamiPage, github, hub, hubOf } from '../addresses';
import type { ImageRow } from '../row';
import { bitnamiApp, ownedBy, readme } from '../shapes';

/** Images with Apache, or FPM, and PHP. */
const PHP = {
  role: 'files',
  data: [{ path: '/var/www/html' }],
  volumes: ['/var/www/html'],
  ports: [80],
  user: { uid: 33, gid: 33, alpine: { uid: 82, gid: 82 }, root: 'steps-down' },
} as const satisfies Partial<ImageRow>;

export const rows: readonly ImageRow[] = [
  {
    ...PHP,
    title: 'WordPress',
    repositories: ['wordpress'],
    data: [
      {
        path: '/var/www/html',
        parts: [['wp-content'], ['wp-content/uploads'], ['wp-content/plugins'], ['wp-content/themes']],
      },
    ],
    sources: {
      page: hub('wordpress'),
      dockerfile: github('docker-library/wordpress', 'master/latest/php8.3/apache/Dockerfile'),
    },
  },
  {
    title: 'WordPress',
    repositories: [...bitnami('wordpress'), ...bitnami('wordpress-nginx')],
    role: 'files',
    data: [{ path: '/bitnami/wordpress', parts: [['wp-content']] }],
    ports: [8080, 8443],
    user: { uid: 1001, gid: 0 },
    sources: { page: bitnamiPage('wordpress'), user: bitnamiPage('wordpress') },
  },
  {
    ...PHP,
    title: 'Joomla',
    repositories: ['joomla'],
    data: [{ path: '/var/www/html', parts: [['images']] }],
    sources: {
      page: hub('joomla'),
      dockerfile: github('joomla-docker/docker-joomla', 'master/Dockerfile.template'),
    },
  },
  {
    ...PHP,
    title: 'Matomo',
    repositories: ['matomo'],
    data: [{ path: '/var/www/html', parts: [['config']] }],
    sources: { page: hub('matomo'), dockerfile: github('matomo-org/docker', 'master/apache/Dockerfile') },
  },
  {
    title: 'Drupal',
    repositories: ['drupal'],
    role: 'files',
    data: [{ path: '/var/www/html/sites', parts: [['default/files']] }],
    links: { '/opt/drupal/web': '/var/www/html' },
    volumes: [],
    inputs: ['modules', 'profiles', 'themes'].map((name) => `/var/www/html/${name}`),
    home: ['/opt/drupal', '/var/www/html'],
    ports: [80],
    sources: {
      page: hub('drupal'),
      dockerfile: github('docker-library/drupal', 'master/11.3/php8.5/apache-trixie/Dockerfile'),
    },
  },
  {
    title: 'MediaWiki',
    repositories: ['mediawiki'],
    role: 'files',
    data: [{ path: '/var/www/html/images' }],
    home: ['/var/www/html'],
    ports: [80],
    sources: { page: hub('mediawiki') },
  },
  {
    title: 'Ghost',
    repositories: ['ghost'],
    role: 'files',
    data: [
      {
        path: '/var/lib/ghost/content',
        variables: ['paths__contentPath'],
        parts: [['images'], ['themes'], ['data', 'images']],
      },
    ],
    volumes: ['/var/lib/ghost/content'],
    ports: [2368],
    ...ownedBy(1000),
    sources: { page: hub('ghost'), dockerfile: github('docker-library/ghost', 'master/Dockerfile.template') },
  },
  bitnamiApp('Ghost', 'ghost', { ports: [2368] }),
  bitnamiApp('Drupal', 'drupal', { ports: [8080] }),
  bitnamiApp('Joomla', 'joomla', { ports: [8080] }),
  bitnamiApp('Matomo', 'matomo', { ports: [8080] }),
  bitnamiApp('MediaWiki', 'mediawiki', { ports: [8080] }),
  bitnamiApp('PrestaShop', 'prestashop', { ports: [8080] }),
  bitnamiApp('Magento', 'magento', { ports: [8080] }),
  bitnamiApp('phpBB', 'phpbb', { ports: [8080] }),
  {
    title: 'Mautic',
    repositories: ['mautic/mautic'],
    from: '5',
    role: 'files',
    data: [
      { name: 'config', path: '/var/www/html/config' },
      { name: 'files', path: '/var/www/html/docroot/media/files' },
      { name: 'images', path: '/var/www/html/docroot/media/images' },
    ],
    volumes: ['config', 'var/logs', 'docroot/media/files', 'docroot/media/images'].map(
      (name) => `/var/www/html/${name}`,
    ),
    ports: [80],
    sources: {
      page: readme('mautic/docker-mautic', 'main'),
      dockerfile: github('mautic/docker-mautic', 'main/Dockerfile'),
    },
  },
  {
    title: 'Mastodon',
    repositories: ['mastodon/mastodon', 'tootsuite/mastodon'],
    role: 'files',
    data: [{ path: '/mastodon/public/system' }],
    // Only the web server and Sidekiq keep files.
    programs: ['bundle', 'puma', 'sidekiq'],
    ports: [3000],
    user: { uid: 991, gid: 991 },
    elsewhere: { variables: ['S3_ENABLED', 'SWIFT_ENABLED', 'AZURE_ENABLED'] },
    sources: {
      page: github('mastodon/mastodon', 'main/docker-compose.yml'),
      dockerfile: github('mastodon/mastodon', 'main/Dockerfile'),
    },
  },
  {
    title: 'PeerTube',
    repositories: ['chocobozzz/peertube'],
    role: 'files',
    data: [{ path: '/data' }],
    inputs: ['/config'],
    ports: [9000, 1935],
    sources: { page: 'https://docs.joinpeertube.org/install/docker' },
  },
  {
    title: 'Listmonk',
    repositories: ['listmonk/listmonk'],
    role: 'cache',
    data: [{ name: 'uploads', path: '/listmonk/uploads' }],
    ports: [9000],
    sources: { page: 'https://listmonk.app/docs/installation/' },
  },
  {
    title: 'wallos',
    repositories: ['bellamy/wallos'],
    role: 'files',
    data: [{ path: '/var/www/html/db' }, { name: 'logos', path: '/var/www/html/images/uploads/logos' }],
    ports: [80],
    sources: { page: hubOf('bellamy/wallos') },
  },
  {
    title: 'GoToSocial',
    repositories: ['superseriousbusiness/gotosocial'],
    role: 'files',
    data: [{ path: '/gotosocial/storage', variables: ['GTS_STORAGE_LOCAL_BASE_PATH'] }],
    volumes: ['/gotosocial/storage'],
    ports: [8080],
    user: { uid: 1000, gid: 1000 },
    sources: {
      page: 'https://docs.gotosocial.org/en/latest/getting_started/installation/container/',
      dockerfile: github('superseriousbusiness/gotosocial', 'main/Dockerfile'),
    },
  },
];
