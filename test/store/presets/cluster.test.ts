import {
  CephFs,
  CephFsClassOptions,
  CephRbd,
  CephRbdClassOptions,
  Longhorn,
  LonghornClassOptions,
  Nfs,
  NfsClassOptions,
  Smb,
  SmbClassOptions,
} from 'cdk8s-stateful';
import { synth } from '../../support/synth';
import { classOf, parametersOf } from './support';

const secret = { name: 'ceph', namespace: 'rook' };

function secretParameters(use: string, { name, namespace } = secret): Record<string, string> {
  return {
    [`csi.storage.k8s.io/${use}-secret-name`]: name,
    [`csi.storage.k8s.io/${use}-secret-namespace`]: namespace,
  };
}

describe('a class of NFS directories', () => {
  const required = { server: 'nfs.example.com', share: '/' };

  test('has its parameters in the words of the driver', () => {
    expect(
      parametersOf((chart) =>
        Nfs.storageClass(chart, 'c', {
          ...required,
          subDir: '${pvc.metadata.name}',
          mountPermissions: '0',
          onDelete: 'retain',
          provisionerSecret: secret,
        }),
      ),
    ).toEqual({
      ...required,
      subDir: '${pvc.metadata.name}',
      mountPermissions: '0',
      onDelete: 'retain',
      ...secretParameters('provisioner'),
    });
  });

  test.each<[string, Partial<NfsClassOptions>]>([
    ['server "nfs://host" is not allowed; give a host name or address', { server: 'nfs://host' }],
    ['server "" is not allowed', { server: '' }],
    [`share "data" is not allowed; give a path that begins with '/'`, { share: 'data' }],
    ['mountPermissions "0999" is not allowed', { mountPermissions: '0999' }],
    ['onDelete "keep" is not allowed; give delete, retain or archive', { onDelete: 'keep' }],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => Nfs.storageClass(chart, 'c', { ...required, ...options }))).toThrow(
      `Nfs story/c: ${message}`,
    );
  });
});

describe('a class of SMB directories', () => {
  const required = { source: '//smb.example.com/share', nodeStageSecret: secret };

  test('has its parameters in the words of the driver', () => {
    expect(parametersOf((chart) => Smb.storageClass(chart, 'c', { ...required, provisionerSecret: secret }))).toEqual({
      source: '//smb.example.com/share',
      ...secretParameters('provisioner'),
      ...secretParameters('node-stage'),
    });
  });

  test.each<[string, Partial<SmbClassOptions>]>([
    ['source "smb.example.com/share" is not allowed; give a share such as', { source: 'smb.example.com/share' }],
    ['onDelete "keep" is not allowed', { onDelete: 'keep' }],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => Smb.storageClass(chart, 'c', { ...required, ...options }))).toThrow(
      `Smb story/c: ${message}`,
    );
  });
});

describe('a class of Ceph RBD images', () => {
  const required = { clusterId: 'b912', pool: 'kubernetes', secret };

  test('names the Secret for provisioning and mounting', () => {
    expect(parametersOf((chart) => CephRbd.storageClass(chart, 'c', required))).toEqual({
      clusterID: 'b912',
      pool: 'kubernetes',
      ...secretParameters('provisioner'),
      ...secretParameters('node-stage'),
    });
  });

  test('names the Secret for expanding where volumes may grow', () => {
    expect(
      classOf((chart) =>
        CephRbd.storageClass(chart, 'c', {
          ...required,
          allowVolumeExpansion: true,
          imageFeatures: ['layering', 'exclusive-lock', 'object-map'],
          encrypted: true,
          encryptionKmsId: 'vault',
          fsType: 'ext4',
        }),
      ),
    ).toMatchObject({
      provisioner: 'rbd.csi.ceph.com',
      allowVolumeExpansion: true,
      parameters: {
        imageFeatures: 'layering,exclusive-lock,object-map',
        encrypted: 'true',
        encryptionKMSID: 'vault',
        'csi.storage.k8s.io/fstype': 'ext4',
        ...secretParameters('controller-expand'),
      },
    });
  });

  test.each<[string, Partial<CephRbdClassOptions>]>([
    ['imageFeatures "layers" is not allowed; give layering', { imageFeatures: ['layers'] }],
    ['imageFeatures "object-map" is not allowed without exclusive-lock', { imageFeatures: ['object-map'] }],
    ['encryptionKmsId "v" is not allowed without encrypted: true', { encryptionKmsId: 'v' }],
    ['stripeUnit 4096 is not allowed without stripeCount', { stripeUnit: 4096 }],
    ['stripeCount 4 is not allowed without stripeUnit', { stripeCount: 4 }],
    ['objectSize 0 is not allowed', { objectSize: 0 }],
    ['mounter "nbd" is not allowed; give rbd or rbd-nbd', { mounter: 'nbd' }],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => CephRbd.storageClass(chart, 'c', { ...required, ...options }))).toThrow(
      `CephRbd story/c: ${message}`,
    );
  });
});

describe('a class of CephFS directories', () => {
  const required = { clusterId: 'b912', fsName: 'myfs', secret };

  test('has its parameters in the words of the driver', () => {
    expect(
      parametersOf((chart) =>
        CephFs.storageClass(chart, 'c', {
          ...required,
          pool: 'data',
          mounter: 'kernel',
          kernelMountOptions: 'ms_mode=secure',
          allowVolumeExpansion: true,
        }),
      ),
    ).toEqual({
      clusterID: 'b912',
      fsName: 'myfs',
      pool: 'data',
      mounter: 'kernel',
      kernelMountOptions: 'ms_mode=secure',
      ...secretParameters('provisioner'),
      ...secretParameters('controller-expand'),
      ...secretParameters('node-stage'),
    });
  });

  test.each<[string, Partial<CephFsClassOptions>]>([
    [
      'kernelMountOptions "x" is not allowed with mounter fuse; leave one of both out',
      { mounter: 'fuse', kernelMountOptions: 'x' },
    ],
    [
      'fuseMountOptions "x" is not allowed with mounter kernel; leave one of both out',
      { mounter: 'kernel', fuseMountOptions: 'x' },
    ],
    ['pool "data" is not allowed with backingSnapshot true', { pool: 'data', backingSnapshot: true }],
    ['mounter "ceph" is not allowed; give kernel or fuse', { mounter: 'ceph' }],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => CephFs.storageClass(chart, 'c', { ...required, ...options }))).toThrow(
      `CephFs story/c: ${message}`,
    );
  });
});

describe('a class of Longhorn volumes', () => {
  test('has its parameters in the words of the driver', () => {
    expect(
      parametersOf((chart) =>
        Longhorn.storageClass(chart, 'c', {
          numberOfReplicas: 1,
          staleReplicaTimeout: 2880,
          dataLocality: 'strict-local',
          diskSelector: ['ssd', 'fast'],
          nodeSelector: ['storage'],
          fromBackup: '',
        }),
      ),
    ).toEqual({
      numberOfReplicas: '1',
      staleReplicaTimeout: '2880',
      dataLocality: 'strict-local',
      diskSelector: 'ssd,fast',
      nodeSelector: 'storage',
      fromBackup: '',
    });
  });

  test('has the Secret with the key of encrypted volumes', () => {
    const secret = { name: '${pvc.name}', namespace: '${pvc.namespace}' };
    const options = { encrypted: true, secret, nodeExpandSecret: { name: 'crypto', namespace: 'longhorn-system' } };
    expect(parametersOf((chart) => Longhorn.storageClass(chart, 'c', options))).toEqual({
      encrypted: 'true',
      'csi.storage.k8s.io/provisioner-secret-name': '${pvc.name}',
      'csi.storage.k8s.io/provisioner-secret-namespace': '${pvc.namespace}',
      'csi.storage.k8s.io/node-publish-secret-name': '${pvc.name}',
      'csi.storage.k8s.io/node-publish-secret-namespace': '${pvc.namespace}',
      'csi.storage.k8s.io/node-stage-secret-name': '${pvc.name}',
      'csi.storage.k8s.io/node-stage-secret-namespace': '${pvc.namespace}',
      'csi.storage.k8s.io/node-expand-secret-name': 'crypto',
      'csi.storage.k8s.io/node-expand-secret-namespace': 'longhorn-system',
    });
  });

  test.each<[string, LonghornClassOptions]>([
    ['numberOfReplicas 0 is not allowed; give a whole number from 1 to 20', { numberOfReplicas: 0 }],
    ['dataLocality "strict-local" is not allowed without numberOfReplicas: 1', { dataLocality: 'strict-local' }],
    ['dataLocality "local" is not allowed; give disabled', { dataLocality: 'local' }],
    ['dataEngine "v3" is not allowed; give v1 or v2', { dataEngine: 'v3' }],
  ])('is refused: %s', (message, options) => {
    expect(() => synth((chart) => Longhorn.storageClass(chart, 'c', options))).toThrow(`Longhorn story/c: ${message}`);
  });
});
