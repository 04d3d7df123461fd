import { Size } from 'cdk8s';
import { ReclaimPolicy, StaticVolume, Storage, VolumeAffinity } from '../../src';
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
