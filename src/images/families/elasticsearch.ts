import { bitnami, bitnamiPage, github, hub, hubOf } from '../addresses';
import type { ImageRow, Setting } from '../row';
import { bitnamiApp } from '../shapes';

/** A setting of a node: a key of its configuration, a flag, or a variable that the entry points pass on. */
const node = (name: string, more: Omit<Setting, 'flag' | 'variable' | 'key'>): Setting => ({
  key: name,
  flag: `-E ${name}`,
  variable: name,
  ...more,
});

/** Coordinating, ingest and machine learning nodes, which have neither shards nor cluster state. */
const KEEPS_NOTHING = [
  [node('node.roles', { without: ['data', 'master', 'cluster', 'search', 'warm'] })],
  [node('node.master', { value: 'false' }), node('node.data', { value: 'false' })],
] as const;

/** The same in Bitnami's image, whose roles take effect only with this variable. */
function bitnamiKeepsNothing(prefix: string): ImageRow['keepsNothing'] {
  const dedicated = { variable: `${prefix}_IS_DEDICATED_NODE`, value: ['yes', 'true'] };
  return [
    [dedicated, { variable: `${prefix}_NODE_ROLES`, without: ['data', 'master', 'cluster'] }],
    [dedicated, { variable: `${prefix}_NODE_TYPE`, value: ['coordinating', 'ingest'] }],
  ];
}

export const rows: readonly ImageRow[] = [
  {
    title: 'Elasticsearch',
    repositories: ['elasticsearch', 'elasticsearch/elasticsearch', 'elasticsearch/elasticsearch-oss'],
    role: 'database',
    data: [
      {
        path: '/usr/share/elasticsearch/data',
        variables: ['path.data', 'ES_SETTING_PATH_DATA'],
        flags: ['-E path.data'],
        keys: ['path.data'],
      },
    ],
    config: {
      paths: ['/usr/share/elasticsearch/config/elasticsearch.yml'],
      format: 'yaml',
    },
    keepsNothing: KEEPS_NOTHING,
    programs: ['elasticsearch', 'eswrapper'],
    inputs: [
      '/usr/share/elasticsearch/config',
      '/usr/share/elasticsearch/plugins',
      '/usr/share/elasticsearch/snapshots',
    ],
    home: ['/usr/share/elasticsearch'],
    ports: [9200, 9300],
    user: { uid: 1000, gid: 0, from: '6' },
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
      keepsNothing: 'https://www.elastic.co/guide/en/elasticsearch/reference/8.18/modules-node.html',
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
    keepsNothing: KEEPS_NOTHING,
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
      keepsNothing: 'https://docs.opensearch.org/latest/tuning-your-cluster/',
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
    keepsNothing: bitnamiKeepsNothing(name.toUpperCase()),
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
  bitnamiApp('Kibana', 'kibana', { role: 'cache', ports: [5601] }),
  {
    title: 'Elasticsearch of pires',
    repositories: ['pires/docker-elasticsearch-kubernetes', 'pires/docker-elasticsearch'],
    role: 'database',
    data: [{ path: '/data/data', mount: '/data' }],
    keepsNothing: [
      [
        { variable: 'NODE_MASTER', value: 'false' },
        { variable: 'NODE_DATA', value: 'false' },
      ],
    ],
    ports: [9200, 9300],
    needs: ['locks', 'mmap'],
    writers: 'one',
    sources: { page: github('pires/docker-elasticsearch-kubernetes', 'master/config/elasticsearch.yml') },
  },
];
