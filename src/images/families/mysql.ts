import { bitnami, bitnamiPage, github, hub, hubOf, strings } from '../addresses';
import type { FirstStartSetting, ImageRow } from '../row';

const firstStart = (prefix: string): readonly FirstStartSetting[] => [
  {
    variables: [
      `${prefix}_ROOT_PASSWORD`,
      `${prefix}_ROOT_PASSWORD_FILE`,
      `${prefix}_PASSWORD`,
      `${prefix}_PASSWORD_FILE`,
    ],
    instead: "ALTER USER … IDENTIFIED BY '…'",
  },
  { variables: [`${prefix}_USER`], instead: "CREATE USER … IDENTIFIED BY '…'; GRANT …" },
  { variables: [`${prefix}_DATABASE`], instead: 'CREATE DATABASE …' },
];

const variables = (prefix: string): readonly string[] =>
  strings(
    'ROOT_PASSWORD ROOT_PASSWORD_FILE ROOT_HOST DATABASE DATABASE_FILE USER USER_FILE PASSWORD PASSWORD_FILE ALLOW_EMPTY_PASSWORD RANDOM_ROOT_PASSWORD ONETIME_PASSWORD INITDB_SKIP_TZINFO',
  ).map((name) => `${prefix}_${name}`);

const SERVER = {
  role: 'database',
  data: [
    { path: '/var/lib/mysql', flags: ['--datadir'], keys: ['mysqld.datadir', 'server.datadir', 'mariadb.datadir'] },
  ],
  config: {
    paths: [
      '/etc/my.cnf',
      '/etc/my.cnf.d/*.cnf',
      '/etc/mysql/my.cnf',
      '/etc/mysql/conf.d/*.cnf',
      '/etc/mysql/mariadb.conf.d/*.cnf',
    ],
    format: 'ini',
    flags: ['--defaults-file', '--defaults-extra-file'],
  },
  programs: ['mysqld', 'mariadbd', 'mysqld_safe'],
  inputs: ['/docker-entrypoint-initdb.d', '/etc/mysql'],
  ports: [3306],
  needs: ['owners', 'locks'],
  writers: 'one',
} as const satisfies Partial<ImageRow>;

const MYSQL_SOURCES = {
  page: hub('mysql'),
  upgrades: 'https://dev.mysql.com/doc/refman/8.4/en/upgrade-paths.html',
  refusesDiskRoot: github('mysql/mysql-server', '5.7/sql/sql_initialize.cc'),
  needs: 'https://dev.mysql.com/doc/refman/8.4/en/disk-issues.html',
} as const;

/** An LTS release reads the files of the previous one; none can be skipped, and there is no downgrade. */
const MYSQL_UPGRADES = {
  series: 2,
  reads: 'earlier',
  stops: ['5.5', '5.6', '5.7', '8.0', '8.4', '9.7'],
  step: 'run each long-term release on the way once, with a backup before',
  down: 'never',
} as const;

const PERCONA = {
  ...SERVER,
  volumes: ['/var/lib/mysql', '/var/log/mysql'],
  user: { uid: 1001, gid: 1001 },
  firstStart: firstStart('MYSQL'),
  variables: variables('MYSQL'),
  upgrades: MYSQL_UPGRADES,
} as const satisfies Partial<ImageRow>;

const MARIADB_UPGRADES = {
  series: 2,
  reads: 'earlier',
  step: 'mariadb-upgrade after the start, or MARIADB_AUTO_UPGRADE=1',
  down: 'series',
} as const;

const MARIADB_SOURCES = {
  page: hub('mariadb'),
  upgrades: 'https://mariadb.com/kb/en/upgrading/',
  needs: 'https://mariadb.com/kb/en/installing-and-using-mariadb-via-docker/',
} as const;

/** The official image. */
const OFFICIAL_MYSQL = {
  ...SERVER,
  title: 'MySQL',
  repositories: ['mysql'],
  volumes: ['/var/lib/mysql'],
  user: { uid: 999, gid: 999, root: 'steps-down' },
  firstStart: firstStart('MYSQL'),
  variables: variables('MYSQL'),
  upgrades: MYSQL_UPGRADES,
  sources: { ...MYSQL_SOURCES, dockerfile: github('docker-library/mysql', 'master/8.4/Dockerfile.oracle') },
} as const;

export const rows: readonly ImageRow[] = [
  {
    ...OFFICIAL_MYSQL,
    before: '5.7',
    sources: { ...MYSQL_SOURCES, dockerfile: github('docker-library/mysql', 'master/Dockerfile.oracle') },
  },
  {
    ...OFFICIAL_MYSQL,
    from: '5.7',
    before: '8.0',
    data: [
      {
        ...SERVER.data[0],
        refusesDiskRoot: 'mysql',
        bearsDiskRoot: { flag: '--ignore-db-dir', key: 'mysqld.ignore-db-dir' },
      },
    ],
    sources: { ...MYSQL_SOURCES, dockerfile: github('docker-library/mysql', 'master/Dockerfile.oracle') },
  },
  { ...OFFICIAL_MYSQL, from: '8.0', before: '8.4' },
  { ...OFFICIAL_MYSQL, from: '8.4', upgrades: { ...MYSQL_UPGRADES, down: 'series' } },
  {
    ...SERVER,
    title: 'MySQL',
    repositories: ['mysql/mysql-server', 'mysql/community-server', 'mysql/enterprise-server'],
    programs: [...SERVER.programs, 'entrypoint.sh'],
    firstStart: firstStart('MYSQL'),
    variables: variables('MYSQL'),
    upgrades: MYSQL_UPGRADES,
    sources: {
      ...MYSQL_SOURCES,
      page: 'https://dev.mysql.com/doc/refman/8.4/en/docker-mysql-more-topics.html',
      dockerfile: github('mysql/mysql-docker', 'main/mysql-server/template/Dockerfile'),
    },
  },
  {
    ...SERVER,
    title: 'MySQL of Software Collections',
    repositories: strings(
      'sclorg/mysql-80-c8s sclorg/mysql-80-c9s sclorg/mysql-84-c9s centos/mysql-57-centos7 centos/mysql-80-centos7 rhscl/mysql-57-rhel7 rhscl/mysql-80-rhel7 rhel8/mysql-80 rhel9/mysql-80 rhel9/mysql-84',
    ),
    data: [{ path: '/var/lib/mysql/data' }],
    programs: ['run-mysqld'],
    user: { uid: 27, gid: 27 },
    sources: {
      page: github('sclorg/mysql-container', 'master/8.0/root/usr/share/container-scripts/mysql/README.md'),
      user: github('sclorg/mysql-container', 'master/8.0/root/usr/share/container-scripts/mysql/README.md'),
    },
  },
  {
    ...SERVER,
    title: 'MariaDB',
    repositories: ['mariadb'],
    volumes: ['/var/lib/mysql'],
    user: { uid: 999, gid: 999, root: 'steps-down' },
    firstStart: ['MARIADB', 'MYSQL'].flatMap(firstStart),
    variables: [
      ...variables('MARIADB'),
      ...variables('MYSQL'),
      'MARIADB_AUTO_UPGRADE',
      'MARIADB_ROOT_PASSWORD_HASH',
      'MARIADB_PASSWORD_HASH',
      'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD',
      'MARIADB_MYSQL_LOCALHOST_USER',
      'MARIADB_DISABLE_UPGRADE_BACKUP',
    ],
    upgrades: MARIADB_UPGRADES,
    sources: { ...MARIADB_SOURCES, dockerfile: github('MariaDB/mariadb-docker', 'master/11.4/Dockerfile') },
  },
  {
    ...SERVER,
    title: 'MariaDB of LinuxServer',
    repositories: ['linuxserver/mariadb'],
    data: [{ path: '/config/databases', mount: '/config' }],
    firstStart: firstStart('MYSQL'),
    upgrades: MARIADB_UPGRADES,
    sources: { ...MARIADB_SOURCES, page: 'https://docs.linuxserver.io/images/docker-mariadb/' },
  },
  {
    ...PERCONA,
    title: 'Percona Server',
    repositories: ['percona', 'percona/percona-server'],
    sources: {
      ...MYSQL_SOURCES,
      page: hubOf('percona/percona-server'),
      dockerfile: github('percona/percona-docker', 'main/percona-server-8.0/Dockerfile'),
    },
  },
  {
    ...PERCONA,
    title: 'Percona XtraDB Cluster',
    repositories: ['percona/percona-xtradb-cluster'],
    ports: [3306, 4444, 4567, 4568],
    sources: {
      ...MYSQL_SOURCES,
      page: 'https://docs.percona.com/percona-xtradb-cluster/8.0/docker.html',
      dockerfile: github('percona/percona-docker', 'main/percona-xtradb-cluster-8.0/Dockerfile'),
    },
  },
  ...[
    { title: 'MySQL', name: 'mysql', prefix: 'MYSQL', upgrades: MYSQL_UPGRADES, from: MYSQL_SOURCES },
    { title: 'MariaDB', name: 'mariadb', prefix: 'MARIADB', upgrades: MARIADB_UPGRADES, from: MARIADB_SOURCES },
    {
      title: 'MariaDB Galera',
      name: 'mariadb-galera',
      prefix: 'MARIADB',
      upgrades: MARIADB_UPGRADES,
      from: MARIADB_SOURCES,
    },
  ].map(({ title, name, prefix, upgrades, from }): ImageRow => {
    const directory = `/bitnami/${prefix.toLowerCase()}`;
    return {
      title,
      repositories: bitnami(name),
      role: 'database',
      data: [{ path: `${directory}/data`, mount: directory, variables: [`${prefix}_DATA_DIR`] }],
      inputs: ['/docker-entrypoint-initdb.d', '/docker-entrypoint-startdb.d', `${directory}/conf`],
      ports: [3306],
      user: { uid: 1001, gid: 0 },
      needs: ['owners', 'locks'],
      writers: 'one',
      firstStart: firstStart(prefix),
      upgrades,
      sources: { ...from, page: bitnamiPage(name), user: bitnamiPage(name) },
    };
  }),
  {
    title: 'TiDB',
    repositories: ['pingcap/tidb'],
    role: 'none',
    data: [],
    ports: [4000],
    sources: { page: 'https://docs.pingcap.com/tidb/stable/tidb-architecture' },
  },
  {
    title: 'TiKV',
    repositories: ['pingcap/tikv'],
    role: 'database',
    data: [{ flags: ['--data-dir', '-s'], keys: ['storage.data-dir'] }],
    config: { paths: ['/etc/tikv/tikv.toml'], format: 'toml', flags: ['--config', '-C'] },
    programs: ['tikv-server'],
    volumes: [],
    ports: [20160, 20180],
    writers: 'one',
    sources: {
      page: 'https://docs.pingcap.com/tidb/stable/command-line-flags-for-tikv-configuration',
      data: github('tikv/tikv', 'master/src/storage/config.rs'),
      dockerfile: github('tikv/tikv', 'master/Dockerfile'),
    },
  },
  {
    title: 'PD of TiDB',
    repositories: ['pingcap/pd'],
    role: 'database',
    data: [{ flags: ['--data-dir'], keys: ['data-dir'] }],
    config: { paths: ['/etc/pd/pd.toml'], format: 'toml', flags: ['--config'] },
    programs: ['pd-server'],
    ports: [2379],
    writers: 'one',
    sources: { page: 'https://docs.pingcap.com/tidb/stable/command-line-flags-for-pd-configuration' },
  },
];
