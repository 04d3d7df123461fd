/** Faults: others take, hold or delete claims and volumes. */
import type { JsonObject } from '../../../src/inventory/json';
import { asObject } from '../../../src/inventory/json';
import { ownSample } from '../plan-samples';
import type { PlanFault } from './fault';
import { BRIEF } from './fault';
import type { FaultInjector } from './fault-injector';

const HOLD = { metadata: { finalizers: ['example.com/hold'] } };
const LET_GO = { metadata: { finalizers: null } };
const RENAMED = ownSample('a claim renamed');

/** Deletes a PersistentVolume. Returns a function that recreates it. */
async function deleted(cluster: FaultInjector, volume: string): Promise<JsonObject> {
  const object = JSON.parse(await cluster.kubectl('get', 'pv', volume, '-o', 'json')) as JsonObject;
  await cluster.kubectl('delete', 'pv', volume, '--wait=false');
  return object;
}

/** The manifest of the volume; its claimRef has no uid, so that another claim can be bound. */
function madeAnew({ metadata, spec }: JsonObject, isOfSameClaim: boolean): JsonObject {
  const { name, labels, annotations } = asObject(metadata);
  const { uid, namespace, name: claim } = asObject(asObject(spec)['claimRef']);
  const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name: claim };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name,
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: { ...asObject(spec), claimRef: isOfSameClaim ? { ...claimRef, uid } : claimRef },
  };
}

function volumeDeletedBehind(): PlanFault {
  let volume: JsonObject = {};
  return {
    name: 'the volume is deleted when its claim is gone',
    sample: RENAMED,
    after: 'delete persistentvolumeclaim data',
    break: async (cluster) => (volume = await deleted(cluster, await cluster.moving())),
    takesVolume: true,
    says: /volume \S+ is gone: something else deleted it/,
    mend: (cluster) => cluster.make(madeAnew(volume, false)),
  };
}

function volumeLost(): PlanFault {
  let volume: JsonObject = {};
  return {
    name: 'the volume is deleted under its claim, which is Lost',
    sample: RENAMED,
    break: async (cluster) => {
      volume = await deleted(cluster, await cluster.volumeOf('data'));
      await cluster.until(/Lost/, 'get', 'pvc', 'data');
    },
    takesVolume: true,
    says: /volume \S+ of claim data is gone: something else deleted it. This script deleted nothing/,
    mend: async (cluster) => {
      await cluster.make(madeAnew(volume, true));
      await cluster.until(/Bound/, 'get', 'pvc', 'data');
    },
  };
}

function volumeGoing(): PlanFault {
  let volume: JsonObject = {};
  return {
    name: 'the volume is being deleted, and goes with its claim',
    sample: RENAMED,
    break: async (cluster) => {
      const name = await cluster.volumeOf('data');
      await cluster.patch('pv', name, HOLD);
      volume = await deleted(cluster, name);
    },
    says: /volume \S+ of claim data is being deleted, and goes with its claim. Nothing was deleted/,
    mend: async (cluster) => {
      const marked = JSON.parse(
        await cluster.kubectl('get', 'pv', await cluster.volumeOf('data'), '-o', 'json'),
      ) as JsonObject;
      await cluster.patch('pv', await cluster.volumeOf('data'), LET_GO);
      await cluster.until(/Lost/, 'get', 'pvc', 'data');
      await cluster.make(madeAnew({ ...volume, metadata: marked['metadata'], spec: marked['spec'] }, true));
      await cluster.until(/Bound/, 'get', 'pvc', 'data');
    },
  };
}

export const VOLUME_FAULTS: readonly PlanFault[] = [
  {
    name: 'the new claim is there already, with a volume of its own',
    sample: RENAMED,
    break: async (cluster) => {
      const className = await cluster.kubectl('get', 'pvc', 'data', '-o', 'jsonpath={.spec.storageClassName}');
      await cluster.make({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'files', namespace: cluster.namespace() },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: className,
          resources: { requests: { storage: '10Gi' } },
        },
      });
      await cluster.until(/Bound/, 'get', 'pvc', 'files');
    },
    says: /claim files in namespace \S+ has a volume of its own/,
    mend: (cluster) => cluster.kubectl('delete', 'pvc', 'files'),
  },
  {
    name: "someone else's claim takes the volume when the old claim is gone",
    sample: RENAMED,
    after: 'delete persistentvolumeclaim data',
    break: async (cluster) => {
      const [volume, namespace] = [await cluster.moving(), cluster.namespace()];
      const spec = JSON.parse(await cluster.kubectl('get', 'pv', volume, '-o', 'jsonpath={.spec}')) as JsonObject;
      const claimRef = { namespace, name: 'thief', uid: null, resourceVersion: null };
      await cluster.patch('pv', volume, { spec: { claimRef } });
      await cluster.make({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'thief', namespace },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: spec['storageClassName'],
          volumeName: volume,
          resources: { requests: { storage: '10Gi' } },
        },
      });
      await cluster.until(/Bound/, 'get', 'pvc', 'thief');
    },
    says: /claim \S+\/thief took volume \S+ when claim data was gone/,
    mend: async (cluster) => {
      const volume = await cluster.volumeOf('thief');
      await cluster.kubectl('delete', 'pvc', 'thief');
      await cluster.until(/Released/, 'get', 'pv', volume);
      await cluster.patch('pv', volume, { spec: { claimRef: null } });
    },
  },
  volumeDeletedBehind(),
  volumeLost(),
  volumeGoing(),
  {
    name: 'a finalizer holds the old claim',
    sample: RENAMED,
    timeout: BRIEF,
    break: (cluster) => cluster.patch('pvc', 'data', HOLD),
    says: /claim data is deleted \(a finalizer or a pod may hold it\): not within \d+ s. No files are lost/,
    mend: (cluster) => cluster.patch('pvc', 'data', LET_GO),
  },
  {
    name: 'something makes the volume Delete again',
    sample: RENAMED,
    after: 'scale deployment web',
    break: async (cluster) =>
      cluster.patch('pv', await cluster.moving(), { spec: { persistentVolumeReclaimPolicy: 'Delete' } }),
    says: /is not Retain any more; something changes it back. Nothing was deleted/,
    mend: async (cluster) =>
      cluster.patch('pv', await cluster.moving(), { spec: { persistentVolumeReclaimPolicy: 'Retain' } }),
  },
  {
    name: 'the volume is on its way in another plan',
    sample: RENAMED,
    break: async (cluster) =>
      cluster.kubectl('label', 'pv', await cluster.volumeOf('data'), 'stateful.cdk8s.io/plan=other'),
    says: /is on its way in another plan \(label stateful.cdk8s.io\/plan=other\)/,
    mend: async (cluster) => cluster.kubectl('label', 'pv', await cluster.volumeOf('data'), 'stateful.cdk8s.io/plan-'),
  },
  {
    name: "the driver can't make the volume larger",
    sample: ownSample('a template that grows'),
    break: (cluster) => cluster.fail('expansion'),
    says: /the driver can't make claim data-db-\d as large as 20Gi/,
    mend: (cluster) => cluster.fail(undefined),
  },
  {
    name: "the class doesn't let claims grow",
    sample: ownSample('a template that grows'),
    break: async (cluster) => cluster.patch('storageclass', await classOf(cluster), { allowVolumeExpansion: false }),
    says: /claim data-db-0 can't grow: its class \S+ doesn't set allowVolumeExpansion. Nothing was done/,
    mend: async (cluster) => cluster.patch('storageclass', await classOf(cluster), { allowVolumeExpansion: true }),
  },
];

function classOf(cluster: FaultInjector): Promise<string> {
  return cluster.kubectl('get', 'pvc', 'data-db-0', '-o', 'jsonpath={.spec.storageClassName}');
}
