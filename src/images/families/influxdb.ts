import { bitnami, bitnamiPage, github, hub, hubOf, strings } from '../addresses';
import type { ImageRow } from '../row';

const INFLUXDB = {
  title: 'InfluxDB',
  repositories: ['influxdb', 'influxdata/influxdb'],
  role: 'database',
  programs: ['influxd', 'entrypoint.sh'],
  inputs: ['/docker-entrypoint-initdb.d', '/etc/influxdb'],
  ports: [8086],
  needs: ['mmap'],
  writers: 'one',
} as const satisfies Partial<ImageRow>;

const UPGRADES = {
  series: 1,
  reads: 'own',
  step: 'influxd upgrade (DOCKER_INFLUXDB_INIT_MODE=upgrade) from 1 to 2; export and write anew to 3',
  down: 'series',
} as const;

const NEEDS = 'https://docs.influxdata.com/influxdb/v1/concepts/storage_engine/';
const UPGRADES_PAGE = 'https://docs.influxdata.com/influxdb/v2/install/upgrade/v1-to-v2/';

const ONE = {
  ...INFLUXDB,
  data: [
    {
      path: '/var/lib/influxdb',
      variables: ['INFLUXDB_DATA_DIR'],
      keys: ['data.dir'],
      parts: [['data', 'meta', 'wal']],
    },
  ],
  volumes: ['/var/lib/influxdb'],
  config: {
    paths: ['/etc/influxdb/influxdb.conf'],
    format: 'toml',
    flags: ['-config', '--config'],
    variables: ['INFLUXDB_CONFIG_PATH'],
  },
  firstStart: [
    { variables: ['INFLUXDB_DB'], instead: 'CREATE DATABASE …' },
    {
      variables: strings(
        'INFLUXDB_ADMIN_USER INFLUXDB_ADMIN_PASSWORD INFLUXDB_USER INFLUXDB_USER_PASSWORD INFLUXDB_READ_USER INFLUXDB_READ_USER_PASSWORD INFLUXDB_WRITE_USER INFLUXDB_WRITE_USER_PASSWORD',
      ),
      instead: "SET PASSWORD FOR … = '…'",
    },
  ],
  upgrades: { series: 1, reads: 'own', down: 'series' },
} as const satisfies Partial<ImageRow>;

export const rows: readonly ImageRow[] = [
  {
    ...ONE,
    before: '1.11',
    sources: {
      page: hub('influxdb'),
      dockerfile: github('influxdata/influxdata-docker', 'master/influxdb/1.10/data/Dockerfile'),
      needs: NEEDS,
      upgrades: UPGRADES_PAGE,
    },
  },
  {
    ...ONE,
    from: '1.11',
    before: '2',
    // Images of the enterprise edition run as root.
    tag: /^(?!.*-(?:data|meta))/,
    user: { uid: 1500, gid: 1500 },
    sources: {
      page: hub('influxdb'),
      dockerfile: github('influxdata/influxdata-docker', 'master/influxdb/1.11/Dockerfile'),
      needs: NEEDS,
      upgrades: UPGRADES_PAGE,
    },
  },
  {
    ...INFLUXDB,
    from: '2',
    before: '3',
    data: [
      {
        path: '/var/lib/influxdb2',
        variables: ['INFLUXD_ENGINE_PATH'],
        flags: ['--engine-path'],
        parts: [['engine', 'influxd.bolt', 'influxd.sqlite']],
      },
      { name: 'config', path: '/etc/influxdb2', role: 'cache' },
    ],
    volumes: ['/var/lib/influxdb2', '/etc/influxdb2'],
    user: { uid: 1000, gid: 1000, root: 'steps-down' },
    firstStart: [
      {
        variables: strings(
          'DOCKER_INFLUXDB_INIT_USERNAME DOCKER_INFLUXDB_INIT_PASSWORD DOCKER_INFLUXDB_INIT_USERNAME_FILE DOCKER_INFLUXDB_INIT_PASSWORD_FILE',
        ),
        instead: 'influx user password --name …',
      },
      {
        variables: ['DOCKER_INFLUXDB_INIT_ADMIN_TOKEN', 'DOCKER_INFLUXDB_INIT_ADMIN_TOKEN_FILE'],
        instead: 'influx auth create, and delete the old one',
      },
      {
        variables: strings('DOCKER_INFLUXDB_INIT_ORG DOCKER_INFLUXDB_INIT_BUCKET DOCKER_INFLUXDB_INIT_RETENTION'),
        instead: 'influx org create, influx bucket create or update',
      },
    ],
    upgrades: UPGRADES,
    sources: {
      page: hub('influxdb'),
      dockerfile: github('influxdata/influxdata-docker', 'master/influxdb/2.7/Dockerfile'),
      needs: NEEDS,
      upgrades: UPGRADES_PAGE,
    },
  },
  {
    title: 'InfluxDB 3',
    repositories: ['influxdb', 'influxdata/influxdb'],
    from: '3',
    role: 'database',
    data: [
      {
        path: '/home/influxdb3/.influxdb3',
        variables: ['INFLUXDB3_DATA_DIR', 'INFLUXDB3_DB_DIR'],
        flags: ['--data-dir'],
      },
    ],
    programs: ['influxdb3', 'entrypoint.sh'],
    ports: [8181],
    user: { uid: 1500, gid: 1500 },
    upgrades: UPGRADES,
    sources: {
      page: hub('influxdb'),
      dockerfile: github('influxdata/influxdata-docker', 'master/influxdb/3.9-core/Dockerfile'),
      upgrades: UPGRADES_PAGE,
    },
  },
  {
    title: 'InfluxDB',
    repositories: bitnami('influxdb'),
    role: 'database',
    data: [{ path: '/bitnami/influxdb' }],
    volumes: ['/bitnami/influxdb'],
    ports: [8086],
    user: { uid: 1001, gid: 0 },
    writers: 'one',
    sources: {
      page: bitnamiPage('influxdb'),
      user: bitnamiPage('influxdb'),
      volumes: github('bitnami/containers', 'main/bitnami/influxdb/2/debian-12/Dockerfile'),
    },
  },
  {
    title: 'Chronograf',
    repositories: ['chronograf'],
    role: 'files',
    data: [{ path: '/var/lib/chronograf' }],
    volumes: ['/var/lib/chronograf'],
    ports: [8888],
    needs: ['locks', 'mmap'],
    writers: 'one',
    sources: {
      page: hub('chronograf'),
      dockerfile: github('influxdata/influxdata-docker', 'master/chronograf/1.10/Dockerfile'),
      needs: github('etcd-io/bbolt', 'main/README.md'),
    },
  },
  {
    title: 'Kapacitor',
    repositories: ['kapacitor'],
    role: 'files',
    data: [{ path: '/var/lib/kapacitor', variables: ['KAPACITOR_DATA_DIR'] }],
    volumes: ['/var/lib/kapacitor'],
    inputs: ['/etc/kapacitor'],
    ports: [9092],
    needs: ['locks', 'mmap'],
    writers: 'one',
    sources: {
      page: hub('kapacitor'),
      dockerfile: github('influxdata/influxdata-docker', 'master/kapacitor/1.8/Dockerfile'),
      needs: github('etcd-io/bbolt', 'main/README.md'),
    },
  },
  {
    title: 'TDengine',
    repositories: ['tdengine/tdengine', 'tdengine/tsdb'],
    role: 'database',
    data: [
      { path: '/var/lib/taos', variables: ['TAOS_DATA_DIR'], keys: ['dataDir'] },
      { name: 'logs', path: '/var/log/taos', role: 'cache' },
    ],
    config: { paths: ['/etc/taos/taos.cfg'], format: 'words' },
    volumes: ['/var/lib/taos', '/var/log/taos', '/corefile'],
    ports: [6030, 6041],
    writers: 'one',
    sources: {
      page: hubOf('tdengine/tdengine'),
      dockerfile: github('taosdata/TDengine', 'main/packaging/docker/Dockerfile'),
    },
  },
  {
    title: 'Apache IoTDB',
    repositories: ['apache/iotdb'],
    tag: /standalone|confignode|datanode/,
    version: /:(\d+(?:\.\d+)*)-/,
    role: 'database',
    data: [{ path: '/iotdb/data' }],
    volumes: ['/iotdb/data', '/iotdb/logs'],
    ports: [6667, 10710],
    writers: 'one',
    sources: {
      dockerfile: github('apache/iotdb', 'master/docker/src/main/Dockerfile-1.0.0-standalone'),
      page: 'https://iotdb.apache.org/UserGuide/latest/Deployment-and-Maintenance/Docker-Deployment_apache.html',
    },
  },
  {
    title: 'GreptimeDB',
    repositories: ['greptime/greptimedb'],
    role: 'database',
    data: [{ flags: ['--data-home'], variables: ['GREPTIMEDB_STANDALONE__STORAGE__DATA_HOME'] }],
    ports: [4000, 4001, 4002, 4003],
    writers: 'one',
    sources: { page: 'https://docs.greptime.com/getting-started/installation/greptimedb-standalone' },
  },
];
