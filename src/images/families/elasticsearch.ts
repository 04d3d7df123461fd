import { bitnami, bitnamiPage, github, hub, hubOf } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Elasticsearch',
    repositories: ['elasticsearch', 'elasticsearch/elasticsearch', 'elasticsearch/elasticsearch-oss'],
    role: 'database',
    data: [
      { path: '/usr/share/elasticsearch/data', variables: ['path.data'], flags: ['-E path.data'], keys: ['path.data'] },
    ],
    config: {
      paths: ['/usr/share/elasticsearch/config/elasticsearch.yml'],
      format: 'yaml',
    },
    inputs: [
      '/usr/share/elasticsearch/config',
      '/usr/share/elasticsearch/plugins',
      '/usr/share/elasticsearch/snapshots',
    ],
    home: ['/usr/share/elasticsearch'],
    ports: [9200, 9300],
    user: { uid: 1000, gid: 0 },
    needs: ['locks', 'mmap'],
    writers: 'one',
    firstStart: [{ variables: ['ELASTIC_PASSWORD'], instead: 'bin/elasticsearch-reset-password -u elastic' }],
    upgrades: {
      series: 2,
      reads: 'earlier',
      stops: ['5.6', '6.8', '7.17', '8.19'],
      step: 'go to the last minor release of the major version first',
      down: 'never',
    },
    sources: {
      page: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-prod',
      user: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-prod',
      needs: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/vm-max-map-count',
      upgrades: 'https://www.elastic.co/docs/deploy-manage/upgrade',
    },
  },
  {
    title: 'Elasticsearch for the logs of Kubernetes',
    repositories: ['k8s.gcr.io/elasticsearch', 'registry.k8s.io/elasticsearch', 'fluentd_elasticsearch/elasticsearch'],
    role: 'database',
    data: [{ path: '/data' }],
    volumes: ['/data'],
    ports: [9200, 9300],
    needs: ['locks', 'mmap'],
    writers: 'one',
    sources: {
      page: github(
        'kubernetes/kubernetes',
        'release-1.21/cluster/addons/fluentd-elasticsearch/es-image/config/elasticsearch.yml',
      ),
      dockerfile: github(
        'kubernetes/kubernetes',
        'release-1.21/cluster/addons/fluentd-elasticsearch/es-image/Dockerfile',
      ),
    },
  },
  {
    title: 'OpenSearch',
    repositories: ['opensearchproject/opensearch'],
    role: 'database',
    data: [
      { path: '/usr/share/opensearch/data', variables: ['path.data'], flags: ['-E path.data'], keys: ['path.data'] },
    ],
    config: { paths: ['/usr/share/opensearch/config/opensearch.yml'], format: 'yaml' },
    inputs: ['/usr/share/opensearch/config'],
    home: ['/usr/share/opensearch'],
    ports: [9200, 9300],
    user: { uid: 1000, gid: 1000 },
    needs: ['locks', 'mmap'],
    writers: 'one',
    firstStart: [
      {
        variables: ['OPENSEARCH_INITIAL_ADMIN_PASSWORD'],
        instead: 'write the hash of the new one to internal_users.yml, and run securityadmin.sh',
      },
    ],
    upgrades: { series: 1, reads: 'previous', step: 'go through each major version', down: 'never' },
    sources: {
      page: hubOf('opensearchproject/opensearch'),
      dockerfile: github(
        'opensearch-project/opensearch-build',
        'main/docker/release/dockerfiles/opensearch.al2023.dockerfile',
      ),
      needs: 'https://docs.opensearch.org/latest/install-and-configure/install-opensearch/index/',
      upgrades: 'https://docs.opensearch.org/latest/migrate-or-upgrade/rolling-upgrade/',
    },
  },
  ...[
    { title: 'Elasticsearch', name: 'elasticsearch' },
    { title: 'OpenSearch', name: 'opensearch' },
  ].map(({ title, name }): ImageRow => ({
    title,
    repositories: bitnami(name),
    role: 'database',
    data: [
      {
        path: `/bitnami/${name}/data`,
        variables: [`${name.toUpperCase()}_DATA_DIR_LIST`],
        separator: ',',
      },
    ],
    ports: [9200, 9300],
    user: { uid: 1001, gid: 0 },
    needs: ['locks', 'mmap'],
    writers: 'one',
    sources: { page: bitnamiPage(name), user: bitnamiPage(name) },
  })),
  {
    title: 'Kibana',
    repositories: ['kibana', 'kibana/kibana'],
    role: 'cache',
    data: [{ path: '/usr/share/kibana/data', variables: ['PATH_DATA'] }],
    home: ['/usr/share/kibana'],
    ports: [5601],
    sources: { page: 'https://www.elastic.co/docs/reference/kibana/configuration-reference/general-settings' },
  },
  {
    title: 'Logstash',
    repositories: ['logstash', 'logstash/logstash'],
    role: 'cache',
    data: [{ path: '/usr/share/logstash/data', variables: ['PATH_DATA'], flags: ['--path.data'] }],
    home: ['/usr/share/logstash'],
    ports: [5044, 9600],
    sources: { page: hub('logstash') },
  },
];
