import {
  DownwardApiStore,
  EnvConfig,
  EnvSecret,
  EphemeralStore,
  PodKeyType,
  ProjectedSource,
  ProjectedStore,
  Rollout,
  StatefulApp,
  Workload,
} from '../../src';
import { synth } from '../support/synth';

const token = (path: string) =>
  ProjectedSource.serviceAccountToken({ path, audience: 'vault', expirationSeconds: 7200 });

test('all kinds of sources stand in one directory, in their order', () => {
  const found = synth((chart) => {
    const config = new EnvConfig(chart, 'config', { data: { 'app.conf': 'verbose=1' } });
    const secret = EnvSecret.fromSecretName(chart, 'secret', 'login');
    const store = new ProjectedStore({
      defaultMode: '0440',
      sources: [
        ProjectedSource.files(config),
        ProjectedSource.files(secret.files({ items: [{ key: 'user', mode: '0400' }], optional: true })),
        ProjectedSource.files(
          new DownwardApiStore({
            files: [
              { path: 'labels', fieldPath: 'metadata.labels' },
              { path: 'memory', resource: 'limits.memory', containerName: 'app', divisor: '1Mi' },
            ],
          }),
        ),
        token('token'),
        ProjectedSource.clusterTrustBundle({
          path: 'ca.pem',
          signerName: 'example.com/signer',
          labelSelector: { matchLabels: { version: 'live' } },
          optional: false,
        }),
      ],
    });
    const app = new StatefulApp(chart, 'app', { image: 'example/app:1', workload: Workload.pod() });
    app.mount('/etc/all', store);
  });
  expect(found[1]?.['spec']).toMatchObject({
    volumes: [
      {
        name: 'etc-all',
        projected: {
          defaultMode: 0o440,
          sources: [
            { configMap: { name: 'story-config' } },
            { secret: { name: 'login', items: [{ key: 'user', path: 'user', mode: 0o400 }], optional: true } },
            {
              downwardAPI: {
                items: [
                  { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
                  {
                    path: 'memory',
                    resourceFieldRef: { containerName: 'app', resource: 'limits.memory', divisor: '1Mi' },
                  },
                ],
              },
            },
            { serviceAccountToken: { audience: 'vault', expirationSeconds: 7200, path: 'token' } },
            {
              clusterTrustBundle: {
                signerName: 'example.com/signer',
                labelSelector: { matchLabels: { version: 'live' } },
                optional: false,
                path: 'ca.pem',
              },
            },
          ],
        },
      },
    ],
  });
  expect(found).toMatchSnapshot();
});

test('pods that mount projected settings are replaced when those change', () => {
  const found = synth((chart) => {
    const config = new EnvConfig(chart, 'config', { data: { a: 'b' }, rollout: Rollout.CHECKSUM });
    const app = new StatefulApp(chart, 'app', { image: 'example/app:1' });
    app.mount('/etc/all', new ProjectedStore({ sources: [ProjectedSource.files(config)] }));
  });
  expect(JSON.stringify(found)).toContain('"stateful.cdk8s.io/config-checksum":"story-config=');
});

test('a key with its certificate is asked of a signer', () => {
  const certificate = ProjectedSource.podCertificate({
    keyType: PodKeyType.ED25519,
    signerName: 'coolcert.example.com/foo',
    credentialBundlePath: 'credentialbundle.pem',
    maxExpirationSeconds: 7200,
    userAnnotations: { 'example.com/team': 'story' },
  });
  expect(new ProjectedStore({ sources: [certificate] }).toVolume().source).toEqual({
    projected: {
      sources: [
        {
          podCertificate: {
            keyType: 'ED25519',
            signerName: 'coolcert.example.com/foo',
            credentialBundlePath: 'credentialbundle.pem',
            maxExpirationSeconds: 7200,
            userAnnotations: { 'example.com/team': 'story' },
          },
        },
      ],
    },
  });
});

const CERTIFICATE = { keyType: PodKeyType.RSA3072, signerName: 'example.com/pods' };

test.each<[() => unknown, string]>([
  [
    () => ProjectedSource.podCertificate(CERTIFICATE),
    'ProjectedSource.podCertificate: no path is given; give credentialBundlePath, or keyPath and certificateChainPath',
  ],
  [
    () => ProjectedSource.podCertificate({ ...CERTIFICATE, keyPath: 'key', maxExpirationSeconds: 60 }),
    'ProjectedSource.podCertificate: maxExpirationSeconds 60 is not allowed; give a whole number of seconds from 3600 to 7862400',
  ],
  [
    () => ProjectedSource.podCertificate({ ...CERTIFICATE, keyPath: 'key', userAnnotations: { team: 'story' } }),
    "ProjectedSource.podCertificate: userAnnotations \"team\" has no domain before a '/'; give a name like 'example.com/team'",
  ],
  [
    () => ProjectedSource.clusterTrustBundle({ path: 'ca.pem', signerName: 'example.com' }),
    'ProjectedSource.clusterTrustBundle: signerName "example.com" has no path; give a domain and a path, e.g. \'example.com/pods\'',
  ],
  [
    () =>
      new ProjectedStore({
        sources: [ProjectedSource.podCertificate({ ...CERTIFICATE, credentialBundlePath: 'a' }), token('a')],
      }),
    'ProjectedStore: two sources make the file "a"; give each file a path of its own',
  ],
  [
    () => new ProjectedStore({ sources: [token('a'), token('a')] }),
    'ProjectedStore: two sources make the file "a"; give each file a path of its own',
  ],
  [
    () => ProjectedSource.files(EphemeralStore.emptyDir()),
    'ProjectedSource.files: the store is not allowed; give an EnvConfig, an EnvSecret, or a DownwardApiStore',
  ],
  [
    () =>
      ProjectedSource.files(
        new DownwardApiStore({ files: [{ path: 'a', fieldPath: 'metadata.uid' }], defaultMode: '0400' }),
      ),
    'ProjectedSource.files: defaultMode is for all files of a ProjectedStore; give it there, or give each item a mode',
  ],
  [
    () => ProjectedSource.clusterTrustBundle({ path: 'a' }),
    'ProjectedSource.clusterTrustBundle: give either name or signerName',
  ],
  [
    () => new DownwardApiStore({ files: [{ path: 'a' }] }),
    'DownwardApiStore: file "a" holds either a field or a resource; give fieldPath or resource',
  ],
  [
    () => new DownwardApiStore({ files: [{ path: 'a', resource: 'limits.cpu' }] }),
    'DownwardApiStore: file "a" needs to know whose limits.cpu it holds; give containerName',
  ],
  [
    () => new DownwardApiStore({ files: [{ path: 'a', fieldPath: 'status.podIP' }] }),
    "DownwardApiStore: fieldPath \"status.podIP\" is not allowed; give one of metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations, metadata.labels['<key>'], metadata.annotations['<key>']",
  ],
])('files that the API server would not take are refused (%#)', (make, message) => {
  expect(make).toThrow(new Error(message));
});
