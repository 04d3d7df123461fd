import { bitnami, bitnamiPage, github, strings } from '../addresses';
import type { ImageRow } from '../row';

const KAFKA = {
  role: 'database',
  ports: [9092, 9093],
  needs: ['locks', 'mmap'],
  writers: 'one',
  upgrades: {
    series: 2,
    reads: 'earlier',
    stops: ['3.9'],
    step: 'from ZooKeeper to KRaft with 3.9, before 4.0',
    down: 'series',
  },
} as const satisfies Partial<ImageRow>;

const CONFLUENT = { ...KAFKA, upgrades: { series: 2, reads: 'earlier', stops: ['7.9'], down: 'series' } } as const;

const SOURCES = {
  refusesDiskRoot: 'https://issues.apache.org/jira/browse/KAFKA-1806',
  needs: 'https://kafka.apache.org/documentation/#filesystems',
  upgrades: 'https://kafka.apache.org/documentation/#upgrade',
} as const;

export const rows: readonly ImageRow[] = [
  {
    ...KAFKA,
    title: 'Apache Kafka',
    repositories: ['apache/kafka', 'apache/kafka-native'],
    data: [
      {
        path: '/tmp/kraft-combined-logs',
        variables: ['KAFKA_LOG_DIRS', 'KAFKA_LOG_DIR'],
        keys: ['log.dirs', 'log.dir'],
        separator: ',',
        refusesDiskRoot: 'data',
      },
    ],
    config: { paths: ['/mnt/shared/config/server.properties'], format: 'properties' },
    volumes: ['/etc/kafka/secrets', '/var/lib/kafka/data', '/mnt/shared/config'],
    inputs: ['/etc/kafka/secrets', '/mnt/shared/config'],
    user: { uid: 1000, gid: 1000 },
    // It was never one of ZooKeeper's.
    upgrades: { series: 2, reads: 'earlier', down: 'series' },
    firstStart: [{ variables: ['CLUSTER_ID'], instead: 'leave it as it is: the directories were formatted with it' }],
    sources: {
      ...SOURCES,
      page: github('apache/kafka', 'trunk/docker/examples/README.md'),
      data: github('apache/kafka', 'trunk/config/server.properties'),
      dockerfile: github('apache/kafka', 'trunk/docker/jvm/Dockerfile'),
    },
  },
  {
    ...CONFLUENT,
    title: 'Confluent Kafka',
    repositories: strings('confluentinc/cp-kafka confluentinc/cp-server confluentinc/confluent-local'),
    data: [{ path: '/var/lib/kafka/data', variables: ['KAFKA_LOG_DIRS'], separator: ',', refusesDiskRoot: 'data' }],
    programs: ['run'],
    volumes: ['/var/lib/kafka/data', '/etc/kafka/secrets'],
    inputs: ['/etc/kafka/secrets'],
    user: { uid: 1000, gid: 1000, from: '6' },
    firstStart: [{ variables: ['CLUSTER_ID'], instead: 'leave it as it is: the directories were formatted with it' }],
    sources: {
      ...SOURCES,
      page: github('confluentinc/kafka-images', 'master/kafka/include/etc/confluent/docker/configure'),
      dockerfile: github('confluentinc/kafka-images', 'master/kafka/Dockerfile.ubi9'),
      user: 'https://docs.confluent.io/platform/current/installation/docker/security.html',
    },
  },
  {
    ...KAFKA,
    title: 'Apache Kafka',
    repositories: bitnami('kafka'),
    data: [
      {
        path: '/bitnami/kafka/data',
        mount: '/bitnami/kafka',
        variables: ['KAFKA_CFG_LOG_DIRS', 'KAFKA_CFG_LOG_DIR'],
        separator: ',',
      },
    ],
    inputs: ['/bitnami/kafka/config'],
    user: { uid: 1001, gid: 0 },
    firstStart: [
      { variables: ['KAFKA_KRAFT_CLUSTER_ID'], instead: 'leave it as it is: the directories were formatted with it' },
    ],
    sources: { ...SOURCES, page: bitnamiPage('kafka'), user: bitnamiPage('kafka') },
  },
  {
    title: "Strimzi's Kafka",
    repositories: ['strimzi/kafka'],
    version: /-kafka-(\d+(?:\.\d+)*)/,
    role: 'files',
    data: [{ path: '/var/lib/kafka' }],
    sources: { page: 'https://strimzi.io/docs/operators/latest/deploying' },
  },
  {
    ...KAFKA,
    title: 'Apache Kafka',
    repositories: ['wurstmeister/kafka'],
    version: /:[\d.]+-(\d+(?:\.\d+)*)/,
    data: [{ path: '/kafka', variables: ['KAFKA_LOG_DIRS'], separator: ',' }],
    volumes: ['/kafka'],
    namedAfterHost: { directory: 'kafka-logs-$HOSTNAME', variable: 'KAFKA_LOG_DIRS' },
    sources: {
      ...SOURCES,
      page: github('wurstmeister/kafka-docker', 'master/start-kafka.sh'),
      dockerfile: github('wurstmeister/kafka-docker', 'master/Dockerfile'),
    },
  },
  {
    title: 'Redpanda',
    repositories: ['redpandadata/redpanda', 'vectorized/redpanda'],
    role: 'database',
    data: [{ path: '/var/lib/redpanda/data', keys: ['redpanda.data_directory'] }],
    config: { paths: ['/etc/redpanda/redpanda.yaml'], format: 'yaml', flags: ['--redpanda-cfg'] },
    programs: ['redpanda', 'start', 'rpk redpanda'],
    inputs: ['/etc/redpanda'],
    ports: [9092, 9644, 8081, 8082],
    user: { uid: 101, gid: 101 },
    needs: ['local'],
    writers: 'one',
    upgrades: {
      series: 2,
      reads: 'earlier',
      stops: strings('22.1 22.2 22.3 23.1 23.2 23.3 24.1 24.2 24.3 25.1 25.2 25.3'),
      step: 'go through each feature release',
      down: 'series',
    },
    sources: {
      page: 'https://docs.redpanda.com/current/reference/properties/broker-properties/',
      user: 'https://docs.redpanda.com/current/manage/kubernetes/security/k-security-context/',
      needs: 'https://docs.redpanda.com/current/deploy/redpanda/manual/production/requirements/',
      upgrades: 'https://docs.redpanda.com/current/upgrade/rolling-upgrade/',
    },
  },
];
