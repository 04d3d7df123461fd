import { join } from 'node:path';
import { claim, deployment, documents, statefulSet, storageClass } from '../../src/check/examples';
import type { JsonObject } from '../../src/inventory/json';
import { testFolder } from '../cli/files';
import { FakeCluster } from './fake-cluster';
import type { Cluster } from './fake-kubectl.cjs';

const { path: folder } = testFolder();
let count = 0;
const fake = (old: string, next: string): FakeCluster => new FakeCluster(join(folder, String(++count)), old, next);

const renamed = (): FakeCluster =>
  fake(documents(claim(), deployment()), documents(claim({ name: 'files' }), deployment({ claimName: 'files' })));
const GROWING = storageClass({ more: 'allowVolumeExpansion: true' });
const set = (size: string): string => statefulSet({ className: 'disk', size });
const grown = (): FakeCluster => fake(documents(GROWING, set('10Gi')), documents(GROWING, set('20Gi')));

const moved = (): FakeCluster => {
  const inNamespace = (namespace: string): string => documents(claim({ namespace }), deployment({ namespace }));
  return fake(inNamespace('shop'), inNamespace('store'));
};

const VOLUME = 'persistentvolume//';
const THIEF = { namespace: 'other', name: 'thief' };

/** The volume that a plan has taken from its claim. */
function volumeOnItsWay({ objects }: Cluster): Record<string, unknown> {
  const found = Object.entries(objects).find(
    ([key, { metadata }]) => key.startsWith(VOLUME) && JSON.stringify(metadata).includes('stateful.cdk8s.io/plan'),
  );
  return found?.[1] ?? {};
}

/** The volume of a claim, to be changed. */
function volumeOf({ objects }: Cluster, name: string): { key: string; volume: JsonObject } {
  const bound = objects[`persistentvolumeclaim/default/${name}`] as unknown as { spec: { volumeName: string } };
  const key = `${VOLUME}${bound.spec.volumeName}`;
  return { key, volume: objects[key] ?? {} };
}

function patched(
  cluster: Cluster,
  name: string,
  change: (volume: Record<string, Record<string, unknown>>) => void,
): void {
  change(volumeOf(cluster, name).volume as Record<string, Record<string, unknown>>);
}

interface Fault {
  readonly make: () => FakeCluster;
  /** What is wrong. */
  readonly break: (cluster: FakeCluster) => void;
  readonly says: RegExp;
  /** The repair; undefined if the fault passes by itself. */
  readonly mend?: (cluster: FakeCluster) => void;
}

const faults = (wrong: Record<string, string>) => (one: FakeCluster) => {
  one.cluster.faults = wrong;
};

const OTHERS = 'pvc-of-others';

/** An unrelated claim with its own volume. */
function takenByOthers({ cluster }: FakeCluster): void {
  cluster.objects['persistentvolumeclaim/default/files'] = {
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'files', namespace: 'default', uid: 'others' },
    spec: { volumeName: OTHERS, resources: { requests: { storage: '1Gi' } } },
    status: { phase: 'Bound', capacity: { storage: '1Gi' } },
  };
  cluster.objects[`${VOLUME}${OTHERS}`] = {
    kind: 'PersistentVolume',
    metadata: { name: OTHERS },
    spec: { claimRef: { namespace: 'default', name: 'files', uid: 'others' }, persistentVolumeReclaimPolicy: 'Delete' },
    status: { phase: 'Bound' },
  };
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'the new claim is there already, with a volume of its own': {
    make: renamed,
    break: takenByOthers,
    says: /claim files in namespace default has a volume of its own, pvc-of-others/,
    mend({ cluster }) {
      Reflect.deleteProperty(cluster.objects, 'persistentvolumeclaim/default/files');
    },
  },
  "someone else's claim has the volume": {
    make: renamed,
    break({ cluster }) {
      patched(cluster, 'data', ({ spec }) => (spec!['claimRef'] = { namespace: 'other', name: 'thief' }));
    },
    says: /belongs to claim other\/thief, and neither to default\/data nor to default\/files. Nothing was deleted/,
    mend({ cluster }) {
      patched(cluster, 'data', ({ spec }) => (spec!['claimRef'] = { namespace: 'default', name: 'data' }));
    },
  },
  'a finalizer holds the old claim for ever': {
    make: renamed,
    break: faults({ stuckClaim: 'data' }),
    says: /claim data is deleted \(a finalizer or a pod may hold it\): not within 1 s. No files are lost/,
  },
  'a pod does not stop': {
    make: renamed,
    break: faults({ stuckPod: 'web-0' }),
    says: /deployment web is scaled down: not within 1 s. No files are lost/,
  },
  'the driver says that it can not make the volume larger': {
    make: grown,
    break: faults({ noExpansion: 'data-db-0' }),
    says: /the driver can't make claim data-db-0 as large as 20Gi/,
    mend({ cluster }) {
      const stuck = cluster.objects['persistentvolumeclaim/default/data-db-0'] as unknown as {
        status: Record<string, unknown>;
      };
      delete stuck.status['allocatedResourceStatuses'];
    },
  },
  'a volume never gets larger': {
    make: grown,
    break: faults({ slowExpansion: 'data-db-1' }),
    says: /claim data-db-1 has 20Gi: not within 1 s/,
  },
  'the class does not let claims grow': {
    make: grown,
    break({ cluster }) {
      cluster.objects['storageclass//disk'] = { kind: 'StorageClass', metadata: { name: 'disk' } };
    },
    says: /claim data-db-0 can't grow: its class disk doesn't set allowVolumeExpansion. Nothing was done/,
    mend({ cluster }) {
      cluster.objects['storageclass//disk'] = {
        kind: 'StorageClass',
        metadata: { name: 'disk' },
        allowVolumeExpansion: true,
      };
    },
  },
  'a quota refuses the new claim': {
    make: renamed,
    break: faults({ quota: 'files' }),
    says: /claim files can't be made in namespace default. Its volume \S+ is kept and reserved for it/,
  },
  'volumes may not be patched': {
    make: renamed,
    break: faults({ cannot: 'patch persistentvolumes' }),
    says: /kubectl may not patch persistentvolumes in namespace default; nothing was done/,
  },
  'claims may not be deleted': {
    make: renamed,
    break: faults({ cannot: 'delete persistentvolumeclaims' }),
    says: /kubectl may not delete persistentvolumeclaims/,
  },
  'an admission webhook refuses to patch a volume': {
    make: renamed,
    break: faults({ forbidden: 'patch persistentvolume' }),
    says: /kubectl patch persistentvolume \S+ failed/,
  },
  'an admission webhook refuses to delete a claim': {
    make: renamed,
    break: faults({ forbidden: 'delete persistentvolumeclaim' }),
    says: /kubectl delete persistentvolumeclaim data failed/,
  },
  'an admission webhook refuses to scale': {
    make: renamed,
    break: faults({ forbidden: 'scale deployment' }),
    says: /kubectl scale deployment web failed/,
  },
  'the API server does not answer': {
    make: renamed,
    break: faults({ down: 'get' }),
    says: /can't be read; nothing was done to it|can't be listed/,
  },
  'pods can not be listed': {
    make: renamed,
    break: faults({ forbidden: 'get pods' }),
    says: /the pods of namespace default can't be listed/,
  },
  'it is another cluster': {
    make: renamed,
    break({ cluster }) {
      cluster.faults = { hidden: JSON.stringify(cluster.objects) };
      cluster.objects = {};
    },
    says: /there is no claim data in namespace default, and no files in default. Is this the right cluster\? Nothing was done/,
    mend({ cluster }) {
      cluster.objects = JSON.parse(cluster.faults['hidden'] ?? '{}') as Cluster['objects'];
    },
  },
  'the new claim never binds': {
    make: renamed,
    break: faults({ neverBinds: 'files' }),
    says: /claim files is bound to volume \S+: not within 1 s. No files are lost/,
  },
  'something makes the volume Delete again': {
    make: renamed,
    break(one) {
      one.onChange = (changes, cluster) => {
        if (changes === 2) patched(cluster, 'data', ({ spec }) => (spec!['persistentVolumeReclaimPolicy'] = 'Delete'));
      };
    },
    says: /is not Retain any more; something changes it back. Nothing was deleted/,
    mend(one) {
      one.onChange = undefined;
      patched(one.cluster, 'data', ({ spec }) => (spec!['persistentVolumeReclaimPolicy'] = 'Retain'));
    },
  },
  'a finalizer holds the set for ever': {
    make: grown,
    break: faults({ stuckObject: 'db' }),
    says: /statefulset db is deleted: not within 1 s/,
    mend({ cluster }) {
      Reflect.deleteProperty(cluster.objects, 'statefulset/default/db');
      for (const name of ['db-0', 'db-1']) {
        const pod = cluster.objects[`pod/default/${name}`] as unknown as { metadata: Record<string, unknown> };
        pod.metadata['ownerReferences'] = [];
      }
    },
  },
  'the cluster has more replicas than the new version leaves': {
    make: () => {
      const open = (size: string): string => set(size).replace('  replicas: 2\n', '');
      return fake(documents(GROWING, open('10Gi')), documents(GROWING, open('20Gi')));
    },
    break({ cluster }) {
      (cluster.objects['statefulset/default/db'] as unknown as { spec: { replicas: number } }).spec.replicas = 3;
    },
    says: /statefulset db has 3 replicas, and is made anew with 1. Nothing was done/,
    mend({ cluster }) {
      (cluster.objects['statefulset/default/db'] as unknown as { spec: { replicas: number } }).spec.replicas = 1;
    },
  },
  'the new version is refused for another reason': {
    make: renamed,
    break: faults({ forbidden: 'apply' }),
    says: /not all of the new version was applied. What was done before stays/,
  },
  'somebody has deleted the volume, which goes with its claim': {
    make: renamed,
    break({ cluster }) {
      patched(cluster, 'data', ({ metadata }) => (metadata!['deletionTimestamp'] = '2026-01-01T00:00:00Z'));
    },
    says: /volume \S+ of claim data is being deleted, and goes with its claim. Nothing was deleted/,
    mend({ cluster }) {
      patched(cluster, 'data', ({ metadata }) => delete metadata!['deletionTimestamp']);
    },
  },
  'another claim takes the volume as soon as the old one is gone': {
    make: renamed,
    break(one) {
      one.onChange = (_, { objects }) => {
        if (objects['persistentvolumeclaim/default/data'] === undefined)
          (volumeOnItsWay(one.cluster)['spec'] as Record<string, unknown>)['claimRef'] = THIEF;
      };
    },
    says: /claim other\/thief took volume \S+ when claim data was gone/,
    mend(one) {
      one.onChange = undefined;
      delete (volumeOnItsWay(one.cluster)['spec'] as Record<string, unknown>)['claimRef'];
    },
  },
  'the namespace that the claim goes to is being deleted': {
    make: moved,
    break({ cluster }) {
      cluster.objects['namespace//store'] = {
        kind: 'Namespace',
        metadata: { name: 'store' },
        status: { phase: 'Terminating' },
      };
    },
    says: /namespace store is being deleted.*Nothing was done/,
    mend({ cluster }) {
      Reflect.deleteProperty(cluster.objects, 'namespace//store');
    },
  },
  'the volume is on its way in another plan': {
    make: renamed,
    break({ cluster }) {
      patched(cluster, 'data', ({ metadata }) => (metadata!['labels'] = { 'stateful.cdk8s.io/plan': 'other' }));
    },
    says: /is on its way in another plan \(label stateful.cdk8s.io\/plan=other\)/,
    mend({ cluster }) {
      patched(cluster, 'data', ({ metadata }) => (metadata!['labels'] = {}));
    },
  },
};

test('there are enough of them', () => {
  expect(Object.keys(FAULTS).length).toBeGreaterThanOrEqual(20);
});

describe.each(Object.entries(FAULTS))('%s', (_, fault) => {
  test('ends in a sentence with every file there, and goes on when it is mended', async () => {
    const one = fault.make();
    const disks = one.allDisks;
    fault.break(one);
    const hasFiles = Object.keys(one.cluster.objects).length > 0;
    const { code, error } = await one.run();
    expect(code).toBe(1);
    expect(error).toMatch(/^Stopped: /m);
    expect(error).toMatch(fault.says);
    if (hasFiles) expect(one.allDisks).toEqual(expect.arrayContaining([...disks]));
    fault.mend?.(one);
    one.cluster.faults = {};
    expect((await one.run()).error).toBe('');
    expect(one.allDisks).toEqual(expect.arrayContaining([...disks]));
    expect(one.marks).toEqual([]);
  }, 60_000);
});
