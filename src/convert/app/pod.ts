import type { JsonObject } from '../../inventory/json';
import type { Expression, Fields } from '../expression';
import { list, options, value } from '../expression';
import { isListOfObjects, Rest } from '../fields';
import type { Library } from '../interpret';
import { resourcesOf } from './container';

/** Options that are strictly checked, or whose types lack newer fields of the API. */
const CHECKED = [
  'tolerations',
  'affinity',
  'topologySpreadConstraints',
  'securityContext',
  'dnsConfig',
  'hostAliases',
  'os',
] as const;

const PLAIN = [
  'nodeName',
  'nodeSelector',
  'serviceAccountName',
  'automountServiceAccountToken',
  'priorityClassName',
  'hostNetwork',
  'hostUsers',
  'shareProcessNamespace',
  'hostname',
  'hostnameOverride',
  'subdomain',
  'terminationGracePeriodSeconds',
  'activeDeadlineSeconds',
  'runtimeClassName',
  'schedulerName',
  'enableServiceLinks',
] as const;

/** The options of a pod apart from containers and volumes; undefined where there are none. @param open as for containers */
export function podOptions(library: Library, spec: JsonObject, open: boolean): Expression | undefined {
  const rest = new Rest(spec);
  for (const key of ['containers', 'initContainers', 'volumes']) rest.take(key);
  const fields: Fields = {
    ...rest.takeSame(...(open ? [] : PLAIN)),
    ...rest.takeAs({ hostPid: 'hostPID', hostIpc: 'hostIPC', setHostnameAsFqdn: 'setHostnameAsFQDN' }),
    restartPolicy: rest.takeMember(library, 'RestartPolicy', 'restartPolicy'),
    dnsPolicy: rest.takeMember(library, 'DnsPolicy', 'dnsPolicy'),
    preemptionPolicy: rest.takeMember(library, 'PreemptionPolicy', 'preemptionPolicy'),
    imagePullSecrets: names(rest, 'imagePullSecrets', 'name'),
    schedulingGates: names(rest, 'schedulingGates', 'name'),
    readinessGates: names(rest, 'readinessGates', 'conditionType'),
    resources: open ? undefined : resourcesOf(rest),
    ...rest.takeSame(...(open ? [] : [...CHECKED, 'resourceClaims'])),
    podSpec: rest.remaining,
  };
  return options(fields)[0];
}

/** The names in a list of objects that have no other field. */
function names(rest: Rest, key: string, of: string): Expression | undefined {
  const given = rest.others?.[key];
  if (!isListOfObjects(given) || given.some((one) => Object.keys(one).length !== 1 || typeof one[of] !== 'string'))
    return undefined;
  rest.take(key);
  return list(given.map((one) => value(one[of] ?? null)));
}
