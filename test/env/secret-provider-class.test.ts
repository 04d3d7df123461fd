import { App, Chart } from 'cdk8s';
import { SecretProviderClass, SecretProviderClassProps, SecretType, StatefulApp, Workload } from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

const objects = `- objectName: db-password\n  secretPath: secret/data/db\n  secretKey: password\n`;

test('an app mounts the class read-only, and reads the Secret that is made of it', () => {
  const manifests = synth((chart) => {
    const secrets = new SecretProviderClass(chart, 'secrets', {
      provider: 'vault',
      parameters: { roleName: 'app', objects },
      secretObjects: [{ secretName: 'login', data: { password: 'db-password' }, labels: { app: 'db' } }],
    });
    const app = new StatefulApp(chart, 'app', {
      image: 'example/app:1',
      workload: Workload.pod(),
      env: { DB_PASSWORD: secrets.secret('login').value('password') },
    });
    app.mount('/run/secrets/app', secrets, { readOnly: true });
    expect(secrets.secret('login')).toBe(secrets.secret('login'));
  });
  expect(only(manifests, 'SecretProviderClass')).toEqual({
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'story-secrets' },
    spec: {
      provider: 'vault',
      parameters: { roleName: 'app', objects },
      secretObjects: [
        {
          secretName: 'login',
          type: 'Opaque',
          labels: { app: 'db' },
          data: [{ objectName: 'db-password', key: 'password' }],
        },
      ],
    },
  });
  expect(only(manifests, 'Pod')['spec']).toMatchObject({
    containers: [{ env: [{ valueFrom: { secretKeyRef: { name: 'login', key: 'password' } } }] }],
    volumes: [
      {
        name: 'story-secrets',
        csi: {
          driver: 'secrets-store.csi.k8s.io',
          readOnly: true,
          volumeAttributes: { secretProviderClass: 'story-secrets' },
        },
      },
    ],
  });
  expect(manifests).toMatchSnapshot();
});

test('a class of the cluster is mounted by its name', () => {
  const manifests = synth((chart) => {
    const app = new StatefulApp(chart, 'app', { image: 'example/app:1', workload: Workload.pod() });
    app.mount('/run/secrets', SecretProviderClass.fromSecretProviderClassName(chart, 'secrets', 'team.secrets'));
  });
  expect(manifests).toHaveLength(1);
  expect(only(manifests, 'Pod')['spec']).toMatchObject({
    volumes: [{ name: 'team-secrets', csi: { volumeAttributes: { secretProviderClass: 'team.secrets' } } }],
  });
});

test('pods give the driver the Secret with which the provider logs in', () => {
  const manifests = synth((chart) => {
    const nodePublishSecretName = 'vault-login';
    const app = new StatefulApp(chart, 'app', { image: 'example/app:1', workload: Workload.pod() });
    app.mount('/a', new SecretProviderClass(chart, 'own', { provider: 'vault', nodePublishSecretName }));
    app.mount('/b', SecretProviderClass.fromSecretProviderClassName(chart, 'b', 'team', { nodePublishSecretName }));
  });
  const nodePublishSecretRef = { name: 'vault-login' };
  expect(only(manifests, 'Pod')['spec']).toMatchObject({
    volumes: [{ csi: { readOnly: true, nodePublishSecretRef } }, { csi: { readOnly: true, nodePublishSecretRef } }],
  });
});

test.each<[string, SecretProviderClassProps, string]>([
  [
    'a Secret of no right name',
    { provider: 'vault', nodePublishSecretName: 'My Login' },
    'nodePublishSecretName "My Login" is not',
  ],
  ['a class without provider', { provider: '' }, 'provider "" is not allowed'],
  [
    'a Secret without data',
    { provider: 'vault', secretObjects: [{ secretName: 'a', data: {} }] },
    'Secret a has no data',
  ],
  [
    'a Secret that lacks a key of its type',
    { provider: 'vault', secretObjects: [{ secretName: 'a', type: SecretType.TLS, data: { 'tls.crt': 'x' } }] },
    'a Secret of type kubernetes.io/tls needs the key tls.key',
  ],
  [
    'two Secrets of one name',
    { provider: 'vault', secretObjects: [1, 2].map(() => ({ secretName: 'a', data: { k: 'x' } })) },
    'secretName "a" is given twice',
  ],
])('%s is refused', (_, props, problem) => {
  expect(() => new SecretProviderClass(new Chart(new App(), 'story'), 'secrets', props)).toThrow(
    `SecretProviderClass story/secrets: ${problem}`,
  );
});

test('a Secret that the class does not make is refused with those that it does', () => {
  const secrets = new SecretProviderClass(new Chart(new App(), 'story'), 'secrets', {
    provider: 'vault',
    secretObjects: [{ secretName: 'login', data: { password: 'db-password' } }],
  });
  expect(() => secrets.secret('logon')).toThrow(
    'SecretProviderClass story/secrets: there is no Secret "logon" in secretObjects; there are: login',
  );
});
