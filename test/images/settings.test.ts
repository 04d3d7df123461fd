import { imageRows } from '../../src/images/lookup';
import type { DataSettings } from '../../src/images/settings';
import { dataPlaces, diskSubPath, flagValue, roleOf, writersOf } from '../../src/images/settings';

function pathsOf(image: string, settings: DataSettings = {}): (string | undefined)[] {
  const [row] = imageRows(image);
  if (row === undefined) throw new Error(`${image} is not known`);
  return dataPlaces(row, settings)
    .filter(({ directory }) => directory.name === undefined || directory.name === 'datalog')
    .map(({ path }) => path);
}

const env = (name: string, value: string | undefined): DataSettings => ({ env: new Map([[name, value]]) });

describe('the directory of the data', () => {
  test('is where the image keeps it', () => {
    expect(pathsOf('postgres:16')).toEqual(['/var/lib/postgresql/data']);
    expect(pathsOf('postgres:18')).toEqual(['/var/lib/postgresql/18/docker']);
    expect(pathsOf('zookeeper:3.9')).toEqual(['/data', '/datalog']);
  });

  test('is moved by a variable', () => {
    expect(pathsOf('postgres:16', env('PGDATA', '/pgdata/16'))).toEqual(['/pgdata/16']);
  });

  test('is not known where the variable comes from elsewhere or is no path', () => {
    expect(pathsOf('postgres:16', env('PGDATA', undefined))).toEqual([undefined]);
    expect(pathsOf('postgres:16', env('PGDATA', '$(DIR)/data'))).toEqual([undefined]);
    expect(pathsOf('postgres:16', env('PGDATA', ''))).toEqual([undefined]);
  });

  test('of the story app is named by its variable', () => {
    expect(pathsOf('codongmin/kub-data-demo:1', env('STORY_FOLDER', 'story'))).toEqual(['/app/story']);
    expect(pathsOf('codongmin/kub-data-demo:1', env('STORY_FOLDER', undefined))).toEqual([undefined]);
  });

  test('is another one for another kind of server', () => {
    const keys = (entries: Record<string, string>): DataSettings => ({ keys: new Map(Object.entries(entries)) });
    expect(pathsOf('mongo:7.0', { args: ['mongod', '--configsvr'] })).toEqual(['/data/configdb']);
    expect(pathsOf('mongo:7.0', keys({ 'sharding.clusterRole': 'configsvr' }))).toEqual(['/data/configdb']);
    expect(pathsOf('mongo:7.0', keys({ 'sharding.clusterRole': 'shardsvr' }))).toEqual(['/data/db']);
    expect(pathsOf('mongo:7.0', { args: ['--configsvr', '--dbpath', '/srv'] })).toEqual(['/srv']);
  });

  test('needs no subPath on a disk where a setting passes over lost+found', () => {
    const [directory] = imageRows('mysql:5.7.44')[0]?.data ?? [];
    const subPath = (settings: DataSettings): unknown => directory && diskSubPath(directory, settings);
    expect(subPath({})).toBe('mysql');
    expect(subPath({ args: ['--ignore-db-dir=lost+found'] })).toBeUndefined();
    expect(subPath({ args: ['--ignore-db-dir', 'lost+found'] })).toBeUndefined();
    expect(subPath({ keys: new Map([['mysqld.ignore-db-dir', 'lost+found']]) })).toBeUndefined();
    expect(subPath({ args: ['--ignore-builtin-innodb=lost+found'] })).toBe('mysql');
  });

  test('may be several, where a variable lists them', () => {
    expect(pathsOf('apache/kafka:4.1.1', env('KAFKA_LOG_DIRS', '/a, /b'))).toEqual(['/a', '/b']);
    const root = new Map([['storage_root_path', '/a,medium:ssd;/b']]);
    expect(pathsOf('starrocks/be-ubuntu:3.3.0', { keys: root })).toEqual(['/a', '/b']);
  });

  test('is moved by a flag, in either way of writing it', () => {
    expect(pathsOf('mysql:8', { args: ['--datadir=/data/mysql'] })).toEqual(['/data/mysql']);
    expect(pathsOf('mongo:7', { args: ['mongod', '--dbpath', '/files'] })).toEqual(['/files']);
  });

  test('is what follows the verb of a server', () => {
    expect(pathsOf('minio/minio:latest', { args: ['server', '/data'] })).toEqual(['/data']);
    expect(pathsOf('minio/minio', { args: ['server', '--console-address', ':9001', '/a', '/b'] })).toEqual([
      '/a',
      '/b',
    ]);
    expect(pathsOf('minio/minio', { args: ['server', '--certs-dir', '/certs', 'http://minio-{0...3}/data'] })).toEqual([
      '/data',
    ]);
  });

  test('is where the image keeps it when a flag gives no path', () => {
    expect(pathsOf('mongo:7', { args: ['mongod', '--dbpath'] })).toEqual(['/data/db']);
    expect(pathsOf('mongo:7', { args: ['mongod', '--dbpathological=/x'] })).toEqual(['/data/db']);
  });
});

test('a flag may be a key of another', () => {
  expect(flagValue('-c data_directory', ['-c', 'data_directory=/x'])).toBe('/x');
  expect(flagValue('-c data_directory', ['-cdata_directory=/x'])).toBe('/x');
  expect(flagValue('-c data_directory', ['-c', 'data_directory_mode=0700'])).toBeUndefined();
  expect(flagValue('-c data_directory', ['data_directory=/x'])).toBeUndefined();
});

test('a cache is a database where it is told to keep its files', () => {
  const [redis] = imageRows('redis:7');
  expect(roleOf(redis!, { args: ['redis-server', '--appendonly', 'yes'] })).toBe('database');
  expect(roleOf(redis!, { args: ['redis-server', '--appendonly', 'no'] })).toBe('cache');
  expect(roleOf(redis!, {})).toBe('cache');
});

test('what a database elsewhere keeps is no more of the directory than a cache, which bears many writers', () => {
  const [grafana] = imageRows('grafana/grafana:12.0.0');
  expect(roleOf(grafana!, {})).toBe('files');
  expect(writersOf(grafana!, {})).toBe('one');
  expect(roleOf(grafana!, env('GF_DATABASE_HOST', undefined))).toBe('cache');
  expect(writersOf(grafana!, env('GF_DATABASE_HOST', undefined))).toBe('many');
});

test('a database elsewhere may be named by a flag', () => {
  const [keycloak] = imageRows('quay.io/keycloak/keycloak:26.0');
  expect(writersOf(keycloak!, { args: ['start'] })).toBe('one');
  expect(writersOf(keycloak!, { args: ['start', '--db=postgres'] })).toBe('many');
});

test('a flag whose value is no path leaves the place unknown', () => {
  expect(pathsOf('cockroachdb/cockroach:v25.2.0', { args: ['start', '--store=path=/x,size=10GB'] })).toEqual([
    undefined,
  ]);
  expect(pathsOf('cockroachdb/cockroach:v25.2.0', { args: ['start'] })).toEqual(['/cockroach/cockroach-data']);
});

describe('a server keeps nothing of its own', () => {
  const role = (image: string, settings: DataSettings): string => {
    const [row] = imageRows(image);
    if (row === undefined) throw new Error(`${image} is not known`);
    return roleOf(row, settings);
  };
  const variables = (entries: Record<string, string>): DataSettings => ({ env: new Map(Object.entries(entries)) });
  const keys = (entries: Record<string, string>): DataSettings => ({ keys: new Map(Object.entries(entries)) });

  test.each(['', '[]', '[ingest,ml]', 'ingest, ml', '["ingest"]'])('with the roles %j in Elasticsearch', (roles) => {
    expect(role('elasticsearch:8.19.0', variables({ 'node.roles': roles }))).toBe('none');
    expect(role('opensearchproject/opensearch:3.0.0', keys({ 'node.roles': roles }))).toBe('none');
    expect(role('elasticsearch:8.19.0', { args: ['-E', `node.roles=${roles}`] })).toBe('none');
    expect(role('elasticsearch:8.19.0', { args: [`-Enode.roles=${roles}`] })).toBe('none');
  });

  test.each(['data', 'data_hot', '[master]', 'ingest, voting_only, master', '${ROLES}'])(
    'but with the roles %j it is one of the nodes that do',
    (roles) => {
      expect(role('elasticsearch:8.19.0', variables({ 'node.roles': roles }))).toBe('database');
    },
  );

  test('with neither the data nor the state of the cluster, as older nodes say', () => {
    const image = 'elasticsearch:6.7.0';
    expect(role(image, variables({ 'node.master': 'false', 'node.data': 'false' }))).toBe('none');
    expect(role(image, variables({ 'node.data': 'false' }))).toBe('database');
    expect(role(image, variables({ 'node.master': 'false', 'node.data': 'true' }))).toBe('database');
  });

  test('with keys that its variables fill in', () => {
    const written = { 'node.master': '${NODE_MASTER}', 'node.data': '${NODE_DATA:true}' };
    const with_ = (env: Record<string, string>): DataSettings => ({ ...keys(written), ...variables(env) });
    expect(role('elasticsearch:6.7.0', with_({ NODE_MASTER: 'false', NODE_DATA: 'false' }))).toBe('none');
    expect(role('elasticsearch:6.7.0', with_({ NODE_MASTER: 'false' }))).toBe('database');
    expect(role('elasticsearch:6.7.0', with_({ NODE_DATA: 'false' }))).toBe('database');
  });

  test('as a dedicated node of Bitnami, a router or an arbiter of MongoDB, a sentinel of Redis', () => {
    const dedicated = { ELASTICSEARCH_IS_DEDICATED_NODE: 'yes' };
    expect(role('bitnami/elasticsearch:8', variables({ ...dedicated, ELASTICSEARCH_NODE_ROLES: 'ingest' }))).toBe(
      'none',
    );
    expect(role('bitnami/elasticsearch:8', variables({ ELASTICSEARCH_NODE_ROLES: 'ingest' }))).toBe('database');
    expect(role('bitnami/mongodb-sharded:8.0', variables({ MONGODB_SHARDING_MODE: 'mongos' }))).toBe('none');
    expect(role('bitnami/mongodb-sharded:8.0', variables({ MONGODB_SHARDING_MODE: 'configsvr' }))).toBe('database');
    expect(role('bitnami/mongodb:8.0', variables({ MONGODB_REPLICA_SET_MODE: 'arbiter' }))).toBe('none');
    expect(role('redis:8', { args: ['redis-server', '/etc/sentinel.conf', '--sentinel'] })).toBe('none');
    expect(role('redis:8', { args: ['redis-server', '/etc/redis.conf'] })).toBe('cache');
  });
});

test('an agent of Consul keeps a database where it is a server', () => {
  const [consul] = imageRows('hashicorp/consul:1.20');
  expect(roleOf(consul!, { args: ['agent', '-server'] })).toBe('database');
  expect(roleOf(consul!, { args: ['agent'] })).toBe('files');
});
