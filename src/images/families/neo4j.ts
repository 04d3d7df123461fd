import { bitnami, bitnamiPage, github, hub } from '../addresses';
import type { ImageRow } from '../row';

const NEO4J = {
  title: 'Neo4j',
  repositories: ['neo4j'],
  role: 'database',
  volumes: ['/data', '/logs'],
  links: { '/var/lib/neo4j/data': '/data', '/var/lib/neo4j/logs': '/logs' },
  inputs: ['/conf', '/import', '/plugins', '/licenses', '/backups'],
  home: ['/var/lib/neo4j'],
  programs: ['neo4j'],
  config: { paths: ['/conf/neo4j.conf', '/var/lib/neo4j/conf/neo4j.conf'], format: 'properties' },
  ports: [7687, 7474, 7473],
  needs: ['locks'],
  writers: 'one',
  firstStart: [{ variables: ['NEO4J_AUTH'], instead: 'ALTER USER … SET PASSWORD …' }],
} as const satisfies Partial<ImageRow>;

const UPGRADES = 'https://neo4j.com/docs/upgrade-migration-guide/current/';
const PAGE = 'https://neo4j.com/docs/operations-manual/current/docker/mounting-volumes/';
const LOGS = { name: 'logs', path: '/logs', role: 'cache' } as const;

export const rows: readonly ImageRow[] = [
  {
    ...NEO4J,
    before: '5',
    data: [{ path: '/data', variables: ['NEO4J_dbms_directories_data'], keys: ['dbms.directories.data'] }, LOGS],
    sources: {
      page: hub('neo4j'),
      dockerfile: github('neo4j/docker-neo4j', 'master/docker-image-src/3.5/coredb/Dockerfile'),
    },
  },
  {
    ...NEO4J,
    from: '5',
    data: [{ path: '/data', variables: ['NEO4J_server_directories_data'], keys: ['server.directories.data'] }, LOGS],
    user: { uid: 7474, gid: 7474, root: 'steps-down' },
    upgrades: {
      series: 1,
      reads: 'earlier',
      stops: ['5'],
      step: 'neo4j-admin database migrate, with the files of 4.4',
      down: 'never',
    },
    sources: {
      page: PAGE,
      dockerfile: github('neo4j/docker-neo4j', 'master/docker-image-src/5/coredb/Dockerfile-bullseye'),
      upgrades: UPGRADES,
    },
  },
  {
    title: 'Neo4j',
    repositories: bitnami('neo4j'),
    role: 'database',
    data: [{ path: '/bitnami/neo4j/data', mount: '/bitnami/neo4j' }],
    ports: [7687, 7474, 7473],
    user: { uid: 1001, gid: 0 },
    writers: 'one',
    sources: { page: bitnamiPage('neo4j'), user: bitnamiPage('neo4j') },
  },
  {
    title: 'ArangoDB',
    repositories: ['arangodb', 'arangodb/arangodb', 'arangodb/enterprise'],
    role: 'database',
    data: [
      { path: '/var/lib/arangodb3', flags: ['--database.directory'] },
      { name: 'apps', path: '/var/lib/arangodb3-apps', role: 'cache', flags: ['--javascript.app-path'] },
    ],
    programs: ['arangod'],
    volumes: ['/var/lib/arangodb3', '/var/lib/arangodb3-apps'],
    inputs: ['/docker-entrypoint-initdb.d'],
    ports: [8529],
    writers: 'one',
    firstStart: [
      {
        variables: [
          'ARANGO_ROOT_PASSWORD',
          'ARANGO_ROOT_PASSWORD_FILE',
          'ARANGO_RANDOM_ROOT_PASSWORD',
          'ARANGO_NO_AUTH',
        ],
        instead: "require('@arangodb/users').update('root', …) in arangosh",
      },
    ],
    variables: ['ARANGO_ROOT_PASSWORD', 'ARANGO_ROOT_PASSWORD_FILE', 'ARANGO_RANDOM_ROOT_PASSWORD', 'ARANGO_NO_AUTH'],
    sources: {
      page: hub('arangodb'),
      dockerfile: github('arangodb/arangodb-docker', 'official/alpine/3.10.0/Dockerfile'),
    },
  },
  {
    title: 'Memgraph',
    repositories: ['memgraph/memgraph'],
    role: 'database',
    data: [{ path: '/var/lib/memgraph', flags: ['--data-directory'] }],
    volumes: ['/var/log/memgraph', '/var/lib/memgraph', '/etc/memgraph'],
    ports: [7687],
    user: { uid: 101, gid: 103 },
    writers: 'one',
    sources: {
      page: 'https://memgraph.com/docs/getting-started/install-memgraph/docker',
      dockerfile: github('memgraph/memgraph', 'master/release/docker/v7_deb.dockerfile'),
    },
  },
  {
    title: 'Memgraph',
    repositories: ['memgraph/memgraph-mage', 'memgraph/memgraph-platform'],
    role: 'database',
    data: [{ path: '/var/lib/memgraph', flags: ['--data-directory'] }],
    ports: [7687],
    writers: 'one',
    sources: { page: 'https://memgraph.com/docs/getting-started/install-memgraph/docker' },
  },
  {
    title: 'Dgraph',
    repositories: ['dgraph/dgraph', 'dgraph/standalone'],
    role: 'database',
    data: [{ path: '/dgraph', parts: [['p', 'w'], ['zw']] }],
    programs: ['dgraph alpha', 'dgraph zero', 'dgraph server'],
    ports: [8080, 9080],
    writers: 'one',
    sources: { page: 'https://docs.dgraph.io/installation/single-host-setup' },
  },
  {
    title: 'JanusGraph',
    repositories: ['janusgraph/janusgraph'],
    role: 'database',
    data: [{ path: '/var/lib/janusgraph' }],
    inputs: ['/docker-entrypoint-initdb.d'],
    ports: [8182],
    sources: { page: 'https://docs.janusgraph.org/getting-started/installation/' },
  },
  {
    title: 'OrientDB',
    repositories: ['orientdb'],
    role: 'database',
    data: [{ path: '/orientdb/databases' }],
    volumes: ['/orientdb/backup', '/orientdb/databases', '/orientdb/config'],
    inputs: ['/orientdb/config', '/orientdb/backup'],
    ports: [2424, 2480],
    writers: 'one',
    sources: {
      page: hub('orientdb'),
      dockerfile: github('orientechnologies/orientdb-docker', 'master/release/3.2.x/3.2.9/Dockerfile'),
    },
  },
];
