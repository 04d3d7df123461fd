import { GcpPersistentDisk, GcpPersistentDiskClassOptions } from 'cdk8s-stateful';
import { synth } from '../../support/synth';
import { parametersOf } from './support';

describe('a class of Google disks', () => {
  test('has its parameters in the words of the driver', () => {
    expect(
      parametersOf((chart) =>
        GcpPersistentDisk.storageClass(chart, 'c', {
          type: 'hyperdisk-balanced',
          iops: 7000,
          throughput: 250,
          diskEncryptionKmsKey: 'projects/p/locations/l/keyRings/r/cryptoKeys/k',
          diskLabels: { team: 'story' },
          storagePools: ['projects/p/zones/z/storagePools/a', 'projects/p/zones/y/storagePools/b'],
        }),
      ),
    ).toEqual({
      type: 'hyperdisk-balanced',
      'provisioned-iops-on-create': '7000',
      'provisioned-throughput-on-create': '250Mi',
      'disk-encryption-kms-key': 'projects/p/locations/l/keyRings/r/cryptoKeys/k',
      labels: 'team=story',
      'storage-pools': 'projects/p/zones/z/storagePools/a,projects/p/zones/y/storagePools/b',
    });
  });

  test.each<GcpPersistentDiskClassOptions>([
    { replicationType: 'regional-pd' },
    { type: 'hyperdisk-ml', replicationType: 'none' },
    { type: 'pd-extreme', iops: 10_000 },
  ])('is made: %j', (options) => {
    expect(parametersOf((chart) => GcpPersistentDisk.storageClass(chart, 'c', options))).toBeDefined();
  });

  test.each<[string, GcpPersistentDiskClassOptions]>([
    [
      'replicationType "regional-pd" is not allowed with type pd-extreme; it goes with pd-standard, pd-balanced or pd-ssd',
      { type: 'pd-extreme', replicationType: 'regional-pd' },
    ],
    ['replication-type "zonal" is not allowed; give none or regional-pd', { replicationType: 'zonal' }],
    ['iops 3000 is not allowed with type pd-standard', { iops: 3000 }],
    ['throughput 250 is not allowed with type pd-extreme', { type: 'pd-extreme', throughput: 250 }],
    ['iops 0 is not allowed', { type: 'pd-extreme', iops: 0 }],
    ['storagePools a list of 1 is not allowed with type pd-ssd', { type: 'pd-ssd', storagePools: ['p'] }],
    ['type "ssd" is not allowed', { type: 'ssd' }],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => GcpPersistentDisk.storageClass(chart, 'c', options))).toThrow(
      `GcpPersistentDisk story/c: ${message}`,
    );
  });
});
