import { bitnami, bitnamiPage, github } from '../addresses';
import type { ImageRow } from '../row';

const STORAGE = 'https://prometheus.io/docs/prometheus/latest/storage/';
const NOBODY = { uid: 65534, gid: 65534 } as const;
const GRAFANA = { uid: 10001, gid: 10001 } as const;

/** The subcommands of `thanos` that keep files; queries and sidecars keep none. */
const THANOS = ['receive', 'store', 'compact', 'rule'];

/** Grafana's databases keep old data in object storage and new data on disk, at a path in the configuration. */
function grafanaDatabase(title: string, name: string, row: Partial<ImageRow> & Pick<ImageRow, 'data'>): ImageRow {
  return {
    title,
    repositories: [`grafana/${name}`],
    role: 'files',
    programs: [name],
    user: GRAFANA,
    sources: {
      page: `https://grafana.com/docs/${name}/latest/`,
      dockerfile: github(`grafana/${name}`, `main/cmd/${name}/Dockerfile`),
    },
    ...row,
  };
}

export const rows: readonly ImageRow[] = [
  {
    title: 'Prometheus',
    repositories: ['prom/prometheus', 'prometheus/prometheus'],
    role: 'files',
    data: [{ path: '/prometheus', flags: ['--storage.tsdb.path', '--storage.agent.path'] }],
    programs: ['prometheus'],
    volumes: ['/prometheus'],
    inputs: ['/etc/prometheus'],
    ports: [9090],
    user: { ...NOBODY, from: '2' },
    needs: ['local', 'locks', 'mmap'],
    writers: 'one',
    sources: {
      page: 'https://prometheus.io/docs/prometheus/latest/installation/',
      dockerfile: github('prometheus/prometheus', 'main/Dockerfile'),
      needs: STORAGE,
      writers: STORAGE,
    },
  },
  {
    title: 'Prometheus',
    repositories: bitnami('prometheus'),
    role: 'files',
    data: [{ path: '/opt/bitnami/prometheus/data', flags: ['--storage.tsdb.path', '--storage.agent.path'] }],
    links: { '/prometheus': '/opt/bitnami/prometheus/data' },
    programs: ['prometheus'],
    ports: [9090],
    user: { uid: 1001, gid: 0 },
    needs: ['local', 'locks', 'mmap'],
    writers: 'one',
    sources: { page: bitnamiPage('prometheus'), user: bitnamiPage('prometheus'), needs: STORAGE },
  },
  {
    title: 'Alertmanager',
    repositories: ['prom/alertmanager', 'prometheus/alertmanager'],
    role: 'files',
    data: [{ path: '/alertmanager', flags: ['--storage.path'] }],
    programs: ['alertmanager'],
    volumes: ['/alertmanager'],
    inputs: ['/etc/alertmanager'],
    ports: [9093, 9094],
    user: { ...NOBODY, from: '0.16' },
    writers: 'one',
    sources: {
      page: github('prometheus/alertmanager', 'main/README.md'),
      dockerfile: github('prometheus/alertmanager', 'main/Dockerfile'),
    },
  },
  {
    title: 'Pushgateway',
    repositories: ['prom/pushgateway', 'prometheus/pushgateway'],
    role: 'cache',
    data: [{ flags: ['--persistence.file'] }],
    ports: [9091],
    user: { ...NOBODY, from: '0.8' },
    sources: {
      page: github('prometheus/pushgateway', 'master/README.md'),
      dockerfile: github('prometheus/pushgateway', 'master/Dockerfile'),
    },
  },
  {
    title: 'Thanos',
    repositories: ['thanos/thanos', 'thanosio/thanos', ...bitnami('thanos')],
    role: 'files',
    data: [{ flags: ['--data-dir', '--tsdb.path'] }],
    programs: [...THANOS, ...THANOS.map((verb) => `thanos ${verb}`)],
    ports: [10901, 10902],
    writers: 'one',
    sources: { page: 'https://thanos.io/tip/components/store.md/' },
  },
  grafanaDatabase('Loki', 'loki', {
    data: [
      {
        path: '/loki',
        flags: ['-common.path-prefix', '--common.path-prefix'],
        keys: [
          'common.path_prefix',
          'common.storage.filesystem.chunks_directory',
          'storage_config.filesystem.directory',
        ],
      },
    ],
    config: {
      paths: ['/etc/loki/local-config.yaml'],
      format: 'yaml',
      flags: ['-config.file', '--config.file'],
      holdsPath: true,
    },
    inputs: ['/etc/loki'],
    ports: [3100, 9095],
    user: { ...GRAFANA, from: '1.5' },
  }),
  grafanaDatabase('Tempo', 'tempo', {
    before: '3',
    data: [{ keys: ['storage.trace.local.path'] }, { name: 'wal', keys: ['storage.trace.wal.path'] }],
    config: {
      paths: [],
      format: 'yaml',
      flags: ['-config.file', '--config.file'],
    },
    ports: [3200, 4317, 4318],
    user: { ...GRAFANA, from: '2.5' },
  }),
  grafanaDatabase('Mimir', 'mimir', {
    data: [
      {
        flags: ['-blocks-storage.tsdb.dir', '--blocks-storage.tsdb.dir'],
        keys: ['blocks_storage.tsdb.dir'],
      },
    ],
    config: { paths: ['/etc/mimir/mimir.yaml'], format: 'yaml', flags: ['-config.file', '--config.file'] },
    ports: [8080, 9095],
    user: undefined,
  }),
  grafanaDatabase('Pyroscope', 'pyroscope', {
    repositories: ['grafana/pyroscope'],
    data: [
      {
        flags: ['-pyroscopedb.data-path', '--pyroscopedb.data-path'],
        keys: ['pyroscopedb.data_path'],
      },
    ],
    config: { paths: ['/etc/pyroscope/config.yaml'], format: 'yaml', flags: ['-config.file', '--config.file'] },
    ports: [4040],
    user: undefined,
  }),
  {
    title: 'Cortex',
    repositories: ['cortexproject/cortex'],
    role: 'files',
    data: [{ flags: ['-blocks-storage.tsdb.dir', '--blocks-storage.tsdb.dir'], keys: ['blocks_storage.tsdb.dir'] }],
    config: { paths: ['/etc/cortex.yaml'], format: 'yaml', flags: ['-config.file', '--config.file'] },
    ports: [80],
    sources: { page: 'https://cortexmetrics.io/docs/configuration/configuration-file/' },
  },
  {
    title: 'VictoriaMetrics',
    repositories: ['victoriametrics/victoria-metrics'],
    role: 'database',
    data: [
      {
        path: '/victoria-metrics-data',
        flags: ['-storageDataPath', '--storageDataPath'],
        variables: ['storageDataPath'],
      },
    ],
    programs: ['victoria-metrics-prod'],
    ports: [8428],
    needs: ['locks', 'mmap'],
    writers: 'one',
    sources: {
      page: 'https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/',
      needs: 'https://docs.victoriametrics.com/victoriametrics/faq/',
    },
  },
  {
    title: 'vmstorage',
    repositories: ['victoriametrics/vmstorage'],
    role: 'database',
    data: [{ path: '/vmstorage-data', flags: ['-storageDataPath', '--storageDataPath'] }],
    programs: ['vmstorage-prod'],
    ports: [8482, 8400, 8401],
    needs: ['locks', 'mmap'],
    writers: 'one',
    sources: {
      page: 'https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/',
      needs: 'https://docs.victoriametrics.com/victoriametrics/faq/',
    },
  },
  {
    title: 'VictoriaLogs',
    repositories: ['victoriametrics/victoria-logs'],
    role: 'database',
    data: [{ path: '/victoria-logs-data', flags: ['-storageDataPath', '--storageDataPath'] }],
    ports: [9428],
    writers: 'one',
    sources: { page: 'https://docs.victoriametrics.com/victorialogs/' },
  },
  {
    title: 'vmagent',
    repositories: ['victoriametrics/vmagent'],
    role: 'cache',
    data: [{ path: '/vmagent-remotewrite-data', flags: ['-remoteWrite.tmpDataPath', '--remoteWrite.tmpDataPath'] }],
    ports: [8429],
    sources: { page: 'https://docs.victoriametrics.com/victoriametrics/vmagent/' },
  },
  {
    title: 'Graphite',
    repositories: ['graphiteapp/graphite-statsd'],
    role: 'database',
    data: [{ path: '/opt/graphite/storage', parts: [['whisper']] }],
    volumes: [
      '/opt/graphite/conf',
      '/opt/graphite/storage',
      '/opt/graphite/webapp/graphite/functions/custom',
      '/etc/nginx',
      '/opt/statsd/config',
      '/etc/logrotate.d',
      '/var/log',
      '/var/lib/redis',
    ],
    inputs: ['/opt/graphite/conf', '/opt/statsd/config'],
    ports: [80, 2003, 2004, 8125, 8126],
    writers: 'one',
    sources: {
      page: 'https://graphite.readthedocs.io/en/latest/install.html#docker',
      dockerfile: github('graphite-project/docker-graphite-statsd', 'master/Dockerfile'),
    },
  },
  {
    title: 'Jaeger, all in one',
    repositories: ['jaegertracing/all-in-one', 'jaegertracing/jaeger'],
    role: 'cache',
    data: [{ variables: ['BADGER_DIRECTORY_VALUE'], flags: ['--badger.directory-value'] }],
    ports: [16686, 4317, 4318],
    sources: { page: 'https://www.jaegertracing.io/docs/latest/storage/badger/' },
  },
  {
    title: 'Zipkin',
    repositories: ['openzipkin/zipkin', 'openzipkin/zipkin-slim'],
    role: 'none',
    data: [],
    ports: [9411],
    sources: { page: github('openzipkin/zipkin', 'master/zipkin-server/README.md') },
  },
  {
    title: 'Parca',
    repositories: ['parca-dev/parca'],
    role: 'cache',
    data: [{ flags: ['--storage-path'] }],
    programs: ['parca'],
    ports: [7070],
    sources: { page: 'https://www.parca.dev/docs/storage/' },
  },
  {
    title: 'SigNoz',
    repositories: ['signoz/signoz', 'signoz/query-service'],
    role: 'files',
    data: [{ path: '/var/lib/signoz' }],
    ports: [8080],
    needs: ['locks'],
    writers: 'one',
    sources: {
      page: github('SigNoz/signoz', 'main/conf/example.yaml'),
      needs: 'https://www.sqlite.org/faq.html#q5',
    },
  },
  {
    title: 'OpenObserve',
    repositories: ['openobserve/openobserve', 'zinclabs/openobserve'],
    role: 'database',
    data: [{ variables: ['ZO_DATA_DIR'] }],
    ports: [5080],
    writers: 'one',
    firstStart: [
      { variables: ['ZO_ROOT_USER_EMAIL', 'ZO_ROOT_USER_PASSWORD'], instead: 'change the user in OpenObserve' },
    ],
    sources: { page: 'https://openobserve.ai/docs/environment-variables/' },
  },
];
