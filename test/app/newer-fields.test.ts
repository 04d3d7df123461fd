// What the API has of late, and what the API server refuses of it.
import { App, Chart } from 'cdk8s';
import {
  CompletionMode,
  ContainerRestartAction,
  ExitCodeOperator,
  IpFamily,
  IpFamilyPolicy,
  JobOptions,
  PodFailureAction,
  PodOptions,
  PodReplacementPolicy,
  PreemptionPolicy,
  RestartPolicy,
  Service,
  ServiceOptions,
  ServiceType,
  StatefulApp,
  TrafficDistribution,
  TrafficPolicy,
  Workload,
} from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

const IMAGE = 'app:1';
const NEVER = { restartPolicy: RestartPolicy.NEVER };
const INDEXED = { completions: 4, completionMode: CompletionMode.INDEXED };
const codes = (operator: ExitCodeOperator, ...values: number[]) => ({ operator, values });
const failure = (onExitCodes: ReturnType<typeof codes>) => [{ action: PodFailureAction.COUNT, onExitCodes }];

const refused = (build: (chart: Chart) => void) =>
  expect(() => {
    build(new Chart(new App(), 'story'));
  });

test('a Job says what becomes of failures, and who runs it', () => {
  const workload = Workload.job({
    ...INDEXED,
    backoffLimitPerIndex: 1,
    podFailurePolicy: [{ action: PodFailureAction.FAIL_INDEX, onExitCodes: codes(ExitCodeOperator.NOT_IN, 0, 3) }],
    podReplacementPolicy: PodReplacementPolicy.FAILED,
    successPolicy: [{ succeededCount: 4 }, { succeededIndexes: '1,3' }],
    managedBy: 'example.com/runner',
  });
  const [job] = synth((chart) => new StatefulApp(chart, 'app', { image: IMAGE, workload, pod: NEVER }));
  expect(job?.['spec']).toMatchObject({
    podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes: { operator: 'NotIn', values: [0, 3] } }] },
    podReplacementPolicy: 'Failed',
    successPolicy: { rules: [{ succeededCount: 4 }, { succeededIndexes: '1,3' }] },
    managedBy: 'example.com/runner',
  });
});

test.each<[string, JobOptions, string]>([
  [
    'failed numbers without a limit',
    { ...INDEXED, maxFailedIndexes: 1 },
    'maxFailedIndexes needs backoffLimitPerIndex',
  ],
  [
    'more failed numbers than there are',
    { ...INDEXED, backoffLimitPerIndex: 1, maxFailedIndexes: 5 },
    'maxFailedIndexes 5 is more than completions 4',
  ],
  [
    'a rule for nothing',
    { podFailurePolicy: [{ action: PodFailureAction.IGNORE }] },
    'Ignore needs one of onExitCodes',
  ],
  ['code 0', { podFailurePolicy: failure(codes(ExitCodeOperator.IN, 0)) }, 'in ascending order, each once, without 0'],
  [
    'a code twice',
    { podFailurePolicy: failure(codes(ExitCodeOperator.NOT_IN, 3, 3)) },
    'in ascending order, each once',
  ],
  [
    'a failed number without a limit',
    { podFailurePolicy: [{ action: PodFailureAction.FAIL_INDEX, onPodConditions: [{ type: 'A' }] }] },
    'FailIndex needs backoffLimitPerIndex',
  ],
  [
    'a status of another spelling',
    { podFailurePolicy: [{ action: PodFailureAction.IGNORE, onPodConditions: [{ type: 'A', status: 'true' }] }] },
    `status "true" is not allowed; give 'True', 'False' or 'Unknown'`,
  ],
  [
    'no condition',
    { podFailurePolicy: [{ action: PodFailureAction.IGNORE, onPodConditions: [] }] },
    'onPodConditions is empty',
  ],
  [
    'a replacement too early',
    {
      podFailurePolicy: failure(codes(ExitCodeOperator.IN, 3)),
      podReplacementPolicy: PodReplacementPolicy.TERMINATING_OR_FAILED,
    },
    'podReplacementPolicy "TerminatingOrFailed" is not allowed with a podFailurePolicy',
  ],
  [
    'a success by numbers without numbers',
    { successPolicy: [{ succeededCount: 1 }] },
    'successPolicy needs completionMode',
  ],
  ['an empty rule', { ...INDEXED, successPolicy: [{}] }, 'successPolicy: a rule is empty'],
  [
    'numbers out of order',
    { ...INDEXED, successPolicy: [{ succeededIndexes: '3,1' }] },
    'succeededIndexes "3,1" is not',
  ],
  ['a number too high', { ...INDEXED, successPolicy: [{ succeededIndexes: '2-4' }] }, 'give numbers from 0 to 3'],
  [
    'more than the numbers named',
    { ...INDEXED, successPolicy: [{ succeededIndexes: '0-1', succeededCount: 3 }] },
    'succeededCount 3 is more than there are numbers, 2',
  ],
  ['a runner without a domain', { managedBy: 'runner' }, 'managedBy "runner" is not allowed'],
  ['a template beside the app', { jobSpec: { template: {} } }, 'jobSpec.template is not allowed; give the options of'],
])('a Job with %s is refused', (_, options, problem) => {
  refused(
    (chart) => new StatefulApp(chart, 'app', { image: IMAGE, workload: Workload.job(options), pod: NEVER }),
  ).toThrow(problem);
});

test('failures by exit code need pods that never restart', () => {
  const workload = Workload.job({ podFailurePolicy: failure(codes(ExitCodeOperator.IN, 3)) });
  const pod = { restartPolicy: RestartPolicy.ON_FAILURE };
  refused((chart) => new StatefulApp(chart, 'app', { image: IMAGE, workload, pod })).toThrow(
    'pod.restartPolicy "OnFailure" is not allowed for a Job; give one of Never',
  );
});

test.each<[string, Workload, object]>([
  ['Deployment', Workload.deployment({ replicas: 1, deploymentSpec: { replicas: 3 } }), { replicas: 3 }],
  ['StatefulSet', Workload.statefulSet({ serviceName: 'db', statefulSetSpec: { replicas: 3 } }), { replicas: 3 }],
  ['DaemonSet', Workload.daemonSet({ daemonSetSpec: { minReadySeconds: 3 } }), { minReadySeconds: 3 }],
  ['Job', Workload.job({ jobSpec: { parallelism: 3 } }), { parallelism: 3 }],
  ['CronJob', Workload.cronJob({ schedule: '@daily', cronJobSpec: { suspend: true } }), { suspend: true }],
  [
    'CronJob',
    Workload.cronJob({ schedule: '@daily', jobSpec: { suspend: true } }),
    { jobTemplate: { spec: { suspend: true } } },
  ],
])('open fields of a %s stand over the others', (kind, workload, spec) => {
  const pod = kind.endsWith('Job') ? NEVER : undefined;
  const workloads = synth((chart) => new StatefulApp(chart, 'app', { image: IMAGE, workload, pod }));
  expect(only(workloads, kind)['spec']).toMatchObject(spec);
});

test('a pod names its host and whom it may displace', () => {
  const pod = { hostnameOverride: 'db.example.com', preemptionPolicy: PreemptionPolicy.NEVER };
  const [made] = synth((chart) => new StatefulApp(chart, 'app', { image: IMAGE, workload: Workload.pod(), pod }));
  expect(made?.['spec']).toMatchObject(pod);
});

test.each<[string, PodOptions, string]>([
  ['a gate twice', { schedulingGates: ['a', 'a'] }, 'pod.schedulingGates: "a" is given twice'],
  ['a gate and a node', { schedulingGates: ['a'], nodeName: 'n' }, 'pod.nodeName and pod.schedulingGates exclude'],
  ['a condition with a space', { readinessGates: ['a b'] }, 'pod.readinessGates "a b"'],
  [
    'disk for all containers',
    { resources: { limits: { 'ephemeral-storage': '1Gi' } } },
    'pod.resources: "ephemeral-st',
  ],
  ['a device for all containers', { resources: { claims: [{ name: 'a' }] } }, 'pod.resources.claims is not allowed'],
  ['more than its limit', { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }, 'pod: the request of 2 cpu'],
  ['a host name of 65', { hostnameOverride: 'a'.repeat(65) }, 'a host name has at most 64'],
  ["the node's name", { hostnameOverride: 'a', hostNetwork: true }, 'pod.hostnameOverride is not allowed with'],
])('a pod with %s is refused', (_, pod, problem) => {
  refused((chart) => new StatefulApp(chart, 'app', { image: IMAGE, workload: Workload.pod(), pod })).toThrow(problem);
});

test('a container with rules of restart and no policy for other codes is refused', () => {
  const restartPolicyRules = [
    { action: ContainerRestartAction.RESTART, operator: ExitCodeOperator.IN, exitCodes: [3] },
  ];
  refused((chart) => new StatefulApp(chart, 'app', { image: IMAGE, restartPolicyRules })).toThrow(
    'restartPolicyRules need a restartPolicy',
  );
});

test('an init container that restarts always is a sidecar, and a sidecar nothing else', () => {
  const app = new StatefulApp(new Chart(new App(), 'story'), 'app', { image: IMAGE });
  const init = { name: 'init', image: IMAGE };
  expect(() => app.addInitContainer({ ...init, restartPolicy: RestartPolicy.ALWAYS })).toThrow('call addSidecar');
  expect(() => app.addSidecar({ ...init, ...NEVER })).toThrow('restartPolicy "Never" is not allowed for sidecar init');
});

test('a load balancer has its address and ports of nodes', () => {
  const options = {
    port: 80,
    type: ServiceType.LOAD_BALANCER,
    externalTrafficPolicy: TrafficPolicy.LOCAL,
    allocateLoadBalancerNodePorts: false,
    healthCheckNodePort: 30000,
    trafficDistribution: TrafficDistribution.PREFER_CLOSE,
  };
  const [service] = synth((chart) => new Service(chart, 'web', { ...options, loadBalancerIp: '192.0.2.1' }));
  const { port, ...rest } = options;
  expect(service?.['spec']).toEqual({ ...rest, loadBalancerIP: '192.0.2.1', ports: [{ port }] });
});

test.each<[string, ServiceOptions, string]>([
  [
    'a port for health without local traffic',
    { type: ServiceType.LOAD_BALANCER, healthCheckNodePort: 30000 },
    'healthCheckNodePort 30000 needs externalTrafficPolicy: TrafficPolicy.LOCAL',
  ],
  ['two families on one stack', { ipFamilies: [IpFamily.IPV4, IpFamily.IPV6] }, 'needs ipFamilyPolicy'],
  ['a family twice', { ipFamilies: [IpFamily.IPV4, IpFamily.IPV4] }, 'ipFamilies IPv4, IPv4 is not allowed'],
  [
    'families of a name outside',
    { type: ServiceType.EXTERNAL_NAME, externalName: 'a.example', ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK },
    'ipFamilies and ipFamilyPolicy are not for ServiceType.EXTERNAL_NAME',
  ],
])('a Service with %s is refused', (_, options, problem) => {
  refused((chart) => new Service(chart, 'web', { port: 80, ...options })).toThrow(problem);
});

test('a container of a pod that never restarts can not be restarted to be resized', () => {
  const build = (restartPolicy: RestartPolicy) => () =>
    synth((chart) => {
      new StatefulApp(chart, 'app', {
        image: IMAGE,
        workload: Workload.job(),
        pod: { restartPolicy },
        resizePolicy: [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }],
      });
    });
  expect(build(RestartPolicy.NEVER)).toThrow(
    'resizePolicy "RestartContainer" needs a pod whose containers restart, and its restartPolicy is "Never"; write NotRequired',
  );
  expect(build(RestartPolicy.ON_FAILURE)).not.toThrow();
});
