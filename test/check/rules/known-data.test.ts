import { found } from '../inventory-of';
import { severities } from '../severities';

interface Container {
  readonly image: string;
  readonly mountPath: string;
  readonly more?: string;
}

const pod = ({ image, mountPath, more = '' }: Container, volume = 'persistentVolumeClaim: { claimName: data }') => `
apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  containers:
    - name: app
      image: ${image}
      volumeMounts: [{ name: data, mountPath: ${mountPath} }]
${more}
  volumes: [{ name: data, ${volume} }]
`;

const rules = (yaml: string): string[] =>
  found(yaml)
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) =>
      ['data-path-not-mounted', 'emptydir-database', 'pgdata-mount-root', 'readonly-data'].includes(name),
    );

const EMPTY_DIR = 'emptyDir: { sizeLimit: 1Gi }';

test('the story app writes beside the mount when STORY_FOLDER names another folder', () => {
  const story = { image: 'academind/kub-data-demo:2', mountPath: '/app/story' };
  const env = (value: string): string => `      env: [{ name: STORY_FOLDER, value: ${value} }]`;
  expect(rules(pod({ ...story, more: env('stories') }))).toEqual(['data-path-not-mounted']);
  expect(rules(pod({ ...story, more: env('story') }))).toEqual([]);
});

test('a folder that comes from a ConfigMap of the app is looked up there', () => {
  const config = `apiVersion: v1
kind: ConfigMap
metadata: { name: env }
data: { STORY_FOLDER: stories }
---`;
  const story = pod({
    image: 'academind/kub-data-demo:2',
    mountPath: '/app/story',
    more: '      envFrom: [{ configMapRef: { name: env } }]',
  });
  expect(rules(`${config}${story}`)).toEqual(['data-path-not-mounted']);
  expect(rules(story)).toEqual([]);
});

test('PostgreSQL 18 keeps nothing where PostgreSQL 17 does', () => {
  const mountPath = '/var/lib/postgresql/data';
  expect(rules(pod({ image: 'postgres:18.1', mountPath }))).toEqual(['data-path-not-mounted']);
  expect(rules(pod({ image: 'postgres:18.1', mountPath: '/var/lib/postgresql' }))).toEqual([]);
});

test('a command-line flag moves the data', () => {
  const more = '      args: [--datadir=/data/mysql]';
  expect(rules(pod({ image: 'mysql:8.4', mountPath: '/var/lib/mysql', more }))).toEqual(['data-path-not-mounted']);
  expect(rules(pod({ image: 'mysql:8.4', mountPath: '/data', more }))).toEqual([]);
});

test('a dump made with the image of a database is no database', () => {
  const more = '      command: [sh, -c, "pg_dump -h db app > /backup/app.sql"]';
  expect(rules(pod({ image: 'postgres:16.4', mountPath: '/backup', more }))).toEqual([]);
  expect(rules(pod({ image: 'postgres:16.4', mountPath: '/backup' }))).toEqual(['data-path-not-mounted']);
});

test('a database may not be on an emptyDir, a cache may', () => {
  expect(rules(pod({ image: 'mongo:7', mountPath: '/data/db' }, EMPTY_DIR))).toEqual(['emptydir-database']);
  expect(rules(pod({ image: 'redis:7.4', mountPath: '/data' }, EMPTY_DIR))).toEqual([]);
});

test('only disks with a lost+found keep PostgreSQL from starting on their root', () => {
  const postgres = { image: 'postgres:16.4', mountPath: '/var/lib/postgresql/data' };
  const claim = (parameters: string): string => `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: disk }
provisioner: ebs.csi.aws.com
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
parameters: { ${parameters} }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: disk, resources: { requests: { storage: 1Gi } } }
---`;
  expect(rules(claim('type: gp3') + pod(postgres))).toEqual(['pgdata-mount-root']);
  // mysqld --initialize wants an empty directory; mysql_install_db of older versions doesn't.
  const mysql = (image: string): string => claim('type: gp3') + pod({ image, mountPath: '/var/lib/mysql' });
  expect(rules(mysql('mysql:5.7'))).toEqual(['pgdata-mount-root']);
  expect(rules(mysql('mysql:5.6'))).toEqual([]);
  expect(rules(claim('csi.storage.k8s.io/fstype: xfs') + pod(postgres))).toEqual([]);
  const cleared = (script: string): string =>
    claim('type: gp3') +
    pod(postgres).replace(
      'spec:\n',
      `spec:\n  initContainers: [{ name: i, image: b, command: [sh, -c, "${script}"], volumeMounts: [{ name: data, mountPath: /d }] }]\n`,
    );
  expect(rules(cleared('rm -rf /d/lost+found'))).toEqual([]);
  expect(rules(cleared('ls /d'))).toEqual(['pgdata-mount-root']);
  expect(rules(pod(postgres, 'nfs: { server: nas.example.com, path: /export/pg }'))).toEqual([]);
});

test('a claim that the pod has read-only is as bad for a database as a mount', () => {
  const readOnly = 'persistentVolumeClaim: { claimName: data, readOnly: true }';
  expect(rules(pod({ image: 'mysql:8.4', mountPath: '/var/lib/mysql' }, readOnly))).toEqual(['readonly-data']);
});

test('Redis with an append-only file is a database', () => {
  const redis = (args: string, mountPath = '/data', volume?: string): string[] =>
    rules(pod({ image: 'redis:7.4', mountPath, more: `      args: [${args}]` }, volume));
  expect(redis("--appendonly, 'yes'", '/data', EMPTY_DIR)).toEqual(['emptydir-database']);
  expect(redis("--appendonly, 'no'", '/data', EMPTY_DIR)).toEqual([]);
  expect(redis("--appendonly, 'yes'", '/data', 'persistentVolumeClaim: { claimName: data, readOnly: true }')).toEqual([
    'readonly-data',
  ]);
});

test('a claim beside the data of a cache is told as a warning', () => {
  const app = pod({ image: 'redis:7.4', mountPath: '/var/lib/redis' });
  expect(severities('data-path-not-mounted', app)).toEqual(['warning Pod app']);
});

test('nothing is said of a server that a file or an argument leads to the mount', () => {
  const redis = { image: 'redis:7.4', mountPath: '/srv/redis' };
  expect(rules(pod({ ...redis, more: '      args: [--dir, /srv/redis]' }))).toEqual([]);
  const config = `apiVersion: v1
kind: ConfigMap
metadata: { name: redis }
data: { redis.conf: dir /srv/redis }
---`;
  const mounted = pod(redis)
    .replace('volumeMounts: [', 'volumeMounts: [{ name: conf, mountPath: /etc/redis }, ')
    .replace('volumes: [', 'volumes: [{ name: conf, configMap: { name: redis } }, ');
  expect(rules(mounted)).toEqual(['data-path-not-mounted']);
  expect(rules(`${config}${mounted}`)).toEqual([]);
});

test('a variable that leads past the mounts of an unknown app is a warning', () => {
  const app = (name: string, value: string): string =>
    pod({
      image: 'registry.example/app:1',
      mountPath: '/srv/files',
      more: `      env: [{ name: ${name}, value: ${value} }]`,
    });
  expect(severities('data-path-not-mounted', app('UPLOAD_DIR', '/var/uploads'))).toEqual(['warning Pod app']);
  expect(severities('data-path-not-mounted', app('UPLOAD_DIR', '/srv/files/uploads'))).toEqual([]);
  expect(severities('data-path-not-mounted', app('UPLOAD_DIR', 'uploads'))).toEqual([]);
  expect(severities('data-path-not-mounted', app('CACHE_DIR', '/var/cache/app'))).toEqual([]);
});

test('the program of the story app is hidden by a volume that is mounted one directory too high', () => {
  const story = (mountPath: string): string =>
    pod({
      image: 'academind/kub-data-demo:2',
      mountPath,
      more: '      env: [{ name: STORY_FOLDER, value: story }]',
    });
  expect(severities('mount-hides-image-dir', story('/app'))).toEqual(['warning Pod app']);
  expect(severities('mount-hides-image-dir', story('/app/story'))).toEqual([]);
});

test('settings may be mounted over those of the image where they are complete', () => {
  const config = (key: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: site }
data: { ${key}: x }
---`;
  const nginx = pod({ image: 'nginx:1.27', mountPath: '/usr/share/nginx/html' }, 'configMap: { name: site }');
  expect(severities('mount-hides-image-dir', `${config('index.html')}${nginx}`)).toEqual([]);
  expect(severities('mount-hides-image-dir', `${config('config.js')}${nginx}`)).toEqual(['warning Pod app']);
  expect(severities('mount-hides-image-dir', nginx)).toEqual([]);
  const tomcat = `${config('setenv.sh')}${nginx}`.replace('/usr/share/nginx/html', '/usr/local/tomcat/bin');
  expect(severities('mount-hides-image-dir', tomcat.replace(/image: .*/, 'image: tomcat:9'))).toEqual([
    'warning Pod app',
  ]);
  expect(severities('mount-hides-image-dir', `${config('node-2')}${nginx}`)).toEqual([]);
  const shop = pod({ image: 'example/shop:1', mountPath: '/usr/share/nginx/html' }, 'configMap: { name: site }');
  expect(severities('mount-hides-image-dir', `${config('node-2')}${shop}`)).toEqual(['warning Pod app']);
  const busybox = pod({ image: 'busybox:1.36', mountPath: '/app' }, EMPTY_DIR);
  expect(severities('mount-hides-image-dir', busybox)).toEqual([]);
  const empty = pod({ image: 'registry.example/app:1', mountPath: '/app' }, EMPTY_DIR);
  expect(severities('mount-hides-image-dir', empty)).toEqual(['warning Pod app']);
  expect(severities('mount-hides-image-dir', pod({ image: 'registry.example/app:1', mountPath: '/app' }))).toEqual([
    'warning Pod app',
  ]);
  const own = pod({ image: 'node:22', mountPath: '/app', more: '      command: [node, /app/main.js]' }, EMPTY_DIR);
  expect(severities('mount-hides-image-dir', own)).toEqual([]);
  const base = { image: 'nginx:1.27', mountPath: '/code' };
  expect(severities('mount-hides-image-dir', pod(base))).toEqual([]);
  const sources = pod({ image: 'registry.example/app:1', mountPath: '/code' }, 'hostPath: { path: /srv/code }');
  expect(severities('mount-hides-image-dir', sources)).toEqual([]);
});

test('a volume above the data may hide the program that the image has there', () => {
  const above = (image: string, mountPath: string, volume?: string): readonly string[] =>
    severities('mount-hides-image-dir', pod({ image, mountPath }, volume));
  expect(above('elasticsearch:8.15.0', '/usr/share/elasticsearch')).toEqual(['warning Pod app']);
  expect(above('elasticsearch:8.15.0', '/usr/share/elasticsearch/data')).toEqual([]);
  expect(above('qdrant/qdrant:v1.11.0', '/qdrant', EMPTY_DIR)).toEqual(['warning Pod app']);
  expect(above('qdrant/qdrant:v1.11.0', '/qdrant', 'hostPath: { path: /srv/qdrant }')).toEqual([]);
});

test('a directory beside the main one is worth knowing, and no more, where that one is on a volume', () => {
  const beside = (mountPath: string): readonly string[] =>
    severities('data-path-not-mounted', pod({ image: 'zookeeper:3.9', mountPath }));
  expect(beside('/data')).toEqual(['info Pod app']);
  expect(beside('/zookeeper')).toContain('error Pod app');
});

test('the root of a volume is worth knowing where nothing says that it is a disk', () => {
  const root = pod({ image: 'postgres:16.4', mountPath: '/var/lib/postgresql/data' });
  expect(severities('pgdata-mount-root', root)).toEqual(['info Pod app']);
});

test('an argument leads to a mount where it names that path, and no longer one', () => {
  const consul = (mountPath: string): readonly string[] =>
    rules(pod({ image: 'hashicorp/consul:1.19', mountPath, more: '      args: [agent, -data-dir=/consul/data]' }));
  expect(consul('/data')).toEqual(['data-path-not-mounted']);
  const told = (arg: string): readonly string[] =>
    rules(pod({ image: 'mysql:8.4', mountPath: '/data', more: `      args: ['${arg}']` }));
  expect(told('--loose-x=/data/mysql')).toEqual([]);
  expect(told('-x/data')).toEqual([]);
  expect(told('--loose-x=file:///data')).toEqual([]);
  expect(told('--loose-x=/srv/data')).toEqual(['data-path-not-mounted']);
  expect(told('--loose-x=/database')).toEqual(['data-path-not-mounted']);
});

test('a claim for nothing but the configuration keeps no data, whatever that says', () => {
  const mosquitto = pod({ image: 'eclipse-mosquitto:2', mountPath: '/mosquitto/config' });
  expect(severities('data-path-not-mounted', mosquitto)).toEqual(['warning Pod app']);
});

test('a loop around a client in a script serves nothing', () => {
  const loop = 'for i in 1 2; do\\n  psql -h db\\n  sleep 1\\ndone';
  const more = `      command: [sh, -c, "${loop}"]`;
  expect(rules(pod({ image: 'postgres:16.4', mountPath: '/backup', more }))).toEqual([]);
});

test('a gateway of a program keeps no files, its other verbs do', () => {
  const weed = (verb: string): readonly string[] =>
    rules(pod({ image: 'chrislusf/seaweedfs:3.71', mountPath: '/srv', more: `      command: [weed, -v=1, ${verb}]` }));
  expect(weed('s3')).toEqual([]);
  expect(weed('volume')).toEqual(['data-path-not-mounted']);
});

test("an image that only has a database's name keeps its files where its row says", () => {
  const logs = { image: 'k8s.gcr.io/elasticsearch:v6.3.0', mountPath: '/data' };
  expect(rules(pod(logs))).toEqual([]);
});

test('a directory that only databases use is lost on an emptyDir, whatever the image', () => {
  const own = { image: 'registry.example/team/db:1', mountPath: '/var/lib/mysql' };
  expect(severities('emptydir-database', pod(own, EMPTY_DIR))).toEqual(['warning Pod app']);
  expect(severities('emptydir-database', pod({ ...own, mountPath: '/data' }, EMPTY_DIR))).toEqual([]);
  expect(severities('emptydir-database', pod(own))).toEqual([]);
});

test('settings over the directory that a program is installed in hide it', () => {
  const config = (mountPath: string): string =>
    pod({ image: 'quay.io/keycloak/keycloak:26.0', mountPath }, 'configMap: { name: theme }');
  expect(severities('mount-hides-image-dir', config('/opt/keycloak'))).toEqual(['warning Pod app']);
  expect(severities('mount-hides-image-dir', config('/opt/keycloak/conf'))).toEqual([]);
  expect(severities('mount-hides-image-dir', config('/etc/keycloak'))).toEqual([]);
});

test('the logs of a database may be in its container, its files may not', () => {
  expect(rules(pod({ image: 'neo4j:5', mountPath: '/data' }))).toEqual([]);
  expect(rules(pod({ image: 'neo4j:5', mountPath: '/logs' }))).toEqual(['data-path-not-mounted']);
});

test("a directory beside the one that Bitnami's image writes to keeps nothing", () => {
  expect(rules(pod({ image: 'docker.io/bitnami/minio:2024.2.4', mountPath: '/data' }))).toEqual([
    'data-path-not-mounted',
  ]);
  expect(rules(pod({ image: 'docker.io/bitnami/minio:2024.2.4', mountPath: '/bitnami/minio/data' }))).toEqual([]);
});

test('a node that only coordinates may have its directory anywhere, one with data may not', () => {
  const more = (data: string): string =>
    `      env: [{ name: node.master, value: 'false' }, { name: node.data, value: '${data}' }]`;
  const node = { image: 'elasticsearch:6.7.0', mountPath: '/usr/share/elasticsearch/data' };
  expect(rules(pod({ ...node, more: more('false') }, EMPTY_DIR))).toEqual([]);
  expect(rules(pod({ ...node, more: more('true') }, EMPTY_DIR))).toEqual(['emptydir-database']);
  expect(rules(pod({ ...node, mountPath: '/logs', more: more('false') }))).toEqual([]);
});

test('the roles of a node are read from its configuration file', () => {
  const yaml = (roles: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { elasticsearch.yml: "node.roles: ${roles}" }
---
apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  containers:
    - name: app
      image: elasticsearch:8.19.0
      volumeMounts:
        - { name: data, mountPath: /usr/share/elasticsearch/data }
        - { name: settings, mountPath: /usr/share/elasticsearch/config/elasticsearch.yml, subPath: elasticsearch.yml }
  volumes: [{ name: data, emptyDir: { sizeLimit: 1Gi } }, { name: settings, configMap: { name: settings } }]
`;
  expect(rules(yaml('[ingest, ml]'))).toEqual([]);
  expect(rules(yaml('[]'))).toEqual([]);
  expect(rules(yaml('[ingest, data_hot]'))).toEqual(['emptydir-database']);
});

test.each([
  ['mongo:7.0', '[mongos, --configdb, "config/a:27019"]', '[mongod]'],
  ['dgraph/dgraph:v24.0.1', '[dgraph, ratel]', '[dgraph, alpha]'],
  ['cockroachdb/cockroach:v25.2.0', '[/cockroach/cockroach, sql, --host=db]', '[/cockroach/cockroach, start]'],
  ['hashicorp/consul:1.20', '[consul, watch, -type=key]', '[consul, agent, -server]'],
  ['redis:8', '[redis-server, /etc/sentinel.conf, --sentinel]', "[redis-server, --appendonly, 'yes']"],
])('%s keeps nothing as %s, and its files as %s', (image, router, server) => {
  const more = (command: string): string => `      command: ${command}`;
  expect(rules(pod({ image, mountPath: '/srv', more: more(router) }))).toEqual([]);
  expect(rules(pod({ image, mountPath: '/srv', more: more(server) }))).toEqual(['data-path-not-mounted']);
});

test("a name of Docker's in another registry may be built of anything: no more than a warning beside a claim", () => {
  const at = (image: string, volume?: string): readonly string[] =>
    severities('data-path-not-mounted', pod({ image, mountPath: '/data' }, volume));
  expect(at('elasticsearch:8.19.0')).toEqual(['error Pod app']);
  expect(at('mirror.gcr.io/elasticsearch:8.19.0')).toEqual(['error Pod app']);
  expect(at('registry.example:5000/library/elasticsearch:8.19.0')).toEqual(['error Pod app']);
  expect(at('registry.example:5000/elasticsearch:8.19.0')).toEqual(['warning Pod app']);
  expect(at('elasticsearch:8.19.0', EMPTY_DIR)).toEqual(['warning Pod app']);
  expect(at('registry.example:5000/elasticsearch:8.19.0', EMPTY_DIR)).toEqual([]);
});

test('a device or a socket of the node keeps no files, nor does Tailscale in Kubernetes', () => {
  const mysql = (volume: string): readonly string[] =>
    severities('data-path-not-mounted', pod({ image: 'mysql:8.4', mountPath: '/mnt' }, volume));
  expect(mysql('hostPath: { path: /srv }')).toEqual(['error Pod app']);
  expect(mysql('hostPath: { path: /dev/net/tun }')).toEqual(['warning Pod app']);
  expect(mysql('hostPath: { path: /run/docker.sock }')).toEqual(['warning Pod app']);
  expect(mysql('hostPath: { path: /devices, type: Directory }')).toEqual(['error Pod app']);
  expect(mysql('hostPath: { path: /srv/null, type: CharDevice }')).toEqual(['warning Pod app']);
  const tailscale = { image: 'tailscale/tailscale:v1.80.0', mountPath: '/mnt' };
  const more = '      env: [{ name: TS_STATE_DIR, value: /tmp }]';
  expect(severities('data-path-not-mounted', pod({ ...tailscale, more }))).toEqual([]);
});

test.each([
  ['redis:7', "[/bin/sh, /conf/update-node.sh, redis-server, --appendonly, 'yes']", ''],
  ['cockroachdb/cockroach:v25.2.0', '[bash, -ecx, exec /cockroach/cockroach start --insecure]', ''],
  ['mysql/mysql-server:8.0', '[bash, -c, /entrypoint.sh --server-id=1]', ''],
  ['redpandadata/redpanda:v24.3.6', '', '[redpanda, start, --smp, "1"]'],
  ['confluentinc/cp-kafka:7.7.1', '[sh, -exc, "unset KAFKA_PORT && /etc/confluent/docker/run"]', ''],
])('a claim beside the files of %s with %s %s is told', (image, command, args) => {
  const more = `      command: ${command === '' ? '[]' : command}\n      args: ${args === '' ? '[]' : args}`;
  expect(rules(pod({ image, mountPath: '/srv', more }))).toEqual(['data-path-not-mounted']);
});

test('nothing is said of a program that a ConfigMap of its pod leads to the mount, though an init container reads it', () => {
  const yaml = (text: string, variable: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: templates }
data: { homeserver.yaml: "${text}" }
---
apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  initContainers:
    - { name: fill, image: alpine, volumeMounts: [{ name: templates, mountPath: /in }, { name: config, mountPath: /out }] }
  containers:
    - name: app
      image: matrixdotorg/synapse:v1.127.1
      env: [{ name: ${variable}, value: /config/homeserver.yaml }]
      volumeMounts: [{ name: media, mountPath: /media }, { name: config, mountPath: /config }]
  volumes:
    - { name: templates, configMap: { name: templates } }
    - { name: config, emptyDir: {} }
    - { name: media, persistentVolumeClaim: { claimName: media } }
`;
  expect(rules(yaml('media_store_path: /media', 'OTHER'))).toEqual([]);
  expect(rules(yaml('report_stats: false', 'OTHER'))).toEqual(['data-path-not-mounted']);
  expect(rules(yaml('report_stats: false', 'SYNAPSE_CONFIG_PATH'))).toEqual([]);
});
