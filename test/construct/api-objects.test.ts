import { ApiObject, App, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  EnvConfig,
  EnvSecret,
  ExternalSecret,
  PersistentStore,
  SecretProviderClass,
  Service,
  SnapshotClass,
  SnapshotDeletionPolicy,
  StatefulApp,
  StaticVolume,
  Storage,
  StorageClass,
  StoreSnapshot,
  StoryApp,
  VolumeAttributesClass,
  Workload,
} from '../../src';

const HOST_PATH = { capacity: Size.gibibytes(1), storage: Storage.hostPath('/data') };
const DRIVER = 'csi.example.com';

/** Each construct with the kind of the object that it is, or that stands for it. */
const CONSTRUCTS: readonly (readonly [string, string, (chart: Chart) => Construct])[] = [
  ['EnvConfig', 'ConfigMap', (chart) => new EnvConfig(chart, 'it', { data: { folder: 'story' } })],
  ['EnvSecret', 'Secret', (chart) => new EnvSecret(chart, 'it', { stringData: { key: 'value' } })],
  [
    'ExternalSecret',
    'ExternalSecret',
    (chart) => new ExternalSecret(chart, 'it', { secretStore: 'vault', data: { key: { key: 'remote' } } }),
  ],
  [
    'SecretProviderClass',
    'SecretProviderClass',
    (chart) => new SecretProviderClass(chart, 'it', { provider: 'vault' }),
  ],
  ['Service', 'Service', (chart) => new Service(chart, 'it', { port: 80, selector: { app: 'it' } })],
  ['StorageClass', 'StorageClass', (chart) => new StorageClass(chart, 'it', { provisioner: DRIVER })],
  ['StaticVolume', 'PersistentVolume', (chart) => new StaticVolume(chart, 'it', HOST_PATH)],
  ['PersistentStore', 'PersistentVolumeClaim', (chart) => new PersistentStore(chart, 'it', HOST_PATH)],
  [
    'SnapshotClass',
    'VolumeSnapshotClass',
    (chart) => new SnapshotClass(chart, 'it', { driver: DRIVER, deletionPolicy: SnapshotDeletionPolicy.RETAIN }),
  ],
  ['StoreSnapshot', 'VolumeSnapshot', (chart) => new StoreSnapshot(chart, 'it', { store: 'data' })],
  [
    'VolumeAttributesClass',
    'VolumeAttributesClass',
    (chart) => new VolumeAttributesClass(chart, 'it', { driver: DRIVER, parameters: { iops: '8000' } }),
  ],
  [
    'StatefulApp',
    'StatefulSet',
    (chart) => new StatefulApp(chart, 'it', { image: 'example/app:1', workload: Workload.statefulSet() }),
  ],
  ['StoryApp', 'Deployment', (chart) => new StoryApp(chart, 'it', { folder: 'story' })],
];

test.each(CONSTRUCTS)('%s: the object is patched where there is no prop', (_, kind, make) => {
  const chart = new Chart(new App(), 'chart');
  const object = ApiObject.of(make(chart));
  object.metadata.addAnnotation('example.com/note', 'added');
  object.addJsonPatch(JsonPatch.add('/metadata/annotations/example.com~1more', 'patched'));
  const annotated = (Testing.synth(chart) as readonly { kind: string; metadata: Record<string, unknown> }[])
    .map(({ kind, metadata }) => ({ kind, annotations: metadata['annotations'] }))
    .filter(({ annotations }) => annotations !== undefined);
  expect(annotated).toEqual([{ kind, annotations: { 'example.com/note': 'added', 'example.com/more': 'patched' } }]);
});

test('objects of the whole cluster have no namespace, whatever their chart has', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'shop' });
  new StorageClass(chart, 'class', { provisioner: DRIVER });
  new StaticVolume(chart, 'volume', HOST_PATH);
  new SnapshotClass(chart, 'snapshots', { driver: DRIVER, deletionPolicy: SnapshotDeletionPolicy.RETAIN });
  new VolumeAttributesClass(chart, 'attributes', { driver: DRIVER, parameters: { iops: '8000' } });
  new PersistentStore(chart, 'store', HOST_PATH);
  const objects = Testing.synth(chart) as readonly { kind: string; metadata: Record<string, unknown> }[];
  const spaces = Object.fromEntries(objects.map(({ kind, metadata }) => [kind, metadata['namespace']]));
  expect(spaces).toMatchObject({ PersistentVolumeClaim: 'shop' });
  expect(Object.values(spaces).filter((space) => space !== undefined)).toHaveLength(1);
});
