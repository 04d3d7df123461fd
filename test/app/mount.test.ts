import { App, Chart, Size } from 'cdk8s';
import {
  Env,
  EnvConfig,
  EphemeralStore,
  IStore,
  MountOptions,
  MountPropagation,
  NodeStore,
  PersistentStore,
  RecursiveReadOnly,
  StatefulApp,
  VolumeMode,
  Workload,
} from '../../src';
import { Manifest, synth } from '../support/synth';

const IMAGE = 'example/app:1';

function pod(build: (app: StatefulApp) => void): Manifest['spec'] {
  const [first] = synth((chart) => {
    const env = { POD_NAME: Env.field('metadata.name') };
    build(new StatefulApp(chart, 'app', { image: IMAGE, workload: Workload.pod(), env }));
  });
  return first?.['spec'];
}

const mounted = (options: MountOptions, store: IStore = EphemeralStore.emptyDir()) =>
  pod((app) => {
    app.mount('/data', store, options);
  });

test.each<MountOptions>([
  { readOnly: false },
  { subPath: 'html' },
  { subPathExpr: '$(POD_NAME)' },
  { readOnly: true, recursiveReadOnly: RecursiveReadOnly.ENABLED },
  { mountPropagation: MountPropagation.HOST_TO_CONTAINER },
])('a mount says what is written, and nothing else: %j', (options) => {
  expect(mounted(options)).toMatchObject({
    containers: [{ volumeMounts: [{ name: 'data', mountPath: '/data', ...options }] }],
  });
});

test('init container, sidecar and container share one volume', () => {
  const store = EphemeralStore.emptyDir();
  const spec = pod((app) => {
    app.mount('/work', store, { volumeName: 'shared' });
    app.addInitContainer({ name: 'seed', image: IMAGE }).mount('/seed', store);
    app.addSidecar({ name: 'ship', image: IMAGE }).mount('/ship', store, { readOnly: true });
  });
  expect(spec).toMatchObject({
    volumes: [{ name: 'shared', emptyDir: {} }],
    containers: [{ volumeMounts: [{ name: 'shared', mountPath: '/work' }] }],
    initContainers: [
      { name: 'seed', volumeMounts: [{ name: 'shared', mountPath: '/seed' }] },
      { name: 'ship', restartPolicy: 'Always', volumeMounts: [{ name: 'shared', mountPath: '/ship', readOnly: true }] },
    ],
  });
});

test('one claim is mounted twice in a container by sub-path, and listed once', () => {
  const [claim, first] = synth((chart) => {
    const store = new PersistentStore(chart, 'site', { capacity: Size.gibibytes(1) });
    const app = new StatefulApp(chart, 'app', { image: IMAGE, workload: Workload.pod() });
    app.mount('/var/lib/mysql', store, { subPath: 'mysql' });
    app.mount('/var/www/html', store, { subPath: 'html' });
  });
  expect(claim?.metadata.name).toBe('story-site');
  expect(first?.['spec']).toMatchObject({
    volumes: [{ name: 'story-site', persistentVolumeClaim: { claimName: 'story-site' } }],
    containers: [
      {
        volumeMounts: [
          { name: 'story-site', mountPath: '/var/lib/mysql', subPath: 'mysql' },
          { name: 'story-site', mountPath: '/var/www/html', subPath: 'html' },
        ],
      },
    ],
  });
});

test('one claim serves two apps', () => {
  const found = synth((chart) => {
    const store = new PersistentStore(chart, 'shared', { capacity: Size.gibibytes(1) });
    for (const id of ['writer', 'reader']) new StatefulApp(chart, id, { image: IMAGE }).mount('/data', store);
  });
  expect(JSON.stringify(found).match(/"claimName":"story-shared"/g)).toHaveLength(2);
});

test('a raw device is attached at its path', () => {
  const [, first] = synth((chart) => {
    const store = new PersistentStore(chart, 'disk', { capacity: Size.gibibytes(10), volumeMode: VolumeMode.BLOCK });
    const app = new StatefulApp(chart, 'app', { image: IMAGE, workload: Workload.pod() });
    app.attachDevice('/dev/xvda', store, { volumeName: 'data' });
  });
  expect(first?.['spec']).toMatchObject({
    containers: [{ volumeDevices: [{ name: 'data', devicePath: '/dev/xvda' }] }],
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'story-disk' } }],
  });
});

test('a device path begins at the root: the kubelet starts no container with another', () => {
  expect(() =>
    synth((chart) => {
      const store = new PersistentStore(chart, 'disk', { capacity: '1Gi', volumeMode: VolumeMode.BLOCK });
      new StatefulApp(chart, 'app', { image: IMAGE }).attachDevice('dev/xvda', store);
    }),
  ).toThrow(
    `StatefulApp story/app: device path "dev/xvda" is not allowed; give an absolute path without '..', e.g. '/dev/xvda'`,
  );
});

describe('a store of another App', () => {
  const other = (): Chart => new Chart(new App(), 'storage');
  const mounted = (store: IStore) => () =>
    synth((chart) => {
      new StatefulApp(chart, 'app', { image: IMAGE }).mount('/data', store);
    });

  test('is refused with both places and the fix: nothing that is written here makes its claim', () => {
    expect(mounted(new PersistentStore(other(), 'data', { capacity: '1Gi' }))).toThrow(
      'StatefulApp story/app: the store PersistentStore storage/data belongs to another App, and its objects are not in the output of this one; create it in this App, or refer to what the other one makes by its name, e.g. PersistentStore.fromClaimName(…)',
    );
    expect(mounted(new EnvConfig(other(), 'settings', { data: { a: 'b' } }))).toThrow(
      'the store EnvConfig storage/settings belongs to another App',
    );
  });

  test('that only names what the cluster has is as good as one of this App', () => {
    expect(mounted(PersistentStore.fromClaimName(other(), 'data'))).not.toThrow();
  });

  test('is none where it is in another Chart of the same App', () => {
    const app = new App();
    const store = new PersistentStore(new Chart(app, 'storage'), 'data', { capacity: '1Gi' });
    new StatefulApp(new Chart(app, 'shop'), 'app', { image: IMAGE, workload: Workload.pod() }).mount('/data', store);
    expect(app.synthYaml()).toContain('claimName: storage-data');
  });
});

test('a privileged container may share its mounts with the node', () => {
  const found = synth((chart) => {
    const app = new StatefulApp(chart, 'app', { image: IMAGE, securityContext: { privileged: true } });
    app.mount('/mnt', NodeStore.hostPath('/mnt'), { mountPropagation: MountPropagation.BIDIRECTIONAL });
  });
  expect(JSON.stringify(found)).toContain('"mountPropagation":"Bidirectional"');
});

test('a claim whose mode is not known here is in a container in one way only', () => {
  const both = (inOrder: (app: StatefulApp, store: IStore) => void) => () =>
    synth((chart) => {
      inOrder(new StatefulApp(chart, 'app', { image: IMAGE }), PersistentStore.fromClaimName(chart, 'disk', 'disk'));
    });
  expect(
    both((app, store) => {
      app.mount('/a', store);
      app.attachDevice('/b', store);
    }),
  ).toThrow('StatefulApp story/app: the store at /b is in container app already; mount it or attach it, once');
  expect(
    both((app, store) => {
      app.attachDevice('/b', store);
      app.mount('/a', store);
    }),
  ).toThrow('the store at /a is attached as a device already; a container has it in one of the two ways');
});

test.each<[MountOptions, string]>([
  [{ subPath: 'a', subPathExpr: 'b' }, 'subPath "a" and subPathExpr "b" are both given for /data; give one'],
  [{ subPathExpr: '/$(A)' }, 'subPathExpr "/$(A)" is not allowed; give a path in the store, relative'],
  [
    { recursiveReadOnly: RecursiveReadOnly.ENABLED },
    'recursiveReadOnly Enabled needs a read-only mount at /data; give readOnly: true',
  ],
  [
    {
      readOnly: true,
      recursiveReadOnly: RecursiveReadOnly.IF_POSSIBLE,
      mountPropagation: MountPropagation.HOST_TO_CONTAINER,
    },
    'recursiveReadOnly IfPossible and mountPropagation HostToContainer exclude each other at /data',
  ],
])('a mount that the API server would not take is refused: %j', (options, message) => {
  expect(() => mounted(options)).toThrow(`StatefulApp story/app: ${message}`);
});

test('stores are mounted one after the other in one expression', () => {
  const [one, two] = [EphemeralStore.emptyDir({ name: 'one' }), EphemeralStore.emptyDir({ name: 'two' })];
  const spec = pod((app) => {
    const sidecar = app
      .addVolume(one)
      .mount('/one', one)
      .mount('/two', two)
      .addSidecar({ name: 'sidecar', image: IMAGE });
    expect(sidecar.mount('/two', two)).toBe(sidecar);
  });
  expect(spec).toMatchObject({ volumes: [{ name: 'one' }, { name: 'two' }] });
});
