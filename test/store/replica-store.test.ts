import { Size } from 'cdk8s';
import { ClaimRetention, ReplicaStore, ReplicaStoreProps, StatefulApp, Storage, VolumeMode, Workload } from '../../src';
import { Manifest, only, synth } from '../support/synth';

function set(props: Partial<ReplicaStoreProps>): Manifest {
  const found = synth((chart) => {
    const data = new ReplicaStore(chart, 'data', { capacity: Size.gibibytes(20), ...props });
    const app = new StatefulApp(chart, 'db', {
      image: 'postgres:17',
      port: 5432,
      workload: Workload.statefulSet({ replicas: 3, claimRetentionPolicy: { whenScaled: ClaimRetention.DELETE } }),
    });
    if (props.volumeMode === VolumeMode.BLOCK) app.attachDevice('/dev/data', data);
    else app.mount('/var/lib/postgresql/data', data, { subPath: 'pgdata' });
  });
  return only(found, 'StatefulSet');
}

test('each replica gets a claim from the template, and the template is no volume of the pod', () => {
  const made = set({ storage: Storage.dynamic({ storageClass: 'gp3' }), metadata: { labels: { tier: 'db' } } });
  expect(made['spec']).toMatchObject({
    volumeClaimTemplates: [{ metadata: { name: 'data', labels: { tier: 'db' } }, spec: { storageClassName: 'gp3' } }],
    persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' },
  });
  expect(JSON.stringify(made)).not.toContain('"volumes"');
  expect([made]).toMatchSnapshot();
});

test('a template of raw devices is attached, not mounted', () => {
  const made = JSON.stringify(set({ volumeMode: VolumeMode.BLOCK }));
  expect(made).toContain('"volumeDevices":[{"devicePath":"/dev/data","name":"data"}]');
  expect(made).not.toContain('volumeMounts');
});

test('replicas can take volumes made by hand, by their labels', () => {
  expect(set({ storage: Storage.matching({ matchLabels: { disk: 'ssd' } }) })['spec']).toMatchObject({
    volumeClaimTemplates: [{ spec: { selector: { matchLabels: { disk: 'ssd' } } } }],
  });
});

test('the class of the claims is an option beside their storage, or of it', () => {
  const withClass = (props: Partial<ReplicaStoreProps>): unknown => set(props)['spec'];
  expect(withClass({ storageClass: 'gp3' })).toEqual(withClass({ storage: Storage.dynamic({ storageClass: 'gp3' }) }));
  expect(() => set({ storageClass: 'gp3', storage: Storage.dynamic({ storageClass: 'io2' }) })).toThrow(
    'ReplicaStore story/data: storageClass "gp3" and the class "io2" of Storage.dynamic are both given; give one',
  );
});

test('one volume for all replicas is refused', () => {
  expect(() => set({ storage: Storage.existingVolume('pv') })).toThrow(
    'ReplicaStore story/data: static storage is one volume, and each replica needs its own',
  );
});
