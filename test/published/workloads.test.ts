// Workloads and Services of Kubernetes' own documentation, held against what the constructs write for them.
import { Chart } from 'cdk8s';
import {
  CompletionMode,
  ContainerRestartAction,
  DnsPolicy,
  Env,
  EphemeralStore,
  ExitCodeOperator,
  IpFamily,
  IpFamilyPolicy,
  PodFailureAction,
  Protocol,
  RestartPolicy,
  Service,
  StatefulApp,
  Workload,
} from '../../src';
import { synth } from '../support/synth';

const pod = (name: string, spec: object) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec });
const job = (name: string, spec: object) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec });
const NEVER = { restartPolicy: RestartPolicy.NEVER };

const PROGRAMS: Readonly<Record<string, readonly [(chart: Chart) => void, object]>> = {
  'a Job that knows what an exit code means': [
    (chart) => {
      const workload = Workload.job({
        name: 'job-pod-failure-policy-example',
        completions: 12,
        parallelism: 3,
        backoffLimit: 6,
        podFailurePolicy: [
          {
            action: PodFailureAction.FAIL_JOB,
            onExitCodes: { containerName: 'main', operator: ExitCodeOperator.IN, values: [42] },
          },
          { action: PodFailureAction.IGNORE, onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        ],
      });
      new StatefulApp(chart, 'main', {
        image: 'bash:5',
        command: ['bash'],
        args: ['-c', 'exit 42'],
        workload,
        pod: NEVER,
      });
    },
    job('job-pod-failure-policy-example', {
      completions: 12,
      parallelism: 3,
      backoffLimit: 6,
      podFailurePolicy: {
        rules: [
          { action: 'FailJob', onExitCodes: { containerName: 'main', operator: 'In', values: [42] } },
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        ],
      },
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'main', image: 'bash:5', command: ['bash'], args: ['-c', 'exit 42'] }],
        },
      },
    }),
  ],
  'a Job that some of its pods make a success': [
    (chart) => {
      const workload = Workload.job({
        name: 'job-success',
        parallelism: 10,
        completions: 10,
        completionMode: CompletionMode.INDEXED,
        successPolicy: [{ succeededIndexes: '0,2-3', succeededCount: 1 }],
      });
      new StatefulApp(chart, 'main', { image: 'python', workload, pod: NEVER });
    },
    job('job-success', {
      parallelism: 10,
      completions: 10,
      completionMode: 'Indexed',
      successPolicy: { rules: [{ succeededIndexes: '0,2-3', succeededCount: 1 }] },
      template: { spec: { containers: [{ name: 'main', image: 'python' }], restartPolicy: 'Never' } },
    }),
  ],
  'a Job that bears failures by number': [
    (chart) => {
      const workload = Workload.job({
        name: 'job-backoff-limit-per-index-example',
        completions: 10,
        parallelism: 3,
        completionMode: CompletionMode.INDEXED,
        backoffLimitPerIndex: 1,
        maxFailedIndexes: 5,
      });
      new StatefulApp(chart, 'example', { image: 'python', workload, pod: NEVER });
    },
    job('job-backoff-limit-per-index-example', {
      completions: 10,
      parallelism: 3,
      completionMode: 'Indexed',
      backoffLimitPerIndex: 1,
      maxFailedIndexes: 5,
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'example', image: 'python' }] } },
    }),
  ],
  'a Job whose pods have a name in their template': [
    (chart) => {
      const workload = Workload.job({ name: 'job-wq-2', parallelism: 2, podMetadata: { name: 'job-wq-2' } });
      new StatefulApp(chart, 'c', { image: 'job-wq-2', workload, pod: { restartPolicy: RestartPolicy.ON_FAILURE } });
    },
    job('job-wq-2', {
      parallelism: 2,
      template: {
        metadata: { name: 'job-wq-2' },
        spec: { containers: [{ name: 'c', image: 'job-wq-2' }], restartPolicy: 'OnFailure' },
      },
    }),
  ],
  'a pod that starts anew where its sidecar says so': [
    (chart) => {
      const app = new StatefulApp(chart, 'main-application', {
        image: 'busybox',
        workload: Workload.pod({ name: 'ml-worker' }),
        pod: NEVER,
      });
      app.addInitContainer({ name: 'setup-environment', image: 'busybox' });
      app.addSidecar({
        name: 'watcher-sidecar',
        image: 'busybox',
        restartPolicyRules: [
          { action: ContainerRestartAction.RESTART_ALL_CONTAINERS, operator: ExitCodeOperator.IN, exitCodes: [88] },
        ],
      });
    },
    pod('ml-worker', {
      restartPolicy: 'Never',
      initContainers: [
        { name: 'setup-environment', image: 'busybox' },
        {
          name: 'watcher-sidecar',
          image: 'busybox',
          restartPolicy: 'Always',
          restartPolicyRules: [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [88] } }],
        },
      ],
      containers: [{ name: 'main-application', image: 'busybox' }],
    }),
  ],
  'a pod whose memory grows by a restart only': [
    (chart) => {
      const quantities = { memory: '200Mi', cpu: '700m' };
      new StatefulApp(chart, 'pause', {
        image: 'pause:3.8',
        workload: Workload.pod({ name: 'resize-demo' }),
        resizePolicy: [
          { resourceName: 'cpu', restartPolicy: 'NotRequired' },
          { resourceName: 'memory', restartPolicy: 'RestartContainer' },
        ],
        resources: { limits: quantities, requests: quantities },
      });
    },
    pod('resize-demo', {
      containers: [
        {
          name: 'pause',
          image: 'pause:3.8',
          resizePolicy: [
            { resourceName: 'cpu', restartPolicy: 'NotRequired' },
            { resourceName: 'memory', restartPolicy: 'RestartContainer' },
          ],
          resources: { limits: { memory: '200Mi', cpu: '700m' }, requests: { memory: '200Mi', cpu: '700m' } },
        },
      ],
    }),
  ],
  'a pod with resources of its own, gates and a profile of AppArmor': [
    (chart) => {
      new StatefulApp(chart, 'pause', {
        image: 'pause:3.6',
        workload: Workload.pod({ name: 'test-pod' }),
        pod: {
          resources: { limits: { cpu: '1', memory: '200Mi' }, requests: { cpu: '1', memory: '100Mi' } },
          schedulingGates: ['example.com/foo', 'example.com/bar'],
          readinessGates: ['www.example.com/feature-1'],
          securityContext: {
            runAsUser: 1000,
            supplementalGroups: [4000],
            supplementalGroupsPolicy: 'Strict',
            appArmorProfile: { type: 'Localhost', localhostProfile: 'k8s-apparmor-example-allow-write' },
          },
        },
        securityContext: { allowPrivilegeEscalation: false, appArmorProfile: { type: 'RuntimeDefault' } },
      });
    },
    pod('test-pod', {
      resources: { limits: { cpu: '1', memory: '200Mi' }, requests: { cpu: '1', memory: '100Mi' } },
      schedulingGates: [{ name: 'example.com/foo' }, { name: 'example.com/bar' }],
      readinessGates: [{ conditionType: 'www.example.com/feature-1' }],
      securityContext: {
        runAsUser: 1000,
        supplementalGroups: [4000],
        supplementalGroupsPolicy: 'Strict',
        appArmorProfile: { type: 'Localhost', localhostProfile: 'k8s-apparmor-example-allow-write' },
      },
      containers: [
        {
          name: 'pause',
          image: 'pause:3.6',
          securityContext: { allowPrivilegeEscalation: false, appArmorProfile: { type: 'RuntimeDefault' } },
        },
      ],
    }),
  ],
  'a pod that reads a variable which its init container wrote': [
    (chart) => {
      const app = new StatefulApp(chart, 'use-envfile', {
        image: 'nginx',
        workload: Workload.pod({ name: 'envfile-test-pod' }),
        env: {
          DB_ADDRESS: Env.fileKey({ path: 'config.env', volumeName: 'config', key: 'DB_ADDRESS', optional: false }),
        },
        pod: NEVER,
      });
      const config = EphemeralStore.emptyDir();
      app.addInitContainer({ name: 'setup', image: 'nginx' }).mount('/data', config, { volumeName: 'config' });
    },
    pod('envfile-test-pod', {
      initContainers: [{ name: 'setup', image: 'nginx', volumeMounts: [{ name: 'config', mountPath: '/data' }] }],
      containers: [
        {
          name: 'use-envfile',
          image: 'nginx',
          env: [
            {
              name: 'DB_ADDRESS',
              valueFrom: {
                fileKeyRef: { path: 'config.env', volumeName: 'config', key: 'DB_ADDRESS', optional: false },
              },
            },
          ],
        },
      ],
      restartPolicy: 'Never',
      volumes: [{ name: 'config', emptyDir: {} }],
    }),
  ],
  'a pod with name servers of its own': [
    (chart) => {
      new StatefulApp(chart, 'test', {
        image: 'nginx',
        workload: Workload.pod({ name: 'dns-example' }),
        pod: {
          dnsPolicy: DnsPolicy.NONE,
          dnsConfig: { nameservers: ['192.0.2.1'], options: [{ name: 'ndots', value: '2' }, { name: 'edns0' }] },
        },
      });
    },
    pod('dns-example', {
      containers: [{ name: 'test', image: 'nginx' }],
      dnsPolicy: 'None',
      dnsConfig: { nameservers: ['192.0.2.1'], options: [{ name: 'ndots', value: '2' }, { name: 'edns0' }] },
    }),
  ],
  'a Service with addresses of both families': [
    (chart) => {
      const labels = { 'app.kubernetes.io/name': 'MyApp' };
      new Service(chart, 'service', {
        name: 'my-service',
        metadata: { labels },
        selector: labels,
        port: 80,
        protocol: Protocol.TCP,
        ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
        ipFamilies: [IpFamily.IPV6, IpFamily.IPV4],
      });
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'my-service', labels: { 'app.kubernetes.io/name': 'MyApp' } },
      spec: {
        ipFamilyPolicy: 'PreferDualStack',
        ipFamilies: ['IPv6', 'IPv4'],
        selector: { 'app.kubernetes.io/name': 'MyApp' },
        ports: [{ protocol: 'TCP', port: 80 }],
      },
    },
  ],
};

test.each(Object.entries(PROGRAMS))('%s is written as it is published', (_, [build, expected]) => {
  expect(synth(build)).toEqual([expected]);
});
