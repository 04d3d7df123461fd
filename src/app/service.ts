import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addressProblem, networkProblem } from '../api/addresses';
import {
  dnsLabelProblem,
  dnsSubdomainProblem,
  labelKeyProblem,
  portNameProblem,
  serviceNameProblem,
} from '../api/names';
import { copy } from '../construct/copy';
import { checkedName, objectName } from '../construct/names';
import { defined, objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { describe, refuse, futureConstructPath } from '../construct/construct-path';
import { checkedPort, Protocol } from './port';
import {
  IpFamilyPolicy,
  ServiceOptions,
  ServicePort,
  ServiceType,
  SessionAffinity,
  TrafficPolicy,
} from './service-options';

/**
 * A Service for pods with any labels or, with `ServiceType.EXTERNAL_NAME`, for an external name. `StatefulApp.expose`
 * makes that of an app.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 *
 * @example
 *
 * new Service(this, 'database', { type: ServiceType.EXTERNAL_NAME, externalName: 'db.example.com' });
 */
export class Service extends ApiObject {
  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options ports, type, selector
   */
  public constructor(scope: Construct, id: string, options: ServiceOptions = {}) {
    const constructPath = futureConstructPath('Service', scope, id);
    checkProps(constructPath, 'ServiceOptions', options);
    const name = objectName(constructPath, scope, id, options.name, serviceNameProblem);
    const spec = serviceSpec(constructPath, options);
    const metadata = objectMetadata(constructPath, name, options.metadata);
    super(scope, id, { apiVersion: 'v1', kind: 'Service', metadata, spec });
  }
}

/** The spec of a Service as the API has it. */
export function serviceSpec(constructPath: string, options: ServiceOptions): Record<string, unknown> {
  const ports = servicePorts(constructPath, options);
  const external = options.type === ServiceType.EXTERNAL_NAME;
  checkAddresses(constructPath, options);
  checkFamilies(constructPath, options);
  checkHealthPort(constructPath, options);
  if (external) checkExternalName(constructPath, options.externalName);
  if (external && options.clusterIp !== undefined)
    refuse(constructPath, 'clusterIp and ServiceType.EXTERNAL_NAME exclude each other; leave clusterIp out');
  const isOpen = options.serviceSpec?.['ports'] !== undefined;
  if (!external && options.headless !== true && ports.length === 0 && !isOpen) {
    refuse(constructPath, 'there is no port; give port or ports, or headless: true for a Service without one');
  }
  const spec = defined({
    type: options.type,
    clusterIP: clusterIp(constructPath, options),
    selector: options.selector && { ...options.selector },
    ports: ports.length === 0 ? undefined : ports,
    publishNotReadyAddresses: options.publishNotReadyAddresses,
    sessionAffinity: options.sessionAffinity,
    sessionAffinityConfig: sessionAffinityConfig(constructPath, options),
    externalTrafficPolicy: externalOnly(constructPath, options, 'externalTrafficPolicy'),
    internalTrafficPolicy: options.internalTrafficPolicy,
    trafficDistribution: options.trafficDistribution,
    ipFamilyPolicy: options.ipFamilyPolicy,
    ipFamilies: copy(options.ipFamilies),
    externalIPs: copy(options.externalIps),
    loadBalancerClass: loadBalancerOnly(constructPath, options, 'loadBalancerClass'),
    loadBalancerIP: options.loadBalancerIp,
    allocateLoadBalancerNodePorts: loadBalancerOnly(constructPath, options, 'allocateLoadBalancerNodePorts'),
    healthCheckNodePort: loadBalancerOnly(constructPath, options, 'healthCheckNodePort'),
    loadBalancerSourceRanges: copy(loadBalancerOnly(constructPath, options, 'loadBalancerSourceRanges')),
    externalName: options.externalName,
  });
  return options.serviceSpec === undefined ? spec : { ...spec, ...copy(options.serviceSpec) };
}

function servicePorts(constructPath: string, options: ServiceOptions): Record<string, unknown>[] {
  const { port, targetPort, protocol, ports } = options;
  if (port !== undefined && ports !== undefined) refuse(constructPath, 'port and ports are both given; give one');
  if (port !== undefined) return [portData(constructPath, { port, targetPort, protocol })];
  if (ports === undefined) return [];
  const unnamed = ports.find((one) => one.name === undefined);
  if (ports.length > 1 && unnamed !== undefined)
    refuse(constructPath, `port ${unnamed.port} has no name; each of several ports needs one, e.g. name: 'http'`);
  const names = ports.map((one) => one.name);
  const twice = names.find((name, i) => name !== undefined && names.indexOf(name) !== i);
  if (twice !== undefined) refuse(constructPath, `port name ${describe(twice)} is given twice; give each port its own`);
  checkDuplicates(constructPath, ports);
  const outside = options.type === ServiceType.NODE_PORT || options.type === ServiceType.LOAD_BALANCER;
  const nodePort = ports.find((one) => one.nodePort !== undefined)?.nodePort;
  if (nodePort !== undefined && !outside) {
    refuse(
      constructPath,
      `nodePort ${nodePort} is for Services that are reached from outside; give ServiceType.NODE_PORT or ServiceType.LOAD_BALANCER, or leave it out`,
    );
  }
  return ports.map((one) => portData(constructPath, one));
}

/** Refuses two ports with the same protocol and number, in the cluster or on the nodes. */
function checkDuplicates(constructPath: string, ports: readonly ServicePort[]): void {
  for (const what of ['port', 'nodePort'] as const) {
    const taken = new Set<string>();
    for (const { protocol = Protocol.TCP, [what]: number } of ports) {
      if (number === undefined) continue;
      const key = `${protocol} ${number}`;
      if (taken.has(key))
        refuse(constructPath, `${what} ${number} is given twice for ${protocol}; give each port its own`);
      taken.add(key);
    }
  }
}

/** Refuses what is no host name; it may end with a dot. The API server reads it for this type only. */
function checkExternalName(constructPath: string, name: string | undefined): void {
  if (name === undefined)
    refuse(constructPath, "ServiceType.EXTERNAL_NAME needs a name; give externalName: 'db.example.com'");
  checkedName(constructPath, 'externalName', name, (given) => dnsSubdomainProblem(given.replace(/\.$/, '')));
}

function checkAddresses(constructPath: string, options: ServiceOptions): void {
  const { clusterIp, externalIps = [], loadBalancerSourceRanges = [], loadBalancerClass } = options;
  if (clusterIp !== undefined && clusterIp !== 'None')
    checkedName(constructPath, 'clusterIp', clusterIp, addressProblem);
  for (const address of externalIps) checkedName(constructPath, 'externalIps', address, addressProblem);
  for (const network of loadBalancerSourceRanges)
    checkedName(constructPath, 'loadBalancerSourceRanges', network, networkProblem);
  if (loadBalancerClass !== undefined)
    checkedName(constructPath, 'loadBalancerClass', loadBalancerClass, labelKeyProblem);
}

/** Refuses address families that don't go together. */
function checkFamilies(constructPath: string, options: ServiceOptions): void {
  const { type, ipFamilies, ipFamilyPolicy } = options;
  if (type === ServiceType.EXTERNAL_NAME && (ipFamilies !== undefined || ipFamilyPolicy !== undefined))
    refuse(constructPath, 'ipFamilies and ipFamilyPolicy are not for ServiceType.EXTERNAL_NAME; leave them out');
  if (ipFamilies === undefined) return;
  const families = ipFamilies.join(', ');
  if (new Set(ipFamilies).size !== ipFamilies.length)
    refuse(constructPath, `ipFamilies ${families} is not allowed; give each of IPv4 and IPv6 at most once`);
  if (ipFamilies.length === 2 && (ipFamilyPolicy ?? IpFamilyPolicy.SINGLE_STACK) === IpFamilyPolicy.SINGLE_STACK)
    refuse(
      constructPath,
      `ipFamilies ${families} needs ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK, or REQUIRE_DUAL_STACK`,
    );
}

function checkHealthPort(constructPath: string, { healthCheckNodePort, externalTrafficPolicy }: ServiceOptions): void {
  if (healthCheckNodePort === undefined) return;
  checkedPort(constructPath, 'healthCheckNodePort', healthCheckNodePort);
  if (externalTrafficPolicy !== TrafficPolicy.LOCAL)
    refuse(
      constructPath,
      `healthCheckNodePort ${healthCheckNodePort} needs externalTrafficPolicy: TrafficPolicy.LOCAL`,
    );
}

function portData(constructPath: string, one: ServicePort): Record<string, unknown> {
  const { port, targetPort, name, protocol, nodePort, appProtocol } = one;
  checkedPort(constructPath, 'port', port);
  // 0 means the same port, as no targetPort does.
  if (typeof targetPort === 'number' && targetPort !== 0) checkedPort(constructPath, 'targetPort', targetPort);
  else if (typeof targetPort === 'string') checkedName(constructPath, 'targetPort', targetPort, portNameProblem);
  if (name !== undefined) checkedName(constructPath, 'port name', name, dnsLabelProblem);
  if (nodePort !== undefined) checkedPort(constructPath, 'nodePort', nodePort);
  return defined({ port, targetPort, name, protocol, nodePort, appProtocol });
}

function clusterIp(constructPath: string, options: ServiceOptions): string | undefined {
  if (options.headless !== true) return options.clusterIp;
  if (options.clusterIp !== undefined)
    refuse(constructPath, `headless and clusterIp ${describe(options.clusterIp)} exclude each other; give one`);
  if (options.type !== undefined && options.type !== ServiceType.CLUSTER_IP) {
    refuse(constructPath, `a headless Service of type ${options.type} is not allowed; leave the type out`);
  }
  return 'None';
}

function sessionAffinityConfig(constructPath: string, options: ServiceOptions): Record<string, unknown> | undefined {
  const seconds = options.sessionAffinityTimeoutSeconds;
  if (seconds === undefined) return undefined;
  const isRead = options.sessionAffinity === SessionAffinity.CLIENT_IP;
  if (!Number.isInteger(seconds) || (isRead && (seconds < 1 || seconds > 86400)))
    refuse(constructPath, `sessionAffinityTimeoutSeconds ${seconds} is not allowed; give 1 to 86400 seconds`);
  return { clientIP: { timeoutSeconds: seconds } };
}

function externalOnly<K extends keyof ServiceOptions>(
  constructPath: string,
  options: ServiceOptions,
  what: K,
): ServiceOptions[K] {
  const { type } = options;
  if (
    options[what] !== undefined &&
    type !== ServiceType.NODE_PORT &&
    type !== ServiceType.LOAD_BALANCER &&
    options.externalIps === undefined
  ) {
    refuse(
      constructPath,
      `${what} is for Services that are reached from outside; give ServiceType.NODE_PORT or ServiceType.LOAD_BALANCER, or leave it out`,
    );
  }
  return options[what];
}

function loadBalancerOnly<K extends keyof ServiceOptions>(
  constructPath: string,
  options: ServiceOptions,
  what: K,
): ServiceOptions[K] {
  if (options[what] !== undefined && options.type !== ServiceType.LOAD_BALANCER) {
    refuse(constructPath, `${what} is for load balancers; give ServiceType.LOAD_BALANCER, or leave it out`);
  }
  return options[what];
}
