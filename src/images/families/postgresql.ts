import { bitnami, bitnamiPage, github, hub, strings } from '../addresses';
import type { ImageRow } from '../row';

const UPGRADES = {
  series: 1,
  reads: 'own',
  step: 'pg_upgrade with the binaries of both versions, or pg_dumpall from the old one into the new one',
  down: 'series',
} as const;

const FIRST_START = [
  { variables: ['POSTGRES_PASSWORD', 'POSTGRES_PASSWORD_FILE'], instead: "ALTER USER … PASSWORD '…'" },
  { variables: ['POSTGRES_USER'], instead: 'CREATE ROLE … SUPERUSER LOGIN, and give it what the old one owns' },
  { variables: ['POSTGRES_DB'], instead: 'CREATE DATABASE …' },
  { variables: ['POSTGRES_HOST_AUTH_METHOD'], instead: 'edit pg_hba.conf in the data directory, and reload' },
  { variables: ['POSTGRES_INITDB_ARGS'], instead: 'dump, initialize a new directory, and restore' },
] as const;

/** Facts of all images that are based on the official one. */
const SERVER = {
  role: 'database',
  programs: ['postgres'],
  config: {
    paths: [],
    format: 'properties',
    flags: ['-c config_file', '--config-file', '--config_file'],
  },
  inputs: ['/docker-entrypoint-initdb.d', '/etc/postgresql', '/dev/shm'],
  ports: [5432],
  needs: ['owners', 'modes'],
  writers: 'one',
  firstStart: FIRST_START,
  variables: strings(
    'PGDATA POSTGRES_PASSWORD POSTGRES_PASSWORD_FILE POSTGRES_USER POSTGRES_USER_FILE POSTGRES_DB POSTGRES_DB_FILE POSTGRES_INITDB_ARGS POSTGRES_INITDB_ARGS_FILE POSTGRES_INITDB_WALDIR POSTGRES_HOST_AUTH_METHOD',
  ),
  upgrades: UPGRADES,
} as const satisfies Partial<ImageRow>;

const SOURCES = {
  page: hub('postgres'),
  needs: 'https://www.postgresql.org/docs/current/creating-cluster.html',
  writers: 'https://www.postgresql.org/docs/current/creating-cluster.html',
  refusesDiskRoot: 'https://www.postgresql.org/docs/current/creating-cluster.html#CREATING-CLUSTER-MOUNT-POINTS',
  upgrades: 'https://www.postgresql.org/docs/current/upgrading.html',
} as const;

const TO_17 = {
  ...SERVER,
  before: '18',
  data: [
    {
      path: '/var/lib/postgresql/data',
      variables: ['PGDATA'],
      flags: ['-c data_directory', '--data-directory', '--data_directory'],
      keys: ['data_directory'],
      refusesDiskRoot: 'pgdata',
    },
    { name: 'wal', variables: ['POSTGRES_INITDB_WALDIR'], refusesDiskRoot: 'wal' },
  ],
  volumes: ['/var/lib/postgresql/data'],
  user: { uid: 999, gid: 999, alpine: { uid: 70, gid: 70 }, root: 'steps-down' },
  sources: { ...SOURCES, dockerfile: github('docker-library/postgres', 'master/17/bookworm/Dockerfile') },
} as const satisfies Partial<ImageRow>;

/** From 18 on, the directory is named after the version, and the VOLUME is its parent. */
function from18(major: number, before?: string): Omit<ImageRow, 'title' | 'repositories'> {
  return {
    ...TO_17,
    from: String(major),
    ...(before === undefined ? { before: undefined } : { before }),
    data: [
      {
        ...TO_17.data[0],
        path: `/var/lib/postgresql/${major}/docker`,
        mount: '/var/lib/postgresql',
      },
      TO_17.data[1],
    ],
    volumes: ['/var/lib/postgresql'],
    sources: { ...SOURCES, dockerfile: github('docker-library/postgres', 'master/18/bookworm/Dockerfile') },
  };
}

function fromOfficial(row: Pick<ImageRow, 'title' | 'repositories' | 'version' | 'user'>): readonly ImageRow[] {
  return [
    { ...TO_17, ...row },
    { ...from18(18, '19'), ...row },
    { ...from18(19), ...row },
  ];
}

export const rows: readonly ImageRow[] = [
  ...fromOfficial({ title: 'PostgreSQL', repositories: ['postgres'] }),
  ...fromOfficial({ title: 'PostGIS', repositories: ['postgis/postgis', 'imresamu/postgis'] }),
  ...fromOfficial({
    title: 'PostgreSQL with vectors',
    repositories: [
      'pgvector/pgvector',
      'tensorchord/pgvecto-rs',
      'tensorchord/vchord-postgres',
      'tensorchord/vchord-suite',
    ],
    version: /:(?:[^:]*-)?pg(\d+)/,
  }),
  ...fromOfficial({
    title: "Immich's PostgreSQL",
    repositories: ['immich-app/postgres'],
  }),
  ...fromOfficial({
    title: 'TimescaleDB',
    repositories: ['timescale/timescaledb'],
    version: /pg(\d+(?:\.\d+)?)/,
    user: { uid: 70, gid: 70, root: 'steps-down' },
  }),
  {
    title: 'TimescaleDB HA',
    repositories: ['timescale/timescaledb-ha'],
    version: /pg(\d+(?:\.\d+)?)/,
    role: 'database',
    data: [
      {
        path: '/home/postgres/pgdata/data',
        mount: '/home/postgres/pgdata',
        variables: ['PGDATA'],
        refusesDiskRoot: 'data',
      },
    ],
    programs: ['postgres'],
    ports: [5432],
    user: { uid: 1000, gid: 1000 },
    needs: ['owners', 'modes'],
    writers: 'one',
    firstStart: FIRST_START,
    upgrades: UPGRADES,
    sources: {
      ...SOURCES,
      page: github('timescale/timescaledb-docker-ha', 'master/README.md'),
      dockerfile: github('timescale/timescaledb-docker-ha', 'master/Dockerfile'),
    },
  },
  {
    ...TO_17,
    title: "Supabase's PostgreSQL",
    repositories: ['supabase/postgres'],
    before: undefined,
    data: [{ path: '/var/lib/postgresql/data', refusesDiskRoot: 'pgdata' }],
    volumes: undefined,
    user: undefined,
    sources: { ...SOURCES, page: github('supabase/postgres', 'develop/Dockerfile-15') },
  },
  {
    title: "CloudNativePG's PostgreSQL",
    repositories: ['cloudnative-pg/postgresql', 'cloudnative-pg/postgis'],
    role: 'database',
    data: [{ path: '/var/lib/postgresql/data/pgdata', mount: '/var/lib/postgresql/data', variables: ['PGDATA'] }],
    ports: [5432],
    user: { uid: 26, gid: 26 },
    needs: ['owners', 'modes'],
    writers: 'one',
    upgrades: UPGRADES,
    sources: {
      ...SOURCES,
      page: 'https://cloudnative-pg.io/documentation/current/container_images/',
      dockerfile: github('cloudnative-pg/postgres-containers', 'main/Dockerfile'),
    },
  },
  {
    title: 'Spilo (PostgreSQL with Patroni)',
    repositories: ['12', '13', '14', '15', '16', '17', '18'].flatMap((major) => [
      `zalando/spilo-${major}`,
      `acid/spilo-${major}`,
    ]),
    version: /spilo-(\d+)/,
    role: 'database',
    data: [
      {
        path: '/home/postgres/pgdata/pgroot/data',
        mount: '/home/postgres/pgdata',
        variables: ['PGDATA'],
      },
    ],
    ports: [5432],
    needs: ['owners', 'modes'],
    writers: 'one',
    upgrades: UPGRADES,
    sources: { ...SOURCES, page: github('zalando/spilo', 'master/postgres-appliance/Dockerfile') },
  },
  {
    title: 'Percona Distribution for PostgreSQL',
    repositories: ['percona/percona-distribution-postgresql'],
    role: 'database',
    data: [{ path: '/data/db', variables: ['PGDATA'], refusesDiskRoot: 'pgdata' }],
    programs: ['postgres'],
    volumes: ['/data/db', '/sshd', '/pgconf', '/pgdata', '/pgwal', '/backrestrepo'],
    ports: [5432],
    user: { uid: 26, gid: 26 },
    needs: ['owners', 'modes'],
    writers: 'one',
    firstStart: FIRST_START,
    upgrades: UPGRADES,
    sources: {
      ...SOURCES,
      page: 'https://docs.percona.com/postgresql/17/docker.html',
      dockerfile: github('percona/percona-docker', 'main/percona-distribution-postgresql-17/Dockerfile'),
    },
  },
  {
    title: 'PostgreSQL of Software Collections',
    repositories: strings(
      'sclorg/postgresql-12-c8s sclorg/postgresql-13-c9s sclorg/postgresql-15-c9s sclorg/postgresql-16-c9s centos/postgresql-96-centos7 centos/postgresql-10-centos7 centos/postgresql-12-centos7 rhscl/postgresql-13-rhel7 rhel8/postgresql-12 rhel8/postgresql-13 rhel8/postgresql-15 rhel8/postgresql-16 rhel9/postgresql-13 rhel9/postgresql-15 rhel9/postgresql-16',
    ),
    version: /postgresql-(9|1\d)/,
    role: 'database',
    data: [{ path: '/var/lib/pgsql/data/userdata', mount: '/var/lib/pgsql/data' }],
    programs: ['run-postgresql'],
    ports: [5432],
    user: { uid: 26, gid: 26 },
    needs: ['owners', 'modes'],
    writers: 'one',
    upgrades: { ...UPGRADES, step: 'POSTGRESQL_UPGRADE=copy for one start, with a backup before' },
    sources: {
      ...SOURCES,
      page: github('sclorg/postgresql-container', 'master/16/root/usr/share/container-scripts/postgresql/README.md'),
      dockerfile: github('sclorg/postgresql-container', 'master/16/Dockerfile.c9s'),
    },
  },
  ...[
    {
      name: 'postgresql',
      volumes: ['/bitnami/postgresql', '/docker-entrypoint-initdb.d', '/docker-entrypoint-preinitdb.d'],
    },
    { name: 'postgresql-repmgr', volumes: [] },
  ].map(({ name, volumes }): ImageRow => ({
    title: 'PostgreSQL',
    repositories: bitnami(name),
    role: 'database',
    data: [
      { path: '/bitnami/postgresql/data', mount: '/bitnami/postgresql', variables: ['POSTGRESQL_DATA_DIR', 'PGDATA'] },
    ],
    volumes,
    programs: ['entrypoint.sh', 'run.sh'],
    inputs: ['/docker-entrypoint-initdb.d', '/docker-entrypoint-preinitdb.d', '/bitnami/postgresql/conf', '/dev/shm'],
    ports: [5432],
    user: { uid: 1001, gid: 0 },
    needs: ['owners', 'modes'],
    writers: 'one',
    firstStart: [
      {
        variables: strings(
          'POSTGRESQL_PASSWORD POSTGRES_PASSWORD POSTGRESQL_POSTGRES_PASSWORD POSTGRES_POSTGRES_PASSWORD POSTGRESQL_REPLICATION_PASSWORD',
        ),
        instead: "ALTER USER … PASSWORD '…'",
      },
      { variables: ['POSTGRESQL_USERNAME', 'POSTGRES_USER'], instead: 'CREATE ROLE … LOGIN' },
      { variables: ['POSTGRESQL_DATABASE', 'POSTGRES_DB'], instead: 'CREATE DATABASE …' },
    ],
    upgrades: UPGRADES,
    sources: {
      ...SOURCES,
      page: bitnamiPage(name),
      dockerfile: github('bitnami/containers', `main/bitnami/${name}/17/debian-12/Dockerfile`),
    },
  })),
  {
    title: 'DocumentDB for FerretDB',
    repositories: ['ferretdb/postgres-documentdb'],
    role: 'database',
    data: [{ path: '/var/lib/postgresql/data', variables: ['PGDATA'], refusesDiskRoot: 'pgdata' }],
    programs: ['postgres'],
    ports: [5432],
    needs: ['owners', 'modes'],
    writers: 'one',
    upgrades: UPGRADES,
    sources: { ...SOURCES, page: 'https://docs.ferretdb.io/installation/documentdb/docker/' },
  },
];
