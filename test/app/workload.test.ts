import { App, ApiObject, Chart, Size } from 'cdk8s';
import {
  ClaimRetention,
  CompletionMode,
  ConcurrencyPolicy,
  DaemonSetUpdateStrategy,
  DeploymentStrategy,
  PodManagementPolicy,
  PodOptions,
  ReplicaStore,
  RestartPolicy,
  ServiceType,
  StatefulApp,
  StatefulSetUpdateStrategy,
  Workload,
} from 'cdk8s-stateful';
import { Manifest, only, synth } from '../support/synth';

function specOf(workload: Workload, pod?: PodOptions): unknown {
  const manifests = synth((chart) => new StatefulApp(chart, 'app', { image: 'app:1', workload, pod }));
  return manifests.find((manifest) => manifest.kind !== 'Service')?.['spec'];
}

const TEMPLATE = { metadata: { labels: { app: 'app' } }, spec: { containers: [{ name: 'app', image: 'app:1' }] } };
const NEVER: PodOptions = { restartPolicy: RestartPolicy.NEVER };

test('a Deployment has its strategy, its numbers and nothing else', () => {
  expect(
    specOf(
      Workload.deployment({
        replicas: 0,
        strategy: DeploymentStrategy.rollingUpdate({ maxSurge: 0, maxUnavailable: '50%' }),
        minReadySeconds: 5,
        revisionHistoryLimit: 0,
        progressDeadlineSeconds: 60,
        paused: false,
      }),
    ),
  ).toEqual({
    replicas: 0,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '50%' } },
    minReadySeconds: 5,
    revisionHistoryLimit: 0,
    progressDeadlineSeconds: 60,
    paused: false,
    selector: { matchLabels: { app: 'app' } },
    template: TEMPLATE,
  });
});

test('replicas beside the image are those of the Deployment or StatefulSet', () => {
  for (const workload of [undefined, Workload.deployment(), Workload.statefulSet()]) {
    const manifests = synth((chart) => new StatefulApp(chart, 'app', { image: 'app:1', replicas: 0, workload }));
    expect(manifests.find(({ kind }) => kind !== 'Service')?.['spec']).toMatchObject({ replicas: 0 });
  }
});

test.each([
  [
    Workload.daemonSet(),
    3,
    'replicas 3 is not allowed with Workload.daemonSet; give it to a Deployment or a StatefulSet',
  ],
  [Workload.pod(), 1, 'replicas 1 is not allowed with Workload.pod; '],
  [Workload.statefulSet({ replicas: 2 }), 3, 'replicas 3 and 2 of Workload.statefulSet are both given; give one'],
  [undefined, -1, 'replicas -1 is not allowed'],
])('replicas that the workload has not are refused: %#', (workload, replicas, message) => {
  expect(() => synth((chart) => new StatefulApp(chart, 'app', { image: 'app:1', replicas, workload }))).toThrow(
    message,
  );
});

test('a StatefulSet brings a headless Service, named after it', () => {
  const manifests = synth((chart) => {
    const workload = Workload.statefulSet({
      name: 'db',
      replicas: 3,
      updateStrategy: StatefulSetUpdateStrategy.rollingUpdate({ partition: 1, maxUnavailable: 2 }),
      podManagementPolicy: PodManagementPolicy.PARALLEL,
      ordinalsStart: 1,
      minReadySeconds: 10,
      revisionHistoryLimit: 2,
      claimRetentionPolicy: { whenScaled: ClaimRetention.DELETE },
    });
    const app = new StatefulApp(chart, 'db', { image: 'db:1', port: 5432, workload });
    app.expose();
    app.mount('/data', new ReplicaStore(chart, 'data', { capacity: Size.gibibytes(1) }));
  });
  expect(manifests.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name)).toEqual([
    'db-headless',
    'db',
  ]);
  expect(manifests.find(({ metadata }) => metadata.name === 'db-headless')).toMatchObject({
    metadata: { name: 'db-headless' },
    spec: { clusterIP: 'None', selector: { app: 'db' }, ports: [{ port: 5432 }] },
  });
  expect(only(manifests, 'StatefulSet')['spec']).toMatchObject({
    serviceName: 'db-headless',
    replicas: 3,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1, maxUnavailable: 2 } },
    podManagementPolicy: 'Parallel',
    ordinals: { start: 1 },
    persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' },
    volumeClaimTemplates: [{ metadata: { name: 'data' } }],
  });
  expect(manifests).toMatchSnapshot();
});

test('a StatefulSet can have a Service that exists, or one with options', () => {
  expect(
    synth((chart) => {
      const workload = Workload.statefulSet({
        serviceName: 'existing',
        updateStrategy: StatefulSetUpdateStrategy.onDelete(),
      });
      new StatefulApp(chart, 'db', { image: 'db:1', workload });
    }).map((manifest) => [manifest.kind, (manifest['spec'] as Record<string, unknown>)['serviceName']]),
  ).toEqual([['StatefulSet', 'existing']]);
  const [service] = synth((chart) => {
    const workload = Workload.statefulSet({ service: { name: 'peers', publishNotReadyAddresses: true } });
    new StatefulApp(chart, 'db', { image: 'db:1', workload });
  });
  expect(service).toMatchObject({ metadata: { name: 'peers' }, spec: { publishNotReadyAddresses: true } });
});

test('a DaemonSet has its update strategy', () => {
  const updateStrategy = DaemonSetUpdateStrategy.rollingUpdate({ maxSurge: 1, maxUnavailable: 0 });
  expect(specOf(Workload.daemonSet({ updateStrategy, minReadySeconds: 3, revisionHistoryLimit: 1 }))).toEqual({
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    minReadySeconds: 3,
    revisionHistoryLimit: 1,
    selector: { matchLabels: { app: 'app' } },
    template: TEMPLATE,
  });
  expect(specOf(Workload.daemonSet({ updateStrategy: DaemonSetUpdateStrategy.onDelete() }))).toMatchObject({
    updateStrategy: { type: 'OnDelete' },
  });
});

const JOB = {
  completions: 3,
  parallelism: 2,
  completionMode: CompletionMode.INDEXED,
  backoffLimit: 0,
  backoffLimitPerIndex: 1,
  activeDeadlineSeconds: 60,
  ttlSecondsAfterFinished: 0,
};
const JOB_TEMPLATE = { spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'app:1' }] } };

test('a Job has its counts and limits, and no selector', () => {
  expect(specOf(Workload.job({ ...JOB, suspend: false }), NEVER)).toEqual({
    ...JOB,
    suspend: false,
    template: JOB_TEMPLATE,
  });
});

test('a CronJob has its schedule, and its Job inside', () => {
  expect(
    specOf(
      Workload.cronJob({
        ...JOB,
        schedule: '*/5 3 * * mon-fri',
        timeZone: 'Europe/Berlin',
        concurrencyPolicy: ConcurrencyPolicy.FORBID,
        suspend: true,
        startingDeadlineSeconds: 30,
        successfulJobsHistoryLimit: 0,
        failedJobsHistoryLimit: 2,
        jobMetadata: { labels: { team: 'story' } },
      }),
      NEVER,
    ),
  ).toEqual({
    schedule: '*/5 3 * * mon-fri',
    timeZone: 'Europe/Berlin',
    concurrencyPolicy: 'Forbid',
    suspend: true,
    startingDeadlineSeconds: 30,
    successfulJobsHistoryLimit: 0,
    failedJobsHistoryLimit: 2,
    jobTemplate: { metadata: { labels: { team: 'story' } }, spec: { ...JOB, template: JOB_TEMPLATE } },
  });
});

test('a bare pod has its spec alone', () => {
  expect(specOf(Workload.pod({ name: 'one' }))).toEqual(TEMPLATE.spec);
});

test('a Service finds the pods of a Job, and a bare pod, by a label that they get with it', () => {
  const exposed = (workload: Workload, pod?: PodOptions): Manifest[] =>
    synth((chart) => {
      new StatefulApp(chart, 'app', { image: 'app:1', port: 80, workload, pod }).expose();
    });
  const job = exposed(Workload.job({ podMetadata: { labels: { team: 'story' } } }), NEVER);
  expect(only(job, 'Job')['spec']).toMatchObject({ template: { metadata: { labels: { app: 'app', team: 'story' } } } });
  expect(only(job, 'Service')['spec']).toMatchObject({ selector: { app: 'app' } });
  expect(only(exposed(Workload.pod()), 'Pod').metadata.labels).toEqual({ app: 'app' });
  const other = exposed(Workload.deployment({ selector: { tier: 'web' } }));
  expect(only(other, 'Service')['spec']).toMatchObject({ selector: { tier: 'web' } });
});

test.each<[string, () => Workload, string]>([
  [
    'no pod more and none fewer',
    () => Workload.deployment({ strategy: DeploymentStrategy.rollingUpdate({ maxSurge: 0, maxUnavailable: '0%' }) }),
    'maxSurge 0 and maxUnavailable 0 are not allowed together',
  ],
  [
    'more than all pods',
    () => Workload.deployment({ strategy: DeploymentStrategy.rollingUpdate({ maxUnavailable: '101%' }) }),
    'maxUnavailable "101%" is not allowed; give a whole number from 0, or a percentage up to 100%',
  ],
  [
    'rolling numbers with Recreate',
    () => Workload.deployment({ strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } as never }),
    'strategy an object is not allowed; give a DeploymentStrategy',
  ],
  ['a negative count', () => Workload.deployment({ replicas: -1 }), 'replicas -1 is not allowed'],
  [
    'a deadline before a pod can be ready',
    () => Workload.deployment({ minReadySeconds: 60, progressDeadlineSeconds: 30 }),
    'progressDeadlineSeconds 30 is not more than minReadySeconds 60',
  ],
  [
    'a long start with the default deadline',
    () => Workload.deployment({ minReadySeconds: 600 }),
    'progressDeadlineSeconds 600, which is the default, is not more than minReadySeconds 600',
  ],
  [
    'maxSurge alone in a DaemonSet',
    () => Workload.daemonSet({ updateStrategy: DaemonSetUpdateStrategy.rollingUpdate({ maxSurge: 1 }) }),
    'give maxUnavailable alone, or maxSurge with maxUnavailable: 0',
  ],
  [
    'a Service that is made and exists',
    () => Workload.statefulSet({ service: {}, serviceName: 'db' }),
    'service and serviceName "db" are both given',
  ],
  [
    'numbers without completions',
    () => Workload.job({ completionMode: CompletionMode.INDEXED, parallelism: 2 }),
    'needs completions',
  ],
  ['failures of a number without numbers', () => Workload.job({ backoffLimitPerIndex: 1 }), 'needs completionMode'],
  ['a schedule of four fields', () => Workload.cronJob({ schedule: '0 3 * *' }), 'schedule "0 3 * *" has 4 fields'],
  ['a 13th month', () => Workload.cronJob({ schedule: '0 3 * 13 *' }), 'has a month "13"'],
  ['an unknown macro', () => Workload.cronJob({ schedule: '@nightly' }), 'is not a macro'],
  ['a time zone in the schedule', () => Workload.cronJob({ schedule: 'TZ=UTC 0 3 * * *' }), 'names a time zone'],
  [
    'a time zone misspelt',
    () => Workload.cronJob({ schedule: '@daily', timeZone: 'europe/berlin' }),
    "'Europe/Berlin'",
  ],
  ['a time zone unknown', () => Workload.cronJob({ schedule: '@daily', timeZone: 'Mars' }), 'timeZone "Mars"'],
])('%s is refused', (_, build, problem) => {
  const chart = new Chart(new App(), 'story');
  expect(() => new StatefulApp(chart, 'app', { image: 'app:1', workload: build() })).toThrow(problem);
  expect(chart.node.children).toEqual([]);
});

test.each<[string, Workload, PodOptions | undefined, string]>([
  [
    'a Job that restarts always',
    Workload.job(),
    undefined,
    'pod.restartPolicy undefined is not allowed for a Job; give one of OnFailure, Never',
  ],
  [
    'failures of a number with restarts',
    Workload.job({ completions: 1, completionMode: CompletionMode.INDEXED, backoffLimitPerIndex: 1 }),
    { restartPolicy: RestartPolicy.ON_FAILURE },
    'pod.restartPolicy "OnFailure" is not allowed for a Job; give one of Never',
  ],
  [
    'a Deployment that restarts never',
    Workload.deployment(),
    NEVER,
    'is not allowed for a Deployment; give one of Always',
  ],
  [
    'a deadline of a Deployment',
    Workload.deployment(),
    { activeDeadlineSeconds: 60 },
    'pod.activeDeadlineSeconds 60 is not allowed for a Deployment',
  ],
  ['an empty selector', Workload.deployment({ selector: {} }), undefined, 'an empty selector is not allowed'],
  [
    'labels that differ from the selector',
    Workload.deployment({ podMetadata: { labels: { app: 'other' } } }),
    undefined,
    'the pods\' label app: "other" differs from the selector\'s "app"',
  ],
  [
    'a load balancer as the Service of a StatefulSet',
    Workload.statefulSet({ service: { type: ServiceType.LOAD_BALANCER } }),
    undefined,
    'a headless Service of type LoadBalancer is not allowed',
  ],
  ['a long name', Workload.cronJob({ schedule: '@daily', name: 'a'.repeat(53) }), NEVER, 'is 53 characters long'],
])('%s is refused, and leaves nothing in the tree', (_, workload, pod, problem) => {
  const chart = new Chart(new App(), 'story');
  expect(() => new StatefulApp(chart, 'app', { image: 'app:1', workload, pod })).toThrow(`StatefulApp story/app: `);
  expect(() => new StatefulApp(chart, 'app', { image: 'app:1', workload, pod })).toThrow(problem);
  expect(chart.node.children).toEqual([]);
});

test.each(['deployment', 'daemonSet', 'job', 'pod'] as const)(
  'a ReplicaStore needs a StatefulSet, not a %s',
  (kind) => {
    const chart = new Chart(new App(), 'story');
    const pod = kind === 'job' ? NEVER : undefined;
    const app = new StatefulApp(chart, 'app', { image: 'app:1', workload: Workload[kind](), pod });
    const store = new ReplicaStore(chart, 'data', { capacity: Size.gibibytes(1) });
    expect(() => {
      app.mount('/data', store);
    }).toThrow(
      /the ReplicaStore "data" needs a StatefulSet, and this is a \w+; give workload: Workload.statefulSet\(\)/,
    );
  },
);

test('one Workload serves several apps', () => {
  const chart = new Chart(new App(), 'story');
  const workload = Workload.deployment({ replicas: 2 });
  const apps = ['a', 'b'].map((id) => new StatefulApp(chart, id, { image: `${id}:1`, workload }));
  expect(apps.flatMap((app) => app.node.children.map((child) => ApiObject.of(child).name))).toEqual([
    'story-a',
    'story-b',
  ]);
});
