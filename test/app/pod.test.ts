import { App, Chart } from 'cdk8s';
import { DnsPolicy, PodOptions, RestartPolicy, StatefulApp, Workload } from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

function podOf(pod: PodOptions): unknown {
  const build = (chart: Chart) => new StatefulApp(chart, 'app', { image: 'app:1', workload: Workload.pod(), pod });
  return only(synth(build), 'Pod')['spec'];
}

test('a pod has every option as it is given', () => {
  const given: PodOptions = {
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'db', effect: 'NoExecute', tolerationSeconds: 0 }],
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone' }] } },
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
    serviceAccountName: 'db',
    automountServiceAccountToken: false,
    priorityClassName: 'high',
    securityContext: { fsGroup: 0, fsGroupChangePolicy: 'OnRootMismatch', supplementalGroups: [2000] },
    hostNetwork: false,
    hostUsers: true,
    shareProcessNamespace: true,
    dnsPolicy: DnsPolicy.NONE,
    dnsConfig: { nameservers: ['192.0.2.1'], searches: ['example.com'], options: [{ name: 'ndots', value: '2' }] },
    hostname: 'db',
    subdomain: 'dbs',
    hostAliases: [{ ip: '192.0.2.2', hostnames: ['peer'] }],
    terminationGracePeriodSeconds: 0,
    activeDeadlineSeconds: 60,
    restartPolicy: RestartPolicy.ON_FAILURE,
    runtimeClassName: 'gvisor',
    schedulerName: 'own',
    enableServiceLinks: false,
  };
  expect(
    podOf({
      ...given,
      hostPid: false,
      hostIpc: true,
      setHostnameAsFqdn: true,
      imagePullSecrets: ['registry'],
      podSpec: { preemptionPolicy: 'Never' },
    }),
  ).toEqual({
    ...given,
    hostPID: false,
    hostIPC: true,
    setHostnameAsFQDN: true,
    imagePullSecrets: [{ name: 'registry' }],
    preemptionPolicy: 'Never',
    containers: [{ name: 'app', image: 'app:1' }],
  });
});

test.each<[string, PodOptions, string]>([
  ['containers beside addContainer()', { podSpec: { containers: [] } }, 'pod.podSpec.containers is not allowed; call'],
  ['users of its own on the node', { hostUsers: false, hostNetwork: true }, 'pod.hostUsers false is not allowed'],
  ['processes shared twice', { shareProcessNamespace: true, hostPid: true }, 'exclude each other'],
  ['no name server', { dnsPolicy: DnsPolicy.NONE }, 'pod.dnsPolicy None needs name servers'],
  ['a wrong node', { nodeName: 'Node_1' }, 'pod.nodeName "Node_1" is not a DNS subdomain'],
  ['a wrong label', { nodeSelector: { 'a b': 'c' } }, 'pod.nodeSelector "a b" is not a label key'],
  ['a wrong address', { hostAliases: [{ ip: 'peer' }] }, 'pod.hostAliases "peer" is not an IP address'],
  ['half a second', { terminationGracePeriodSeconds: 0.5 }, 'terminationGracePeriodSeconds 0.5 is not allowed'],
  ['a value of what exists', { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] }, 'with operator Exists'],
  ['a toleration of everything', { tolerations: [{ value: 'b' }] }, 'one without a key tolerates every taint'],
  ['seconds without effect', { tolerations: [{ key: 'a', tolerationSeconds: 5 }] }, "needs effect: 'NoExecute'"],
  [
    'a skew of 0',
    { topologySpreadConstraints: [{ maxSkew: 0, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }] },
    'maxSkew 0 is not allowed',
  ],
  ['a claim of nothing', { resourceClaims: [{ name: 'gpu' }] }, 'gpu needs one of resourceClaimName'],
  [
    'a claim twice',
    { resourceClaims: [1, 2].map(() => ({ name: 'gpu', resourceClaimName: 'one' })) },
    'name "gpu" is given twice',
  ],
])('%s is refused', (_, pod, problem) => {
  const chart = new Chart(new App(), 'story');
  expect(() => new StatefulApp(chart, 'app', { image: 'app:1', pod })).toThrow(problem);
  expect(chart.node.children).toEqual([]);
});

test("in the node's network a port of the container is that of the node", () => {
  const ports = [{ containerPort: 80, hostPort: 8080 }];
  const chart = new Chart(new App(), 'story');
  expect(() => new StatefulApp(chart, 'app', { image: 'app:1', ports, pod: { hostNetwork: true } })).toThrow(
    'hostPort 8080 differs from containerPort 80, and hostNetwork makes them one',
  );
});
