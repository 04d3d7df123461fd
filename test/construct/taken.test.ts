/** What the API server takes of one object by itself, constructors take too; what goes wrong with it is a rule's to say. */
import { App, Chart, Size } from 'cdk8s';
import {
  AccessMode,
  Checks,
  DataSource,
  EnvSecret,
  EphemeralStore,
  Handler,
  PersistentStore,
  StatefulApp,
  StaticBinding,
  Storage,
  VolumeMode,
} from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

const capacity = Size.gibibytes(1);

/** The errors of a program, by rule. */
function errors(build: (chart: Chart) => void): readonly string[] {
  const chart = new Chart(new App(), 'story');
  build(chart);
  return Checks.of(chart)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);
}

/** The container of an app. */
function container(build: (app: StatefulApp) => void, options: object = {}): unknown {
  const manifests = synth((chart) => {
    build(new StatefulApp(chart, 'app', { image: 'app:1', ...options }));
  });
  const { spec } = only(manifests, 'Deployment') as unknown as {
    spec: { template: { spec: { containers: unknown[] } } };
  };
  return spec.template.spec.containers[0];
}

test('base64 with line breaks, which Go leaves out', () => {
  const manifests = synth((chart) => new EnvSecret(chart, 'key', { name: 'key', data: { token: 'aHVudGVyMg==\n' } }));
  expect(only(manifests, 'Secret')).toMatchObject({ data: { token: 'aHVudGVyMg==\n' } });
});

test('a variable that refers to a later one, and variables in a circle', () => {
  const env = { A: '$(B)', B: '$(A)' };
  expect(container(() => undefined, { env })).toMatchObject({
    env: expect.arrayContaining([{ name: 'A', value: '$(B)' }]) as unknown,
  });
});

test('a terminal without standard input', () => {
  expect(container(() => undefined, { tty: true })).toMatchObject({ tty: true });
});

test('one store at two paths', () => {
  const mounted = container((app) => {
    const store = EphemeralStore.emptyDir();
    app.mount('/a', store, { volumeName: 'a' });
    app.mount('/b', store);
  });
  expect(mounted).toMatchObject({
    volumeMounts: [
      { name: 'a', mountPath: '/a' },
      { name: 'a', mountPath: '/b' },
    ],
  });
});

test('a mount path that is not absolute, which the kubelet begins at the root', () => {
  const mounted = container((app) => {
    app.mount('data', EphemeralStore.emptyDir());
  });
  expect(mounted).toMatchObject({ volumeMounts: [{ mountPath: 'data' }] });
});

test('a probe of no path, and one of a port that is reported as missing', () => {
  const probe = (handler: Handler) => ({ readinessProbe: { handler } });
  expect(container(() => undefined, probe(Handler.httpGet('', { port: 80 })))).toMatchObject({
    readinessProbe: { httpGet: { path: '', port: 80 } },
  });
  const chart = new Chart(new App(), 'story');
  new StatefulApp(chart, 'app', { image: 'app:1', ...probe(Handler.tcpSocketNamed('http')) });
  Checks.of(chart).expectFinding('missing-port', 'story-app');
});

test('a path of a Windows node, and one that is not absolute', () => {
  for (const path of ['C:\\data', 'data']) {
    const manifests = synth(
      (chart) => new PersistentStore(chart, 'store', { capacity, storage: Storage.hostPath(path) }),
    );
    expect(only(manifests, 'PersistentVolume')).toMatchObject({ spec: { hostPath: { path } } });
  }
});

test('one access mode given twice', () => {
  const accessModes = [AccessMode.READ_WRITE_ONCE, AccessMode.READ_WRITE_ONCE];
  const manifests = synth((chart) => new PersistentStore(chart, 'store', { capacity, accessModes }));
  expect(only(manifests, 'PersistentVolumeClaim')).toMatchObject({ spec: { accessModes } });
});

describe('a claim and a volume that do not fit', () => {
  const storage = Storage.nfs({ server: 'nas', path: '/a', accessModes: [AccessMode.READ_ONLY_MANY] });

  test('are bound all the same where both sides name each other', () => {
    expect(
      errors((chart) => {
        new PersistentStore(chart, 'store', { capacity, storage, metadata: { namespace: 'shop' } });
      }),
    ).toEqual([]);
  });

  test('are an error where the claim alone names the volume', () => {
    const binding = StaticBinding.claimNamesVolume();
    expect(
      errors((chart) => {
        new PersistentStore(chart, 'store', { capacity, storage, binding });
      }),
    ).toEqual(['binding-access-mode']);
    expect(
      errors((chart) => {
        new PersistentStore(chart, 'store', {
          capacity,
          storage: Storage.hostPath('/a'),
          binding,
          request: Size.gibibytes(2),
        });
      }),
    ).toEqual(['binding-capacity']);
  });
});

test('a raw device that is mounted as a directory is an error of the checks', () => {
  const build = (volumeMode: VolumeMode) => (chart: Chart) => {
    const store = new PersistentStore(chart, 'store', { capacity, volumeMode });
    new StatefulApp(chart, 'app', { image: 'app:1' }).mount('/data', store);
  };
  expect(errors(build(VolumeMode.BLOCK))).toEqual(['block-device-source']);
  expect(errors(build(VolumeMode.FILESYSTEM))).toEqual([]);
});

test('mount options of a hostPath, and a data source that is dropped, are errors of the checks', () => {
  expect(
    errors((chart) => {
      new PersistentStore(chart, 'store', { capacity, storage: Storage.hostPath('/a', { mountOptions: ['ro'] }) });
    }),
  ).toEqual(['mount-options-unsupported']);
  expect(
    errors((chart) => {
      const dataSource = DataSource.object({ kind: 'Hello', apiGroup: 'example.com', name: 'world' });
      new PersistentStore(chart, 'store', { capacity, dataSource });
    }),
  ).toEqual(['data-source-ignored']);
});
