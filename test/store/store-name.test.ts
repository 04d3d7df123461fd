import { Size } from 'cdk8s';
import {
  DownwardApiStore,
  EnvConfig,
  EphemeralStore,
  IStore,
  NetworkStore,
  NodeStore,
  PersistentStore,
  ProjectedSource,
  ProjectedStore,
  StatefulApp,
} from '../../src';
import { only, synth } from '../support/synth';

const name = 'files';
const EXPORT = { server: 'nas.example.com', path: '/exports' };

const STORES: Readonly<Record<string, IStore>> = {
  emptyDir: EphemeralStore.emptyDir({ name }),
  claim: EphemeralStore.claim({ name, capacity: '1G' }),
  csi: EphemeralStore.csi({ name, driver: 'csi.example.com' }),
  image: EphemeralStore.image({ name, reference: 'example/files:1' }),
  hostPath: NodeStore.hostPath('/data', { name }),
  nfs: NetworkStore.nfs({ name, ...EXPORT }),
  iscsi: NetworkStore.iscsi({ name, targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:disk', lun: 0 }),
  fc: NetworkStore.fc({ name, wwids: ['3600508b400105e210000900000490000'] }),
  downwardApi: new DownwardApiStore({ name, files: [{ path: 'labels', fieldPath: 'metadata.labels' }] }),
  projected: new ProjectedStore({ name, sources: [ProjectedSource.serviceAccountToken({ path: 'token' })] }),
};

function volumeNames(...stores: IStore[]): unknown {
  const made = synth((chart) => {
    const app = new StatefulApp(chart, 'app', { image: 'example/app:1' });
    for (const [i, store] of stores.entries()) app.mount(`/data-${i}`, store);
  });
  return only(made, 'Deployment')['spec'];
}

test.each(Object.entries(STORES))('the volume of %s has the name of the store in pods', (_, store) => {
  expect(volumeNames(store)).toMatchObject({
    template: {
      spec: {
        containers: [{ volumeMounts: [{ name: 'files', mountPath: '/data-0' }] }],
        volumes: [{ name: 'files' }],
      },
    },
  });
});

test('claims and settings have a name in pods beside that of the object', () => {
  const made = synth((chart) => {
    const app = new StatefulApp(chart, 'app', { image: 'example/app:1' });
    app.mount('/a', new PersistentStore(chart, 'a', { capacity: Size.gibibytes(1), name: 'own' }));
    app.mount('/b', PersistentStore.fromClaimName(chart, 'b', 'theirs-claim', { name: 'theirs' }));
    app.mount('/c', new EnvConfig(chart, 'c', { data: { a: 'b' } }).files({ name: 'settings' }));
  });
  const spec = only(made, 'Deployment')['spec'] as { template: { spec: { volumes: unknown } } };
  expect(spec.template.spec.volumes).toMatchObject([
    { name: 'own', persistentVolumeClaim: {} },
    { name: 'theirs', persistentVolumeClaim: { claimName: 'theirs-claim' } },
    { name: 'settings', configMap: {} },
  ]);
});

test('a mount names the volume otherwise', () => {
  const made = synth((chart) => {
    const app = new StatefulApp(chart, 'app', { image: 'example/app:1' });
    app.mount('/a', EphemeralStore.emptyDir({ name: 'a' }), { volumeName: 'b' });
  });
  expect(only(made, 'Deployment')['spec']).toMatchObject({ template: { spec: { volumes: [{ name: 'b' }] } } });
});

test('a name that no volume may have is refused', () => {
  expect(() => EphemeralStore.emptyDir({ name: 'My.Files' })).toThrow('EphemeralStore.emptyDir: name "My.Files"');
});
