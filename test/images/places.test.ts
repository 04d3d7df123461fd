import { found } from '../check/inventory-of';

/** Where an image's files are, in its documentation (with a `#subPath` that it needs), and a place that looks like it. */
const PLACES = `
postgres:16                               /var/lib/postgresql/data#pgdata       /var/lib/postgres
postgres:16                               /var/lib/postgresql/data#pgdata       /var/lib/postgresql
postgres:18                               /var/lib/postgresql                   /var/lib/postgresql/data
postgis/postgis:16-3.4                    /var/lib/postgresql/data#pgdata       /data
pgvector/pgvector:pg16                    /var/lib/postgresql/data#pgdata       /var/lib/postgresql
timescale/timescaledb:latest-pg16         /var/lib/postgresql/data#pgdata       /var/lib/postgresql
timescale/timescaledb-ha:pg16             /home/postgres/pgdata                 /var/lib/postgresql/data
bitnami/postgresql:17                     /bitnami/postgresql                   /bitnami
mysql:8.4                                 /var/lib/mysql                        /data
mysql:5.6                                 /var/lib/mysql                        /var/lib
mariadb:11                                /var/lib/mysql                        /var/lib/mariadb
bitnami/mysql:8.0                         /bitnami/mysql                        /var/lib/mysql
percona/percona-server:8.0                /var/lib/mysql                        /var/lib/percona
mongo:7                                   /data/db                              /data
bitnamilegacy/mongodb:7.0                 /bitnami/mongodb                      /data/db
redis:7                                   /data                                 /var/lib/redis
valkey/valkey:8                           /data                                 /var/lib/valkey
elasticsearch:8.15.0                      /usr/share/elasticsearch/data         /var/lib/elasticsearch
opensearchproject/opensearch:2            /usr/share/opensearch/data            /var/lib/opensearch
solr:9                                    /var/solr                             /opt/solr/server/solr
getmeili/meilisearch:v1.10                /meili_data                           /data
qdrant/qdrant:v1.11                       /qdrant/storage                       /qdrant/data
neo4j:5                                   /data                                 /neo4j
arangodb:3.11                             /var/lib/arangodb3                    /var/lib
couchbase:7.6.2                           /opt/couchbase/var                    /opt/couchbase
couchdb:3.3                               /opt/couchdb/data                     /opt/couchdb
cassandra:5                               /var/lib/cassandra                    /var/lib
scylladb/scylla:6.1                       /var/lib/scylla                       /var/lib/cassandra
cockroachdb/cockroach:v24.1.0             /cockroach/cockroach-data             /cockroach-data
clickhouse/clickhouse-server:24.8         /var/lib/clickhouse                   /var/lib
clickhouse/clickhouse-keeper:24.8         /var/lib/clickhouse                   /var/lib
influxdb:1.8                              /var/lib/influxdb                     /var/lib/influxdb/data
influxdb:2.7                              /var/lib/influxdb2                    /var/lib/influxdb
bitnami/influxdb:2                        /bitnami/influxdb                     /bitnami
tdengine/tdengine:3.3                     /var/lib/taos                         /var/lib
apache/iotdb:1.3.3-standalone             /iotdb/data                           /iotdb
memgraph/memgraph:2.18                    /var/lib/memgraph                     /var/lib
hivemq/hivemq4:4.30.0                     /opt/hivemq/data                      /opt/hivemq
apache/activemq-artemis:2.37.0            /var/lib/artemis-instance             /var/lib
prom/prometheus:v2.54.0                   /prometheus                           /var/lib/prometheus
grafana/grafana:11.1.0                    /var/lib/grafana                      /grafana
confluentinc/cp-kafka:7.6.0               /var/lib/kafka/data#data              /var/lib/kafka
rabbitmq:3.13                             /var/lib/rabbitmq                     /var/lib
eclipse-mosquitto:2                       /mosquitto/data                       /mosquitto
emqx/emqx:5.8                             /opt/emqx/data                        /opt/emqx
hashicorp/consul:1.19                     /consul/data                          /consul
bitnami/couchdb:3                         /bitnami/couchdb                      /bitnami
bitnami/minio:2024                        /bitnami/minio/data                   /bitnami
wordpress:6                               /var/www/html                         /var/www
wordpress:6                               /var/www/html/wp-content              /wp-content
drupal:10                                 /var/www/html/sites                   /drupal
drupal:11                                 /opt/drupal/web/sites                 /var/www/drupal
ghost:5                                   /var/lib/ghost/content                /var/lib/ghost
nextcloud:29                              /var/www/html                         /nextcloud
ghcr.io/immich-app/immich-server:v1.120.0 /usr/src/app/upload                   /data
ghcr.io/immich-app/immich-server:v2.0.0   /data                                 /upload
ghcr.io/immich-app/immich-server:v2.0.0   /usr/src/app/upload                   /photos
ghcr.io/goauthentik/server:2024.8         /media                                /data
ghcr.io/goauthentik/server:2025.12.3      /data                                 /media
lscr.io/linuxserver/sonarr:4.0.8          /config                               /data
ghcr.io/linuxserver/piwigo:latest         /config                               /gallery
gitea/gitea:1.22                          /data                                 /var/lib/gitea
gitea/gitea:1.22-rootless                 /var/lib/gitea                        /data
jenkins/jenkins:lts                       /var/jenkins_home                     /var
sonatype/nexus3:3.71.0                    /nexus-data                           /opt/sonatype
registry:2                                /var/lib/registry                     /var/lib
louislam/uptime-kuma:1                    /app/data                             /app
dpage/pgadmin4:8                          /var/lib/pgadmin                      /var/lib
graylog/graylog:6.0                       /usr/share/graylog/data               /usr/share/graylog
ejabberd/ecs:24.07                        /home/ejabberd/database               /home/ejabberd
firebirdsql/firebird:5                    /var/lib/firebird/data                /firebird
mcr.microsoft.com/mssql/server:2022-latest /var/opt/mssql                       /var/lib/mssql
`
  .trim()
  .split('\n')
  .map((line) => line.split(/ +/) as [image: string, right: string, wrong: string]);

/** What says that the files are not on the claim, or that they can't be. */
const OF_PLACES =
  /^(?:data-path-not-mounted|data-partly-mounted|mount-above-image-volume|pgdata-mount-root|mount-hides-image-dir|mount-over-system-dir) /;

describe.each(PLACES)('the files of %s', (image, right, wrong) => {
  test(`are on a claim at ${right}`, () => {
    expect(ofPlaces(image, right)).toEqual([]);
  });

  test(`are not on a claim at ${wrong}`, () => {
    expect(ofPlaces(image, wrong)).not.toEqual([]);
  });
});

function ofPlaces(image: string, place: string): readonly string[] {
  const [path = '', subPath] = place.split('#');
  const manifest = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: app }
spec:
  serviceName: app
  selector: { matchLabels: { app: x } }
  template:
    metadata: { labels: { app: x } }
    spec:
      containers:
        - name: app
          image: ${image}
          volumeMounts:
            - { name: data, mountPath: ${path}${subPath === undefined ? '' : `, subPath: ${subPath}`} }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;
  return found(manifest).filter((line) => OF_PLACES.test(line));
}
