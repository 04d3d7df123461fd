import { App, Chart, Size } from 'cdk8s';
import {
  AccessMode,
  DataSource,
  HostPathType,
  PersistentStore,
  PersistentStoreProps,
  StatefulApp,
  StaticBinding,
  StaticVolume,
  Storage,
  StorageClass,
  VolumeAffinity,
  VolumeMode,
  Workload,
} from '../../src';
import { Manifest, only, synth } from '../support/synth';

const capacity = Size.gibibytes(1);

function made(props: Partial<PersistentStoreProps>, namespace?: string): Manifest[] {
  return synth((chart) => new PersistentStore(chart, 'store', { capacity, ...props }), { namespace });
}

function claim(props: Partial<PersistentStoreProps>): unknown {
  return only(made(props), 'PersistentVolumeClaim')['spec'];
}

test('a claim without storage asks the default class of the cluster', () => {
  expect(claim({})).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } });
});

test.each([
  ['', ''],
  ['gp3', 'gp3'],
])("a claim with storageClass '%s' keeps it", (storageClass, expected) => {
  expect(claim({ storageClass })).toMatchObject({ storageClassName: expected });
});

test('a static volume and its claim name each other where the namespace is known', () => {
  const found = made({ storage: Storage.hostPath('/data'), storageClass: 'standard' }, 'prod');
  expect(only(found, 'PersistentVolume')).toMatchObject({
    metadata: { name: 'prod-story-store' },
    spec: { claimRef: { namespace: 'prod', name: 'story-store' }, storageClassName: 'standard' },
  });
  expect(only(found, 'PersistentVolumeClaim')['spec']).toMatchObject({ volumeName: 'prod-story-store' });
  expect(found).toMatchSnapshot();
});

test('a volume has no claimRef where the namespace is not known, since it would never bind', () => {
  const found = made({ storage: Storage.hostPath('/data') });
  expect(only(found, 'PersistentVolume')['spec']).not.toHaveProperty('claimRef');
  expect(only(found, 'PersistentVolumeClaim')['spec']).toHaveProperty('volumeName');
});

test.each([
  ['bothSides', true, true],
  ['claimNamesVolume', true, false],
  ['volumeNamesClaim', false, true],
  ['none', false, false],
] as const)('binding %s is written from the sides that it names', (factory, volumeName, claimRef) => {
  const binding = StaticBinding[factory]();
  const found = made({ storage: Storage.hostPath('/data'), binding }, 'prod');
  expect('volumeName' in (only(found, 'PersistentVolumeClaim')['spec'] as object)).toBe(volumeName);
  expect('claimRef' in (only(found, 'PersistentVolume')['spec'] as object)).toBe(claimRef);
});

test('the volume names a claim whose namespace only the command that applies it says', () => {
  const binding = StaticBinding.bothSides({ claimNamespace: 'prod' });
  const found = made({ storage: Storage.hostPath('/data'), binding });
  expect(only(found, 'PersistentVolume')).toMatchObject({
    metadata: { name: 'prod-story-store' },
    spec: { claimRef: { namespace: 'prod', name: 'story-store' } },
  });
  const { metadata, spec } = only(found, 'PersistentVolumeClaim');
  expect(metadata).toEqual({ name: 'story-store' });
  expect(spec).toMatchObject({ volumeName: 'prod-story-store' });
});

test('further fields of a volume are written', () => {
  const storage = Storage.nfs({
    server: 'nas',
    path: '/data',
    volumeSpec: { persistentVolumeReclaimPolicy: 'Retain', mountOptions: ['ro'] },
  });
  expect(only(made({ storage }), 'PersistentVolume')['spec']).toMatchObject({
    persistentVolumeReclaimPolicy: 'Retain',
    mountOptions: ['ro'],
    nfs: { server: 'nas', path: '/data' },
  });
});

test('every option of a claim reaches the manifest', () => {
  const spec = claim({
    limit: Size.gibibytes(2),
    accessModes: [AccessMode.READ_ONLY_MANY, AccessMode.READ_WRITE_MANY],
    volumeMode: VolumeMode.BLOCK,
    selector: { matchLabels: { disk: 'fast' }, matchExpressions: [{ key: 'zone', operator: 'Exists' }] },
    volumeAttributesClass: 'gold',
    storage: Storage.dynamic({ storageClass: 'fast' }),
  });
  expect(spec).toEqual({
    accessModes: ['ReadOnlyMany', 'ReadWriteMany'],
    volumeMode: 'Block',
    resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } },
    storageClassName: 'fast',
    selector: { matchLabels: { disk: 'fast' }, matchExpressions: [{ key: 'zone', operator: 'Exists' }] },
    volumeAttributesClassName: 'gold',
  });
});

test('further fields of a claim stand over those of the options', () => {
  const selector = { matchLabels: { disk: 'fast' } };
  expect(
    claim({ volumeAttributesClass: 'silver', claimSpec: { selector, volumeAttributesClassName: 'gold' } }),
  ).toEqual({
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '1Gi' } },
    selector,
    volumeAttributesClassName: 'gold',
  });
});

test('a clone names the claim, and a populator its object in another namespace', () => {
  const found = synth((chart) => {
    const origin = PersistentStore.fromClaimName(chart, 'origin', 'origin');
    new PersistentStore(chart, 'clone', { capacity, dataSource: DataSource.clone(origin) });
    const reference = { apiGroup: 'example.com', kind: 'Backup', name: 'nightly', namespace: 'backups' };
    new PersistentStore(chart, 'populated', { capacity, dataSource: DataSource.reference(reference) });
  });
  const [clone, populated] = found;
  expect(clone).toMatchObject({ spec: { dataSource: { kind: 'PersistentVolumeClaim', name: 'origin' } } });
  expect(populated).toMatchObject({
    spec: { dataSourceRef: { apiGroup: 'example.com', kind: 'Backup', name: 'nightly', namespace: 'backups' } },
  });
});

const AFFINITY = { nodeAffinity: VolumeAffinity.nodes('worker-0') };

test.each<[string, Storage, object]>([
  [
    'a hostPath with its type',
    Storage.hostPath('/data', { type: HostPathType.UNSET }),
    { hostPath: { path: '/data', type: '' } },
  ],
  [
    'a local disk',
    Storage.local('/mnt/disk', { ...AFFINITY, fsType: 'xfs' }),
    { local: { path: '/mnt/disk', fsType: 'xfs' } },
  ],
  [
    'an NFS export',
    Storage.nfs({ server: 'nas', path: '/a', readOnly: false, mountOptions: ['nfsvers=4.1'] }),
    { nfs: { server: 'nas', path: '/a', readOnly: false }, mountOptions: ['nfsvers=4.1'] },
  ],
  [
    'a CSI volume with all its Secrets',
    Storage.csi({
      driver: 'csi.example.com',
      volumeHandle: 'vol-1',
      fsType: 'ext4',
      readOnly: true,
      volumeAttributes: { tier: 'hot' },
      controllerPublishSecretRef: { name: 'a', namespace: 'ns' },
      nodeStageSecretRef: { name: 'b', namespace: 'ns' },
      nodePublishSecretRef: { name: 'c', namespace: 'ns' },
      controllerExpandSecretRef: { name: 'd', namespace: 'ns' },
      nodeExpandSecretRef: { name: 'e', namespace: 'ns' },
    }),
    {
      csi: {
        driver: 'csi.example.com',
        volumeHandle: 'vol-1',
        fsType: 'ext4',
        readOnly: true,
        volumeAttributes: { tier: 'hot' },
        controllerPublishSecretRef: { name: 'a', namespace: 'ns' },
        nodeStageSecretRef: { name: 'b', namespace: 'ns' },
        nodePublishSecretRef: { name: 'c', namespace: 'ns' },
        controllerExpandSecretRef: { name: 'd', namespace: 'ns' },
        nodeExpandSecretRef: { name: 'e', namespace: 'ns' },
      },
    },
  ],
  [
    'an iSCSI disk with CHAP',
    Storage.iscsi({
      targetPortal: '10.0.2.15:3260',
      portals: ['10.0.2.16:3260'],
      iqn: 'iqn.2001-04.com.example:storage.disk1',
      lun: 0,
      chapAuthSession: true,
      secretName: 'chap',
      secretNamespace: 'storage',
    }),
    {
      iscsi: {
        targetPortal: '10.0.2.15:3260',
        portals: ['10.0.2.16:3260'],
        iqn: 'iqn.2001-04.com.example:storage.disk1',
        lun: 0,
        chapAuthSession: true,
        secretRef: { name: 'chap', namespace: 'storage' },
      },
    },
  ],
  [
    'a Fibre Channel disk',
    Storage.fc({ targetWwns: ['50060e801049cfd1'], lun: 0, readOnly: false }),
    { fc: { targetWWNs: ['50060e801049cfd1'], lun: 0, readOnly: false } },
  ],
  [
    'a source without a method of its own',
    Storage.source({ azureFile: { secretName: 'login', shareName: 'data' } }),
    { azureFile: { secretName: 'login', shareName: 'data' } },
  ],
])('a volume on %s says what it stands on', (_, storage, source) => {
  const { spec } = only(made({ storage }), 'PersistentVolume');
  expect(spec).toMatchObject(source);
});

test('a volume is kept to its nodes, retained and labelled as its storage says', () => {
  const metadata = { labels: { disk: 'fast' }, annotations: { owner: 'db' } };
  const volume = only(made({ storage: Storage.local('/mnt/disk', { ...AFFINITY, metadata }) }), 'PersistentVolume');
  const term = { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['worker-0'] }] };
  expect(volume).toMatchObject({ metadata, spec: { nodeAffinity: { required: { nodeSelectorTerms: [term] } } } });
});

test('a volume is in no namespace, and a static store with a class of attributes gives it to both halves', () => {
  const storage = Storage.csi({ driver: 'csi.example.com', volumeHandle: 'vol-1' });
  const found = made({ storage, volumeAttributesClass: 'gold' }, 'prod');
  expect(only(found, 'PersistentVolume').metadata).toEqual({ name: 'prod-story-store' });
  for (const { spec } of found) expect(spec).toMatchObject({ volumeAttributesClassName: 'gold' });
});

test('a claim of a volume that stands by itself names it', () => {
  const found = synth((chart: Chart) => {
    const volume = new StaticVolume(chart, 'disk', { capacity, storage: Storage.nfs({ server: 'nas', path: '/a' }) });
    new PersistentStore(chart, 'store', { capacity, storage: Storage.existingVolume(volume), storageClass: '' });
  });
  expect(only(found, 'PersistentVolumeClaim')['spec']).toMatchObject({
    volumeName: 'story-disk',
    storageClassName: '',
  });
});

test('a claim of any volume with some labels selects them', () => {
  expect(claim({ storage: Storage.matching({ matchLabels: { disk: 'fast' } }) })).toMatchObject({
    selector: { matchLabels: { disk: 'fast' } },
  });
});

test('what a caller hands over is copied, not kept', () => {
  const labels = { disk: 'fast' };
  const storage = Storage.matching({ matchLabels: labels });
  labels.disk = 'slow';
  expect(claim({ storage })).toMatchObject({ selector: { matchLabels: { disk: 'fast' } } });
});

test('nothing of a refused store stays in the tree', () => {
  const found = synth((chart) => {
    const storage = Storage.hostPath('/data');
    const binding = StaticBinding.volumeNamesClaim();
    expect(() => new PersistentStore(chart, 'store', { capacity, storage, binding })).toThrow(
      "PersistentStore story/store: StaticBinding.volumeNamesClaim needs the claim's namespace",
    );
    new StorageClass(chart, 'class', { provisioner: 'csi.example.com' });
  });
  expect(found.map(({ kind }) => kind)).toEqual(['StorageClass']);
});

test.each<[object, string]>([
  [{ namespace: 'My_Ns' }, 'the namespace "My_Ns" of its chart is not a DNS label'],
  [{ labels: { 'a b': 'c' } }, 'the label a b = "c" of its chart is not a label key'],
])('a store in a chart whose objects the API server would not take is refused (%#)', (props, message) => {
  const chart = new Chart(new App(), 'story', props);
  expect(() => new PersistentStore(chart, 'store', { capacity })).toThrow(`PersistentStore story/store: ${message}`);
});

test('a claim that the cluster has is given to a pod read-only, or said to be writable', () => {
  const volumes = [true, false, undefined].map((readOnly) => {
    const [pod] = synth((chart) => {
      const app = new StatefulApp(chart, 'app', { image: 'example/app:1', workload: Workload.pod() });
      app.mount('/data', PersistentStore.fromClaimName(chart, 'store', 'shared', { readOnly }));
    });
    return pod?.['spec'];
  });
  expect(volumes.map((spec) => (spec as { volumes: unknown[] }).volumes)).toEqual([
    [{ name: 'shared', persistentVolumeClaim: { claimName: 'shared', readOnly: true } }],
    [{ name: 'shared', persistentVolumeClaim: { claimName: 'shared', readOnly: false } }],
    [{ name: 'shared', persistentVolumeClaim: { claimName: 'shared' } }],
  ]);
});

test.each<[string, Partial<PersistentStoreProps>, string]>([
  [
    'two classes',
    { storage: Storage.dynamic({ storageClass: 'a' }), storageClass: 'b' },
    'storageClass "b" and the class "a" of Storage.dynamic are both given',
  ],
  [
    'a volume that names a claim in no known namespace',
    { storage: Storage.hostPath('/data'), binding: StaticBinding.volumeNamesClaim() },
    "StaticBinding.volumeNamesClaim needs the claim's namespace",
  ],
  [
    'a namespace of the claim that is not its own',
    {
      metadata: { namespace: 'shop' },
      storage: Storage.hostPath('/data'),
      binding: StaticBinding.bothSides({ claimNamespace: 'db' }),
    },
    'claimNamespace "db" differs from the namespace "shop" of the claim; give one',
  ],
  [
    'a further field of the volume that the claim has to agree on',
    { storage: Storage.hostPath('/data', { volumeSpec: { capacity: {} } }) },
    'volumeSpec.capacity is not allowed; give capacity',
  ],
  [
    'two selectors',
    { storage: Storage.matching({ matchLabels: { a: 'b' } }), selector: { matchLabels: { a: 'c' } } },
    'selector and Storage.matching are both given; give one',
  ],
  ['a finalizer with a space', { metadata: { finalizers: ['a b'] } }, 'finalizer "a b" is not a label key'],
  [
    'a class of attributes on NFS',
    { storage: Storage.nfs({ server: 'nas', path: '/a' }), volumeAttributesClass: 'gold' },
    'volumeAttributesClass is for CSI volumes',
  ],
  [
    'a further field that the volume has to agree on',
    { claimSpec: { volumeMode: 'Block' } },
    'claimSpec.volumeMode is not allowed; give volumeMode',
  ],
])('%s is refused', (_, props, message) => {
  expect(() => made(props)).toThrow(`PersistentStore story/store: ${message}`);
});

test.each([[{}], [{ cinder: 'x' }], [{ cinder: {}, glusterfs: {} }]])(
  'what is not one source is refused: %j',
  (source) => {
    expect(() => made({ storage: Storage.source(source) })).toThrow(
      "Storage.source: an object is not allowed; give one source, e.g. { azureFile: { secretName: 'login', shareName: 'data' } }",
    );
  },
);

test('a claim of the cluster is called as the id, where no name is given', () => {
  const store = PersistentStore.fromClaimName(new Chart(new App(), 'story'), 'data');
  expect(store.claimName).toBe('data');
});
