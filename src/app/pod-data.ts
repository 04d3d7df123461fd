import { dnsLabelProblem, dnsSubdomainProblem, labelKeyProblem, labelValueProblem } from '../api/names';
import { addressProblem } from '../api/addresses';
import { copy } from '../construct/copy';
import { checkedName, emptyNameProblem, NameProblem } from '../construct/names';
import { defined } from '../construct/objects';
import { checkReserved } from '../construct/reserved';
import { describe, refuse } from '../construct/construct-path';
import { PodOptions } from './pod-options';
import { DnsPolicy } from './pod-policies';
import { resourcesData } from './resources';

/** Fields that methods fill, with what to do instead of giving them. */
const RESERVED: Readonly<Record<string, string>> = {
  containers: 'call addContainer',
  initContainers: 'call addInitContainer or addSidecar',
  volumes: 'mount a store, or list one with addVolume',
};

/** How many characters a host name has at most on Linux. */
const MAX_HOSTNAME = 64;

function hostnameProblem(name: string): string | undefined {
  return name.length > MAX_HOSTNAME
    ? `is ${name.length} characters long; a host name has at most ${MAX_HOSTNAME}`
    : dnsSubdomainProblem(name);
}

/** Options that are names, each with its check. */
const NAMES: readonly (readonly [keyof PodOptions, NameProblem])[] = [
  ['nodeName', dnsSubdomainProblem],
  ['serviceAccountName', dnsSubdomainProblem],
  ['priorityClassName', dnsSubdomainProblem],
  ['runtimeClassName', dnsSubdomainProblem],
  ['schedulerName', emptyNameProblem],
  ['hostname', dnsLabelProblem],
  ['hostnameOverride', hostnameProblem],
  ['subdomain', dnsLabelProblem],
];

/** A pod's options as the API has them. */
export function podData(constructPath: string, options: PodOptions): Record<string, unknown> {
  const { hostPid, hostIpc, setHostnameAsFqdn, imagePullSecrets, podSpec, ...others } = options;
  const { schedulingGates, readinessGates, resources, ...rest } = others;
  checkReserved(constructPath, 'pod.podSpec', podSpec, RESERVED);
  checkSeconds(constructPath, 'terminationGracePeriodSeconds', options.terminationGracePeriodSeconds);
  checkSeconds(constructPath, 'activeDeadlineSeconds', options.activeDeadlineSeconds, 1);
  checkNames(constructPath, options);
  checkHost(constructPath, options);
  checkTolerations(constructPath, options);
  checkClaims(constructPath, options);
  checkGates(constructPath, options);
  checkResources(constructPath, options);
  return {
    ...defined({
      ...copy(rest),
      hostPID: hostPid,
      hostIPC: hostIpc,
      setHostnameAsFQDN: setHostnameAsFqdn,
      imagePullSecrets: imagePullSecrets?.map((name) => ({ name })),
      schedulingGates: schedulingGates?.map((name) => ({ name })),
      readinessGates: readinessGates?.map((conditionType) => ({ conditionType })),
      resources: resources && resourcesData(`${constructPath}: pod`, resources),
    }),
    ...copy(podSpec ?? {}),
  };
}

function checkNames(constructPath: string, options: PodOptions): void {
  for (const [what, problemOf] of NAMES) {
    const name = options[what];
    if (typeof name === 'string') checkedName(constructPath, `pod.${what}`, name, problemOf);
  }
  for (const name of options.imagePullSecrets ?? [])
    checkedName(constructPath, 'pod.imagePullSecrets', name, () => undefined);
  for (const [label, value] of Object.entries(options.nodeSelector ?? {})) {
    checkedName(constructPath, 'pod.nodeSelector', label, labelKeyProblem);
    checkedName(constructPath, `pod.nodeSelector ${label} =`, value, labelValueProblem);
  }
  for (const { ip } of options.hostAliases ?? []) {
    if (ip !== undefined) checkedName(constructPath, 'pod.hostAliases', ip, addressProblem);
  }
}

/** Refuses options about namespaces of the node, or about DNS, that exclude each other. */
function checkHost(constructPath: string, options: PodOptions): void {
  const { hostUsers, hostNetwork, hostPid, hostIpc, shareProcessNamespace, dnsPolicy, dnsConfig } = options;
  if (hostUsers === false && (hostNetwork === true || hostPid === true || hostIpc === true)) {
    refuse(
      constructPath,
      "pod.hostUsers false is not allowed with hostNetwork, hostPid or hostIpc; users of its own can't share the node's: leave one out",
    );
  }
  if (shareProcessNamespace === true && hostPid === true)
    refuse(constructPath, 'pod.shareProcessNamespace and pod.hostPid exclude each other; give one');
  if (dnsPolicy === DnsPolicy.NONE && (dnsConfig?.nameservers ?? []).length === 0) {
    refuse(constructPath, "pod.dnsPolicy None needs name servers; give dnsConfig: { nameservers: ['…'] }");
  }
}

function checkTolerations(constructPath: string, { tolerations, topologySpreadConstraints }: PodOptions): void {
  for (const { key, operator, value, effect, tolerationSeconds } of tolerations ?? []) {
    if (operator === 'Exists' && value !== undefined && value !== '')
      refuse(
        constructPath,
        `pod.tolerations: value ${describe(value)} is not allowed with operator Exists; leave it out`,
      );
    if ((key === undefined || key === '') && operator !== 'Exists')
      refuse(
        constructPath,
        "pod.tolerations: one without a key tolerates every taint; give operator: 'Exists', or a key",
      );
    if (tolerationSeconds !== undefined && effect !== 'NoExecute')
      refuse(constructPath, "pod.tolerations: tolerationSeconds needs effect: 'NoExecute'");
  }
  for (const { maxSkew, topologyKey } of topologySpreadConstraints ?? []) {
    if (!Number.isInteger(maxSkew) || maxSkew < 1) {
      refuse(
        constructPath,
        `pod.topologySpreadConstraints: maxSkew ${describe(maxSkew)} is not allowed; give a whole number from 1`,
      );
    }
    checkedName(constructPath, 'pod.topologySpreadConstraints: topologyKey', topologyKey, labelKeyProblem);
  }
}

function checkClaims(constructPath: string, { resourceClaims = [] }: PodOptions): void {
  const names = resourceClaims.map(({ name }) =>
    checkedName(constructPath, 'pod.resourceClaims', name, dnsLabelProblem),
  );
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    refuse(constructPath, `pod.resourceClaims: name ${describe(twice)} is given twice; give each its own`);
  for (const { name, resourceClaimName, resourceClaimTemplateName } of resourceClaims) {
    if ((resourceClaimName === undefined) === (resourceClaimTemplateName === undefined)) {
      refuse(
        constructPath,
        `pod.resourceClaims: ${name} needs one of resourceClaimName and resourceClaimTemplateName; give one`,
      );
    }
  }
}

function checkGates(constructPath: string, options: PodOptions): void {
  for (const what of ['schedulingGates', 'readinessGates'] as const) {
    const names = (options[what] ?? []).map((name) => checkedName(constructPath, `pod.${what}`, name, labelKeyProblem));
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (what === 'schedulingGates' && twice !== undefined)
      refuse(constructPath, `pod.schedulingGates: ${describe(twice)} is given twice; give it once`);
  }
  if (options.hostnameOverride !== undefined && (options.hostNetwork === true || options.setHostnameAsFqdn === true))
    refuse(
      constructPath,
      'pod.hostnameOverride is not allowed with hostNetwork or setHostnameAsFqdn; leave one of them out',
    );
}

/** Refuses what the API server refuses in a pod, though not in a pod template. */
export function checkSinglePod(constructPath: string, { nodeName, schedulingGates = [] }: PodOptions): void {
  if (nodeName !== undefined && schedulingGates.length > 0)
    refuse(
      constructPath,
      'pod.nodeName and pod.schedulingGates exclude each other; the scheduler places pods with gates',
    );
}

/** Refuses resources that only containers can have. */
function checkResources(constructPath: string, { resources }: PodOptions): void {
  if (resources?.claims !== undefined)
    refuse(
      constructPath,
      'pod.resources.claims is not allowed; give resources: { claims: … } to the containers that use them',
    );
  for (const resource of [...Object.keys(resources?.requests ?? {}), ...Object.keys(resources?.limits ?? {})]) {
    if (['cpu', 'memory'].includes(resource) || resource.startsWith('hugepages-')) continue;
    refuse(
      constructPath,
      `pod.resources: ${describe(resource)} is not allowed; give cpu, memory or hugepages-<size>, and others to the containers`,
    );
  }
}

function checkSeconds(constructPath: string, what: string, seconds: number | undefined, least = -Infinity): void {
  if (seconds !== undefined && (!Number.isInteger(seconds) || seconds < least)) {
    const from = least === -Infinity ? '' : ` from ${least}`;
    refuse(constructPath, `${what} ${describe(seconds)} is not allowed; give a whole number of seconds${from}`);
  }
}
