import { App, Chart, Size } from 'cdk8s';
import {
  Checks,
  EphemeralStore,
  EnvConfig,
  Handler,
  HardenedOptions,
  NodeStore,
  PersistentStore,
  ReplicaStore,
  StatefulApp,
  StatefulAppProps,
  Storage,
  VolumeMode,
  Workload,
} from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

const CONTAINER_CONTEXT = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

function app(props: Partial<StatefulAppProps> = {}): StatefulApp {
  const chart = new Chart(new App(), 'story');
  return new StatefulApp(chart, 'app', { image: 'example/app:1', workload: Workload.pod(), ...props });
}

function claim(stateful: StatefulApp, storage: Storage, volumeMode?: VolumeMode): PersistentStore {
  return new PersistentStore(Chart.of(stateful), 'store', { capacity: Size.gibibytes(1), storage, volumeMode });
}

function podOf(build: (chart: Chart) => StatefulApp): unknown {
  return only(synth(build), 'Pod')['spec'];
}

test('nothing is hardened unless it is asked for', () => {
  expect(podOf((chart) => new StatefulApp(chart, 'app', { image: 'example/app:1', workload: Workload.pod() }))).toEqual(
    {
      containers: [{ name: 'app', image: 'example/app:1' }],
    },
  );
});

test('pod and containers get the restricted profile, those that are added later too', () => {
  const manifests = synth((chart) => {
    const props = { image: 'example/app:1', workload: Workload.pod() };
    const hardened = new StatefulApp(chart, 'app', props);
    hardened.addInitContainer({ name: 'before', image: 'example/before:1' });
    hardened.hardened();
    hardened.addContainer({ name: 'beside', image: 'example/beside:1' });
    hardened.addSidecar({ name: 'sidecar', image: 'example/sidecar:1' });
  });
  expect(only(manifests, 'Pod')['spec']).toEqual({
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    initContainers: [
      { name: 'before', image: 'example/before:1', securityContext: CONTAINER_CONTEXT },
      { name: 'sidecar', image: 'example/sidecar:1', securityContext: CONTAINER_CONTEXT, restartPolicy: 'Always' },
    ],
    containers: [
      { name: 'app', image: 'example/app:1', securityContext: CONTAINER_CONTEXT },
      { name: 'beside', image: 'example/beside:1', securityContext: CONTAINER_CONTEXT },
    ],
  });
  expect(manifests).toMatchSnapshot();
});

test('users, groups and writable paths are given by options', () => {
  const pod = podOf((chart) => {
    const props = { image: 'example/app:1', workload: Workload.pod() };
    const hardened = new StatefulApp(chart, 'app', props);
    hardened.hardened({ runAsUser: 1000, runAsGroup: 2000, fsGroup: 3000, writablePaths: ['/tmp', '/var/cache/app'] });
    return hardened;
  });
  expect(pod).toMatchObject({
    securityContext: { runAsUser: 1000, runAsGroup: 2000, fsGroup: 3000 },
    containers: [
      {
        volumeMounts: [
          { name: 'tmp', mountPath: '/tmp' },
          { name: 'var-cache-app', mountPath: '/var/cache/app' },
        ],
      },
    ],
    volumes: [
      { name: 'tmp', emptyDir: {} },
      { name: 'var-cache-app', emptyDir: {} },
    ],
  });
});

test('what a security context says stands, as far as the profile allows it', () => {
  const pod = podOf((chart) => {
    const hardened = new StatefulApp(chart, 'app', {
      image: 'example/app:1',
      workload: Workload.pod(),
      securityContext: { readOnlyRootFilesystem: false, capabilities: { add: ['NET_BIND_SERVICE'], drop: ['CHOWN'] } },
      pod: { securityContext: { runAsUser: 999, seccompProfile: { type: 'Localhost', localhostProfile: 'app.json' } } },
    });
    hardened.hardened({ runAsUser: 999 });
    return hardened;
  });
  expect(pod).toEqual({
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 999,
      seccompProfile: { type: 'Localhost', localhostProfile: 'app.json' },
    },
    containers: [
      {
        name: 'app',
        image: 'example/app:1',
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: false,
          capabilities: { add: ['NET_BIND_SERVICE'], drop: ['CHOWN', 'ALL'] },
        },
      },
    ],
  });
});

test.each<[string, Partial<StatefulAppProps>, string]>([
  ['the network of the node', { pod: { hostNetwork: true } }, 'hostNetwork true of the pod'],
  ['the processes of the node', { pod: { hostPid: true } }, 'hostPID true of the pod'],
  ['a root user', { pod: { securityContext: { runAsUser: 0 } } }, 'securityContext.runAsUser 0 of the pod'],
  [
    'root of a container',
    { securityContext: { runAsNonRoot: false } },
    'securityContext.runAsNonRoot false of the container app',
  ],
  ['a privileged container', { securityContext: { privileged: true } }, 'securityContext.privileged true'],
  [
    'a capability',
    { securityContext: { capabilities: { add: ['SYS_TIME'] } } },
    'securityContext.capabilities.add a list of 1 of the container app',
  ],
  ['a port of the node', { ports: [{ containerPort: 80, hostPort: 80 }] }, 'ports a list of 1 of the container app'],
  [
    'an unsafe sysctl',
    { pod: { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } } },
    'securityContext.sysctls a list of 1 of the pod',
  ],
  [
    'an unconfined container',
    { securityContext: { seccompProfile: { type: 'Unconfined' } } },
    'securityContext.seccompProfile.type "Unconfined"',
  ],
  [
    'a probe of another host',
    { livenessProbe: { handler: Handler.httpGet('/', { port: 80, host: '10.0.0.1' }) } },
    'livenessProbe.httpGet.host "10.0.0.1" of the container app',
  ],
])('%s is refused', (_, props, problem) => {
  const refused = app(props);
  expect(() => {
    refused.hardened();
  }).toThrow(`StatefulApp story/app: ${problem}`);
});

test('a volume of the node is refused, mounted before or after', () => {
  const before = app();
  before.mount('/data', NodeStore.hostPath('/data'));
  const problem =
    /StatefulApp story\/app: volume data is a hostPath, which the restricted profile forbids in a pod; give/;
  expect(() => {
    before.hardened();
  }).toThrow(problem);
  const after = app();
  after.hardened();
  expect(() => {
    after.mount('/data', NodeStore.hostPath('/data'));
  }).toThrow(problem);
});

test('a claim on a hostPath is refused, because no fsGroup reaches its files', () => {
  const refused = app();
  refused.hardened({ fsGroup: 1000 });
  expect(() => {
    refused.mount('/data', claim(refused, Storage.hostPath('/data')));
  }).toThrow(
    "StatefulApp story/app: volume story-store is a hostPath, whose files Kubernetes never gives to an fsGroup, so that a container that isn't root can't write to them; give storage that honours one",
  );
});

test('what a rule allows is allowed to a hardened pod', () => {
  const allowed = app();
  for (const rule of ['pod-security-volume', 'fsgroup-ignored', 'nonroot-no-fsgroup'])
    Checks.allow(allowed, rule, 'the files belong to the user already');
  allowed.hardened({ fsGroup: 1000 });
  allowed.mount('/node', NodeStore.hostPath('/node'));
  allowed.mount('/data', claim(allowed, Storage.hostPath('/data')));
  const without = app();
  expect(() => {
    without.hardened();
    without.mount('/data', NodeStore.hostPath('/data'));
  }).toThrow("Checks.allow(construct, 'pod-security-volume', 'why it is fine')");
});

test.each<[string, (stateful: StatefulApp) => void]>([
  [
    'a claim of a class',
    (stateful) => {
      stateful.mount('/data', claim(stateful, Storage.dynamic({ storageClass: 'gp3' })));
    },
  ],
  [
    'a claim of the pod',
    (stateful) => {
      stateful.mount('/data', EphemeralStore.claim({ capacity: Size.gibibytes(1) }));
    },
  ],
  [
    'a claim of each replica',
    (stateful) => {
      const store = new ReplicaStore(Chart.of(stateful), 'store', { capacity: Size.gibibytes(1) });
      stateful.mount('/data', store);
    },
  ],
])('%s needs an fsGroup', (_, mount) => {
  const workload = Workload.statefulSet();
  const without = app({ workload });
  without.hardened();
  expect(() => {
    mount(without);
  }).toThrow(/has no fsGroup, and without one only root may write to a new volume; give hardened\({ fsGroup: 1000 }\)/);
  const withOne = app({ workload });
  withOne.hardened({ fsGroup: 1000 });
  expect(() => {
    mount(withOne);
  }).not.toThrow();
});

test('NFS needs no fsGroup: the server decides who may write', () => {
  const hardened = app();
  expect(hardened.hardened()).toBe(hardened);
  expect(() => {
    hardened.mount('/data', claim(hardened, Storage.nfs({ server: 'nfs.example.com', path: '/export' })));
  }).not.toThrow();
});

test('a raw device and settings need no fsGroup', () => {
  const hardened = app();
  hardened.hardened();
  const store = claim(hardened, Storage.dynamic(), VolumeMode.BLOCK);
  expect(() => {
    hardened.attachDevice('/dev/data', store);
    hardened.mount('/etc/app', new EnvConfig(Chart.of(hardened), 'config', { data: { a: 'b' } }));
  }).not.toThrow();
});

test.each<[HardenedOptions, string]>([
  [{ runAsUser: 0 }, 'runAsUser 0 is not allowed'],
  [{ runAsGroup: -1 }, 'runAsGroup -1 is not allowed'],
  [{ fsGroup: 1.5 }, 'fsGroup 1.5 is not allowed'],
  [{ runAsUser: 1001 }, "runAsUser 1001 differs from 1000 of the pod's security context"],
  [{ writablePaths: [''] }, 'mount path "" is not allowed'],
])('options %j are refused', (options, problem) => {
  const refused = app({ pod: { securityContext: { runAsUser: 1000 } } });
  expect(() => {
    refused.hardened(options);
  }).toThrow(`StatefulApp story/app: ${problem}`);
});

test('hardening twice is refused', () => {
  const hardened = app();
  hardened.hardened();
  expect(() => {
    hardened.hardened();
  }).toThrow('hardened() is called twice');
});
