import { App, Chart } from 'cdk8s';
import {
  Protocol,
  Service,
  ServiceOptions,
  ServiceType,
  SessionAffinity,
  StatefulApp,
  TrafficPolicy,
  Workload,
} from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

function service(options: ServiceOptions): Service {
  return new Service(new Chart(new App(), 'story'), 'web', options);
}

test('a Service has every option as it is given', () => {
  const manifests = synth(
    (chart) =>
      new Service(chart, 'web', {
        name: 'web',
        metadata: { annotations: { 'example.com/lb': 'internal' } },
        type: ServiceType.LOAD_BALANCER,
        selector: { app: 'web' },
        ports: [
          { name: 'http', port: 80, targetPort: 'http', protocol: Protocol.TCP, nodePort: 30080, appProtocol: 'http' },
          { name: 'dns', port: 53, protocol: Protocol.UDP },
          { name: 'dns-tcp', port: 53 },
        ],
        sessionAffinity: SessionAffinity.CLIENT_IP,
        sessionAffinityTimeoutSeconds: 60,
        externalTrafficPolicy: TrafficPolicy.LOCAL,
        internalTrafficPolicy: TrafficPolicy.CLUSTER,
        externalIps: ['192.0.2.1'],
        loadBalancerClass: 'example.com/lb',
        loadBalancerSourceRanges: ['10.0.0.0/8', '2001:db8::/32'],
        publishNotReadyAddresses: false,
        clusterIp: '10.96.0.10',
        serviceSpec: { ipFamilyPolicy: 'PreferDualStack' },
      }),
  );
  expect(only(manifests, 'Service')).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', annotations: { 'example.com/lb': 'internal' } },
    spec: {
      type: 'LoadBalancer',
      clusterIP: '10.96.0.10',
      selector: { app: 'web' },
      ports: [
        { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', nodePort: 30080, appProtocol: 'http' },
        { name: 'dns', port: 53, protocol: 'UDP' },
        { name: 'dns-tcp', port: 53 },
      ],
      publishNotReadyAddresses: false,
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
      externalTrafficPolicy: 'Local',
      internalTrafficPolicy: 'Cluster',
      externalIPs: ['192.0.2.1'],
      loadBalancerClass: 'example.com/lb',
      loadBalancerSourceRanges: ['10.0.0.0/8', '2001:db8::/32'],
      ipFamilyPolicy: 'PreferDualStack',
    },
  });
  expect(manifests).toMatchSnapshot();
});

test('a name in DNS needs neither ports nor pods', () => {
  const [external] = synth(
    (chart) => new Service(chart, 'db', { type: ServiceType.EXTERNAL_NAME, externalName: 'db.example.com' }),
  );
  expect(external?.['spec']).toEqual({ type: 'ExternalName', externalName: 'db.example.com' });
});

test('a headless Service may have no port', () => {
  const [headless] = synth((chart) => new Service(chart, 'db', { headless: true }));
  expect(headless?.['spec']).toEqual({ clusterIP: 'None' });
});

test.each<[string, ServiceOptions, string]>([
  ['no port', {}, 'there is no port'],
  ['port and ports', { port: 80, ports: [{ port: 81 }] }, 'port and ports are both given'],
  ['several ports without names', { ports: [{ port: 80, name: 'a' }, { port: 81 }] }, 'port 81 has no name'],
  [
    'a port name twice',
    {
      ports: [
        { port: 80, name: 'a' },
        { port: 81, name: 'a' },
      ],
    },
    'port name "a" is given twice',
  ],
  [
    'a port twice',
    {
      ports: [
        { port: 80, name: 'a' },
        { port: 80, name: 'b', protocol: Protocol.TCP },
      ],
    },
    'port 80 is given twice for TCP',
  ],
  ['a port out of range', { port: 65536 }, 'port 65536 is not allowed'],
  ['a wrong target', { port: 80, targetPort: 'Web_Port' }, 'targetPort "Web_Port" is not a port name'],
  ['a port of nodes in the cluster', { ports: [{ port: 80, nodePort: 30080 }] }, 'nodePort 30080 is for Services'],
  ['a headless load balancer', { headless: true, type: ServiceType.LOAD_BALANCER }, 'a headless Service of type'],
  ['headless with an address', { headless: true, clusterIp: '10.0.0.1' }, 'headless and clusterIp'],
  ['a wrong address', { port: 80, clusterIp: 'none' }, 'clusterIp "none" is not an IP address'],
  ['the type without an external name', { type: ServiceType.EXTERNAL_NAME }, 'EXTERNAL_NAME needs a name'],
  [
    'an external name with an address',
    { type: ServiceType.EXTERNAL_NAME, externalName: 'a.example.com', clusterIp: '10.0.0.1' },
    'clusterIp and ServiceType.EXTERNAL_NAME exclude each other',
  ],
  [
    'traffic from outside in the cluster',
    { port: 80, externalTrafficPolicy: TrafficPolicy.LOCAL },
    'externalTrafficPolicy is',
  ],
  ['a class without load balancer', { port: 80, loadBalancerClass: 'a/b' }, 'loadBalancerClass is for load balancers'],
  [
    'a wrong network',
    { port: 80, type: ServiceType.LOAD_BALANCER, loadBalancerSourceRanges: ['10.0.0.0/33'] },
    'loadBalancerSourceRanges "10.0.0.0/33" is not a network',
  ],
  ['a wrong external address', { port: 80, externalIps: ['host'] }, 'externalIps "host" is not an IP address'],
  ['a name that begins with a digit', { port: 80, name: '1st' }, 'name "1st" does not begin with a letter'],
])('%s is refused', (_, options, problem) => {
  expect(() => service(options)).toThrow(problem);
});

describe('expose', () => {
  const app = (port?: number, workload?: Workload): StatefulApp =>
    new StatefulApp(new Chart(new App(), 'story'), 'app', { image: 'app:1', port, workload });

  test('leads to the port of the app', () => {
    const [, , web] = synth((chart) => {
      const exposed = new StatefulApp(chart, 'app', { image: 'app:1', port: 3000 });
      exposed.expose({ name: 'inside' });
      exposed.expose({ name: 'web', port: 80 });
    });
    expect(web?.['spec']).toEqual({ selector: { app: 'app' }, ports: [{ port: 80, targetPort: 3000 }] });
  });

  test('needs a port', () => {
    expect(() => app().expose()).toThrow('StatefulApp story/app: expose() has no port; give port to the app');
  });

  test('twice needs names', () => {
    const exposed = app(3000);
    exposed.expose();
    exposed.expose({ name: 'second' });
    expect(() => exposed.expose({ name: 'second' })).toThrow('expose() makes a second Service of the same name');
  });

  test('refuses labels of a pod that the Service would not find', () => {
    const exposed = app(80, Workload.pod({ metadata: { labels: { app: 'other' } } }));
    expect(() => exposed.expose()).toThrow('the pods\' label app: "other" differs from the selector\'s "app"');
    expect(() => exposed.expose({ selector: { app: 'other' } })).not.toThrow();
  });

  test('of a StatefulSet needs another name than the Service that the set brings along', () => {
    const exposed = app(80, Workload.statefulSet({ service: { name: 'story-app' } }));
    expect(() => exposed.expose()).toThrow(
      'StatefulApp story/app: expose() makes a Service "story-app", which is the name of the StatefulSet\'s own; give it another, e.g. expose({ name: "story-app-public" })',
    );
    expect(() => exposed.expose({ name: 'public' })).not.toThrow();
  });
});

test('ports that no option takes are given as the API has them', () => {
  const serviceSpec = { ports: [{ port: 80, nodePort: 0 }] };
  expect(service({ serviceSpec }).toJson()).toMatchObject({ spec: serviceSpec });
});
