import { Chart, Size } from 'cdk8s';
import {
  Checks,
  CompletionMode,
  ContainerRestartAction,
  DataSource,
  EnvSecret,
  EphemeralStore,
  Env,
  ExitCodeOperator,
  Handler,
  PersistentStore,
  PodFailureAction,
  type PodOptions,
  ProjectedStore,
  RestartPolicy,
  Service,
  type ServiceOptions,
  ServiceType,
  SnapshotContent,
  SnapshotDeletionPolicy,
  StatefulApp,
  type StatefulAppProps,
  StatefulSetUpdateStrategy,
  StaticVolume,
  Storage,
  VolumeAffinity,
  Workload,
} from '../../src';

const capacity = Size.gibibytes(2);
const never: PodOptions = { restartPolicy: RestartPolicy.NEVER };

const app =
  (props: Partial<StatefulAppProps>) =>
  (chart: Chart): StatefulApp =>
    new StatefulApp(chart, 'app', { image: 'registry.example/app:1', ...props });
const service =
  (options: ServiceOptions) =>
  (chart: Chart): Service =>
    new Service(chart, 'web', options);
const job = (options: Parameters<typeof Workload.job>[0]) => app({ workload: Workload.job(options), pod: never });

/** Programs that look wrong, but whose objects the API server accepts, so that the constructs must accept them, too. */
export const TAKEN: Readonly<Record<string, (chart: Chart) => unknown>> = {
  'a limit below the request of a claim': (chart) =>
    new PersistentStore(chart, 'store', { capacity, limit: Size.gibibytes(1) }),
  'an empty selector of a claim': (chart) => new PersistentStore(chart, 'store', { capacity, selector: {} }),
  'a volume kept for another kind': (chart) =>
    new StaticVolume(chart, 'disk', {
      capacity,
      storage: Storage.nfs({ server: 'nas.example', path: '/export' }),
      claimRef: { kind: 'Thing', apiVersion: 'v2', name: 'data', namespace: 'prod' },
    }),
  'an affinity without a condition': (chart) =>
    new StaticVolume(chart, 'disk', {
      capacity,
      storage: Storage.local('/mnt/disks/0', { nodeAffinity: VolumeAffinity.expressions([]) }),
    }),
  'an affinity that compares with a word': (chart) =>
    new StaticVolume(chart, 'disk', {
      capacity,
      storage: Storage.local('/mnt/disks/0', {
        nodeAffinity: VolumeAffinity.expressions([{ key: 'disks', operator: 'Gt', values: ['many'] }]),
      }),
    }),
  'a snapshot without a handle': (chart) =>
    new SnapshotContent(chart, 'content', {
      driver: 'ebs.csi.aws.com',
      snapshotHandle: '',
      snapshotRef: { name: 'imported', namespace: 'prod' },
      deletionPolicy: SnapshotDeletionPolicy.RETAIN,
    }),
  'a Secret of no type': (chart) => new EnvSecret(chart, 'secret', { type: '', data: { key: 'dmFsdWU=' } }),
  'a projection of nothing': (chart) => {
    app({})(chart).mount('/etc/app', new ProjectedStore({ sources: [] }));
  },
  'a claim that no object can be': (chart) => {
    Checks.allow(chart, 'bad-name', 'the cluster is told');
    app({})(chart).mount('/data', PersistentStore.fromClaimName(chart, 'data', 'X_y'));
  },
  'a Secret that no object can be': (chart) => {
    Checks.allow(chart, 'bad-name', 'the cluster is told');
    app({})(chart).mount('/keys', EnvSecret.fromSecretName(chart, 'keys', 'X_y').files());
  },
  'a volume that is kept for no claim': (chart) => {
    Checks.allow(chart, 'bad-name', 'the cluster is told');
    return new StaticVolume(chart, 'disk', {
      capacity,
      storage: Storage.nfs({ server: 'nas.example', path: '/export' }),
      claimRef: { name: 'X_y', namespace: 'P_q' },
    });
  },
  'a claim on a volume that no object can be': (chart) => {
    Checks.allow(chart, 'bad-name', 'the cluster is told');
    new PersistentStore(chart, 'store', { capacity, storage: Storage.existingVolume('X_y') });
  },
  'a copy of a claim that no object can be': (chart) => {
    Checks.allow(chart, 'bad-name', 'the cluster is told');
    new PersistentStore(chart, 'store', { capacity, dataSource: DataSource.clone('X_y') });
  },
  'Secrets for images that no object can be': app({ pod: { imagePullSecrets: ['X_y', ''], schedulerName: 'X_y' } }),
  'an end without any time': app({ pod: { terminationGracePeriodSeconds: -1 } }),
  'a directory that may hold nothing': (chart) => {
    app({})(chart).mount('/cache', EphemeralStore.emptyDir({ sizeLimit: Size.gibibytes(0) }));
    app({})(new Chart(chart, 'other')).mount('/cache', EphemeralStore.emptyDir({ sizeLimit: '0' }));
  },
  'gates of a pod whose node is known, in a template': app({
    pod: { nodeName: 'worker-1', schedulingGates: ['example.com/wait'] },
  }),
  'an image that is not named, in a template': (chart) => {
    app({})(chart).mount('/model', EphemeralStore.image({ reference: '' }));
  },
  'a StatefulSet that replaces no pod': app({
    workload: Workload.statefulSet({ updateStrategy: StatefulSetUpdateStrategy.rollingUpdate({ maxUnavailable: 0 }) }),
  }),
  'a namespace of what is in none': (chart) =>
    new StaticVolume(chart, 'disk', {
      capacity,
      storage: Storage.nfs({ server: 'nas.example', path: '/export', metadata: { namespace: 'prod' } }),
    }),
  'a port twice': (chart) => {
    app({ workload: Workload.pod(), ports: [{ containerPort: 80 }, { containerPort: 80, hostPort: 0 }] })(chart).mount(
      '/cache',
      EphemeralStore.emptyDir({ sizeLimit: Size.mebibytes(1) }),
    );
  },
  'a probe of zeros': app({
    livenessProbe: {
      handler: Handler.tcpSocket(80),
      periodSeconds: 0,
      timeoutSeconds: 0,
      successThreshold: 0,
      failureThreshold: 0,
    },
  }),
  'units of a resource written otherwise': app({
    env: {
      CPUS: Env.resource('limits.cpu', { divisor: '1000m' }),
      MEMORY: Env.resource('limits.memory', { divisor: '0' }),
    },
  }),
  'rules of restart in any order': app({
    restartPolicy: RestartPolicy.NEVER,
    restartPolicyRules: [
      { action: ContainerRestartAction.RESTART, operator: ExitCodeOperator.IN, exitCodes: [300, 3, -1] },
    ],
  }),
  'one number, not counted': job({ completionMode: CompletionMode.INDEXED, successPolicy: [{ succeededCount: 0 }] }),
  'a failure policy without a rule': job({ podFailurePolicy: [] }),
  'exit codes of Windows': job({
    podFailurePolicy: [
      { action: PodFailureAction.IGNORE, onExitCodes: { operator: ExitCodeOperator.IN, values: [-1, 70_000] } },
    ],
  }),
  'a name that a Service does not read': service({ port: 80, externalName: 'db.example.com' }),
  'a name that ends at the root': service({ type: ServiceType.EXTERNAL_NAME, externalName: 'db.example.com.' }),
  'no family of addresses': service({ port: 80, ipFamilies: [] }),
  'a timeout without affinity': service({ port: 80, sessionAffinityTimeoutSeconds: 5 }),
  'an address of no load balancer': service({ port: 80, loadBalancerIp: '192.0.2.1' }),
  'a target port of 0': service({ port: 80, targetPort: 0 }),
};
