import { App, Chart, Size, Testing } from 'cdk8s';
import {
  AzureDisk,
  AzureFile,
  EnvConfig,
  EnvSecret,
  EphemeralStore,
  ExternalSecret,
  GcpPersistentDisk,
  PersistentStore,
  Rollout,
  SecretProviderClass,
  SnapshotClass,
  SnapshotDeletionPolicy,
  StatefulApp,
  Storage,
  StorageClass,
  VolumeAttributesClass,
  Workload,
} from 'cdk8s-stateful';

/** Every map that a construct takes, but `env`, in one order or the other. */
function everyMap(inOrder: <T>(map: Record<string, T>) => Record<string, T>): string {
  const chart = new Chart(new App(), 'maps', { labels: inOrder({ 'b.example/team': 'b', 'a.example/team': 'a' }) });
  const two = inOrder({ b: '2', a: '1' });
  const metadata = { labels: two, annotations: inOrder({ 'z.example/note': 'z', 'y.example/note': 'y' }) };
  AzureDisk.storageClass(chart, 'azure-disk', { tags: two });
  AzureFile.storageClass(chart, 'azure-file', { tags: two });
  GcpPersistentDisk.storageClass(chart, 'gcp', { diskLabels: two });
  new StorageClass(chart, 'class', { provisioner: 'csi.example.com', parameters: two, metadata });
  new SnapshotClass(chart, 'snapshots', {
    driver: 'csi.example.com',
    deletionPolicy: SnapshotDeletionPolicy.DELETE,
    parameters: two,
  });
  new VolumeAttributesClass(chart, 'attributes', { driver: 'csi.example.com', parameters: two });
  const storage = Storage.csi({ driver: 'csi.example.com', volumeHandle: 'a', volumeAttributes: two });
  const store = new PersistentStore(chart, 'store', { capacity: Size.gibibytes(1), storage, metadata });
  const config = new EnvConfig(chart, 'config', { data: two, binaryData: inOrder({ d: 'YQ==', c: 'YQ==' }) });
  const named = new EnvConfig(chart, 'named', { data: two, rollout: Rollout.HASHED_NAME });
  const secret = new EnvSecret(chart, 'secret', { stringData: two, rollout: Rollout.CHECKSUM });
  new ExternalSecret(chart, 'external', { secretStore: 'vault', data: inOrder({ b: { key: 'b' }, a: { key: 'a' } }) });
  new SecretProviderClass(chart, 'mounted', {
    provider: 'vault',
    parameters: inOrder({ roleName: 'app', objects: '- objectName: a' }),
    secretObjects: [{ secretName: 'synced', data: two, labels: two, annotations: two }],
  });
  const app = new StatefulApp(chart, 'app', {
    image: 'example/app:1',
    envFrom: [named.all(), secret.all()],
    resources: { limits: inOrder({ memory: '1Gi', cpu: '1' }), requests: inOrder({ memory: '1Gi', cpu: '1' }) },
    workload: Workload.deployment({
      selector: two,
      podMetadata: metadata,
      deploymentSpec: inOrder({ paused: true, minReadySeconds: 1 }),
    }),
    pod: { nodeSelector: two, podSpec: inOrder({ preemptionPolicy: 'Never', hostUsers: false }) },
    containerSpec: inOrder({ tty: true, stdin: true }),
  });
  app.mount('/data', store);
  app.mount('/etc/app', config);
  app.mount('/scratch', EphemeralStore.csi({ driver: 'csi.example.com', volumeAttributes: two }));
  app.expose({ port: 80, selector: two, serviceSpec: inOrder({ sessionAffinity: 'None', externalName: 'a' }) });
  return JSON.stringify(Testing.synth(chart));
}

test('the order of a map changes no byte of any manifest', () => {
  const reversed = everyMap((map) => Object.fromEntries(Object.entries(map).toReversed()));
  expect(everyMap((map) => map)).toBe(reversed);
  expect(reversed).toContain('"tags":"a=1,b=2"');
  expect(reversed).toContain('"data":[{"key":"a","objectName":"1"},{"key":"b","objectName":"2"}]');
  expect(reversed).toContain('"secretKey":"a"');
});
