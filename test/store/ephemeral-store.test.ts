import { Size } from 'cdk8s';
import {
  EmptyDirMedium,
  EphemeralStore,
  HostPathType,
  ImageVolumePullPolicy,
  IStore,
  NetworkStore,
  NodeStore,
  Storage,
} from '../../src';

test.each<[string, IStore, object]>([
  ['an emptyDir without options', EphemeralStore.emptyDir(), { emptyDir: {} }],
  [
    'an emptyDir in memory',
    EphemeralStore.emptyDir({ medium: EmptyDirMedium.MEMORY, sizeLimit: Size.mebibytes(500) }),
    { emptyDir: { medium: 'Memory', sizeLimit: '500Mi' } },
  ],
  [
    'an emptyDir in huge pages of one size',
    EphemeralStore.emptyDir({ medium: EmptyDirMedium.HUGE_PAGES_2MI }),
    { emptyDir: { medium: 'HugePages-2Mi' } },
  ],
  [
    'a claim of the pod',
    EphemeralStore.claim({
      capacity: Size.gibibytes(1),
      storage: Storage.dynamic({ storageClass: 'scratch' }),
      metadata: { labels: { type: 'my-frontend-volume' } },
    }),
    {
      ephemeral: {
        volumeClaimTemplate: {
          metadata: { labels: { type: 'my-frontend-volume' } },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'scratch',
            resources: { requests: { storage: '1Gi' } },
          },
        },
      },
    },
  ],
  [
    'a volume of a CSI driver',
    EphemeralStore.csi({
      driver: 'inline.storage.kubernetes.io',
      fsType: 'ext4',
      readOnly: false,
      volumeAttributes: { foo: 'bar' },
      nodePublishSecretName: 'login',
    }),
    {
      csi: {
        driver: 'inline.storage.kubernetes.io',
        fsType: 'ext4',
        readOnly: false,
        volumeAttributes: { foo: 'bar' },
        nodePublishSecretRef: { name: 'login' },
      },
    },
  ],
  [
    'an image',
    EphemeralStore.image({ reference: 'quay.io/crio/artifact:v2', pullPolicy: ImageVolumePullPolicy.IF_NOT_PRESENT }),
    { image: { reference: 'quay.io/crio/artifact:v2', pullPolicy: 'IfNotPresent' } },
  ],
  [
    'a file of the node',
    NodeStore.hostPath('/var/local/aaa/1.txt', { type: HostPathType.FILE_OR_CREATE }),
    { hostPath: { path: '/var/local/aaa/1.txt', type: 'FileOrCreate' } },
  ],
  [
    'an NFS export in the pod',
    NetworkStore.nfs({ server: 'my-nfs-server.example.com', path: '/my-nfs-volume', readOnly: true }),
    { nfs: { server: 'my-nfs-server.example.com', path: '/my-nfs-volume', readOnly: true } },
  ],
  [
    'an iSCSI disk in the pod',
    NetworkStore.iscsi({ targetPortal: '10.0.2.15', iqn: 'iqn.2001-04.com.example:a', lun: 0, secretName: 'chap' }),
    { iscsi: { targetPortal: '10.0.2.15', iqn: 'iqn.2001-04.com.example:a', lun: 0, secretRef: { name: 'chap' } } },
  ],
  [
    'a Fibre Channel disk in the pod',
    NetworkStore.fc({ wwids: ['3600508b400105e210000900000490000'] }),
    { fc: { wwids: ['3600508b400105e210000900000490000'] } },
  ],
])('%s is a volume of the pod, and nothing else', (_, store, source) => {
  expect(store.toVolume().source).toEqual(source);
});

test.each<[() => IStore, string]>([
  [
    () => EphemeralStore.claim({ capacity: Size.gibibytes(1), storage: Storage.hostPath('/data') }),
    'EphemeralStore.claim: static storage is one volume, and each pod makes its own claim; give Storage.dynamic()',
  ],
  [
    () => EphemeralStore.csi({ driver: 'a b' }),
    "EphemeralStore.csi: driver \"a b\" is not allowed; give the CSI driver's name: at most 63 letters, digits, '-' and '.', e.g. 'csi.example.com'",
  ],
  [
    () =>
      NetworkStore.iscsi({
        targetPortal: '10.0.2.15',
        iqn: 'iqn.2001-04.com.example:a',
        lun: 0,
        chapAuthSession: true,
      }),
    'NetworkStore.iscsi: CHAP needs a Secret with the user and password; give secretName',
  ],
  [
    () => NetworkStore.fc({ targetWwns: ['50060e801049cfd1'] }),
    'NetworkStore.fc: a Fibre Channel disk needs either targetWwns and lun, or wwids; give one of the two',
  ],
])('a store that no pod could have is refused (%#)', (make, message) => {
  expect(make).toThrow(new Error(message));
});

test('the claim of a pod has its class as an option beside its storage, or of it', () => {
  const capacity = Size.gibibytes(1);
  const storage = Storage.dynamic({ storageClass: 'gp3' });
  expect(EphemeralStore.claim({ capacity, storageClass: 'gp3' }).toVolume()).toEqual(
    EphemeralStore.claim({ capacity, storage }).toVolume(),
  );
  expect(() => EphemeralStore.claim({ capacity, storage, storageClass: 'io2' })).toThrow(
    'EphemeralStore.claim: storageClass "io2" and the class "gp3" of Storage.dynamic are both given; give one',
  );
});

test('the claim of a pod takes labels and annotations, and nothing else that the API server refuses there', () => {
  const claim = (metadata: object) => () => EphemeralStore.claim({ capacity: Size.gibibytes(1), metadata });
  expect(claim({ labels: { app: 'web' }, annotations: { team: 'story' }, name: undefined })).not.toThrow();
  expect(claim({ namespace: 'prod' })).toThrow(
    'EphemeralStore.claim: metadata.namespace is not allowed; the claim of a pod has labels and annotations only: leave it out',
  );
});
