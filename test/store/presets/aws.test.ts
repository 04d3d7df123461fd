import { AwsEbs, AwsEbsClassOptions, AwsEfs, AwsEfsClassOptions } from 'cdk8s-stateful';
import { synth } from '../../support/synth';
import { classOf, parametersOf } from './support';

describe('a class of EBS volumes', () => {
  test('has its parameters in the words of the driver', () => {
    expect(
      parametersOf((chart) =>
        AwsEbs.storageClass(chart, 'c', {
          type: 'gp3',
          iops: 8000,
          throughput: 2000,
          encrypted: true,
          kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
          fsType: 'xfs',
        }),
      ),
    ).toEqual({
      type: 'gp3',
      iops: '8000',
      throughput: '2000',
      encrypted: 'true',
      kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
      'csi.storage.k8s.io/fstype': 'xfs',
    });
  });

  test('can grow its performance with its size', () => {
    expect(
      parametersOf((chart) =>
        AwsEbs.storageClass(chart, 'c', { type: 'io2', iopsPerGb: 50, allowAutoIopsPerGbIncrease: true }),
      ),
    ).toEqual({ type: 'io2', iopsPerGB: '50', allowAutoIOPSPerGBIncrease: 'true' });
  });

  test.each<[string, AwsEbsClassOptions]>([
    ['iops 3000 is not allowed with type gp2; it goes with gp3, io1 or io2', { type: 'gp2', iops: 3000 }],
    ['iops 500 is not allowed with type st1', { parameters: { Type: 'st1' }, iops: 500 }],
    ['iopsPerGb 3 is not allowed with type gp2', { type: 'gp2', iopsPerGb: 3 }],
    ['throughput 200 is not allowed with type io2; it goes with gp3', { type: 'io2', iops: 100, throughput: 200 }],
    ['throughput 124 is not allowed; give a whole number from 125 to 2000', { throughput: 124 }],
    ['throughput 2001 is not allowed; give a whole number from 125 to 2000', { iops: 80_000, throughput: 2001 }],
    ['throughput 751 is not allowed with iops 3000; give iops 3004 or more', { throughput: 751 }],
    ['iops 2999 is not allowed with type gp3; give a whole number from 3000 to 80000', { iops: 2999 }],
    ['iops 64001 is not allowed with type io1; give a whole number from 100 to 64000', { type: 'io1', iops: 64_001 }],
    ['iops 3000.5 is not allowed with type gp3', { iops: 3000.5 }],
    ['iopsPerGb 0 is not allowed; give a whole number of at least 1', { iopsPerGb: 0 }],
    ['iopsPerGb 3 is not allowed with iops 3000; give one of both', { iops: 3000, iopsPerGb: 3 }],
    ['type "io1" is not allowed without iops or iopsPerGb', { type: 'io1' }],
    ['allowAutoIopsPerGbIncrease true is not allowed without iopsPerGb', { allowAutoIopsPerGbIncrease: true }],
    ['blockExpress true is not allowed with type gp3; it goes with io2', { blockExpress: true }],
    ['kmsKeyId "arn" is not allowed without encrypted: true', { kmsKeyId: 'arn', encrypted: false }],
    ['type "gp4" is not allowed; give io1, io2, gp2, gp3', { type: 'gp4' }],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => AwsEbs.storageClass(chart, 'c', options))).toThrow(`AwsEbs story/c: ${message}`);
  });

  test.each<AwsEbsClassOptions>([
    { throughput: 750 },
    { iops: 3004, throughput: 751 },
    { iopsPerGb: 500, throughput: 1000 },
    { type: 'io1', parameters: { iopsPerGB: '50' } },
    { type: 'io2', iops: 256_000, blockExpress: true },
  ])('is made: %j', (options) => {
    expect(classOf((chart) => AwsEbs.storageClass(chart, 'c', options))['kind']).toBe('StorageClass');
  });
});

describe('a class of EFS directories', () => {
  const required = { fileSystemId: 'fs-0123', directoryPerms: '770' };

  test('provisions access points where nothing else is said', () => {
    expect(parametersOf((chart) => AwsEfs.storageClass(chart, 'c', required))).toEqual({
      provisioningMode: 'efs-ap',
      fileSystemId: 'fs-0123',
      directoryPerms: '770',
    });
  });

  test('has its parameters in the words of the driver', () => {
    expect(
      parametersOf((chart) =>
        AwsEfs.storageClass(chart, 'c', {
          ...required,
          gidRangeStart: 1000,
          gidRangeEnd: 2000,
          basePath: '/apps',
          subPathPattern: '${.PVC.namespace}',
          ensureUniqueDirectory: false,
          enableTagging: false,
        }),
      ),
    ).toEqual({
      provisioningMode: 'efs-ap',
      fileSystemId: 'fs-0123',
      directoryPerms: '770',
      gidRangeStart: '1000',
      gidRangeEnd: '2000',
      basePath: '/apps',
      subPathPattern: '${.PVC.namespace}',
      ensureUniqueDirectory: 'false',
      enableTagging: 'false',
    });
  });

  test.each<[string, Partial<AwsEfsClassOptions>]>([
    ['fileSystemId "0123" is not allowed', { fileSystemId: '0123' }],
    ['directoryPerms "rwx" is not allowed; give three or four octal digits', { directoryPerms: 'rwx' }],
    ['provisioningMode "ap" is not allowed; give efs-ap or efs-dir', { provisioningMode: 'ap' }],
    ['gidRangeStart and gidRangeEnd are not allowed one without the other', { gidRangeStart: 1000 }],
    ['gidRangeEnd 10 is not allowed; give a whole number of at least 21', { gidRangeStart: 20, gidRangeEnd: 10 }],
    ['uid -1 is not allowed', { uid: -1 }],
    [
      'reuseAccessPoint true is not allowed with provisioningMode efs-dir; it goes with efs-ap',
      { provisioningMode: 'efs-dir', reuseAccessPoint: true },
    ],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => AwsEfs.storageClass(chart, 'c', { ...required, ...options }))).toThrow(
      `AwsEfs story/c: ${message}`,
    );
  });
});
