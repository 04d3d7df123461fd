import type { Severity } from '../../check/rule';
import { asString, asStrings, field, nonEmpty } from '../../inventory/json';
import type { Json } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Pair } from '../comparison';
import { kubectlName } from '../kubectl';
import type { Leaf } from '../leaves';
import { formatLeaves } from '../leaves';
import type { ChangeRule } from '../rule';

const service = (more: string): string => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
${more}  selector: { app: web }
  ports: [{ name: http, port: 80 }]
`;

export const rule: ChangeRule = {
  name: 'service-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: 'A Service gets another address, becomes headless, or changes in what its address hangs on.',
  consequence:
    'The API server refuses the Service: the address that it got when it was made stays, as long as the Service does.',
  fix: 'Delete the Service just before the new version is applied, and it is made anew; or give the other one a name of its own.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/',
  before: () => service(''),
  bad: () => service('  clusterIP: None\n'),
  good: () => service('  type: NodePort\n'),
  *check(comparison) {
    for (const pair of comparison.keptOf('Service')) {
      const { after: manifest } = pair;
      for (const { leaf, more = '', severity } of refusedChanges(pair))
        yield {
          manifest,
          path: leaf.path,
          leaves: [leaf],
          message: `${formatLeaves([leaf])}${more}`,
          ...(severity === undefined ? {} : { severity, effect: 'applied' }),
          fix: `Delete it just before the new version is applied (kubectl delete ${kubectlName(manifest)}): it is made anew, and answers again after a moment; or give the other Service a name of its own, and leave this one as it was.`,
        };
    }
  },
};

interface RefusedChange {
  readonly leaf: Leaf;
  /** Appended to the message. */
  readonly more?: string;
  readonly severity?: Severity;
}

/** @see https://kubernetes.io/docs/concepts/services-networking/service/ */
function refusedChanges({ before, after }: Pair<Manifest>): readonly RefusedChange[] {
  const [old, next] = [before.spec, after.spec];
  // ExternalName has no address: it may change to any other type, and any other type to it.
  if (typeOf(old) === 'ExternalName' || typeOf(next) === 'ExternalName') return [];
  const leaf = (name: string): Leaf => ({ path: ['spec', name], before: old[name], after: next[name] });
  const fixed: RefusedChange[] = [];
  const [address, wanted] = [addressOf(old), addressOf(next)];
  if (wanted !== undefined && wanted !== address) {
    if (address !== undefined) fixed.push({ leaf: leaf('clusterIP') });
    else if (wanted === 'None')
      fixed.push({ leaf: leaf('clusterIP'), more: ', and the server has given it an address, which stays' });
    else
      fixed.push({
        leaf: leaf('clusterIP'),
        more: ', and is refused unless that is the address that the server has given it',
        severity: 'warning',
      });
  } else if (address === 'None' && typeOf(next) !== 'ClusterIP')
    fixed.push({ leaf: leaf('type'), more: ', and a headless Service stays headless, as only a ClusterIP may be' });
  const [family, other] = [familyOf(old), familyOf(next)];
  if (address !== 'None' && family !== undefined && other !== undefined && family !== other)
    fixed.push({ leaf: leaf('ipFamilies') });
  if (typeOf(old) === 'LoadBalancer' && typeOf(next) === 'LoadBalancer') {
    if (nonEmpty(old['loadBalancerClass']) !== nonEmpty(next['loadBalancerClass']))
      fixed.push({ leaf: leaf('loadBalancerClass') });
    const port = next['healthCheckNodePort'] ?? 0;
    if (isLocal(old) && isLocal(next) && port !== 0 && port !== old['healthCheckNodePort'])
      fixed.push({ leaf: leaf('healthCheckNodePort'), more: ', and the server has given it one' });
  }
  return fixed;
}

function typeOf(spec: Json): string {
  return nonEmpty(field(spec, 'type')) ?? 'ClusterIP';
}

/** The requested address; undefined for any. */
function addressOf(spec: Json): string | undefined {
  return nonEmpty(field(spec, 'clusterIP')) ?? asStrings(field(spec, 'clusterIPs'))[0];
}

function familyOf(spec: Json): string | undefined {
  return asStrings(field(spec, 'ipFamilies'))[0];
}

function isLocal(spec: Json): boolean {
  return asString(field(spec, 'externalTrafficPolicy')) === 'Local';
}
