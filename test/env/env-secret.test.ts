import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { EnvSecret, EnvSecretProps, Rollout, SecretType, StatefulApp, Workload } from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

const VALUE = 'hunter2-never-shown';

function secretOf(props: EnvSecretProps) {
  return only(
    synth((chart) => new EnvSecret(chart, 'login', props)),
    'Secret',
  );
}

function errorOf(props: unknown): string {
  try {
    secretOf(props as EnvSecretProps);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

test('text is written as stringData, bytes as data, and nothing else', () => {
  expect(secretOf({ stringData: { user: 'story' }, data: { key: 'c3Rvcnk=' } })).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'story-login' },
    stringData: { user: 'story' },
    data: { key: 'c3Rvcnk=' },
  });
});

test('type and immutable are written as they are given', () => {
  expect(secretOf({ type: SecretType.OPAQUE, immutable: false, data: {} })).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'story-login' },
    type: 'Opaque',
    data: {},
    immutable: false,
  });
});

test('a container reads one key, all keys with a prefix, and keys as files', () => {
  const manifests = synth((chart) => {
    const secret = new EnvSecret(chart, 'login', {
      name: 'login',
      stringData: { user: 'story' },
      data: { key: 'c3Q=' },
    });
    const app = new StatefulApp(chart, 'app', {
      image: 'example/app:1',
      workload: Workload.pod({ name: 'app' }),
      env: { KEY: secret.value('key', { optional: true }) },
      envFrom: [secret.all('LOGIN_')],
    });
    app.mount('/run/secrets', secret.files({ items: [{ key: 'user', path: 'db/user', mode: '0400' }] }), {
      readOnly: true,
    });
  });
  expect(only(manifests, 'Pod')['spec']).toEqual({
    containers: [
      {
        name: 'app',
        image: 'example/app:1',
        env: [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'login', key: 'key', optional: true } } }],
        envFrom: [{ prefix: 'LOGIN_', secretRef: { name: 'login' } }],
        volumeMounts: [{ name: 'login', mountPath: '/run/secrets', readOnly: true }],
      },
    ],
    volumes: [
      { name: 'login', secret: { secretName: 'login', items: [{ key: 'user', path: 'db/user', mode: 0o400 }] } },
    ],
  });
  expect(manifests).toMatchSnapshot();
});

test('a Secret of the cluster, or of cdk8s-plus, is read by its name', () => {
  const manifests = synth((chart) => {
    const byName = EnvSecret.fromSecretName(chart, 'by-name', 'existing');
    const plus = EnvSecret.fromSecret(chart, 'by-construct', Secret.fromSecretName(chart, 'plus', 'from-plus'));
    const app = new StatefulApp(chart, 'app', {
      image: 'example/app:1',
      workload: Workload.pod(),
      env: { A: byName.value('a') },
      envFrom: [plus.all()],
    });
    app.mount('/login', byName);
    expect([byName.name, plus.name]).toEqual(['existing', 'from-plus']);
  });
  expect(only(manifests, 'Pod')['spec']).toMatchObject({
    containers: [
      {
        env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'existing', key: 'a' } } }],
        envFrom: [{ secretRef: { name: 'from-plus' } }],
      },
    ],
    volumes: [{ name: 'existing', secret: { secretName: 'existing' } }],
  });
});

test('what is no Secret of cdk8s-plus is refused', () => {
  const chart = new Chart(new App(), 'story');
  expect(() => EnvSecret.fromSecret(chart, 'login', undefined as unknown as Secret)).toThrow(
    "EnvSecret story/login: the name undefined is not allowed; give the object's name",
  );
  expect(() => EnvSecret.fromSecretName(chart, 'login', 'Not_A_Name')).toThrow(
    /name "Not_A_Name" is not a DNS subdomain/,
  );
});

test('a key that is not there is refused with the ones that are', () => {
  const secret = new EnvSecret(new Chart(new App(), 'story'), 'login', { stringData: { password: VALUE } });
  expect(() => secret.value('pasword')).toThrow(
    'EnvSecret story/login: there is no key "pasword"; there are: password; did you mean password?',
  );
});

test.each<[string, EnvSecretProps, string]>([
  ['tls', { type: SecretType.TLS, stringData: { 'tls.crt': '' } }, 'needs the key tls.key'],
  ['docker', { type: SecretType.DOCKER_CONFIG_JSON }, 'needs the key .dockerconfigjson'],
  ['old docker', { type: SecretType.DOCKER_CFG }, 'needs the key .dockercfg'],
  ['basic-auth', { type: SecretType.BASIC_AUTH, stringData: { user: 'me' } }, 'needs the key username or password'],
  ['ssh', { type: SecretType.SSH_AUTH, stringData: { 'ssh-privatekey': '' } }, 'needs a value of key ssh-privatekey'],
  ['bootstrap', { type: SecretType.BOOTSTRAP_TOKEN }, 'needs the keys token-id and token-secret'],
  [
    'service account',
    { type: SecretType.SERVICE_ACCOUNT_TOKEN },
    'needs the annotation kubernetes.io/service-account.name',
  ],
])('a Secret of type %s without what it needs is refused', (_, props, problem) => {
  expect(errorOf(props)).toContain(`EnvSecret story/login: a Secret of type ${props.type ?? ''} ${problem}`);
});

test.each<[EnvSecretProps]>([
  [{ type: SecretType.TLS, stringData: { 'tls.crt': '', 'tls.key': '' } }],
  [{ type: SecretType.DOCKER_CONFIG_JSON, data: { '.dockerconfigjson': Buffer.from('{}').toString('base64') } }],
  [{ type: SecretType.DOCKER_CFG, stringData: { '.dockercfg': '{}' } }],
  [{ type: SecretType.BASIC_AUTH, stringData: { password: 'x' } }],
  [{ type: SecretType.SSH_AUTH, stringData: { 'ssh-privatekey': 'x' } }],
  [{ type: SecretType.BOOTSTRAP_TOKEN, stringData: { 'token-id': 'a', 'token-secret': 'b' } }],
  [
    {
      type: SecretType.SERVICE_ACCOUNT_TOKEN,
      metadata: { annotations: { 'kubernetes.io/service-account.name': 'a' } },
    },
  ],
  [{ type: 'example.com/own' }],
])('a Secret with what its type needs is written: %j', (props) => {
  expect(secretOf(props)).toMatchObject({ type: props.type });
});

describe('no error shows a value of a Secret', () => {
  const folder = mkdtempSync(join(tmpdir(), 'env-secret-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'bad.env'), `KEY=-----BEGIN\n${VALUE}/+==\n`);
  writeFileSync(join(folder, 'password'), VALUE);

  test.each<[string, unknown, string]>([
    ['props that are a text', VALUE, 'props a string are not allowed'],
    ['a value that is a list', { stringData: { password: [VALUE] } }, 'stringData["password"] a list of 1'],
    ['a value that is a number', { stringData: { pin: 48151623 } }, 'stringData["pin"] a number is not allowed'],
    ['a value that is a boolean', { stringData: { pin: true } }, 'stringData["pin"] a boolean is not allowed'],
    ['data that is not base64', { data: { password: VALUE } }, 'key password is not base64'],
    ['data that is a text', { data: VALUE }, 'data a string is not allowed'],
    ['a misspelt prop', { stringdata: { password: VALUE } }, 'did you mean stringData?'],
    ['a key given twice', { stringData: { password: VALUE }, files: [join(folder, 'password')] }, 'given twice'],
    ['a wrong key of an .env file', { envFile: join(folder, 'bad.env') }, 'the name of variable 2 in file'],
    ['JSON that is none', { type: SecretType.DOCKER_CFG, stringData: { '.dockercfg': VALUE } }, 'needs JSON in key'],
    ['too many bytes', { stringData: { password: VALUE.repeat(60_000) } }, 'bytes are not allowed'],
    ['a wrong key', { stringData: { 'pass word': VALUE } }, 'key "pass word" is not a key'],
    ['a wrong rollout', { rollout: VALUE, stringData: { password: VALUE } }, 'rollout a string is not allowed'],
  ])('%s', (_, props, expected) => {
    const message = errorOf(props);
    expect(message).toContain(expected);
    expect(message).not.toContain(VALUE);
    expect(message).not.toContain('48151623');
  });

  test('nor does the construct itself', () => {
    const secret = new EnvSecret(new Chart(new App(), 'story'), 'login', { stringData: { password: VALUE } });
    expect(`${String(secret)} ${JSON.stringify(secret.value('password'))} ${JSON.stringify(secret.all()._data)}`).toBe(
      'story/login {"valueFrom":{"secretKeyRef":{"name":"story-login","key":"password"}}} {"secretRef":{"name":"story-login"}}',
    );
  });
});

test('a hashed name changes with a value, and with nothing else', () => {
  const nameOf = (stringData: Record<string, string>) =>
    secretOf({ name: 'login', stringData, rollout: Rollout.HASHED_NAME }).metadata.name;
  expect(nameOf({ a: '1', b: '2' })).toBe(nameOf({ b: '2', a: '1' }));
  expect(nameOf({ a: '1', b: '2' })).not.toBe(nameOf({ a: '1', b: '3' }));
  expect(nameOf({ a: '1' })).toMatch(/^login-[0-9a-f]{10}$/);
});

test('one of the cluster is called as the id, where no name is given', () => {
  const settings = EnvSecret.fromSecretName(new Chart(new App(), 'story'), 'login');
  expect(settings.value('key').valueFrom).toMatchObject({ secretKeyRef: { name: 'login' } });
});
