import { App, Chart, Size } from 'cdk8s';
import {
  ContainerOptions,
  EphemeralStore,
  Env,
  Handler,
  IStore,
  ImagePullPolicy,
  MountOptions,
  MountPropagation,
  PersistentStore,
  RecursiveReadOnly,
  StatefulApp,
  TerminationMessagePolicy,
  VolumeMode,
  Workload,
} from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

function app(options: Partial<ContainerOptions> = {}, pod = {}): StatefulApp {
  const chart = new Chart(new App(), 'story');
  return new StatefulApp(chart, 'app', { image: 'app:1', workload: Workload.pod(), ...options, pod });
}

function containers(build: (app: StatefulApp) => void, options: Partial<ContainerOptions> = {}, pod = {}): unknown {
  const manifests = synth((chart) => {
    build(new StatefulApp(chart, 'app', { image: 'app:1', workload: Workload.pod(), ...options, pod }));
  });
  return only(manifests, 'Pod')['spec'];
}

test('a container has every option as it is given', () => {
  const spec = containers(
    () => undefined,
    {
      command: ['serve'],
      args: ['--port', '80'],
      workingDir: '/srv',
      ports: [{ name: 'http', containerPort: 80, hostPort: 8080, hostIp: '192.0.2.1' }],
      resources: {
        requests: { cpu: '100m', 'example.com/gpu': '1' },
        limits: { memory: '1Gi', 'example.com/gpu': '1' },
        claims: [{ name: 'gpu', request: 'one' }],
      },
      livenessProbe: { handler: Handler.httpGet('/healthz', { portName: 'http' }), initialDelaySeconds: 0 },
      readinessProbe: { handler: Handler.tcpSocket(80), successThreshold: 2 },
      startupProbe: { handler: Handler.grpc(80, 'health'), failureThreshold: 30 },
      lifecycle: { postStart: Handler.exec('warm', 'up'), preStop: Handler.sleep(5), stopSignal: 'SIGUSR1' },
      securityContext: { runAsUser: 1000, privileged: false },
      imagePullPolicy: ImagePullPolicy.ALWAYS,
      stdin: true,
      stdinOnce: false,
      tty: true,
      terminationMessagePath: '/tmp/end',
      terminationMessagePolicy: TerminationMessagePolicy.FALLBACK_TO_LOGS_ON_ERROR,
      containerSpec: { resizePolicy: [] },
    },
    { os: { name: 'linux' }, resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'gpus' }] },
  );
  expect(spec).toEqual({
    os: { name: 'linux' },
    resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'gpus' }],
    containers: [
      {
        name: 'app',
        image: 'app:1',
        command: ['serve'],
        args: ['--port', '80'],
        workingDir: '/srv',
        ports: [{ name: 'http', containerPort: 80, hostPort: 8080, hostIP: '192.0.2.1' }],
        resources: {
          requests: { cpu: '100m', 'example.com/gpu': '1' },
          limits: { memory: '1Gi', 'example.com/gpu': '1' },
          claims: [{ name: 'gpu', request: 'one' }],
        },
        livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, initialDelaySeconds: 0 },
        readinessProbe: { tcpSocket: { port: 80 }, successThreshold: 2 },
        startupProbe: { grpc: { port: 80, service: 'health' }, failureThreshold: 30 },
        lifecycle: {
          postStart: { exec: { command: ['warm', 'up'] } },
          preStop: { sleep: { seconds: 5 } },
          stopSignal: 'SIGUSR1',
        },
        securityContext: { runAsUser: 1000, privileged: false },
        imagePullPolicy: 'Always',
        stdin: true,
        stdinOnce: false,
        tty: true,
        terminationMessagePath: '/tmp/end',
        terminationMessagePolicy: 'FallbackToLogsOnError',
        resizePolicy: [],
      },
    ],
  });
  expect(spec).toMatchSnapshot();
});

test('containers of a pod share a store, each by its own mount', () => {
  const store = EphemeralStore.emptyDir();
  expect(
    containers((stateful) => {
      stateful.addVolume(store, { volumeName: 'shared' });
      stateful.mount('/a', store, { subPath: 'a', readOnly: false });
      stateful
        .addInitContainer({ name: 'init', image: 'i:1', env: { POD: 'a' } })
        .mount('/b', store, { subPathExpr: '$(POD)' });
      stateful.addSidecar({ name: 'side', image: 's:1' }).mount('/c', store, {
        readOnly: true,
        recursiveReadOnly: RecursiveReadOnly.ENABLED,
        mountPropagation: MountPropagation.NONE,
      });
    }),
  ).toEqual({
    volumes: [{ name: 'shared', emptyDir: {} }],
    initContainers: [
      {
        name: 'init',
        image: 'i:1',
        env: [{ name: 'POD', value: 'a' }],
        volumeMounts: [{ name: 'shared', mountPath: '/b', subPathExpr: '$(POD)' }],
      },
      {
        name: 'side',
        image: 's:1',
        restartPolicy: 'Always',
        volumeMounts: [
          {
            name: 'shared',
            mountPath: '/c',
            readOnly: true,
            recursiveReadOnly: 'Enabled',
            mountPropagation: 'None',
          },
        ],
      },
    ],
    containers: [
      {
        name: 'app',
        image: 'app:1',
        volumeMounts: [{ name: 'shared', mountPath: '/a', subPath: 'a', readOnly: false }],
      },
    ],
  });
});

test('variables keep their order, and a literal keeps its dollars', () => {
  const spec = containers(() => undefined, {
    env: { HOST: 'db', URL: 'http://$(HOST)/$$(HOST)', RAW: Env.literal('$(HOST)'), CPU: Env.resource('limits.cpu') },
  });
  expect(spec).toMatchObject({
    containers: [
      {
        env: [
          { name: 'HOST', value: 'db' },
          { name: 'URL', value: 'http://$(HOST)/$$(HOST)' },
          { name: 'RAW', value: '$$(HOST)' },
          { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
        ],
      },
    ],
  });
});

test.each<[string, Partial<ContainerOptions>, string]>([
  ['no image', { image: '' }, 'image "" is not allowed'],
  ['a wrong variable name', { env: { 'A=B': 'c' } }, 'environment variable "A=B" holds a character'],
  ['a resource misspelt', { resources: { limits: { memroy: '1Gi' } } }, 'did you mean memory?'],
  ['a quantity misspelt', { resources: { limits: { memory: '1GB' } } }, 'memory "1GB" is not allowed'],
  [
    'a request over its limit',
    { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } },
    'is more than its limit of 1',
  ],
  ['a device without limit', { resources: { requests: { 'a.b/gpu': '1' } } }, 'differs from its limit of nothing'],
  ['half a device', { resources: { limits: { 'a.b/gpu': '500m' } } }, 'give a whole number'],
  [
    'a claim the pod lacks',
    { resources: { claims: [{ name: 'gpu' }] } },
    'there is no claim "gpu" in pod.resourceClaims',
  ],
  ['a probe that sleeps', { livenessProbe: { handler: Handler.sleep(1) } }, 'Handler.sleep is not allowed'],
  [
    'a liveness probe of two successes',
    { livenessProbe: { handler: Handler.tcpSocket(1), successThreshold: 2 } },
    'successThreshold 2 is not allowed',
  ],
  [
    'a readiness probe that stops',
    { readinessProbe: { handler: Handler.tcpSocket(1), terminationGracePeriodSeconds: 1 } },
    'terminationGracePeriodSeconds is not allowed',
  ],
  ['a negative period', { livenessProbe: { handler: Handler.tcpSocket(1), periodSeconds: -1 } }, 'periodSeconds -1'],
  [
    'a negative delay',
    { livenessProbe: { handler: Handler.tcpSocket(1), initialDelaySeconds: -1 } },
    'initialDelaySeconds -1',
  ],
  ['a hook over gRPC', { lifecycle: { postStart: Handler.grpc(1) } }, 'Handler.grpc is not allowed'],
  ['a stop signal without system', { lifecycle: { stopSignal: 'SIGUSR1' } }, 'needs the operating system'],
  [
    'a port name twice',
    { ports: [1, 2].map((containerPort) => ({ containerPort, name: 'a' })) },
    'port name "a" is given twice',
  ],
  [
    'mounts beside mount()',
    { containerSpec: { volumeMounts: [] } },
    'containerSpec.volumeMounts is not allowed; call mount',
  ],
  [
    'privileges without escalation',
    { securityContext: { privileged: true, allowPrivilegeEscalation: false } },
    'allowPrivilegeEscalation false is not allowed for a privileged container',
  ],
])('%s is refused', (_, options, problem) => {
  expect(() => app(options)).toThrow(problem);
});

test.each<[string, () => unknown, string]>([
  ['no command', () => Handler.exec(), 'no command is not allowed'],
  ['two ports', () => Handler.httpGet('/', { port: 1, portName: 'a' }), 'give either port or portName'],
  ['a wrong scheme', () => Handler.httpGet('/', { port: 1, scheme: 'http' }), 'scheme "http" is not allowed'],
  ['a wrong port', () => Handler.tcpSocket(0), 'port 0 is not allowed'],
  ['half a second', () => Handler.sleep(0.5), '0.5 seconds are not allowed'],
])('a handler of %s is refused', (_, build, problem) => {
  expect(build).toThrow(problem);
});

test.each<[string, string, MountOptions, string]>([
  ['an empty path', '', {}, 'mount path "" is not allowed'],
  ['two sub-paths', '/a', { subPath: 'a', subPathExpr: 'b' }, 'are both given'],
  ['an absolute sub-path', '/a', { subPath: '/a' }, 'subPath "/a" is not allowed'],
  ['recursion that may write', '/a', { recursiveReadOnly: RecursiveReadOnly.ENABLED }, 'needs a read-only mount'],
  [
    'recursion that propagates',
    '/a',
    {
      readOnly: true,
      recursiveReadOnly: RecursiveReadOnly.ENABLED,
      mountPropagation: MountPropagation.HOST_TO_CONTAINER,
    },
    'exclude each other',
  ],
])('a mount with %s is refused', (_, path, options, problem) => {
  expect(() => {
    app().mount(path, EphemeralStore.emptyDir(), options);
  }).toThrow(problem);
});

test('a store may be in a pod under two volume names, as the API server takes it', () => {
  const spec = containers((stateful) => {
    const store = EphemeralStore.emptyDir();
    stateful.mount('/a', store, { volumeName: 'a' });
    stateful.mount('/b', store, { volumeName: 'b', subPath: 'b' });
    stateful.mount('/c', store);
    stateful.mount('/d', store, { volumeName: 'b' });
  });
  expect(spec).toMatchObject({
    volumes: [
      { name: 'a', emptyDir: {} },
      { name: 'b', emptyDir: {} },
    ],
    containers: [
      {
        volumeMounts: [
          { name: 'a', mountPath: '/a' },
          { name: 'b', mountPath: '/b', subPath: 'b' },
          { name: 'a', mountPath: '/c' },
          { name: 'b', mountPath: '/d' },
        ],
      },
    ],
  });
});

test('a path and a name are each taken once', () => {
  const stateful = app();
  const store = EphemeralStore.emptyDir();
  stateful.mount('/a', store, { volumeName: 'a' });
  expect(() => {
    stateful.mount('/a', EphemeralStore.emptyDir());
  }).toThrow('mount path "/a" is taken already');
  expect(() => {
    stateful.mount('/b', EphemeralStore.emptyDir(), { volumeName: 'a' });
  }).toThrow('volume name "a" is taken by another store');
  expect(() => {
    stateful.addVolume(EphemeralStore.emptyDir(), {});
  }).toThrow('the volume has no name');
  expect(() => {
    stateful.mount('/b', {} as IStore);
  }).toThrow('the store an object is not allowed');
});

test('a device is attached, and a directory is mounted', () => {
  const stateful = app();
  const claim = (id: string, volumeMode?: VolumeMode): PersistentStore =>
    new PersistentStore(Chart.of(stateful), id, { capacity: Size.gibibytes(1), volumeMode });
  stateful.attachDevice('/dev/data', claim('device', VolumeMode.BLOCK), { volumeName: 'device' });
  expect(() => {
    stateful.attachDevice('/dev/dir', EphemeralStore.emptyDir());
  }).toThrow('is a directory; use mount("/dev/dir", store)');
  expect(() => {
    stateful.attachDevice('/dev/data', claim('other', VolumeMode.BLOCK));
  }).toThrow('device path "/dev/data" is taken already');
});

test('an init container has no probes, a sidecar may', () => {
  const livenessProbe = { handler: Handler.tcpSocket(1) };
  expect(() => app().addInitContainer({ name: 'init', image: 'i:1', livenessProbe })).toThrow(
    'livenessProbe is not allowed for init container init, which runs to its end; leave it out, or call addSidecar',
  );
  expect(() => app().addSidecar({ name: 'side', image: 's:1', livenessProbe })).not.toThrow();
  expect(() => app().addContainer({ name: 'app', image: 'b:1' })).toThrow('container name "app" is taken in the pod');
});
