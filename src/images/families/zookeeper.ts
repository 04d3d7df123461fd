import { bitnami, bitnamiPage, github, hub, strings } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Apache ZooKeeper',
    repositories: ['zookeeper'],
    role: 'database',
    data: [
      { path: '/data', variables: ['ZOO_DATA_DIR'], keys: ['dataDir'] },
      {
        name: 'datalog',
        path: '/datalog',
        role: 'files',
        variables: ['ZOO_DATA_LOG_DIR'],
        keys: ['dataLogDir'],
      },
      { name: 'logs', path: '/logs', role: 'cache', variables: ['ZOO_LOG_DIR'] },
    ],
    config: { paths: ['/conf/zoo.cfg'], format: 'properties' },
    programs: ['zkServer.sh'],
    volumes: ['/data', '/datalog', '/logs'],
    inputs: ['/conf'],
    ports: [2181, 2888, 3888, 8080],
    user: { uid: 1000, gid: 1000, root: 'steps-down' },
    writers: 'one',
    variables: strings(
      'ZOO_CONF_DIR ZOO_DATA_DIR ZOO_DATA_LOG_DIR ZOO_LOG_DIR ZOO_TICK_TIME ZOO_INIT_LIMIT ZOO_SYNC_LIMIT ZOO_AUTOPURGE_PURGEINTERVAL ZOO_AUTOPURGE_SNAPRETAINCOUNT ZOO_MAX_CLIENT_CNXNS ZOO_STANDALONE_ENABLED ZOO_ADMINSERVER_ENABLED ZOO_MY_ID ZOO_SERVERS ZOO_CFG_EXTRA ZOO_4LW_COMMANDS_WHITELIST',
    ),
    sources: { page: hub('zookeeper'), dockerfile: github('31z4/zookeeper-docker', 'master/3.9.4/Dockerfile') },
  },
  {
    title: 'Apache ZooKeeper',
    repositories: bitnami('zookeeper'),
    role: 'database',
    data: [
      { path: '/bitnami/zookeeper/data', mount: '/bitnami/zookeeper' },
      { name: 'datalog', variables: ['ZOO_DATA_LOG_DIR'] },
    ],
    ports: [2181, 2888, 3888],
    user: { uid: 1001, gid: 0 },
    writers: 'one',
    sources: { page: bitnamiPage('zookeeper'), user: bitnamiPage('zookeeper') },
  },
  {
    title: 'Confluent ZooKeeper',
    repositories: ['confluentinc/cp-zookeeper'],
    role: 'database',
    data: [
      { path: '/var/lib/zookeeper/data', variables: ['ZOOKEEPER_DATA_DIR'] },
      { name: 'log', path: '/var/lib/zookeeper/log', role: 'files', variables: ['ZOOKEEPER_DATA_LOG_DIR'] },
    ],
    volumes: ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log', '/etc/zookeeper/secrets'],
    inputs: ['/etc/zookeeper/secrets'],
    ports: [2181, 2888, 3888],
    user: { uid: 1000, gid: 1000, from: '6' },
    writers: 'one',
    sources: {
      page: 'https://docs.confluent.io/platform/7.9/installation/docker/operations/external-volumes.html',
      dockerfile: github('confluentinc/kafka-images', '7.9.x/zookeeper/Dockerfile.ubi8'),
      user: 'https://docs.confluent.io/platform/current/installation/docker/security.html',
    },
  },
];
