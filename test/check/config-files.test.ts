import { severities } from './severities';

interface App {
  readonly image: string;
  /** Where the claim is. */
  readonly claim: string;
  /** The configuration: its text, and where its file is mounted. */
  readonly config?: { readonly file: string; readonly text: string; readonly kind?: 'ConfigMap' | 'Secret' };
  readonly more?: string;
}

/** A pod with a claim, and a file of configuration mounted with subPath. */
function pod({ image, claim, config, more = '' }: App): string {
  const { file = '', text = '', kind = 'ConfigMap' } = config ?? {};
  const values = `{ file: ${JSON.stringify(text)} }`;
  const object = `apiVersion: v1
kind: ${kind}
metadata: { name: settings }
${kind === 'ConfigMap' ? 'data' : 'stringData'}: ${values}
---
`;
  const source = kind === 'ConfigMap' ? 'configMap: { name: settings }' : 'secret: { secretName: settings }';
  return `${config === undefined ? '' : object}apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  containers:
    - name: app
      image: ${image}
      ${more}
      volumeMounts:
        - { name: data, mountPath: ${claim} }
        ${config === undefined ? '' : `- { name: settings, mountPath: ${file}, subPath: file }`}
  volumes:
    - { name: data, persistentVolumeClaim: { claimName: data } }
    ${config === undefined ? '' : `- { name: settings, ${source} }`}
`;
}

const beside = (app: App): readonly string[] => severities('data-path-not-mounted', pod(app));

const FILES: readonly (readonly [what: string, app: Omit<App, 'claim'>, directory: string])[] = [
  [
    'loki.yaml',
    {
      image: 'grafana/loki:3.4.2',
      more: 'args: [-config.file=/etc/loki/loki.yaml]',
      config: { file: '/etc/loki/loki.yaml', text: 'common:\n  path_prefix: /srv/loki\n' },
    },
    '/srv/loki',
  ],
  [
    'mongod.conf',
    {
      image: 'mongo:7.0.14',
      more: 'args: [--config, /etc/mongo/mongod.conf]',
      config: { file: '/etc/mongo/mongod.conf', text: 'storage:\n  dbPath: /srv/mongo\n' },
    },
    '/srv/mongo',
  ],
  [
    'my.cnf',
    {
      image: 'mysql:8.4.2',
      config: { file: '/etc/mysql/conf.d/own.cnf', text: '[mysqld]\n# where\ndatadir = /srv/mysql\n' },
    },
    '/srv/mysql',
  ],
  [
    'postgresql.conf',
    {
      image: 'postgres:16.4',
      more: 'args: [-c, config_file=/etc/postgresql/postgresql.conf]',
      config: { file: '/etc/postgresql/postgresql.conf', text: "data_directory = '/srv/pg'\t# moved\n" },
    },
    '/srv/pg',
  ],
  [
    'elasticsearch.yml',
    {
      image: 'elasticsearch:8.15.0',
      config: { file: '/usr/share/elasticsearch/config/elasticsearch.yml', text: 'path.data: /srv/es\n' },
    },
    '/srv/es',
  ],
  [
    'nats.conf',
    {
      image: 'nats:2.10.20',
      more: 'args: [-c, /etc/nats/nats.conf]',
      config: {
        file: '/etc/nats/nats.conf',
        text: 'port: 4222\nauthorization { users = [ { user: a } ] }\njetstream {\n  store_dir: "/srv/nats"\n}\n',
      },
    },
    '/srv/nats',
  ],
  [
    'redis.conf',
    {
      image: 'redis:7.4',
      more: 'args: [/etc/redis/redis.conf]',
      config: { file: '/etc/redis/redis.conf', text: 'appendonly yes\ndir /srv/redis\n' },
    },
    '/srv/redis',
  ],
  [
    'vault.hcl',
    {
      image: 'hashicorp/vault:1.18.0',
      config: {
        file: '/vault/config/vault.hcl',
        text: 'ui = true\nstorage "raft" {\n  path = "/srv/vault"\n  node_id = "a"\n}\n',
      },
    },
    '/srv/vault',
  ],
  [
    'garage.toml',
    {
      image: 'dxflrs/garage:v1.0.1',
      config: { file: '/etc/garage.toml', text: 'metadata_dir = "/srv/meta"\ndata_dir = "/srv/garage"\n' },
    },
    '/srv',
  ],
  [
    'zoo.cfg',
    { image: 'zookeeper:3.9.2', config: { file: '/conf/zoo.cfg', text: 'tickTime=2000\ndataDir=/srv/zoo\n' } },
    '/srv',
  ],
  [
    'zot.json',
    {
      image: 'ghcr.io/project-zot/zot-linux-amd64:v2.1.1',
      config: { file: '/etc/zot/config.json', text: '{ "storage": { "rootDirectory": "/srv/zot" } }' },
    },
    '/srv/zot',
  ],
];

describe.each(FILES)('the directory that %s names', (_, app, directory) => {
  test('is where the claim belongs', () => {
    expect(beside({ ...app, claim: directory })).toEqual([]);
    expect(beside({ ...app, claim: '/other' })).not.toEqual([]);
  });

  test('is not known where the file is a Secret', () => {
    const config = { file: '', text: '', ...app.config, kind: 'Secret' } as const;
    expect(beside({ ...app, config, claim: '/other' })).toEqual([]);
  });
});

test('a file that nothing reads says nothing', () => {
  const mongo = {
    image: 'mongo:7.0.14',
    config: { file: '/etc/mongod.conf', text: 'storage: { dbPath: /srv/mongo }' },
  };
  expect(beside({ ...mongo, claim: '/data/db' })).toEqual([]);
  expect(beside({ ...mongo, claim: '/other' })).toEqual(['error Pod app']);
});

test('a file that is not of its format leaves the place unknown, unless it has no word of it', () => {
  const vault = (text: string): App => ({
    image: 'mongo:7.0.14',
    claim: '/srv/mongo',
    more: 'args: [--config, /etc/mongod.conf]',
    config: { file: '/etc/mongod.conf', text },
  });
  expect(beside(vault('storage: { dbPath: "'))).toEqual([]);
  expect(beside(vault('{{ template }}: {'))).toEqual(['error Pod app']);
});

test('a file that leaves the directory alone does not move it', () => {
  const config = { file: '/etc/mysql/conf.d/own.cnf', text: '[mysqld]\nskip-name-resolve\nmax_connections=9\n' };
  expect(beside({ image: 'mysql:8.4.2', claim: '/var/lib/mysql', config })).toEqual([]);
  expect(beside({ image: 'mysql:8.4.2', claim: '/srv/mysql', config })).toEqual(['error Pod app']);
});

test('a flag is stronger than a file', () => {
  const config = { file: '/etc/mysql/conf.d/own.cnf', text: '[mysqld]\ndatadir=/srv/mysql\n' };
  const more = 'args: [--datadir=/other]';
  expect(beside({ image: 'mysql:8.4.2', claim: '/other', config, more })).toEqual([]);
});

describe('a server that a shell starts', () => {
  const minio = (script: string, claim: string): readonly string[] =>
    beside({
      image: 'minio/minio:RELEASE.2024-11-07T00-52-20Z',
      claim,
      more: `command: [sh, -c, ${JSON.stringify(script)}]`,
    });

  test('has its files where the script leads it', () => {
    expect(minio('exec minio server /data', '/data')).toEqual([]);
    expect(minio('mkdir -p /x && minio server /data --console-address :9001', '/export')).toEqual(['error Pod app']);
  });

  test('has them where nobody knows, if the script computes it', () => {
    expect(minio('exec minio server "$(cat /path)"', '/export')).toEqual([]);
    expect(minio('exec minio server /data{1...4}', '/export')).toEqual([]);
  });

  test('gets arguments with variables that the kubelet fills in', () => {
    const more = 'env: [{ name: DIR, value: /srv }]\n      args: [server, $(DIR)/minio]';
    expect(beside({ image: 'minio/minio', claim: '/srv/minio', more })).toEqual([]);
    expect(beside({ image: 'minio/minio', claim: '/export', more })).toEqual(['error Pod app']);
    expect(beside({ image: 'minio/minio', claim: '/export', more: 'args: [server, $(DIR)/minio]' })).toEqual([]);
  });
});

test('an object of envFrom that is not among the manifests may move the files: a warning', () => {
  const more = 'envFrom: [{ secretRef: { name: elsewhere } }]';
  expect(beside({ image: 'postgres:16.4', claim: '/srv/pg', more })).toEqual(['warning Pod app']);
  expect(beside({ image: 'postgres:16.4', claim: '/srv/pg' })).toEqual(['error Pod app']);
});
