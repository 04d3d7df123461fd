import { AzureDisk, AzureDiskClassOptions, AzureFile, AzureFileClassOptions } from 'cdk8s-stateful';
import { synth } from '../../support/synth';
import { classOf, parametersOf } from './support';

describe('a class of Azure disks', () => {
  test('has its parameters in the words of the driver', () => {
    expect(
      parametersOf((chart) =>
        AzureDisk.storageClass(chart, 'c', {
          skuName: 'UltraSSD_LRS',
          cachingMode: 'None',
          iops: 4000,
          throughput: 200,
          logicalSectorSize: 512,
          maxShares: 2,
          networkAccessPolicy: 'AllowPrivate',
          diskAccessId: 'access',
          diskEncryptionSetId: 'set',
          tags: { team: 'story', app: 'db' },
          fsType: 'xfs',
        }),
      ),
    ).toEqual({
      skuName: 'UltraSSD_LRS',
      cachingMode: 'None',
      DiskIOPSReadWrite: '4000',
      DiskMBpsReadWrite: '200',
      LogicalSectorSize: '512',
      maxShares: '2',
      networkAccessPolicy: 'AllowPrivate',
      diskAccessID: 'access',
      diskEncryptionSetID: 'set',
      tags: 'app=db,team=story',
      fsType: 'xfs',
    });
  });

  test.each<[string, AzureDiskClassOptions]>([
    ['skuName "Premium" is not allowed; give Standard_LRS', { skuName: 'Premium' }],
    [
      'iops 500 is not allowed with skuName Premium_LRS; it goes with UltraSSD_LRS',
      { skuName: 'Premium_LRS', iops: 500 },
    ],
    ['throughput 5 is not allowed with skuName StandardSSD_LRS', { throughput: 5 }],
    [
      'logicalSectorSize 512 is not allowed with skuName Premium_LRS',
      { parameters: { storageaccounttype: 'Premium_LRS' }, logicalSectorSize: 512 },
    ],
    ['enableBursting true is not allowed with skuName StandardSSD_LRS', { enableBursting: true }],
    [
      'enableBursting true is not allowed with maxShares 2; leave it out',
      { skuName: 'Premium_LRS', maxShares: 2, enableBursting: true },
    ],
    [
      'cachingMode "ReadOnly" is not allowed with skuName PremiumV2_LRS; give None',
      { skuName: 'PremiumV2_LRS', cachingMode: 'ReadOnly' },
    ],
    ['cachingMode "ReadOnly" is not allowed with maxShares 3; give None', { maxShares: 3, cachingMode: 'ReadOnly' }],
    ['cachingMode "none" is not allowed; give None, ReadOnly or ReadWrite', { cachingMode: 'none' }],
    ['diskAccessId "a" is not allowed without networkAccessPolicy', { diskAccessId: 'a' }],
    ['maxShares 0 is not allowed', { maxShares: 0 }],
    [`tags "a: b,c" is not allowed; keys and values have no ','`, { tags: { a: 'b,c' } }],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => AzureDisk.storageClass(chart, 'c', options))).toThrow(
      `AzureDisk story/c: ${message}`,
    );
  });
});

describe('a class of Azure file shares', () => {
  test('has its parameters in the words of the driver', () => {
    expect(
      parametersOf((chart) =>
        AzureFile.storageClass(chart, 'c', {
          skuName: 'Premium_ZRS',
          protocol: 'nfs',
          networkEndpointType: 'privateEndpoint',
          rootSquashType: 'RootSquash',
          mountPermissions: '0770',
        }),
      ),
    ).toEqual({
      skuName: 'Premium_ZRS',
      protocol: 'nfs',
      networkEndpointType: 'privateEndpoint',
      rootSquashType: 'RootSquash',
      mountPermissions: '0770',
    });
  });

  test('keeps false', () => {
    expect(parametersOf((chart) => AzureFile.storageClass(chart, 'c', { storeAccountKey: false }))).toEqual({
      storeAccountKey: 'false',
    });
  });

  test.each<[string, AzureFileClassOptions]>([
    [
      'skuName "Standard_LRS" is not allowed with protocol nfs; give Premium_LRS or Premium_ZRS',
      { skuName: 'Standard_LRS', protocol: 'nfs' },
    ],
    ['protocol "cifs" is not allowed; give smb or nfs', { protocol: 'cifs' }],
    ['secretName "s" is not allowed with protocol nfs; it goes with smb', { protocol: 'nfs', secretName: 's' }],
    ['rootSquashType "RootSquash" is not allowed with protocol smb', { rootSquashType: 'RootSquash' }],
    [
      'mountPermissions "rwx" is not allowed; give up to four octal digits',
      { protocol: 'nfs', mountPermissions: 'rwx' },
    ],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => AzureFile.storageClass(chart, 'c', options))).toThrow(
      `AzureFile story/c: ${message}`,
    );
  });

  test('may leave the account to the driver', () => {
    expect(classOf((chart) => AzureFile.storageClass(chart, 'c', { protocol: 'nfs' }))).toMatchObject({
      provisioner: 'file.csi.azure.com',
      parameters: { protocol: 'nfs' },
    });
  });
});
