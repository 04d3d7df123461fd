/** Where an image keeps its files, and what moves the place. */
export interface DataPath {
  /** The directory, where nothing moves it; undefined: there is none unless it is given. */
  readonly path?: string;
  /** The environment variable that gives another directory. */
  readonly variable?: string;
  /** The directory that the variable's value is a name in; undefined: the value is the whole path. */
  readonly variableIn?: string;
  /** The command-line flag that gives another directory, e.g. `--datadir`. */
  readonly flag?: string;
}

/** An image that many people run, and where it keeps its files. */
export interface KnownImage {
  /** What people call it. */
  readonly title: string;
  /** Repositories without registry, as `docker.io` has them: `postgres`, `bitnami/postgresql`. */
  readonly repositories: readonly string[];
  /** The first major version that this row is about; undefined: the oldest. */
  readonly from?: number;
  /** The last major version that this row is about; undefined: the newest. */
  readonly to?: number;
  /**
   * What the files are to the app: a `database` is lost with them, `files` are missed, a `cache` may well be meant to
   * be filled anew.
   */
  readonly role: 'database' | 'files' | 'cache';
  /** The flag that makes a database of a cache where its value is `yes`. */
  readonly durableFlag?: string;
  /** Where the files are. */
  readonly data: readonly DataPath[];
  /** Whether it refuses to start on the root of a disk, for the `lost+found` that a new file system has. */
  readonly refusesDiskRoot?: boolean;
  /** Where this is documented. */
  readonly documentation: string;
}

const hub = (name: string): string => `https://hub.docker.com/_/${name}`;
const hubOf = (name: string): string => `https://hub.docker.com/r/${name}`;

/** Images and their data, rows of one repository ordered by version. */
export const KNOWN_IMAGES: readonly KnownImage[] = [
  {
    title: 'the story app',
    repositories: ['codongmin/kub-data-demo', 'academind/kub-data-demo'],
    role: 'files',
    data: [{ path: '/app/story', variable: 'STORY_FOLDER', variableIn: '/app' }],
    documentation: hubOf('codongmin/kub-data-demo'),
  },
  {
    title: 'PostgreSQL',
    repositories: ['postgres', 'postgis/postgis'],
    to: 17,
    role: 'database',
    data: [{ path: '/var/lib/postgresql/data', variable: 'PGDATA' }],
    refusesDiskRoot: true,
    documentation: hub('postgres'),
  },
  {
    title: 'PostgreSQL',
    repositories: ['postgres', 'postgis/postgis'],
    from: 18,
    role: 'database',
    data: [{ path: '/var/lib/postgresql/18/docker', variable: 'PGDATA' }],
    documentation: hub('postgres'),
  },
  {
    title: 'PostgreSQL',
    repositories: ['bitnami/postgresql', 'bitnamilegacy/postgresql'],
    role: 'database',
    data: [{ path: '/bitnami/postgresql/data', variable: 'POSTGRESQL_DATA_DIR' }],
    documentation: hubOf('bitnami/postgresql'),
  },
  mysqlLike('MySQL', 'mysql'),
  mysqlLike('MariaDB', 'mariadb'),
  mysqlLike('Percona Server', 'percona'),
  {
    title: 'MongoDB',
    repositories: ['mongo'],
    role: 'database',
    data: [{ path: '/data/db', flag: '--dbpath' }],
    documentation: hub('mongo'),
  },
  {
    title: 'Redis',
    repositories: ['redis'],
    role: 'cache',
    durableFlag: '--appendonly',
    data: [{ path: '/data', flag: '--dir' }],
    documentation: hub('redis'),
  },
  {
    title: 'Valkey',
    repositories: ['valkey/valkey'],
    role: 'cache',
    durableFlag: '--appendonly',
    data: [{ path: '/data', flag: '--dir' }],
    documentation: hubOf('valkey/valkey'),
  },
  {
    title: 'Elasticsearch',
    repositories: ['elasticsearch', 'elasticsearch/elasticsearch'],
    role: 'database',
    data: [{ path: '/usr/share/elasticsearch/data', variable: 'path.data' }],
    documentation: hub('elasticsearch'),
  },
  {
    title: 'OpenSearch',
    repositories: ['opensearchproject/opensearch'],
    role: 'database',
    data: [{ path: '/usr/share/opensearch/data', variable: 'path.data' }],
    documentation: hubOf('opensearchproject/opensearch'),
  },
  {
    title: 'Apache Kafka',
    repositories: ['apache/kafka'],
    role: 'database',
    data: [{ variable: 'KAFKA_LOG_DIRS' }],
    documentation: hubOf('apache/kafka'),
  },
  {
    title: 'Confluent Kafka',
    repositories: ['confluentinc/cp-kafka'],
    role: 'database',
    data: [{ path: '/var/lib/kafka/data', variable: 'KAFKA_LOG_DIRS' }],
    documentation: hubOf('confluentinc/cp-kafka'),
  },
  {
    title: 'Apache ZooKeeper',
    repositories: ['zookeeper'],
    role: 'database',
    data: [
      { path: '/data', variable: 'ZOO_DATA_DIR' },
      { path: '/datalog', variable: 'ZOO_DATA_LOG_DIR' },
    ],
    documentation: hub('zookeeper'),
  },
  {
    title: 'Apache Cassandra',
    repositories: ['cassandra'],
    role: 'database',
    data: [{ path: '/var/lib/cassandra' }],
    documentation: hub('cassandra'),
  },
  {
    title: 'CouchDB',
    repositories: ['couchdb'],
    role: 'database',
    data: [{ path: '/opt/couchdb/data' }],
    documentation: hub('couchdb'),
  },
  {
    title: 'Neo4j',
    repositories: ['neo4j'],
    role: 'database',
    data: [{ path: '/data' }],
    documentation: hub('neo4j'),
  },
  {
    title: 'ClickHouse',
    repositories: ['clickhouse', 'clickhouse/clickhouse-server'],
    role: 'database',
    data: [{ path: '/var/lib/clickhouse' }],
    documentation: hub('clickhouse'),
  },
  {
    title: 'InfluxDB',
    repositories: ['influxdb'],
    to: 1,
    role: 'database',
    data: [{ path: '/var/lib/influxdb', variable: 'INFLUXDB_DATA_DIR' }],
    documentation: hub('influxdb'),
  },
  {
    title: 'InfluxDB',
    repositories: ['influxdb'],
    from: 2,
    to: 2,
    role: 'database',
    data: [{ path: '/var/lib/influxdb2' }],
    documentation: hub('influxdb'),
  },
  {
    title: 'RabbitMQ',
    repositories: ['rabbitmq'],
    role: 'database',
    data: [{ path: '/var/lib/rabbitmq' }],
    documentation: hub('rabbitmq'),
  },
  {
    title: 'SQL Server',
    repositories: ['mssql/server'],
    role: 'database',
    data: [{ path: '/var/opt/mssql' }],
    documentation: 'https://learn.microsoft.com/en-us/sql/linux/sql-server-linux-docker-container-configure',
  },
  {
    title: 'MinIO',
    repositories: ['minio/minio'],
    role: 'database',
    data: [{ variable: 'MINIO_VOLUMES', flag: 'server' }],
    documentation: hubOf('minio/minio'),
  },
  {
    title: 'Prometheus',
    repositories: ['prom/prometheus', 'prometheus/prometheus'],
    role: 'files',
    data: [{ path: '/prometheus', flag: '--storage.tsdb.path' }],
    documentation: 'https://prometheus.io/docs/prometheus/latest/installation/',
  },
  {
    title: 'Grafana',
    repositories: ['grafana/grafana', 'grafana/grafana-oss'],
    role: 'files',
    data: [{ path: '/var/lib/grafana', variable: 'GF_PATHS_DATA' }],
    documentation: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/',
  },
  {
    title: 'WordPress',
    repositories: ['wordpress'],
    role: 'files',
    data: [{ path: '/var/www/html' }],
    documentation: hub('wordpress'),
  },
  {
    title: 'Nextcloud',
    repositories: ['nextcloud'],
    role: 'files',
    data: [{ path: '/var/www/html' }],
    documentation: hub('nextcloud'),
  },
  {
    title: 'Jenkins',
    repositories: ['jenkins/jenkins'],
    role: 'files',
    data: [{ path: '/var/jenkins_home', variable: 'JENKINS_HOME' }],
    documentation: 'https://github.com/jenkinsci/docker/blob/master/README.md',
  },
  {
    title: 'Docker Registry',
    repositories: ['registry'],
    role: 'files',
    data: [{ path: '/var/lib/registry', variable: 'REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY' }],
    documentation: hub('registry'),
  },
];

function mysqlLike(title: string, repository: string): KnownImage {
  return {
    title,
    repositories: [repository],
    role: 'database',
    data: [{ path: '/var/lib/mysql', flag: '--datadir' }],
    documentation: hub(repository),
  };
}
