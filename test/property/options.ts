import fc from 'fast-check';
import {
  CompletionMode,
  ConcurrencyPolicy,
  ContainerOptions,
  DaemonSetUpdateStrategy,
  DeploymentStrategy,
  DnsPolicy,
  ExitCodeOperator,
  Handler,
  ImagePullPolicy,
  IpFamily,
  IpFamilyPolicy,
  JobSuccessRule,
  PodFailureAction,
  PodManagementPolicy,
  PodOptions,
  Resources,
  RollingUpdateOptions,
  Rollout,
  ServiceOptions,
  SessionAffinity,
  StatefulSetUpdateStrategy,
  TerminationMessagePolicy,
  TrafficPolicy,
  Workload,
} from '../../src';
import { mostly, partial } from './values';

/** The kinds of workload that a program has. */
export const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'] as const;

const counts = () => mostly(fc.nat(5), -1, 0.5);
const shares = () => mostly<number | string>(fc.constantFrom<number | string>(1, '25%'), 0, '0%', '101%', -1);
const quantities = (...right: string[]) =>
  fc.record({
    requests: partial({ cpu: fc.constantFrom(...right), memory: mostly(fc.constantFrom('64Mi', '1Gi'), '1GB') }),
    limits: partial({ cpu: mostly(fc.constant('2'), '0'), 'example.com/gpu': mostly(fc.constant('1'), '0.5') }),
  });

const handlers = (): fc.Arbitrary<() => Handler> =>
  mostly<() => Handler>(
    fc.constantFrom(
      () => Handler.exec('true'),
      () => Handler.httpGet('/healthz', { port: 80, httpHeaders: [{ name: 'a', value: 'b' }] }),
      () => Handler.tcpSocket(80, 'localhost'),
    ),
    () => Handler.grpc(80, 'health'),
    () => Handler.httpGet('', { port: 80 }),
    () => Handler.sleep(1),
  );

/** Options of a container that a program gives its app. */
export const containerOptions = () =>
  fc.record({
    handler: handlers(),
    probe: fc.constantFrom('readinessProbe', 'livenessProbe', 'startupProbe', 'preStop', undefined),
    plain: partial<Omit<ContainerOptions, 'image'>>({
      args: fc.constant(['-c', '$(A)']),
      workingDir: fc.constant('/'),
      resources: quantities('100m', '1', '3'),
      imagePullPolicy: fc.constantFrom(...Object.values(ImagePullPolicy)),
      tty: fc.boolean(),
      terminationMessagePolicy: fc.constantFrom(...Object.values(TerminationMessagePolicy)),
      resizePolicy: fc.constant([{ resourceName: 'memory', restartPolicy: 'RestartContainer' }]),
      ports: mostly(fc.constant([{ name: 'web', containerPort: 80 }]), [{ name: 'Web', containerPort: 80 }]),
    }),
  });

/** Options of a pod that a program gives its app. */
export const podOptions = () =>
  partial<PodOptions>({
    nodeSelector: mostly<Record<string, string>>(fc.constant({ disk: 'ssd' }), { 'a b': 'c' }),
    tolerations: mostly<{ operator?: string; value?: string }[]>(fc.constant([{ operator: 'Exists' }]), [
      { value: 'a' },
    ]),
    topologySpreadConstraints: fc.constant([
      {
        maxSkew: 1,
        topologyKey: 'zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app: 'web' } },
      },
    ]),
    securityContext: fc.constant({ fsGroup: 1000, supplementalGroupsPolicy: 'Strict' }),
    hostNetwork: fc.boolean(),
    hostPid: fc.boolean(),
    shareProcessNamespace: fc.boolean(),
    dnsPolicy: mostly(fc.constant(DnsPolicy.CLUSTER_FIRST), DnsPolicy.NONE),
    hostAliases: mostly(fc.constant([{ ip: '127.0.0.1', hostnames: ['a'] }]), [{ ip: 'a', hostnames: ['a'] }]),
    imagePullSecrets: fc.constant(['registry']),
    schedulingGates: mostly(fc.constant(['example.com/a']), ['a', 'a']),
    readinessGates: fc.constant(['example.com/ready']),
    resources: mostly<Resources>(fc.constant({ limits: { cpu: '4' } }), { limits: { 'ephemeral-storage': '1Gi' } }),
  });

/** Options of a Service that a program gives its app. */
export const serviceOptions = () =>
  partial<ServiceOptions>({
    sessionAffinity: fc.constantFrom(...Object.values(SessionAffinity)),
    sessionAffinityTimeoutSeconds: mostly(fc.constant(60), 0),
    externalTrafficPolicy: fc.constantFrom(...Object.values(TrafficPolicy)),
    loadBalancerSourceRanges: mostly(fc.constant(['10.0.0.0/8']), ['10.0.0.0/33']),
    ipFamilyPolicy: fc.constantFrom(...Object.values(IpFamilyPolicy)),
    ipFamilies: fc.constantFrom([IpFamily.IPV4], [IpFamily.IPV6, IpFamily.IPV4]),
    targetPort: mostly<number | string>(fc.constant('web'), 0, 'Web'),
  });

/** How a program passes settings to its app. */
export const settings = () =>
  fc.record({
    rollout: fc.constantFrom(undefined, ...Object.values(Rollout)),
    read: fc.constantFrom('value', 'all', 'files'),
    secret: fc.boolean(),
  });

/** The options of a workload besides its pods. */
export const workloadOptions = () =>
  fc.record({
    rolling: partial<RollingUpdateOptions>({ maxSurge: shares(), maxUnavailable: shares() }),
    numbers: partial({ minReadySeconds: counts(), revisionHistoryLimit: counts() }),
    set: partial({
      podManagementPolicy: fc.constantFrom(...Object.values(PodManagementPolicy)),
      ordinalsStart: counts(),
    }),
    job: partial({
      backoffLimit: counts(),
      completionMode: fc.constantFrom(...Object.values(CompletionMode)),
      successPolicy: mostly<JobSuccessRule[]>(fc.constant([{ succeededIndexes: '0' }]), [{}], []),
      backoffLimitPerIndex: counts(),
      maxFailedIndexes: counts(),
      podFailurePolicy: fc
        .constantFrom(PodFailureAction.IGNORE, PodFailureAction.FAIL_INDEX)
        .map((action) => [{ action, onExitCodes: { operator: ExitCodeOperator.IN, values: [1, 3] } }]),
      ttlSecondsAfterFinished: counts(),
    }),
    cron: partial({
      timeZone: mostly(fc.constant('Europe/Berlin'), 'Berlin'),
      concurrencyPolicy: fc.constantFrom(...Object.values(ConcurrencyPolicy)),
      suspend: fc.boolean(),
    }),
  });

type Outcome<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** The workload of an app, with the options that its kind has. */
export function workloadOf(
  kind: (typeof KINDS)[number],
  { rolling, numbers, set, job, cron }: Outcome<ReturnType<typeof workloadOptions>>,
  replicas: number | undefined,
  podMetadata: { labels: Record<string, string> } | undefined,
): Workload {
  const { maxUnavailable } = rolling;
  switch (kind) {
    case 'Deployment': {
      const isRolling = Object.keys(rolling).length > 0;
      const strategy = isRolling ? DeploymentStrategy.rollingUpdate(rolling) : DeploymentStrategy.recreate();
      return Workload.deployment({ ...numbers, replicas, podMetadata, strategy });
    }
    case 'StatefulSet': {
      const updateStrategy = StatefulSetUpdateStrategy.rollingUpdate({ maxUnavailable, partition: replicas });
      return Workload.statefulSet({ ...numbers, ...set, replicas, podMetadata, updateStrategy });
    }
    case 'DaemonSet':
      return Workload.daemonSet({
        ...numbers,
        podMetadata,
        updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(rolling),
      });
    case 'Job':
      return Workload.job({ ...job, completions: replicas, podMetadata });
    case 'CronJob':
      return Workload.cronJob({ ...job, ...cron, schedule: '@daily', completions: replicas, podMetadata });
    case 'Pod':
      return Workload.pod({ metadata: podMetadata });
  }
}
