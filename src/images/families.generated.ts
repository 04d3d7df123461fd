// Written by scripts/images.ts from the files of families/; not to be edited.
import type { Family } from './lookup';

/** The repositories that each family has rows of, and how its rows are loaded. */
export const FAMILIES: readonly (readonly [repositories: string, load: () => Family])[] = [
  [' cassandra ', () => require('./families/cassandra') as Family],
  [' clickhouse clickhouse/clickhouse-server ', () => require('./families/clickhouse') as Family],
  [' couchdb ', () => require('./families/couchdb') as Family],
  [' elasticsearch elasticsearch/elasticsearch opensearchproject/opensearch ', () => require('./families/elasticsearch') as Family],
  [' grafana/grafana grafana/grafana-oss ', () => require('./families/grafana') as Family],
  [' influxdb ', () => require('./families/influxdb') as Family],
  [' jenkins/jenkins ', () => require('./families/jenkins') as Family],
  [' apache/kafka confluentinc/cp-kafka ', () => require('./families/kafka') as Family],
  [' minio/minio ', () => require('./families/minio') as Family],
  [' mongo ', () => require('./families/mongodb') as Family],
  [' mysql mariadb percona ', () => require('./families/mysql') as Family],
  [' neo4j ', () => require('./families/neo4j') as Family],
  [' nextcloud ', () => require('./families/nextcloud') as Family],
  [' postgres postgis/postgis bitnami/postgresql bitnamilegacy/postgresql bitnamisecure/postgresql ', () => require('./families/postgresql') as Family],
  [' prom/prometheus prometheus/prometheus ', () => require('./families/prometheus') as Family],
  [' rabbitmq ', () => require('./families/rabbitmq') as Family],
  [' redis valkey/valkey ', () => require('./families/redis') as Family],
  [' registry ', () => require('./families/registry') as Family],
  [' mssql/server ', () => require('./families/sql-server') as Family],
  [' codongmin/kub-data-demo academind/kub-data-demo ', () => require('./families/story') as Family],
  [' wordpress ', () => require('./families/wordpress') as Family],
  [' zookeeper ', () => require('./families/zookeeper') as Family],
];

/** Directories in which nothing but a database keeps its files. */
export const DATABASE_DIRECTORIES = ' /bitnami/postgresql/data /data/db /opt/couchdb/data /usr/share/elasticsearch/data /usr/share/opensearch/data /var/lib/cassandra /var/lib/clickhouse /var/lib/influxdb /var/lib/influxdb2 /var/lib/kafka/data /var/lib/mysql /var/lib/postgresql/18/docker /var/lib/postgresql/data /var/lib/rabbitmq /var/opt/mssql ';
