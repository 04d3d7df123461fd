/** Faults: the API server refuses requests, or can't be reached. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { JsonObject } from '../../../src/inventory/json';
import { Gate } from '../gate';
import { ownSample } from '../plan-samples';
import type { PlanFault } from './fault';
import { BRIEF } from './fault';
import type { FaultInjector } from './fault-injector';

const RENAMED = ownSample('a claim renamed');
const SHRUNK = ownSample('a claim that shrinks');

/** @see https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
async function quota(cluster: FaultInjector, hard: JsonObject): Promise<void> {
  await cluster.make({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'quota', namespace: cluster.namespace() },
    spec: { hard },
  });
  await cluster.until(/./, 'get', 'resourcequota', 'quota', '-o', 'jsonpath={.status.hard}');
}

interface Rule {
  readonly apiGroup: string;
  readonly resource: string;
  readonly operation: string;
  /** A CEL condition that selects cluster-scoped objects. */
  readonly condition?: (namespace: string) => string;
  /** A command that is refused, too. */
  readonly probe: (cluster: FaultInjector) => Promise<readonly string[]>;
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
function refusedByPolicy(name: string, rule: Rule, says: RegExp): PlanFault {
  const { apiGroup, resource, operation, condition, probe } = rule;
  return {
    name,
    sample: RENAMED,
    break: async (cluster) => {
      const namespace = cluster.namespace();
      const metadata = { name: `refuse-${namespace}` };
      const resourceRules = [
        { apiGroups: [apiGroup], apiVersions: ['*'], resources: [resource], operations: [operation] },
      ];
      const apiVersion = 'admissionregistration.k8s.io/v1';
      await cluster.make({
        apiVersion,
        kind: 'ValidatingAdmissionPolicy',
        metadata,
        spec: {
          matchConstraints: { resourceRules },
          ...(condition === undefined ? {} : { matchConditions: [{ name: 'ours', expression: condition(namespace) }] }),
          validations: [{ expression: 'false', message: 'not on a Monday' }],
        },
      });
      const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
      await cluster.make({
        apiVersion,
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata,
        spec: {
          policyName: metadata.name,
          validationActions: ['Deny'],
          ...(condition === undefined ? { matchResources: { namespaceSelector } } : {}),
        },
      });
      await cluster.until(/not on a Monday/, ...(await probe(cluster)), '--dry-run=server');
    },
    says,
    mend: async (cluster) => {
      const name = `refuse-${cluster.namespace()}`;
      await cluster.kubectl('delete', 'validatingadmissionpolicybinding', name);
      await cluster.kubectl('delete', 'validatingadmissionpolicy', name);
      await cluster.until(/^(?![^]*Monday)/, ...(await probe(cluster)), '--dry-run=server');
    },
  };
}

/** A user with limited permissions: the `rules` of a ClusterRole. */
function permitted(name: string, rules: readonly JsonObject[], says: RegExp): PlanFault {
  const bind = (cluster: FaultInjector, role: string, ...words: readonly string[]): Promise<string> => {
    const user = `planner-${cluster.namespace()}`;
    return cluster.kubectl('create', 'clusterrolebinding', `${user}-${role}`, `--user=${user}`, ...words);
  };
  return {
    name,
    sample: RENAMED,
    flags: (prefix) => Promise.resolve([`--as=planner-${prefix}-default`]),
    break: async (cluster) => {
      const role = `planner-${cluster.namespace()}`;
      await cluster.make({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: role },
        rules: [...rules],
      });
      await bind(cluster, 'some', `--clusterrole=${role}`);
    },
    says,
    mend: (cluster) => bind(cluster, 'all', '--clusterrole=cluster-admin'),
  };
}

const READ = { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] };
const CHANGE = ['create', 'patch', 'update', 'delete'];

function connectionLost(): PlanFault {
  let gate: Gate | undefined;
  return {
    name: 'the connection is lost',
    sample: RENAMED,
    flags: async (_, server) => {
      gate = await Gate.before(server);
      return [`--server=${gate.address}`];
    },
    after: 'scale deployment web',
    break: () => {
      gate?.shut();
      return Promise.resolve();
    },
    says: /can't be (?:read|listed)/,
    mend: () => {
      gate?.open();
      return Promise.resolve();
    },
    end: () => gate?.close(),
  };
}

function editedMeanwhile(): PlanFault {
  let planned = '';
  return {
    name: 'the new version is edited after it was planned',
    sample: RENAMED,
    break: ({ nextFile }) => {
      planned = readFileSync(nextFile, 'utf8');
      writeFileSync(nextFile, planned.replaceAll('"storage":"10Gi"', '"storage":"5Gi"'));
      return Promise.resolve();
    },
    says: /not all of the new version was applied. What was done before stays/,
    mend: ({ nextFile }) => {
      writeFileSync(nextFile, planned);
      return Promise.resolve();
    },
  };
}

export const REFUSAL_FAULTS: readonly PlanFault[] = [
  {
    name: 'a quota refuses the new claim',
    sample: RENAMED,
    break: (cluster) => quota(cluster, { persistentvolumeclaims: '0' }),
    says: /claim files can't be made in namespace \S+. Its volume \S+ is kept and reserved for it/,
    mend: (cluster) => cluster.kubectl('delete', 'resourcequota', 'quota'),
  },
  {
    name: 'a quota refuses the claim to copy to',
    sample: SHRUNK,
    break: (cluster) => quota(cluster, { persistentvolumeclaims: '1' }),
    says: /claim copy-\S+, to copy to, can't be made in namespace \S+. Nothing was deleted/,
    mend: (cluster) => cluster.kubectl('delete', 'resourcequota', 'quota'),
  },
  {
    name: "the namespace enforces a profile that refuses the Job's pod",
    sample: SHRUNK,
    timeout: BRIEF,
    break: (cluster) =>
      cluster.kubectl('label', 'namespace', cluster.namespace(), 'pod-security.kubernetes.io/enforce=restricted'),
    says: /the copy of claim data begins \(kubectl describe job copy-\S+ -n \S+\): not within \d+ s. No files are lost/,
    mend: (cluster) =>
      cluster.kubectl('label', 'namespace', cluster.namespace(), 'pod-security.kubernetes.io/enforce-'),
  },
  refusedByPolicy(
    'a policy refuses to delete claims',
    {
      apiGroup: '',
      resource: 'persistentvolumeclaims',
      operation: 'DELETE',
      probe: () => Promise.resolve(['delete', 'pvc', 'data']),
    },
    /kubectl delete persistentvolumeclaim data failed. What was done before stays/,
  ),
  refusedByPolicy(
    'a policy refuses to scale',
    {
      apiGroup: 'apps',
      resource: 'deployments/scale',
      operation: 'UPDATE',
      probe: () => Promise.resolve(['scale', 'deployment', 'web', '--replicas=3']),
    },
    /kubectl scale deployment web failed. What was done before stays/,
  ),
  refusedByPolicy(
    'a policy refuses to change volumes',
    {
      apiGroup: '',
      resource: 'persistentvolumes',
      operation: 'UPDATE',
      condition: (namespace) => `has(object.spec.claimRef) && object.spec.claimRef.namespace == '${namespace}'`,
      probe: async (cluster) => ['label', 'pv', await cluster.volumeOf('data'), 'probe=yes', '--overwrite'],
    },
    /kubectl patch persistentvolume \S+ failed. What was done before stays/,
  ),
  permitted(
    'volumes may not be patched',
    [
      READ,
      {
        apiGroups: ['', 'apps'],
        resources: ['persistentvolumeclaims', 'deployments', 'deployments/scale'],
        verbs: CHANGE,
      },
    ],
    /kubectl may not patch persistentvolumes in namespace \S+; nothing was done/,
  ),
  permitted(
    'claims may not be deleted',
    [
      READ,
      { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['create', 'patch'] },
      { apiGroups: ['', 'apps'], resources: ['persistentvolumes', 'deployments', 'deployments/scale'], verbs: CHANGE },
    ],
    /kubectl may not delete persistentvolumeclaims in namespace \S+; nothing was done/,
  ),
  permitted(
    'pods may not be listed',
    [
      {
        apiGroups: ['', 'apps'],
        resources: ['persistentvolumeclaims', 'persistentvolumes', 'deployments', 'deployments/scale'],
        verbs: [...CHANGE, 'get', 'list'],
      },
    ],
    /the pods of namespace \S+ can't be listed/,
  ),
  connectionLost(),
  editedMeanwhile(),
];
