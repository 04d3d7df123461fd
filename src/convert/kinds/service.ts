import type { Json, JsonObject } from '../../inventory/json';
import { asList, isObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import type { Expression, Fields, Statement } from '../expression';
import { list, make, object, value } from '../expression';
import { asValue, Rest } from '../fields';
import type { Library } from '../interpret';
import { metadataOf } from './metadata';
import { patchesOf } from './patches';

/** A Service that isn't of exactly one app. */
export function service(context: Context, manifest: Manifest, open = false): readonly Statement[] {
  const { builder } = context;
  const chart = builder.chartOf(manifest);
  const id = builder.id(chart, ...builder.idCandidates(manifest, 'service'));
  const fields: Fields = {
    name: builder.nameBeside(chart, id, manifest.name),
    metadata: metadataOf(builder.namespaceOf(manifest), manifest.metadata),
    ...serviceFields(builder.library, manifest.spec, false, open),
  };
  const variable = builder.variable(...builder.idCandidates(manifest, 'service'));
  const made = make('Service', chart, id, object(fields));
  return [{ type: 'const', name: variable, value: made }, ...patchesOf(variable, manifest)];
}

/** A Service whose ports are passed as raw fields. */
export function openService(context: Context, manifest: Manifest): readonly Statement[] {
  return service(context, manifest, true);
}

/** The options of a Service except name and metadata. */
export function serviceFields(library: Library, spec: JsonObject, knowsSelector = false, open = false): Fields {
  const rest = new Rest(spec);
  const type = rest.takeMember(library, 'ServiceType', 'type');
  const isHeadless = spec['clusterIP'] === 'None' && (spec['type'] ?? 'ClusterIP') === 'ClusterIP';
  const clusterIp = rest.take('clusterIP');
  const selector = rest.take('selector');
  const affinity = rest.takeObject('sessionAffinityConfig');
  const seconds = isObject(affinity?.['clientIP']) ? affinity['clientIP']['timeoutSeconds'] : undefined;
  return {
    ...(open ? {} : portFields(library, rest.takeList('ports') ?? [])),
    type,
    headless: isHeadless ? value(true) : undefined,
    clusterIp: isHeadless ? undefined : asValue(clusterIp),
    selector: knowsSelector ? undefined : asValue(selector),
    ...rest.takeSame('publishNotReadyAddresses'),
    sessionAffinity: rest.takeMember(library, 'SessionAffinity', 'sessionAffinity'),
    sessionAffinityTimeoutSeconds: asValue(seconds),
    externalTrafficPolicy: rest.takeMember(library, 'TrafficPolicy', 'externalTrafficPolicy'),
    internalTrafficPolicy: rest.takeMember(library, 'TrafficPolicy', 'internalTrafficPolicy'),
    trafficDistribution: rest.takeMember(library, 'TrafficDistribution', 'trafficDistribution'),
    ipFamilyPolicy: rest.takeMember(library, 'IpFamilyPolicy', 'ipFamilyPolicy'),
    ipFamilies: members(library, 'IpFamily', rest.take('ipFamilies')),
    ...rest.takeAs({
      externalIps: 'externalIPs',
      loadBalancerClass: 'loadBalancerClass',
      loadBalancerIp: 'loadBalancerIP',
      allocateLoadBalancerNodePorts: 'allocateLoadBalancerNodePorts',
      healthCheckNodePort: 'healthCheckNodePort',
      loadBalancerSourceRanges: 'loadBalancerSourceRanges',
      externalName: 'externalName',
    }),
    serviceSpec: rest.remaining,
  };
}

function members(library: Library, enumName: string, strings: Json | undefined): Expression | undefined {
  if (strings === undefined) return undefined;
  return list(asList(strings).flatMap((text) => new Rest({ text }).takeMember(library, enumName, 'text') ?? []));
}

/** The options `port`, `targetPort` and `protocol` for a single simple port; else `ports`. */
function portFields(library: Library, ports: readonly JsonObject[]): Fields {
  const all = ports.map((port) => {
    const rest = new Rest(port);
    const fields: Fields = {
      ...rest.takeSame('name', 'port', 'targetPort'),
      protocol: rest.takeMember(library, 'Protocol', 'protocol'),
      ...rest.takeSame('nodePort', 'appProtocol'),
    };
    if (rest.others !== undefined) throw new Error(`has ports with ${Object.keys(rest.others).join(', ')}`);
    return fields;
  });
  const [first] = all;
  if (first === undefined) return {};
  const { name, nodePort, appProtocol, ...simple } = first;
  if (all.length === 1 && [name, nodePort, appProtocol].every((one) => one === undefined)) return simple;
  return { ports: list(all.map(object)) };
}
