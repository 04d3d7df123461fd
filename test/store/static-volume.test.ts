import { Size } from 'cdk8s';
import {
  AccessMode,
  ReclaimPolicy,
  StatefulApp,
  StaticVolume,
  StaticVolumeProps,
  Storage,
  VolumeAffinity,
  VolumeClaimOptions,
  VolumeMode,
} from '../../src';
import { only, synth } from '../support/synth';

const capacity = Size.gibibytes(100);

test('a volume of its own has a class, a reclaim policy and no claim', () => {
  const volume = only(
    synth(
      (chart) =>
        new StaticVolume(chart, 'disk', {
          name: 'example-pv',
          capacity,
          storage: Storage.local('/mnt/disks/ssd1', {
            reclaimPolicy: ReclaimPolicy.DELETE,
            nodeAffinity: VolumeAffinity.nodes('example-node'),
          }),
          storageClass: 'local-storage',
        }),
      { namespace: 'prod' },
    ),
    'PersistentVolume',
  );
  expect(volume.metadata).toEqual({ name: 'example-pv' });
  expect(volume['spec']).not.toHaveProperty('claimRef');
  expect([volume]).toMatchSnapshot();
});

test('a volume can be kept for one claim, a replica of a StatefulSet for example', () => {
  const claimRef = { kind: 'PersistentVolumeClaim', apiVersion: 'v1', name: 'data-db-0', namespace: 'prod' };
  const storage = Storage.csi({ driver: 'csi.example.com', volumeHandle: 'vol-0' });
  const found = synth((chart) => new StaticVolume(chart, 'disk', { capacity, storage, claimRef }));
  expect(only(found, 'PersistentVolume')['spec']).toMatchObject({ claimRef });
});

test('storage that makes no volume is refused', () => {
  expect(() => synth((chart) => new StaticVolume(chart, 'disk', { capacity, storage: Storage.dynamic() }))).toThrow(
    'StaticVolume story/disk: the storage makes no volume here; give static storage, e.g. Storage.csi or Storage.nfs',
  );
});

test('a claim in a namespace of no right name is refused', () => {
  const claimRef = { name: 'data', namespace: 'My Namespace' };
  const storage = Storage.nfs({ server: 'nas', path: '/a' });
  expect(() => synth((chart) => new StaticVolume(chart, 'disk', { capacity, storage, claimRef }))).toThrow(
    'StaticVolume story/disk: claimRef.namespace "My Namespace" is not a DNS label',
  );
});

describe('a claim that is made from a volume', () => {
  const storage = Storage.csi({
    driver: 'csi.example.com',
    volumeHandle: 'vol-0',
    accessModes: [AccessMode.READ_WRITE_MANY, AccessMode.READ_ONLY_MANY],
    volumeMode: VolumeMode.FILESYSTEM,
  });
  const disk = { capacity, storage, storageClass: 'disks', volumeAttributesClass: 'gold' };

  function claimed(props: Partial<StaticVolumeProps>, options?: VolumeClaimOptions, namespace?: string) {
    const made = synth((chart) => new StaticVolume(chart, 'disk', { ...disk, ...props }).claim('claim', options), {
      namespace,
    });
    return only(made, 'PersistentVolumeClaim');
  }

  test('has size, modes and classes from it, and names it', () => {
    expect(claimed({}, { name: 'files', claimName: 'data' })).toMatchObject({
      metadata: { name: 'data' },
      spec: {
        accessModes: ['ReadWriteMany', 'ReadOnlyMany'],
        resources: { requests: { storage: '100Gi' } },
        storageClassName: 'disks',
        volumeAttributesClassName: 'gold',
        volumeMode: 'Filesystem',
        volumeName: 'story-disk',
      },
    });
  });

  test("has the class '' of a volume without one, since no class is the cluster's default", () => {
    expect(claimed({ storageClass: undefined })['spec']).toMatchObject({ storageClassName: '' });
  });

  test('may ask for less, and leave the name of the volume to its claimRef', () => {
    const claimRef = { name: 'data', namespace: 'shop' };
    const found = claimed(
      { claimRef },
      {
        request: '10G',
        accessModes: [AccessMode.READ_ONLY_MANY],
        namesVolume: false,
        claimSpec: { selector: { matchLabels: { disk: 'a' } } },
      },
    );
    expect(found.metadata).toEqual({ name: 'data' });
    expect(found['spec']).toEqual({
      accessModes: ['ReadOnlyMany'],
      resources: { requests: { storage: '10G' } },
      storageClassName: 'disks',
      volumeAttributesClassName: 'gold',
      volumeMode: 'Filesystem',
      selector: { matchLabels: { disk: 'a' } },
    });
  });

  test('is a store that pods mount', () => {
    const made = synth((chart) => {
      const store = new StaticVolume(chart, 'disk', disk).claim('claim', { name: 'files', readOnly: true });
      new StatefulApp(chart, 'app', { image: 'example/app:1' }).mount('/data', store);
    });
    expect(only(made, 'Deployment')['spec']).toMatchObject({
      template: {
        spec: {
          volumes: [{ name: 'files', persistentVolumeClaim: { claimName: 'story-disk-claim', readOnly: true } }],
        },
      },
    });
  });

  test('is refused where the volume is kept for another', () => {
    const claimRef = { name: 'data', namespace: 'shop' };
    expect(() => claimed({ claimRef }, { claimName: 'files' })).toThrow(
      'StaticVolume story/disk: claim: claimName "files" differs from "data" in the claimRef of the volume; give one',
    );
    expect(() => claimed({ claimRef }, {}, 'prod')).toThrow(
      'StaticVolume story/disk: claim: claimRef.namespace "shop" differs from the namespace "prod" of the claim; give one',
    );
  });
});
