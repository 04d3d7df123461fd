import { runChecks } from '../../src/check/run';
import { inventoryOf } from '../check/inventory-of';

/** The rules that report that a program's files aren't on the mount, or not as required. */
const RULES = ['data-path-not-mounted', 'mount-above-image-volume', 'data-partly-mounted'];

/** An image reference, the right path for its files and a wrong one, and other fields of its container. */
const IMAGES: readonly (readonly [image: string, right: string, wrong: string, more?: string])[] = [
  ['postgres:15.4', '/var/lib/postgresql/data', '/var/lib/pgsql/data'],
  ['docker.io/library/postgres:18-bookworm', '/var/lib/postgresql', '/var/lib/postgresql/data'],
  ['registry.example:5000/mirror/library/postgres:14', '/var/lib/postgresql/data', '/data'],
  ['postgis/postgis:16-3.4', '/var/lib/postgresql/data', '/var/lib/postgis'],
  ['pgvector/pgvector:pg16', '/var/lib/postgresql/data', '/pgdata'],
  ['bitnamilegacy/postgresql:15.4.0-debian-11-r45', '/bitnami/postgresql', '/var/lib/postgresql/data'],
  ['mysql@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', '/var/lib/mysql', '/data/mysql'],
  ['mariadb:10.11', '/var/lib/mysql', '/var/lib/mariadb'],
  ['lscr.io/linuxserver/mariadb:latest', '/config', '/var/lib/mysql'],
  ['public.ecr.aws/docker/library/mysql:8.0', '/var/lib/mysql', '/mysql-data'],
  ['bitnami/mariadb:11.4', '/bitnami/mariadb', '/var/lib/mysql'],
  ['percona/percona-server:8.0', '/var/lib/mysql', '/data'],
  ['mongo:6.0', '/data/db', '/var/lib/mongodb'],
  ['bitnami/mongodb:7.0', '/bitnami/mongodb', '/data/db'],
  ['redis:7-alpine', '/data', '/var/lib/redis', "args: [redis-server, --appendonly, 'yes']"],
  ['bitnami/redis:7.2', '/bitnami/redis/data', '/data'],
  ['elasticsearch:7.17.9', '/usr/share/elasticsearch/data', '/var/lib/elasticsearch'],
  ['docker.elastic.co/elasticsearch/elasticsearch:8.11.1', '/usr/share/elasticsearch/data', '/data'],
  ['opensearchproject/opensearch:2.11.0', '/usr/share/opensearch/data', '/usr/share/elasticsearch/data'],
  ['solr:9.4', '/var/solr', '/opt/solr/server/solr'],
  ['getmeili/meilisearch:v1.5', '/meili_data', '/data.ms'],
  ['qdrant/qdrant:v1.7.3', '/qdrant/storage', '/var/lib/qdrant'],
  ['neo4j:5.13', '/data', '/var/lib/neo4j/databases'],
  // Links of the image to its directory.
  ['neo4j:5.26', '/var/lib/neo4j/data', '/neo4j'],
  ['quay.io/keycloak/keycloak:26.0', '/opt/keycloak/data', '/keycloak', 'args: [start-dev]'],
  ['questdb/questdb:8.2.1', '/root/.questdb', '/data'],
  ['registry.example/local_discourse/app:1', '/shared', '/var/discourse'],
  [
    'hashicorp/consul:1.20',
    '/data',
    '/consul/data',
    'args: [agent]\n          env: [{ name: CONSUL_DATA_DIR, value: /data }]',
  ],
  ['yugabytedb/yugabyte:2.25.0', '/srv', '/root/var', 'command: [bin/yugabyted, start, --base_dir=/srv]'],
  ['bitnami/prometheus:2.53.0', '/prometheus', '/data'],
  ['bitnami/prometheus:2.53.0', '/prometheus', '/data', 'args: [--storage.tsdb.path=/prometheus]'],
  ['drupal:11', '/opt/drupal/web/sites', '/opt/drupal/sites'],
  ['drupal:10.3-apache', '/var/www/html/sites/default/files', '/var/www/sites'],
  ['ghcr.io/immich-app/immich-server:v2.1.0', '/usr/src/app/upload', '/photos'],
  ['ghcr.io/immich-app/immich-server:v2.1.0', '/data', '/usr/src/app/library'],
  ['ghcr.io/immich-app/immich-server:v1.120.0', '/usr/src/app/upload', '/data'],
  ['mongo:7.0', '/data/configdb', '/data/db', 'args: [--configsvr, --replSet, config]'],
  ['mongo:7.0', '/srv/config', '/data/configdb', 'args: [--configsvr, --dbpath, /srv/config]'],
  ['couchdb:3.3', '/opt/couchdb/data', '/usr/local/var/lib/couchdb'],
  ['cassandra:4.1', '/var/lib/cassandra', '/cassandra_data'],
  ['clickhouse/clickhouse-server:23.8', '/var/lib/clickhouse', '/clickhouse'],
  ['influxdb:2.7', '/var/lib/influxdb2', '/var/lib/influxdb'],
  ['influxdb:1.8', '/var/lib/influxdb', '/root/.influxdb'],
  ['quay.io/prometheus/prometheus:v2.48.0', '/prometheus', '/var/lib/prometheus'],
  ['prom/prometheus:v2.48.0', '/srv/tsdb', '/prometheus', "args: ['--storage.tsdb.path=/srv/tsdb']"],
  ['prom/alertmanager:v0.26.0', '/alertmanager', '/data'],
  [
    'victoriametrics/victoria-metrics:v1.95.1',
    '/storage',
    '/victoria-metrics-data',
    'args: [-storageDataPath=/storage]',
  ],
  ['grafana/grafana:10.2.2', '/var/lib/grafana', '/grafana'],
  ['confluentinc/cp-kafka:7.5.0', '/var/lib/kafka/data', '/var/lib/kafka-logs'],
  ['bitnami/kafka:3.6', '/bitnami/kafka', '/var/lib/kafka/data'],
  ['bitnami/zookeeper:3.9', '/bitnami/zookeeper', '/data'],
  ['rabbitmq:3.12-management', '/var/lib/rabbitmq', '/data'],
  ['nats:2.10', '/data/jetstream', '/nats', 'args: [-js, --store_dir, /data/jetstream]'],
  ['eclipse-mosquitto:2.0.18', '/mosquitto/data', '/var/lib/mosquitto'],
  ['quay.io/minio/minio:RELEASE.2023-11-20T22-40-07Z', '/data', '/export', 'args: [server, /data]'],
  ['quay.io/coreos/etcd:v3.5.10', '/etcd-data', '/var/lib/etcd', 'command: [etcd, --data-dir=/etcd-data]'],
  ['hashicorp/consul:1.17', '/consul/data', '/var/lib/consul'],
  ['wordpress:6.4-apache', '/var/www/html', '/var/www/wordpress'],
  ['ghost:5', '/var/lib/ghost/content', '/ghost'],
  ['nextcloud:28-apache', '/var/www/html', '/nextcloud'],
  ['gitea/gitea:1.21', '/data', '/var/lib/gitea'],
  ['codeberg.org/forgejo/forgejo:1.21', '/data', '/forgejo'],
  ['jenkins/jenkins:lts-jdk17', '/var/jenkins_home', '/var/lib/jenkins'],
  ['sonatype/nexus3:3.63.0', '/nexus-data', '/opt/sonatype-work'],
  ['sonarqube:10-community', '/opt/sonarqube/data', '/var/lib/sonarqube'],
  ['registry:2.8', '/var/lib/registry', '/registry'],
  ['ghcr.io/home-assistant/home-assistant:2023.12', '/config', '/homeassistant'],
  ['nodered/node-red:3.1', '/data', '/node-red'],
  ['vaultwarden/server:1.30.1', '/data', '/vaultwarden'],
  ['louislam/uptime-kuma:1', '/app/data', '/data'],
  ['n8nio/n8n:1.18.0', '/home/node/.n8n', '/data'],
  ['mcr.microsoft.com/mssql/server:2022-latest', '/var/opt/mssql', '/var/lib/mssql'],
  ['itzg/minecraft-server:2023.12.1', '/data', '/minecraft'],
  ['lscr.io/linuxserver/sonarr:4.0.0', '/config', '/data'],
  ['jellyfin/jellyfin:10.8.13', '/config', '/var/lib/jellyfin'],
];

/** A directory above a VOLUME that the image declares, and that the program keeps its files in. */
const PARENTS: readonly (readonly [image: string, parent: string])[] = [
  ['postgres:16', '/var/lib/postgresql'],
  ['postgis/postgis:15-3.3', '/var/lib/postgresql'],
  ['mysql:8.0', '/var/lib'],
  ['mariadb:11.4', '/var/lib'],
  ['mongo:7.0', '/data'],
  ['redis:7.2', '/'],
  ['influxdb:1.8', '/var/lib'],
  ['rabbitmq:3.13', '/var/lib'],
  ['cassandra:5.0', '/var/lib'],
  ['clickhouse/clickhouse-server:24.3', '/var/lib'],
  ['couchdb:3.3', '/opt/couchdb'],
  ['wordpress:6.5', '/var/www'],
  ['nextcloud:29', '/var/www'],
  ['ghost:5', '/var/lib/ghost'],
  ['pgvector/pgvector:pg17', '/var/lib'],
  ['mysql:5.7', '/var/lib'],
  ['influxdb:2.7', '/var/lib'],
  ['joomla:5', '/var/www'],
  ['matomo:5', '/var/www'],
  ['registry:2', '/var/lib'],
  ['jenkins/jenkins:lts', '/var'],
  ['eclipse-mosquitto:2.0', '/mosquitto'],
  ['hashicorp/consul:1.20', '/consul'],
  ['odoo:17', '/var/lib'],
  ['solr:9.7', '/var'],
  ['percona/percona-server:8.0', '/var/lib'],
  ['ravendb/ravendb:6.2-ubuntu-latest', '/var/lib/ravendb'],
  ['confluentinc/cp-kafka:7.7.1', '/var/lib/kafka'],
  ['manticoresearch/manticore:6.3', '/var/lib'],
  ['couchbase:7.6', '/opt/couchbase'],
];

function found(image: string, mountPath: string, more = ''): readonly string[] {
  const yaml = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: app }
spec:
  serviceName: app
  replicas: 1
  selector: { matchLabels: { app: app } }
  template:
    metadata: { labels: { app: app } }
    spec:
      containers:
        - name: app
          image: ${image}
          ${more}
          volumeMounts: [{ name: data, mountPath: ${mountPath} }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;
  return runChecks(inventoryOf(yaml), { only: RULES }).map(({ rule }) => rule);
}

const ROWS = IMAGES.map(([image, right, wrong, more = '']) => [image, right, wrong, more] as const);

test.each(ROWS)('a claim of %s belongs at %s and not at %s', (image, right, wrong, more) => {
  expect({ right: found(image, right, more), wrong: found(image, wrong, more).length > 0 }).toEqual({
    right: [],
    wrong: true,
  });
});

test.each(PARENTS)('a claim of %s keeps nothing at %s', (image, parent) => {
  expect(new Set(found(image, parent))).toEqual(new Set(['mount-above-image-volume']));
});
