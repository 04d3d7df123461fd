import { bitnami, bitnamiPage, github, hub, strings } from '../addresses';
import type { ImageRow } from '../row';

const RABBITMQ = {
  title: 'RabbitMQ',
  role: 'database',
  ports: [5672, 15672, 5671, 25672, 4369, 15692],
  writers: 'one',
  upgrades: {
    series: 2,
    reads: 'earlier',
    stops: ['3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '4.2'],
    step: 'enable all stable feature flags in each version on the way',
    down: 'series',
  },
} as const satisfies Partial<ImageRow>;

const SOURCES = {
  upgrades: 'https://www.rabbitmq.com/docs/upgrade',
  namedAfterHost: 'https://www.rabbitmq.com/docs/relocate',
} as const;

export const rows: readonly ImageRow[] = [
  {
    ...RABBITMQ,
    repositories: ['rabbitmq'],
    data: [
      { path: '/var/lib/rabbitmq', variables: ['RABBITMQ_MNESIA_DIR', 'RABBITMQ_MNESIA_BASE'], parts: [['mnesia']] },
    ],
    programs: ['rabbitmq-server'],
    volumes: ['/var/lib/rabbitmq'],
    inputs: ['/etc/rabbitmq', '/var/log/rabbitmq'],
    user: { uid: 999, gid: 999, alpine: { uid: 100, gid: 101 }, root: 'steps-down' },
    namedAfterHost: { directory: 'mnesia/rabbit@$HOSTNAME', variable: 'RABBITMQ_NODENAME' },
    firstStart: [
      {
        variables: ['RABBITMQ_DEFAULT_PASS', 'RABBITMQ_DEFAULT_USER'],
        instead: 'rabbitmqctl change_password …, or add_user',
      },
      { variables: ['RABBITMQ_DEFAULT_VHOST'], instead: 'rabbitmqctl add_vhost …' },
      {
        variables: ['RABBITMQ_ERLANG_COOKIE'],
        instead: 'change .erlang.cookie in the directory, on all nodes, while they are stopped',
      },
    ],
    variables: strings(
      'RABBITMQ_DEFAULT_USER RABBITMQ_DEFAULT_PASS RABBITMQ_DEFAULT_VHOST RABBITMQ_ERLANG_COOKIE RABBITMQ_NODENAME RABBITMQ_USE_LONGNAME RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS RABBITMQ_CONFIG_FILE RABBITMQ_CONFIG_FILES RABBITMQ_ENABLED_PLUGINS_FILE RABBITMQ_MNESIA_BASE RABBITMQ_MNESIA_DIR RABBITMQ_LOGS',
    ),
    sources: {
      ...SOURCES,
      page: hub('rabbitmq'),
      dockerfile: github('docker-library/rabbitmq', 'master/4.1/ubuntu/Dockerfile'),
      firstStart: 'https://www.rabbitmq.com/docs/access-control#default-state',
    },
  },
  {
    ...RABBITMQ,
    repositories: bitnami('rabbitmq'),
    data: [{ path: '/bitnami/rabbitmq/mnesia', variables: ['RABBITMQ_MNESIA_DIR', 'RABBITMQ_MNESIA_BASE'] }],
    inputs: ['/bitnami/rabbitmq/conf'],
    user: { uid: 1001, gid: 0 },
    namedAfterHost: { directory: 'rabbit@$HOSTNAME', variable: 'RABBITMQ_NODE_NAME' },
    firstStart: [
      { variables: ['RABBITMQ_PASSWORD', 'RABBITMQ_USERNAME'], instead: 'rabbitmqctl change_password …, or add_user' },
      { variables: ['RABBITMQ_VHOST'], instead: 'rabbitmqctl add_vhost …' },
    ],
    sources: { ...SOURCES, page: bitnamiPage('rabbitmq'), user: bitnamiPage('rabbitmq') },
  },
];
