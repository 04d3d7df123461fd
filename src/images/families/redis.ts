import { bitnami, bitnamiPage, github, hub, hubOf } from '../addresses';
import type { ImageRow } from '../row';

const PERSISTENCE = 'https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/';

/** A newer version reads RDB and AOF files of older ones; an older one doesn't know the newer format. */
const UPGRADES = { series: 1, reads: 'earlier', down: 'series' } as const;

const SERVER = {
  role: 'cache',
  durable: { flag: '--appendonly', key: 'appendonly', value: 'yes' },
  data: [{ path: '/data', flags: ['--dir'], keys: ['dir'] }],
  // A sentinel keeps its state in its configuration file.
  keepsNothing: [[{ flag: '--sentinel' }]],
  volumes: ['/data'],
  ports: [6379],
  writers: 'one',
} as const satisfies Partial<ImageRow>;

/** Used only if it is an argument of the command. */
const CONFIG = { paths: [], format: 'words', operand: true } as const;

const USER = { uid: 999, gid: 999, alpine: { uid: 999, gid: 1000 }, root: 'steps-down' } as const;

function bitnamiRow(title: string, name: string): ImageRow {
  const variable = name.toUpperCase();
  return {
    ...SERVER,
    title,
    repositories: [...bitnami(name), ...bitnami(`${name}-cluster`)],
    durable: { variable: `${variable}_AOF_ENABLED`, value: 'yes' },
    data: [{ path: `/bitnami/${name}/data`, mount: `/bitnami/${name}`, variables: [`${variable}_DATA_DIR`] }],
    volumes: undefined,
    user: { uid: 1001, gid: 0 },
    sources: { page: bitnamiPage(name), user: bitnamiPage(name) },
  };
}

export const rows: readonly ImageRow[] = [
  {
    ...SERVER,
    title: 'Redis',
    repositories: ['redis'],
    config: CONFIG,
    programs: ['redis-server'],
    user: USER,
    upgrades: UPGRADES,
    sources: {
      page: hub('redis'),
      dockerfile: github('redis/docker-library-redis', 'release/8.0/debian/Dockerfile'),
      upgrades: PERSISTENCE,
    },
  },
  {
    ...SERVER,
    title: 'Redis Stack',
    repositories: ['redis/redis-stack', 'redis/redis-stack-server'],
    data: [{ path: '/data', variables: ['REDIS_DATA_DIR'] }],
    volumes: undefined,
    sources: { page: github('redis-stack/redis-stack', 'master/etc/scripts/entrypoint.sh') },
  },
  {
    ...SERVER,
    title: 'Valkey',
    repositories: ['valkey/valkey'],
    config: CONFIG,
    programs: ['valkey-server'],
    user: USER,
    sources: {
      page: hubOf('valkey/valkey'),
      dockerfile: github('valkey-io/valkey-container', 'mainline/8.0/debian/Dockerfile'),
    },
  },
  {
    ...SERVER,
    title: 'KeyDB',
    repositories: ['eqalpha/keydb'],
    config: CONFIG,
    programs: ['keydb-server'],
    sources: {
      page: 'https://docs.keydb.dev/docs/docker-basics/',
      dockerfile: github('Snapchat/KeyDB', 'main/pkg/docker/Dockerfile'),
    },
  },
  {
    ...SERVER,
    title: 'Dragonfly',
    repositories: ['dragonflydb/dragonfly'],
    durable: undefined,
    keepsNothing: undefined,
    data: [{ path: '/data', flags: ['--dir'] }],
    programs: ['dragonfly'],
    user: { uid: 999, gid: 999, root: 'steps-down' },
    sources: {
      page: 'https://www.dragonflydb.io/docs/managing-dragonfly/flags',
      dockerfile: github('dragonflydb/dragonfly', 'main/tools/packaging/Dockerfile.ubuntu-prod'),
    },
  },
  bitnamiRow('Redis', 'redis'),
  bitnamiRow('Valkey', 'valkey'),
  {
    title: 'memcached',
    repositories: ['memcached', ...bitnami('memcached')],
    role: 'none',
    data: [],
    volumes: [],
    ports: [11211],
    sources: { page: hub('memcached'), dockerfile: github('docker-library/memcached', 'master/Dockerfile.template') },
  },
  {
    title: 'Redis of Software Collections',
    repositories: ['sclorg/redis-6-c9s', 'sclorg/redis-7-c9s', 'rhel8/redis-6', 'rhel9/redis-6', 'rhel9/redis-7'],
    role: 'cache',
    data: [{ path: '/var/lib/redis/data' }],
    programs: ['run-redis'],
    volumes: ['/var/lib/redis/data'],
    ports: [6379],
    user: { uid: 1001, gid: 0 },
    writers: 'one',
    sources: {
      page: github('sclorg/redis-container', 'master/7/root/usr/share/container-scripts/redis/README.md'),
      dockerfile: github('sclorg/redis-container', 'master/6/Dockerfile.c9s'),
    },
  },
];
