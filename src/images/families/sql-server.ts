import { github, hubOf, strings } from '../addresses';
import type { ImageRow } from '../row';

const MSSQL = 'https://learn.microsoft.com/en-us/sql/linux/sql-server-linux-docker-container-configure';

const SQL_SERVER = {
  title: 'SQL Server',
  repositories: ['mssql/server', 'mssql/rhel/server', 'microsoft/mssql-server-linux'],
  role: 'database',
  data: [
    {
      path: '/var/opt/mssql',
      // Databases are in the directory of master, or in one of their own.
      variables: ['MSSQL_MASTER_DATA_FILE'],
      parts: [['data', 'log', 'secrets'], ['data']],
    },
  ],
  programs: ['sqlservr'],
  ports: [1433],
  needs: ['owners', 'local'],
  writers: 'one',
  firstStart: [
    { variables: ['MSSQL_SA_PASSWORD', 'SA_PASSWORD'], instead: "ALTER LOGIN sa WITH PASSWORD = '…'" },
    { variables: ['MSSQL_COLLATION'], instead: 'restore into a server with the other collation' },
  ],
  variables: strings(
    'ACCEPT_EULA MSSQL_SA_PASSWORD SA_PASSWORD MSSQL_PID MSSQL_LCID MSSQL_COLLATION MSSQL_MEMORY_LIMIT_MB MSSQL_TCP_PORT MSSQL_IP_ADDRESS MSSQL_BACKUP_DIR MSSQL_DATA_DIR MSSQL_LOG_DIR MSSQL_DUMP_DIR MSSQL_ENABLE_HADR MSSQL_AGENT_ENABLED MSSQL_MASTER_DATA_FILE MSSQL_MASTER_LOG_FILE MSSQL_ERROR_LOG_FILE',
  ),
  upgrades: { series: 1, reads: 'earlier', down: 'never' },
  sources: {
    page: MSSQL,
    user: MSSQL,
    needs: 'https://learn.microsoft.com/en-us/sql/linux/sql-server-linux-setup',
    upgrades: 'https://learn.microsoft.com/en-us/sql/linux/sql-server-linux-docker-container-deployment#upgrade',
    firstStart: MSSQL,
  },
} as const satisfies ImageRow;

export const rows: readonly ImageRow[] = [
  // 2017 runs as root.
  { ...SQL_SERVER, before: '2019', user: { uid: 0, gid: 0, root: 'stays' } },
  { ...SQL_SERVER, from: '2019', user: { uid: 10001, gid: 0 } },
  {
    title: 'Azure SQL Edge',
    repositories: ['azure-sql-edge', 'azure-sql-edge/developer'],
    role: 'database',
    data: [{ path: '/var/opt/mssql' }],
    ports: [1433],
    user: { uid: 10001, gid: 0 },
    writers: 'one',
    firstStart: [{ variables: ['MSSQL_SA_PASSWORD'], instead: "ALTER LOGIN sa WITH PASSWORD = '…'" }],
    sources: {
      page: 'https://learn.microsoft.com/en-us/azure/azure-sql-edge/configure',
      user: 'https://learn.microsoft.com/en-us/azure/azure-sql-edge/configure',
    },
  },
  {
    title: 'Oracle Database Free',
    repositories: ['gvenzl/oracle-free', 'database/free', 'container-registry.oracle.com/database/free'],
    role: 'database',
    data: [{ path: '/opt/oracle/oradata' }],
    inputs: ['/container-entrypoint-initdb.d', '/container-entrypoint-startdb.d', '/opt/oracle/scripts'],
    ports: [1521],
    user: { uid: 54321, gid: 54321 },
    needs: ['owners'],
    writers: 'one',
    firstStart: [
      { variables: ['ORACLE_PASSWORD', 'ORACLE_PWD', 'APP_USER_PASSWORD'], instead: 'ALTER USER … IDENTIFIED BY …' },
      { variables: ['ORACLE_DATABASE', 'APP_USER'], instead: 'CREATE PLUGGABLE DATABASE …, CREATE USER …' },
    ],
    sources: {
      page: github('gvenzl/oci-oracle-free', 'main/README.md'),
      user: github('oracle/docker-images', 'main/OracleDatabase/SingleInstance/README.md'),
      dockerfile: github('gvenzl/oci-oracle-free', 'main/Dockerfile.23'),
    },
  },
  {
    title: 'Oracle Database XE',
    repositories: ['gvenzl/oracle-xe', 'container-registry.oracle.com/database/express'],
    role: 'database',
    data: [{ path: '/opt/oracle/oradata' }],
    inputs: ['/container-entrypoint-initdb.d', '/container-entrypoint-startdb.d', '/opt/oracle/scripts'],
    ports: [1521],
    needs: ['owners'],
    writers: 'one',
    firstStart: [
      { variables: ['ORACLE_PASSWORD', 'ORACLE_PWD', 'APP_USER_PASSWORD'], instead: 'ALTER USER … IDENTIFIED BY …' },
      { variables: ['ORACLE_DATABASE', 'APP_USER'], instead: 'CREATE PLUGGABLE DATABASE …, CREATE USER …' },
    ],
    sources: { page: github('gvenzl/oci-oracle-xe', 'main/README.md') },
  },
  {
    title: 'Oracle Database',
    repositories: ['container-registry.oracle.com/database/enterprise'],
    role: 'database',
    data: [{ path: '/opt/oracle/oradata' }],
    inputs: ['/opt/oracle/scripts'],
    ports: [1521, 5500],
    user: { uid: 54321, gid: 54321 },
    needs: ['owners'],
    writers: 'one',
    firstStart: [{ variables: ['ORACLE_PWD'], instead: 'setPassword.sh in the container' }],
    sources: {
      page: github('oracle/docker-images', 'main/OracleDatabase/SingleInstance/README.md'),
      user: github('oracle/docker-images', 'main/OracleDatabase/SingleInstance/README.md'),
    },
  },
  {
    title: 'Db2',
    repositories: ['ibmcom/db2', 'db2_community/db2', 'icr.io/db2_community/db2'],
    role: 'database',
    data: [{ path: '/database' }],
    ports: [50000],
    needs: ['owners'],
    writers: 'one',
    sources: {
      page: 'https://www.ibm.com/docs/en/db2/11.5.x?topic=system-linux',
      data: github('IBM/application-modernization-javaee-quarkus', 'master/db2/README.md'),
    },
  },
  {
    title: 'Firebird',
    repositories: ['firebirdsql/firebird'],
    role: 'database',
    data: [{ path: '/var/lib/firebird/data' }],
    programs: ['firebird'],
    volumes: ['/var/lib/firebird/data'],
    inputs: ['/docker-entrypoint-initdb.d'],
    ports: [3050],
    needs: ['locks'],
    writers: 'one',
    firstStart: [
      {
        variables: ['FIREBIRD_DATABASE', 'FIREBIRD_USER', 'FIREBIRD_PASSWORD'],
        instead: 'CREATE DATABASE …, ALTER USER … PASSWORD …',
      },
    ],
    variables: strings(
      'FIREBIRD_DATABASE FIREBIRD_USER FIREBIRD_PASSWORD FIREBIRD_ROOT_PASSWORD FIREBIRD_DATABASE_PAGE_SIZE FIREBIRD_DATABASE_DEFAULT_CHARSET FIREBIRD_USE_LEGACY_AUTH FIREBIRD_DATA',
    ),
    sources: {
      page: github('FirebirdSQL/firebird-docker', 'master/README.md'),
      dockerfile: github('FirebirdSQL/firebird-docker', 'master/generated/5.0.3/bookworm/Dockerfile'),
    },
  },
  {
    title: 'Firebird',
    repositories: ['jacobalberty/firebird'],
    role: 'database',
    data: [{ path: '/firebird/data', mount: '/firebird' }],
    volumes: ['/firebird'],
    ports: [3050],
    needs: ['locks'],
    writers: 'one',
    sources: {
      page: hubOf('jacobalberty/firebird'),
      dockerfile: github('jacobalberty/firebird-docker', 'master/Dockerfile'),
    },
  },
];
