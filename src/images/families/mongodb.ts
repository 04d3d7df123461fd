import { bitnami, bitnamiPage, github, hub, hubOf, strings } from '../addresses';
import type { ImageRow } from '../row';

/** Each major release reads the files of the one before, with its feature compatibility version set. */
const UPGRADES = {
  series: 2,
  reads: 'earlier',
  stops: ['3.2', '3.4', '3.6', '4.0', '4.2', '4.4', '5.0', '6.0', '7.0', '8.0'],
  step: 'run each major release on the way, and set featureCompatibilityVersion to it before the next one',
  down: 'series',
} as const;

const SOURCES = {
  upgrades: 'https://www.mongodb.com/docs/manual/release-notes/8.0-upgrade-standalone/',
  needs: 'https://www.mongodb.com/docs/manual/administration/production-notes/',
  writers: 'https://www.mongodb.com/docs/manual/faq/storage/',
} as const;

const FIRST_START = [
  {
    variables: strings(
      'MONGO_INITDB_ROOT_USERNAME MONGO_INITDB_ROOT_PASSWORD MONGO_INITDB_ROOT_USERNAME_FILE MONGO_INITDB_ROOT_PASSWORD_FILE',
    ),
    instead: "db.changeUserPassword('…', passwordPrompt()) in the database admin",
  },
  { variables: ['MONGO_INITDB_DATABASE'], instead: 'create it with mongosh' },
] as const;

/** A config server has a directory of its own. */
const DATA = {
  path: '/data/db',
  flags: ['--dbpath'],
  keys: ['storage.dbPath'],
  otherwise: { flags: ['--configsvr'], key: 'sharding.clusterRole', value: 'configsvr', path: '/data/configdb' },
} as const;

const SERVER = {
  role: 'database',
  // The router, `mongos`, keeps no files.
  programs: ['mongod'],
  config: { paths: [], format: 'yaml', flags: ['--config', '-f'] },
  ports: [27017],
  needs: ['locks', 'mmap'],
  writers: 'one',
  upgrades: UPGRADES,
} as const satisfies Partial<ImageRow>;

export const rows: readonly ImageRow[] = [
  {
    ...SERVER,
    title: 'MongoDB',
    repositories: ['mongo'],
    data: [DATA, { name: 'configdb', path: '/data/configdb', role: 'cache' }],
    volumes: ['/data/db', '/data/configdb'],
    inputs: ['/docker-entrypoint-initdb.d', '/etc/mongo'],
    user: { uid: 999, gid: 999, root: 'steps-down' },
    firstStart: FIRST_START,
    variables: FIRST_START.flatMap(({ variables }) => variables),
    sources: { ...SOURCES, page: hub('mongo'), dockerfile: github('docker-library/mongo', 'master/8.0/Dockerfile') },
  },
  {
    ...SERVER,
    title: 'MongoDB Community Server',
    repositories: ['mongodb/mongodb-community-server', 'mongodb/mongodb-enterprise-server'],
    data: [DATA],
    firstStart: [
      {
        variables: ['MONGODB_INITDB_ROOT_USERNAME', 'MONGODB_INITDB_ROOT_PASSWORD'],
        instead: FIRST_START[0].instead,
      },
    ],
    sources: { ...SOURCES, page: hubOf('mongodb/mongodb-community-server') },
  },
  {
    ...SERVER,
    title: 'Percona Server for MongoDB',
    repositories: ['percona/percona-server-mongodb'],
    data: [DATA],
    volumes: ['/data/db'],
    user: { uid: 1001, gid: 0 },
    firstStart: FIRST_START,
    sources: {
      ...SOURCES,
      page: 'https://docs.percona.com/percona-server-for-mongodb/8.0/install/docker.html',
      dockerfile: github('percona/percona-docker', 'main/percona-server-mongodb-8.0/Dockerfile'),
    },
  },
  {
    ...SERVER,
    title: 'MongoDB',
    repositories: [...bitnami('mongodb'), ...bitnami('mongodb-sharded')],
    data: [
      { path: '/bitnami/mongodb/data/db', mount: '/bitnami/mongodb', variables: ['MONGODB_DATA_DIR'], below: 'db' },
    ],
    config: undefined,
    keepsNothing: [
      [{ variable: 'MONGODB_SHARDING_MODE', value: 'mongos' }],
      [{ variable: 'MONGODB_REPLICA_SET_MODE', value: 'arbiter' }],
    ],
    inputs: ['/docker-entrypoint-initdb.d', '/bitnami/mongodb/conf'],
    user: { uid: 1001, gid: 0 },
    firstStart: [
      {
        variables: ['MONGODB_ROOT_PASSWORD', 'MONGODB_PASSWORD', 'MONGODB_EXTRA_PASSWORDS'],
        instead: FIRST_START[0].instead,
      },
      { variables: ['MONGODB_USERNAME', 'MONGODB_DATABASE'], instead: 'db.createUser({ … }) in that database' },
    ],
    sources: { ...SOURCES, page: bitnamiPage('mongodb'), user: bitnamiPage('mongodb') },
  },
  {
    title: 'FerretDB',
    repositories: ['ferretdb/ferretdb', 'ferretdb/all-in-one'],
    before: '2',
    role: 'files',
    data: [{ path: '/state', variables: ['FERRETDB_STATE_DIR'], flags: ['--state-dir'] }],
    ports: [27017],
    sources: { page: 'https://docs.ferretdb.io/v1.24/quickstart-guide/docker/' },
  },
];
