import { runChecks } from '../../../src/check/run';
import { inventoryOf } from '../inventory-of';
import { severities } from '../severities';

const secret = (fields: string): string => `apiVersion: v1
kind: Secret
metadata: { name: keys }
${fields}
`;
const config = (data: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: web }
data:
  ${data}
`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

test.each([
  ['kubernetes.io/tls', 'tls.crt: a, tls.key: b'],
  ['kubernetes.io/ssh-auth', 'ssh-privatekey: a'],
  ['kubernetes.io/basic-auth', 'username: a'],
  ['kubernetes.io/basic-auth', 'password: a'],
  ['kubernetes.io/dockerconfigjson', `.dockerconfigjson: '{"auths": {}}'`],
  ['kubernetes.io/dockercfg', `.dockercfg: '{}'`],
  ['Opaque', 'anything: a'],
  ['example.com/own', 'anything: a'],
])('a Secret of type %s may have %s', (type, keys) => {
  expect(severities('secret-type-keys', secret(`type: ${type}\nstringData: { ${keys} }`))).toEqual([]);
});

test.each([
  ['kubernetes.io/tls', 'tls.crt: a, tls.pem: b'],
  ['kubernetes.io/ssh-auth', 'id_rsa: a'],
  ['kubernetes.io/basic-auth', 'user: a, pass: b'],
  ['kubernetes.io/dockerconfigjson', `config.json: '{}'`],
  ['kubernetes.io/dockerconfigjson', '.dockerconfigjson: not json'],
  ['kubernetes.io/dockerconfigjson', `.dockerconfigjson: '"a text"'`],
])('a Secret of type %s may not have just %s', (type, keys) => {
  expect(severities('secret-type-keys', secret(`type: ${type}\nstringData: { ${keys} }`))).toEqual([
    'error Secret keys',
  ]);
});

test('keys in base64 are looked into, what is not base64 is left to its own rule', () => {
  const docker = (value: string): string =>
    secret(`type: kubernetes.io/dockerconfigjson\ndata: { .dockerconfigjson: ${value} }`);
  expect(severities('secret-type-keys', docker(base64('{"auths": {}}')))).toEqual([]);
  expect(severities('secret-type-keys', docker(base64('nothing')))).toEqual(['error Secret keys']);
  expect(severities('secret-type-keys', docker("'{auths}'"))).toEqual([]);
  expect(severities('secret-type-keys', docker('REDACTED'))).toEqual([]);
});

test('the token of a service account names its account', () => {
  const token = secret('type: kubernetes.io/service-account-token');
  expect(severities('secret-type-keys', token)).toEqual(['error Secret keys']);
  const named = token.replace('name: keys', 'name: keys, annotations: { kubernetes.io/service-account.name: web }');
  expect(severities('secret-type-keys', named)).toEqual([]);
});

test.each([
  'DB_PASSWORD: changeme',
  'github.token: ghp_0123456789abcdef',
  'SMTP_PASS: hunter2',
  'apiKey: 0123-4567-89ab',
  'AWS_SECRET_ACCESS_KEY: wJalrXUtnFEMI',
  'DATABASE_URL: postgres://app:hunter2@db:5432/app',
  "tls.key: '-----BEGIN PRIVATE KEY-----'",
])('a ConfigMap is no place for %s', (entry) => {
  expect(severities('secret-in-configmap', config(entry))).toEqual(['warning ConfigMap web']);
});

test.each([
  'DB_PASSWORD_FILE: /run/db',
  'DB_PASSWORD: $(FROM_ELSEWHERE)',
  'DB_PASSWORD: ""',
  "auth.password: 'true'",
  'TOKEN_TTL: "3600"',
  'existingSecret: db-credentials',
  'tls.secret: web-tls',
  'DATABASE_URL: postgres://app:$(DB_PASSWORD)@db/app',
  'postgresql.conf: "password_encryption = scram-sha-256"',
  `app.yaml: "db:\\n  password: \${DB_PASSWORD}\\n"`,
  'grafana.ini: "[security]\\nadmin_password = $__file{/run/grafana/password}\\n"',
  'plugins.txt: "git:4.0.0\\ncredentials:2.3.0\\n"',
  'nsswitch.conf: "passwd:   compat\\ngroup:   compat\\n"',
])('a ConfigMap may hold %s', (entry) => {
  expect(severities('secret-in-configmap', config(entry))).toEqual([]);
});

test('a password among other settings of a file is a warning', () => {
  expect(severities('secret-in-configmap', config('app.ini: "[db]\\npasswd = compat1\\n"'))).toHaveLength(1);
  expect(severities('secret-in-configmap', config('app.ini: "host = db\\ndb.password = hunter2\\n"'))).toEqual([
    'warning ConfigMap web',
  ]);
});

test('a key is in one of the lists, and is made of the letters of a file name', () => {
  expect(severities('config-key-invalid', config('logo: x\nbinaryData: { logo: AAAA }'))).toEqual([
    'error ConfigMap web',
  ]);
  expect(severities('config-key-invalid', config("'db password': x"))).toEqual(['error ConfigMap web']);
  expect(severities('config-key-invalid', secret('data: { ..key: AAAA }'))).toEqual(['error Secret keys']);
  expect(severities('config-key-invalid', secret('data: { .key: AAAA }'))).toEqual([]);
});

test('a line break counts where a value of one line is read as a variable', () => {
  const app = (value: string, env: string): string => `${secret(`data: { KEY: ${base64(value)} }`)}---
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: 'registry.example/web:1', ${env} }] }
`;
  const all = 'envFrom: [{ secretRef: { name: keys } }]';
  expect(severities('secret-trailing-newline', app('hunter2\n', all))).toEqual(['warning Secret keys']);
  expect(severities('secret-trailing-newline', app('hunter2\r\n', all))).toEqual(['warning Secret keys']);
  expect(severities('secret-trailing-newline', app('hunter2', all))).toEqual([]);
  expect(severities('secret-trailing-newline', app('several\nlines\n', all))).toEqual([]);
  expect(severities('secret-trailing-newline', app('hunter2\n', 'stdin: true'))).toEqual([]);
});

test('no message shows what a Secret holds', () => {
  const [finding] = runChecks(inventoryOf(secret('type: kubernetes.io/tls\nstringData: { hunter2-key: hunter2 }')), {
    only: ['secret-type-keys'],
  });
  expect(finding?.message).toBe(
    'a Secret of type kubernetes.io/tls has to have tls.crt and tls.key: the API server refuses it',
  );
});

describe('settings that pods read when they start', () => {
  const reads = (image: string, read: string): string => `apiVersion: v1
kind: Pod
metadata: { name: db }
spec:
  containers:
    - name: db
      image: ${image}
      ${read}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: db }
data: { POSTGRES_DB: shop, POSTGRES_USER: shop }
`;
  const ONE = 'env: [{ name: POSTGRES_DB, valueFrom: { configMapKeyRef: { name: db, key: POSTGRES_DB } } }]';
  const ALL = 'envFrom: [{ configMapRef: { name: db } }]';

  test.each([ONE, ALL])('are no matter of a restart where only the first start reads them: %s', (read) => {
    expect(severities('config-subpath-stale', reads('postgres:17', read))).toEqual([]);
    expect(severities('config-subpath-stale', reads('registry.example/shop:1', read))).toEqual(['info Pod db']);
  });

  test('are one where another setting is beside them, or they have another name', () => {
    const prefixed = 'envFrom: [{ prefix: APP_, configMapRef: { name: db } }]';
    expect(severities('config-subpath-stale', reads('postgres:17', prefixed))).toEqual(['info Pod db']);
    const more = reads('postgres:17', ALL).replace('POSTGRES_USER:', 'PGOPTIONS:');
    expect(severities('config-subpath-stale', more)).toEqual(['info Pod db']);
  });
});
