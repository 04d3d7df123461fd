/** Faults: failing workloads, pods and Jobs, and deleted namespaces. */
import { claim, deployment, documents, statefulSet } from '../../../src/check/examples';
import { ownSample } from '../plan-samples';
import type { PlanFault } from './fault';
import { BRIEF } from './fault';
import type { FaultInjector } from './fault-injector';

const RENAMED = ownSample('a claim renamed');
const SHRUNK = ownSample('a claim that shrinks');
const HOLD = { metadata: { finalizers: ['example.com/hold'] } };
const LET_GO = { metadata: { finalizers: null } };

const openSet = (size: string): string => statefulSet({ className: 'disk', size }).replace(/^ {2}replicas: \d+\n/m, '');
const onNode = (size: string): string =>
  documents(claim({ size }), deployment({ pod: 'nodeSelector: { trial: unschedulable }' }));

async function podOf(cluster: FaultInjector): Promise<string> {
  return cluster.kubectl('get', 'pods', '-o', 'jsonpath={.items[0].metadata.name}');
}

/** Finalizes a namespace: this cluster has no controller that does. */
async function endNamespace(cluster: FaultInjector, name: string): Promise<void> {
  for (const kind of ['deployments', 'pods'])
    await cluster.kubectl('delete', kind, '--all', '-n', name, '--wait=false', '--force');
  await cluster.finalize(name);
  await cluster.until(/NotFound/, 'get', 'namespace', name);
}

function podThatStays(): PlanFault {
  let pod = '';
  return {
    name: "a pod doesn't stop",
    sample: RENAMED,
    timeout: BRIEF,
    break: async (cluster) => cluster.patch('pod', (pod = await podOf(cluster)), HOLD),
    says: /(?:no pod uses claim data any more|deployment web is scaled down): not within \d+ s. No files are lost/,
    mend: (cluster) => cluster.patch('pod', pod, LET_GO),
  };
}

function nodeWithout(): PlanFault {
  let node = '';
  return {
    name: "no node takes the Job's pod",
    sample: ownSample("a Job's pod that is unschedulable", [onNode('10Gi'), onNode('5Gi')]),
    timeout: BRIEF,
    break: async (cluster) => {
      node = await cluster.kubectl(
        'get',
        'node',
        '-l',
        'trial=unschedulable',
        '-o',
        'jsonpath={.items[0].metadata.name}',
      );
      await cluster.kubectl('label', 'node', node, 'trial-');
    },
    says: /the copy of claim data begins \(kubectl describe job copy-\S+ -n \S+\): not within \d+ s. No files are lost/,
    mend: (cluster) => cluster.kubectl('label', 'node', node, 'trial=unschedulable'),
  };
}

export const WORKLOAD_FAULTS: readonly PlanFault[] = [
  podThatStays(),
  nodeWithout(),
  {
    name: 'somebody scales the app up again',
    sample: RENAMED,
    timeout: BRIEF,
    after: 'scale deployment web',
    break: (cluster) => cluster.kubectl('scale', 'deployment', 'web', '--replicas=1'),
    says: /(?:no pod uses claim data any more|deployment web is scaled down): not within \d+ s. No files are lost/,
    mend: (cluster) => cluster.kubectl('scale', 'deployment', 'web', '--replicas=0'),
  },
  {
    name: 'a finalizer holds the set',
    sample: ownSample('a template that gets labels'),
    timeout: BRIEF,
    break: (cluster) => cluster.patch('statefulset', 'db', HOLD),
    says: /statefulset db is deleted: not within \d+ s. No files are lost/,
    mend: (cluster) => cluster.patch('statefulset', 'db', LET_GO),
  },
  {
    name: 'the set has more replicas than the new version leaves it',
    sample: ownSample('replicas left out', [openSet('10Gi'), openSet('20Gi')]),
    break: async (cluster) => {
      await cluster.kubectl('scale', 'statefulset', 'db', '--replicas=2');
      await cluster.until(/Bound/, 'get', 'pvc', 'data-db-1');
    },
    says: /statefulset db has 2 replicas, and is made anew with 1. Nothing was done/,
    mend: (cluster) => cluster.kubectl('scale', 'statefulset', 'db', '--replicas=1'),
  },
  {
    name: 'the Job that copies fails',
    sample: SHRUNK,
    timeout: 90,
    break: (cluster) => cluster.fail('jobs'),
    says: /Job copy-\S+ failed: kubectl logs job\/copy-\S+ -n \S+. Nothing was deleted/,
    mend: (cluster) => cluster.fail(undefined),
  },
  {
    name: 'the namespace that the claim goes to is being deleted',
    sample: ownSample('a namespace moved'),
    break: (cluster) => cluster.kubectl('delete', 'namespace', cluster.namespace('store'), '--wait=false'),
    says: /namespace \S+ is being deleted: .*Nothing was done/,
    mend: (cluster) => endNamespace(cluster, cluster.namespace('store')),
  },
  {
    name: "the app's namespace is deleted meanwhile",
    sample: RENAMED,
    after: 'scale deployment web',
    break: (cluster) => cluster.kubectl('delete', 'namespace', cluster.namespace(), '--wait=false'),
    says: /claim files can't be made in namespace \S+. Its volume \S+ is kept and reserved for it/,
    mend: async (cluster) => {
      await endNamespace(cluster, cluster.namespace());
      await cluster.kubectl('create', 'namespace', cluster.namespace());
    },
  },
];
