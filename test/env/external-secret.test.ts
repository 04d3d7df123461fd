import { App, Chart } from 'cdk8s';
import {
  ExternalSecret,
  ExternalSecretProps,
  SecretCreationPolicy,
  SecretDeletionPolicy,
  SecretStoreKind,
  SecretType,
  StatefulApp,
} from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

function errorOf(props: ExternalSecretProps): () => void {
  return () => new ExternalSecret(new Chart(new App(), 'story'), 'login', props);
}

test('an ExternalSecret names its store and where each key comes from, and containers read the Secret it makes', () => {
  const manifests = synth((chart) => {
    const login = new ExternalSecret(chart, 'login', {
      secretStore: 'vault',
      data: { password: { key: 'prod/db', property: 'password' }, user: { key: 'prod/user', version: 'v2' } },
    });
    const env = { DB_PASSWORD: login.secret.value('password') };
    const app = new StatefulApp(chart, 'app', { image: 'example/app:1', env });
    app.mount('/run/secrets', login.secret);
  });
  expect(only(manifests, 'ExternalSecret')).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'story-login' },
    spec: {
      secretStoreRef: { name: 'vault' },
      data: [
        { secretKey: 'password', remoteRef: { key: 'prod/db', property: 'password' } },
        { secretKey: 'user', remoteRef: { key: 'prod/user', version: 'v2' } },
      ],
    },
  });
  expect(manifests.map((manifest) => manifest.kind)).toEqual(['ExternalSecret', 'Deployment']);
  expect(manifests).toMatchSnapshot();
});

test('name, type, policies and further fields are written as they are given', () => {
  const manifests = synth((chart) => {
    const login = new ExternalSecret(chart, 'login', {
      name: 'db-login',
      metadata: { labels: { app: 'db' } },
      secretStore: 'cloud',
      secretStoreKind: SecretStoreKind.CLUSTER_SECRET_STORE,
      secretName: 'db-secret',
      extract: [{ key: 'prod/db' }],
      refreshInterval: '10m',
      type: SecretType.BASIC_AUTH,
      immutable: true,
      creationPolicy: SecretCreationPolicy.ORPHAN,
      deletionPolicy: SecretDeletionPolicy.DELETE,
      externalSecretSpec: { refreshPolicy: 'OnChange' },
    });
    expect(login.name).toBe('db-login');
    expect(login.secret.name).toBe('db-secret');
    expect(login.secret.value('anything').valueFrom).toEqual({ secretKeyRef: { name: 'db-secret', key: 'anything' } });
  });
  expect(only(manifests, 'ExternalSecret')).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'db-login', labels: { app: 'db' } },
    spec: {
      secretStoreRef: { name: 'cloud', kind: 'ClusterSecretStore' },
      refreshInterval: '10m',
      target: {
        name: 'db-secret',
        creationPolicy: 'Orphan',
        deletionPolicy: 'Delete',
        immutable: true,
        template: { type: 'kubernetes.io/basic-auth' },
      },
      dataFrom: [{ extract: { key: 'prod/db' } }],
      refreshPolicy: 'OnChange',
    },
  });
});

test('a key that the ExternalSecret does not make is refused', () => {
  const login = new ExternalSecret(new Chart(new App(), 'story'), 'login', {
    secretStore: 'vault',
    data: { password: { key: 'prod/db' } },
  });
  expect(() => login.secret.value('pasword')).toThrow(/there is no key "pasword"; there are: password; did you mean/);
});

test.each<[string, ExternalSecretProps, string]>([
  ['nothing to read', { secretStore: 'vault' }, 'there is no value; give data'],
  [
    'a type without its keys',
    { secretStore: 'vault', type: SecretType.TLS, data: { 'tls.key': { key: 'k' } } },
    'a Secret of type kubernetes.io/tls needs the key tls.crt',
  ],
  ['a wrong interval', { secretStore: 'vault', extract: [], refreshInterval: '1 hour' }, 'refreshInterval "1 hour"'],
  ['a wrong store', { secretStore: 'My Vault', extract: [] }, 'secretStore "My Vault" is not a DNS subdomain'],
  ['a wrong key', { secretStore: 'vault', data: { 'a b': { key: 'k' } } }, 'key "a b" is not a key'],
  ['a wrong name', { secretStore: 'vault', extract: [], secretName: 'A' }, 'secretName "A" is not a DNS subdomain'],
])('%s is refused', (_, props, problem) => {
  expect(errorOf(props)).toThrow(`ExternalSecret story/login: ${problem}`);
});
